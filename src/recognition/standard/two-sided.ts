import {
  fold,
  type ColumnBinding,
  type Side,
  type StandardRow,
  type StandardValue,
  type TotalKind,
} from "../../disclosure";
import { squeeze } from "../table/cells";
import { isSideTotal, totalKind } from "../words/totals";
import { HELPERS, valueAt, type Context } from "./context";
import { NameHierarchy, OutlineStack } from "./hierarchy";

/** One row an item and side; carry-over sub-rows and 其中 rows keep their parent. */
export function twoSidedRows(context: Context): StandardRow[] {
  const { bindings, table } = context;
  const itemColumns = bindings.flatMap((b, c) => (b?.key === "item" ? [c] : []));
  const out: StandardRow[] = [];
  itemColumns.forEach((itemColumn, block) => {
    const end = itemColumns[block + 1] ?? bindings.length;
    const binding = bindings[itemColumn]!;
    const lines = bindings.flatMap((b, c) => (b?.key === "line" ? [c] : []));
    // 序号 in front of the item, 行次 behind it, or one for the whole row.
    const lineColumn =
      lines.find((c) => c === itemColumn - 1) ?? lines.find((c) => c > itemColumn && c < end) ?? lines[0] ?? -1;
    const side: Side = binding.side ?? "income";
    const outline = new OutlineStack();
    const names = new NameHierarchy(context.year);
    let carry: TotalKind | null = null;
    let carryLevel = 0;
    table.rows.forEach((row, r) => {
      const printed = row[itemColumn]?.text ?? null;
      const values: Record<string, StandardValue> = {};
      for (let c = itemColumn + 1; c < end; c++) {
        const b = bindings[c];
        if (b && !HELPERS.test(b.key) && b.key !== "item") values[b.key] = valueAt(context, r, c, table.moneyUnit);
      }
      const hasAmount = Object.values(values).some((v) => v.amount !== null);
      if (printed === null && !hasAmount) return;
      const item = printed === null ? null : squeeze(printed);
      const kind = item === null ? null : totalKind(item);
      const position = item === null ? { level: 0, ofWhich: false, parent: null } : outline.place(item, kind !== null);
      // 一般公共预算拨款 … below 上年结转 are parts of the carry-over, not income of the year.
      if (kind !== null) {
        carry = kind === "carry-in" || kind === "carry-out" ? kind : null;
        carryLevel = position.level;
      } else if (carryLevel > 0 && position.level > 0 && position.level <= carryLevel) carry = null;
      else if (
        carry !== null &&
        item !== null &&
        !/一般公共预算|政府性?基金|国有资本|财政拨款|财政专户|单位资金|其他|结转|结余|事业/.test(item)
      )
        carry = null;
      const inCarry = carry !== null && kind === null;
      const code =
        side === "expenditure" && item !== null && kind === null && !inCarry && isFunctional(binding)
          ? names.codeOf(item)
          : null;
      // Unnumbered names below a class are its 款 and 项.
      const depth = code !== null && code.length > 3 ? (code.length - 1) / 2 : null;
      out.push({
        row: r,
        line: lineColumn < 0 ? null : (row[lineColumn]?.text ?? null),
        side,
        basis: side === "expenditure" ? (binding.basis ?? (code !== null ? "functional" : null)) : null,
        code,
        secondCode: null,
        item,
        unitCode: null,
        unitName: null,
        role: kind !== null ? "total" : "detail",
        total: kind,
        level: depth ?? (inCarry ? position.level + 1 : code !== null && position.level === 0 ? 1 : position.level),
        ofWhich: position.ofWhich || inCarry,
        parent: inCarry ? (carry === "carry-in" ? "上年结转" : "年终结转") : position.parent,
        values,
        source: row[itemColumn]?.source,
      });
    });
  });
  return settleBasis(settleTotals(settleHeadings(shareTotals(out))));
}

function isFunctional(binding: ColumnBinding): boolean {
  return binding.basis === undefined || binding.basis === "functional";
}

const hasAmounts = (r: StandardRow): boolean => Object.values(r.values).some((v) => v.amount !== null);

/**
 * 支出合计 printed once for blocks side by side, its amount at the right end of the line: the words stand in one block, the
 * amount in the last. It is the total of both.
 */
function shareTotals(rows: StandardRow[]): StandardRow[] {
  const given = new Map<StandardRow, StandardRow>();
  for (const row of rows) {
    if (row.role !== "total" || hasAmounts(row)) continue;
    const same = rows.filter((o) => o.row === row.row && o.side === row.side && o !== row);
    const wordless = same.filter((o) => o.item === null && hasAmounts(o));
    if (wordless.length !== 1 || same.some((o) => o.item !== null)) continue;
    given.set(row, { ...row, values: wordless[0]!.values });
    given.set(wordless[0]!, { ...wordless[0]!, item: row.item, role: "total", total: row.total, level: row.level });
  }
  return rows.map((r) => given.get(r) ?? r);
}

/**
 * 一、部门预算 without an amount over 1、财政拨款 with one is a heading: its parts stand in its place, so that the items of a side are
 * those that print amounts.
 */
function settleHeadings(rows: StandardRow[]): StandardRow[] {
  const levels = new Map<StandardRow, number>();
  const level = (r: StandardRow): number => levels.get(r) ?? r.level;
  const numbered = (r: StandardRow): boolean => r.role === "detail" && !r.ofWhich && r.level > 0;
  rows.forEach((head, i) => {
    if (!numbered(head) || hasAmounts(head)) return;
    const below: StandardRow[] = [];
    for (const r of rows.slice(i + 1)) {
      if (r.side !== head.side || r.basis !== head.basis || r.role !== "detail") break;
      if (numbered(r) && r.level <= head.level) break;
      if (numbered(r)) below.push(r);
    }
    if (!below.some(hasAmounts)) return;
    const next = Math.min(...below.map((r) => r.level));
    for (const r of below) if (r.level === next) levels.set(r, level(head));
    levels.set(head, 0);
  });
  return rows.map((r) => (levels.has(r) ? { ...r, level: levels.get(r)! } : r));
}

/** An expenditure block is functional when most of its items are functional classes. */
function settleBasis(rows: StandardRow[]): StandardRow[] {
  const columns = new Set(rows.filter((r) => r.side === "expenditure").map((r) => r.values));
  if (columns.size === 0) return rows;
  const open = rows.filter((r) => r.side === "expenditure" && (r.basis === null || r.basis === "functional"));
  const coded = open.filter((r) => r.code !== null).length;
  const details = open.filter((r) => r.role === "detail").length;
  const basis =
    coded * 2 >= details && coded > 0
      ? "functional"
      : /基本支出|项目支出/.test(open.map((r) => r.item ?? "").join())
        ? "use"
        : null;
  return rows.map((r) => (open.includes(r) ? { ...r, basis } : r));
}

/** 收入合计 is the grand total where 本年收入 stands besides; a lone 收入合计 of a table without 总计 stays the grand total. */
function settleTotals(rows: StandardRow[]): StandardRow[] {
  return rows.map((r) => {
    if (r.total !== "grand" || r.item === null || !isSideTotal(r.item)) return r;
    const peers = rows.filter((p) => p.side === r.side && p.basis === r.basis && p !== r);
    const hasTotal = peers.some((p) => p.item !== null && /总计$/.test(fold(p.item)));
    return hasTotal ? { ...r, total: "current" as const } : r;
  });
}
