import { codeKind, lookup, successors, type CodeEntry, type CodeTableId } from "../classification";
import { Decimal } from "../disclosure";
import { CELL_ERRORS } from "../words";
import { caught, cellOf, isBlank, type Argument, type Cell, type Result, type ResultCell } from "./arguments";
import { FunctionError, invalid, notAvailable } from "./errors";
import { moneyOf, Quantity, sumOf, toNumber, unitOf, type Sum } from "./quantities";
import { requireOneDisclosure, select, selectionOfArguments, whole } from "./selection";
import { NAMELESS, TableData } from "./table-data";

/** One item in one year. */
interface ItemSum {
  readonly side: string;
  readonly code: string;
  readonly item: string;
  /** The code table that its code is of, null where it goes by another name. */
  readonly table: CodeTableId | null;
  /** Its amount, null where none is printed; the error of a cell that is no amount. */
  readonly sum: Sum | null | FunctionError;
}

/**
 * `BUDGET.COMPARE(data, year1, year2, [unit], [column], [version])`: code, item, both years, change and change in percent. Items of the
 * second year in their order, each item that only the first year has after the one that it followed there. A code that
 * went into another by then stands under that one; what was done so is said in a last column, which is there only then.
 */
export function compare(
  data: Argument,
  year1: Argument,
  year2: Argument,
  unit: Argument,
  column: Argument,
  version: Argument,
): Result {
  const source = new TableData(data);
  const at = source.column(cellOf(column, "column"));
  const selections = [year1, year2].map((year) => selectionOfArguments(unit, year, version));
  if (selections.some((s) => s.year === null)) throw invalid(CELL_ERRORS["two-years"]);
  if (selections[0]!.year === selections[1]!.year)
    throw invalid(CELL_ERRORS["same-year"], { year: selections[0]!.year });
  const sides = selections.map((selection) => {
    const rows = select(source, source.all, selection);
    if (rows.length === 0) throw notAvailable(CELL_ERRORS["no-rows-of-year"], { year: selection.year });
    requireOneDisclosure(source, rows);
    return { year: selection.year!, sums: sumsByItem(source, rows, at) };
  });
  const [first, second] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const { sums, notes } = mapped(first, second);
  const sided = source.key("方向") !== null;
  const told = notes.size > 0;
  const body = merged([...sums.keys()], [...second.sums.keys()]).map((key) => {
    const [a, b] = [sums.get(key), second.sums.get(key)];
    const label = (b ?? a)!;
    const row = [...(sided ? [label.side] : []), label.code, label.item, ...figures(a?.sum ?? null, b?.sum ?? null)];
    return told ? [...row, (notes.get(key) ?? []).join("；")] : row;
  });
  return [
    [
      ...(sided ? ["方向"] : []),
      "编码",
      "项目",
      `${first.year}年`,
      `${second.year}年`,
      "增减额",
      "增减%",
      ...(told ? ["说明"] : []),
    ],
    ...body,
  ];
}

interface Year {
  readonly year: string;
  readonly sums: ReadonlyMap<string, ItemSum>;
}

/**
 * The items of the first year with codes that the second no longer has brought to what became of them, as far as a source
 * says, and what is to be said of each item: a code that went into another, that was split, or whose name changed.
 */
function mapped(first: Year, second: Year): { sums: Map<string, ItemSum>; notes: Map<string, string[]> } {
  const sums = new Map<string, ItemSum>();
  const notes = new Map<string, string[]>();
  const put = (key: string, item: ItemSum, note: string | null): void => {
    const there = sums.get(key);
    sums.set(key, there ? { ...there, sum: both(there.sum, item.sum) } : item);
    if (note !== null) notes.set(key, [...(notes.get(key) ?? []), note]);
  };
  for (const [key, item] of first.sums) {
    const entries = second.sums.has(key) ? [] : codesLater(item, first.year, second.year);
    const [only] = entries;
    if (only === undefined) put(key, item, second.sums.has(key) ? renaming(item, first.year, second.year) : null);
    else if (entries.length > 1) {
      const codes = entries.map((e) => `${e.code} ${e.name}`).join("、");
      put(key, item, `${second.year}年分入 ${codes}（未合并）`);
    } else {
      const moved = { ...item, code: only.code, item: only.name };
      put(key.slice(0, -item.code.length) + only.code, moved, `${first.year}年含 ${item.code} ${item.item}`);
    }
  }
  return { sums, notes };
}

