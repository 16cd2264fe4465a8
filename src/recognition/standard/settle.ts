import { Decimal, type StandardRow, type StandardValue, printedValues } from "../../disclosure";
import { isBlank } from "../table/cells";
import type { Context } from "./context";
import { NameHierarchy } from "./hierarchy";

/** Purchases listed by function or by unit: what others below go on from is a subtotal. */
export function settlePurchases(rows: StandardRow[]): StandardRow[] {
  const lines = rows.filter((r) => r.role === "detail" && isBlank(r.values["goods"]?.text));
  const listed = rows.filter((r) => (["goods", "catalogue"] as const).some((key) => !isBlank(r.values[key]?.text)));
  const byUnit = rows.some((r) => r.unitCode !== null) && rows.some((r) => r.role === "detail" && r.unitCode === null);
  return rows.map((r, i) => {
    if (r.role !== "detail" || !lines.includes(r)) return r;
    const next = rows[i + 1];
    const byCode =
      r.code !== null && !isBlank(next?.code) && next.code.length > r.code.length && next.code.startsWith(r.code);
    // Where purchases name what is bought, a row that does not sums them up.
    const group = listed.length * 2 > rows.length && !listed.includes(r);
    return byCode || group || (byUnit && r.unitCode !== null) ? { ...r, role: "subtotal" as const } : r;
  });
}

/** Functional and economic tables that print names only: codes by name, each level inside the one above; what fits nowhere keeps none. */
export function codesByName(rows: StandardRow[], context: Context): StandardRow[] {
  if (!/^(income|expenditure|general|fund|capital|basic)$/.test(context.id)) return rows;
  const names = new NameHierarchy(context.year, context.id === "basic" ? "economic-department" : "functional");
  const coded = rows.map((r) => (r.role === "detail" && r.item !== null ? { ...r, code: names.codeOf(r.item) } : r));
  const found = coded.filter((r) => r.code !== null).length;
  return found * 2 >= rows.length ? coded : rows;
}

/**
 * Tables by unit print the department, then its units: the department's row is a subtotal, told by its code, which the
 * units' codes go on from, or by amounts that equal the total's.
 */
export function settleUnits(rows: StandardRow[]): StandardRow[] {
  const units = rows.filter(
    (r) =>
      r.role === "detail" &&
      r.code === null &&
      (r.unitCode !== null || r.unitName !== null) &&
      (r.item === null || r.item === r.unitName),
  );
  if (units.length < 2) return rows;
  const total = rows.find((r) => r.role === "total");
  const sums = new Set<StandardRow>();
  for (const row of units) {
    const code = row.unitCode;
    if (
      code !== null &&
      units.some(
        (u) => u !== row && u.unitCode !== null && u.unitCode.length > code.length && u.unitCode.startsWith(code),
      )
    )
      sums.add(row);
  }
  const first = units[0]!;
  if (sums.size === 0 && total && printedValues(first).every(([key, v]) => sameAmount(v, total.values[key])))
    sums.add(first);
  return rows.map((r) => (sums.has(r) ? { ...r, role: "subtotal" as const } : r));
}

/**
 * A last row of amounts without a word is the total where no row says that it is one, and where it repeats a row that sums the
 * others up or sums them up itself.
 */
export function settleLastRow(rows: StandardRow[], wordless: (row: number) => boolean): StandardRow[] {
  const last = rows.at(-1);
  if (!last || rows.length < 3 || last.role !== "detail" || !wordless(last.row)) return rows;
  if (rows.some((r) => r.role === "total")) return rows;
  const others = rows.slice(0, -1);
  const total = (r: StandardRow): Decimal => r.values["total"]?.amount?.value ?? new Decimal(0);
  const own = total(last);
  if (own.isZero()) return rows;
  const repeats = others.some((r) => printedValues(last).every(([key, v]) => sameAmount(v, r.values[key])));
  const sum = others.reduce((s, r) => s.add(total(r)), new Decimal(0));
  if (!repeats && !sum.eq(own)) return rows;
  const settled = {
    ...last,
    role: "total" as const,
    total: "all" as const,
    item: null,
    unitCode: null,
    unitName: null,
  };
  return [...others, settled];
}

function sameAmount(a: StandardValue, b: StandardValue | undefined): boolean {
  if (a.amount === null || !b?.amount)
    return (a.amount === null || a.amount.value.isZero()) && (!b?.amount || b.amount.value.isZero());
  return a.amount.value.eq(b.amount.value);
}

/**
 * Projects grouped by indentation alone: a row is the subtotal of those that follow when they add up to it and only so
 * the whole adds up to the subtotal (or total) above. Where the first of them add up to the subtotal, what follows belongs beside it, to
 * what the total leaves (units by name, one after the other). Where no grouping closes, all stay details.
 */
export function settleGroups(rows: StandardRow[]): StandardRow[] {
  const value = (r: StandardRow): Decimal => r.values["total"]?.amount?.value ?? new Decimal(0);
  const groups = new Set<StandardRow>();
  for (let at = 0; at < rows.length; at++) {
    const head = rows[at]!;
    if (head.role === "detail") continue;
    let end = at + 1;
    while (end < rows.length && rows[end]!.role === "detail") end++;
    const run = rows.slice(at + 1, end);
    let whole = value(head);
    const own = closing(run.map(value), whole);
    if (own !== null && own < run.length && head.role === "subtotal") {
      run.splice(0, own);
      whole = left(rows.slice(0, at + 1), value);
    }
    const plain = run.reduce((sum, r) => sum.add(value(r)), new Decimal(0));
    if (run.length < 2 || plain.lte(whole)) continue;
    const found: StandardRow[] = [];
    let top = new Decimal(0);
    for (let i = 0; i < run.length; i++) {
      const own = value(run[i]!);
      let sum = new Decimal(0);
      let k = i;
      while (k + 1 < run.length && sum.lt(own)) sum = sum.add(value(run[++k]!));
      top = top.add(own);
      if (k > i && sum.eq(own)) {
        found.push(run[i]!);
        i = k;
      }
    }
    if (top.eq(whole)) for (const r of found) groups.add(r);
  }
  return rows.map((r) => (groups.has(r) ? { ...r, role: "subtotal" as const } : r));
}

/** How many of the first amounts add up to the whole, or null. */
function closing(amounts: readonly Decimal[], whole: Decimal): number | null {
  let sum = new Decimal(0);
  const at = amounts.findIndex((a) => (sum = sum.add(a)).eq(whole) && !a.isZero());
  return at < 0 ? null : at + 1;
}

/** What a total leaves beside the subtotals that follow it. */
function left(rows: readonly StandardRow[], value: (r: StandardRow) => Decimal): Decimal {
  const from = rows.map((r) => r.role).lastIndexOf("total");
  if (from < 0) return new Decimal(0);
  return rows
    .slice(from + 1)
    .filter((r) => r.role === "subtotal")
    .reduce((rest, r) => rest.sub(value(r)), value(rows[from]!));
}