/** What became of a code by a later year; nothing where it is still itself, or no source says. */
function codesLater(item: ItemSum, from: string, to: string): readonly CodeEntry[] {
  if (item.table === null) return [];
  const became = successors(item.table, item.code, { year: Number(from) }, { year: Number(to) });
  if (became === null || became.lost.length > 0) return [];
  return became.entries.every((e) => e.code === item.code) ? [] : became.entries;
}

/** That a code had another official name in the first year; null where it had the same. */
function renaming(item: ItemSum, from: string, to: string): string | null {
  if (item.table === null) return null;
  const [before, after] = [from, to].map((year) => lookup(item.table!, item.code, { year: Number(year) }).entry);
  return before && after && before.name !== after.name ? `${from}年名称为“${before.name}”` : null;
}

function both(a: ItemSum["sum"], b: ItemSum["sum"]): ItemSum["sum"] {
  if (a instanceof FunctionError || b === null) return a;
  if (b instanceof FunctionError || a === null) return b;
  return sumOf([Quantity.exactly(a.value, 0), Quantity.exactly(b.value, 0)]);
}

/** Both amounts, the change, and the change in percent of the first; an error in the place of a cell that is no amount. */
function figures(from: ItemSum["sum"], to: ItemSum["sum"]): ResultCell[] {
  const cell = (sum: ItemSum["sum"]): ResultCell =>
    sum instanceof FunctionError ? sum : sum === null ? "" : caught(() => toNumber(sum.value));
  const wrong = [from, to].find((s) => s instanceof FunctionError);
  if (wrong) return [cell(from), cell(to), wrong, wrong];
  const [a, b] = [from, to].map((s) => (s as Sum | null)?.value ?? null);
  const change = a === null && b === null ? null : (b ?? new Decimal(0)).minus(a ?? 0);
  const percent = change !== null && a && !a.isZero() ? change.div(a.abs()).mul(100).toDecimalPlaces(2) : null;
  return [cell(from), cell(to), change === null ? "" : toNumber(change), percent === null ? "" : toNumber(percent)];
}

function sumsByItem(source: TableData, rows: readonly number[], column: number): Map<string, ItemSum> {
  const items = new Map<string, number[]>();
  for (const r of rows) {
    const unnamed = isUnnamed(source, r);
    if (unnamed && isBlank(source.rows[r]![column])) continue;
    const identity = unnamed ? `|${namelessItem(source, r)}` : source.identityOf(r);
    const key = `${source.keyOf(r, "方向")}|${source.keyOf(r, "支出口径")}|${identity}`;
    const same = items.get(key);
    if (same) same.push(r);
    else items.set(key, [r]);
  }
  return new Map(
    [...items].map(([key, same]) => {
      const first = same[0]!;
      const amounts = whole(source, same).map((r) => source.rows[r]![column]);
      return [
        key,
        {
          side: source.keyOf(first, "方向"),
          code: source.codeOf(first),
          item: isUnnamed(source, first) ? namelessItem(source, first) : source.itemOf(first),
          table: tableOf(source.codeOf(first), source.identityOf(first)),
          sum: added(amounts),
        },
      ];
    }),
  );
}

const isUnnamed = (source: TableData, row: number): boolean => source.codeOf(row) === "" && source.itemOf(row) === "";

/** What an amount with neither code nor name goes by, so that it is not left out: the unit of its row. */
const namelessItem = (source: TableData, row: number): string => source.keyOf(row, "单位名称") || NAMELESS;

/** The classification of a code that a row goes by; none for purchases, projects and names. */
function tableOf(code: string, identity: string): CodeTableId | null {
  const kind = code === identity ? codeKind(code) : null;
  return kind === "functional" || kind === "economic-department" || kind === "economic-government" ? kind : null;
}

/** The sum of some cells, null where none prints an amount, or the error of one that is no amount. */
function added(cells: readonly Cell[]): ItemSum["sum"] {
  return caught(() => {
    const amounts = cells.map(moneyOf).filter((q) => q !== null);
    unitOf(amounts);
    return amounts.length === 0 ? null : sumOf(amounts);
  });
}

/** Both lists of keys as one: the second in its order, what only the first has behind its predecessor. */
function merged(first: readonly string[], second: readonly string[]): string[] {
  const known = new Set(second);
  const behind = new Map<string | null, string[]>();
  let place: string | null = null;
  for (const key of first) {
    if (known.has(key)) place = key;
    else {
      const list = behind.get(place);
      if (list) list.push(key);
      else behind.set(place, [key]);
    }
  }
  return [...(behind.get(null) ?? []), ...second.flatMap((key) => [key, ...(behind.get(key) ?? [])])];
}
