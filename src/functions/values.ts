import { Decimal, convert, parseMoneyUnit, type MoneyUnit } from "../disclosure";
import { caught, cellOf, isBlank, rowsOf, type Argument, type Cell, type Result, type ResultCell } from "./arguments";
import { invalid, notAvailable } from "./errors";
import { fromBinary, quantityOf, shorten, toNumber } from "./quantities";
import { distinct, requireOneDisclosure, select, selectionOf, selectionOfArguments, type Selection } from "./selection";
import { formOf, TableData, wantedItem, type Wanted } from "./table-data";
import { CELL_ERRORS, said } from "../words";

/** Unit of the amounts on standard sheets. */
const SHEET_UNIT: MoneyUnit = "万元";
/** From so many items on, an index pays. */
const INDEX_FROM = 8;

/** A unit of money named in an argument; null where it is omitted. */
export function moneyUnitArgument(argument: Argument): MoneyUnit | null {
  const cell = cellOf(argument, "moneyUnit");
  if (isBlank(cell) || cell === 0) return null;
  const text = String(cell).trim();
  const unit = /^(?:金额单位[:：])?(?:人民币)?[百千万亿]{0,2}元?$/u.test(text)
    ? parseMoneyUnit(text.endsWith("元") ? text : `${text}元`)
    : null;
  if (!unit) throw invalid(CELL_ERRORS["no-money-unit"], { text: shorten(text) });
  return unit;
}

/**
 * `BUDGET.VALUE(data, item, [column], [unit], [year], [moneyUnit])`. The arguments from `item` to `year` may be ranges: a column
 * of items and a row of columns (or years) fill a block, each stretched as in Excel's own array formulas.
 */
export function value(
  data: Argument,
  item: Argument,
  column: Argument,
  unit: Argument,
  year: Argument,
  moneyUnit: Argument,
): Result {
  const table = new TableData(data);
  const money = moneyUnitArgument(moneyUnit);
  const ranges = [item, column, unit, year].map((a) => rowsOf(a ?? ""));
  const height = Math.max(...ranges.map((r) => r.length));
  const width = Math.max(...ranges.map((r) => r[0]?.length ?? 1));
  const at = (range: readonly (readonly Cell[])[], r: number, c: number): Cell => {
    const row = range[range.length === 1 ? 0 : r];
    return row?.[row.length === 1 ? 0 : c];
  };
  const lookUp = finder(table, money);
  const one = (r: number, c: number): ResultCell =>
    lookUp(...(ranges.map((range) => at(range, r, c)) as [Cell, Cell, Cell, Cell]));
  if (height === 1 && width === 1) return [[one(0, 0)]];
  if (height * width >= INDEX_FROM) table.indexItems();
  return Array.from({ length: height }, (_r, r) => Array.from({ length: width }, (_c, c) => caught(() => one(r, c))));
}

/** Looks one figure up; items, columns and selections that repeat are read once. */
function finder(
  table: TableData,
  money: MoneyUnit | null,
): (item: Cell, column: Cell, unit: Cell, year: Cell) => ResultCell {
  const items = new Map<Cell, Wanted>();
  const columns = new Map<Cell, number>();
  const selections = new Map<string, Selection>();
  const once = <K, V>(store: Map<K, V>, key: K, make: () => V): V => {
    let found = store.get(key);
    if (found === undefined) store.set(key, (found = make()));
    return found;
  };
  return (item, column, unit, year) => {
    if (isBlank(item) || item === 0) return "";
    const wanted = once(items, item, () => wantedItem(item));
    const at = once(columns, column, () => table.column(column));
    const selection = once(selections, `${String(unit)}\n${String(year)}`, () => selectionOf(unit, year));
    return figure(table, wanted, at, selection, money);
  };
}

function figure(
  table: TableData,
  wanted: Wanted,
  column: number,
  selection: Selection,
  money: MoneyUnit | null,
): ResultCell {
  const all = table.find(wanted);
  const rows = whole(table, select(table, all, selection));
  if (rows.length === 0) throw missing(table, wanted, all, selection);
  if (rows.length === 1) return converted(table.rows[rows[0]!]![column], money);
  requireOneDisclosure(table, rows);
  for (const name of ["方向", "支出口径"] as const) {
    const values = distinct(table, rows, name).filter((v) => v !== "");
    if (values.length > 1)
      throw notAvailable(CELL_ERRORS["several-rows"], {
        item: shorten(wanted.shown),
        name,
        values: values.join("、"),
        question:
          name === "方向"
            ? said(CELL_ERRORS["write-side"], { side: values[0], item: shorten(wanted.shown) })
            : CELL_ERRORS["write-code"],
      });
  }
  const cells = rows.map((r) => table.rows[r]![column]);
  const numbers = cells.filter((c) => !isBlank(c));
  if (numbers.length === 0) return "";
  if (!numbers.every((c) => typeof c === "number")) {
    if (new Set(numbers.map(String)).size === 1) return converted(numbers[0], money);
    throw notAvailable(CELL_ERRORS["rows-of-words"], { item: shorten(wanted.shown), count: rows.length });
  }
  return converted(
    toNumber(numbers.reduce((sum: Decimal, c) => sum.plus(fromBinary(c as number).value), new Decimal(0))),
    money,
  );
}

/** Where a table lists several budget units and the disclosing unit's own row stands among them, that row is the whole. */
function whole(table: TableData, rows: readonly number[]): readonly number[] {
  if (rows.length < 2 || table.key("单位名称") === null) return rows;
  const own = rows.filter((r) => table.keyOf(r, "单位名称") === table.keyOf(r, "公开单位"));
  return own.length > 0 && own.length < rows.length ? own : rows;
}

function converted(cell: Cell, money: MoneyUnit | null): ResultCell {
  if (isBlank(cell)) return "";
  if (money === null) return cell as string | number | boolean;
  const quantity = quantityOf(cell);
  return quantity === null ? "" : toNumber(convert(quantity.value, SHEET_UNIT, money));
}

function missing(table: TableData, wanted: Wanted, all: readonly number[], selection: Selection): Error {
  if (all.length > 0) {
    const years = distinct(table, all, "年度");
    const units = distinct(table, all, "公开单位");
    const what = [selection.unit, selection.year === null ? null : `${selection.year} 年`]
      .filter((w) => w !== null)
      .join(" ");
    return notAvailable(CELL_ERRORS["not-of-selection"], {
      what,
      item: shorten(wanted.shown),
      there: [...years.map((y) => `${y} 年`), ...units].slice(0, 6).map(shorten).join("、"),
    });
  }
  const near: string[] = [];
  for (let r = 0; r < table.rows.length && near.length < 3; r++) {
    const item = table.itemOf(r);
    if (wanted.name.length >= 2 && item !== "" && formOf(item).name.includes(wanted.name) && !near.includes(item))
      near.push(item);
  }
  return notAvailable(CELL_ERRORS["not-in-table"], { item: shorten(wanted.shown), near: near.map(shorten).join("、") });
}

/** `BUDGET.TABLE(data, [unit], [year])`: header and rows of one disclosure; key columns stay only where they differ. */
export function table(data: Argument, unit: Argument, year: Argument): Result {
  const source = new TableData(data);
  const rows = select(
    source,
    source.rows.map((_, r) => r),
    selectionOfArguments(unit, year),
  );
  if (rows.length === 0) throw notAvailable(CELL_ERRORS["no-rows"]);
  const differing = (["年度", "公开单位", "层级", "单位名称"] as const).flatMap((name) =>
    distinct(source, rows, name).length > 1 ? [source.key(name)!] : [],
  );
  const columns = [...new Set([...differing, ...source.contentColumns()])];
  const cell = (c: Cell): ResultCell => (isBlank(c) ? "" : (c as ResultCell));
  return [columns.map((c) => source.header[c]!), ...rows.map((r) => columns.map((c) => cell(source.rows[r]![c])))];
}

/**
 * `BUDGET.COMPARE(data, year1, year2, [unit], [column])`: code, item, both years, change and change in percent. Items of the
 * second year in their order, each item that only the first year has after the one that it followed there.
 */
export function compare(data: Argument, year1: Argument, year2: Argument, unit: Argument, column: Argument): Result {
  const source = new TableData(data);
  const at = source.column(cellOf(column, "column"));
  const selections = [year1, year2].map((year) => selectionOfArguments(unit, year));
  if (selections.some((s) => s.year === null)) throw invalid(CELL_ERRORS["two-years"]);
  const sides = selections.map((selection) => {
    const rows = select(
      source,
      source.rows.map((_, r) => r),
      selection,
    );
    if (rows.length === 0) throw notAvailable(CELL_ERRORS["no-rows-of-year"], { year: selection.year });
    requireOneDisclosure(source, rows);
    return { year: selection.year!, sums: sumsByItem(source, rows, at) };
  });
  const [first, second] = sides as [(typeof sides)[0], (typeof sides)[0]];
  const sided = source.key("方向") !== null;
  const body = merged([...first.sums.keys()], [...second.sums.keys()]).map((key) => {
    const a = first.sums.get(key);
    const b = second.sums.get(key);
    const label = (b ?? a)!;
    const from = a?.sum ?? null;
    const to = b?.sum ?? null;
    const change = from === null && to === null ? null : (to ?? new Decimal(0)).minus(from ?? 0);
    const percent =
      change !== null && from !== null && !from.isZero() ? change.div(from.abs()).mul(100).toDecimalPlaces(2) : null;
    const cell = (d: Decimal | null): ResultCell => (d === null ? "" : toNumber(d));
    return [...(sided ? [label.side] : []), label.code, label.item, cell(from), cell(to), cell(change), cell(percent)];
  });
  return [
    [...(sided ? ["方向"] : []), "编码", "项目", `${first.year}年`, `${second.year}年`, "增减额", "增减%"],
    ...body,
  ];
}

interface ItemSum {
  readonly side: string;
  readonly code: string;
  readonly item: string;
  sum: Decimal | null;
}

function sumsByItem(source: TableData, rows: readonly number[], column: number): Map<string, ItemSum> {
  const sums = new Map<string, ItemSum>();
  for (const r of rows) {
    const code = source.codeOf(r);
    const item = source.itemOf(r);
    const side = source.keyOf(r, "方向");
    if (code === "" && item === "") continue;
    const key = `${side}|${source.keyOf(r, "支出口径")}|${source.identityOf(r)}`;
    const amount = amountOf(source.rows[r]![column]);
    const before = sums.get(key);
    if (!before) sums.set(key, { side, code, item, sum: amount });
    else if (amount !== null) before.sum = (before.sum ?? new Decimal(0)).plus(amount);
  }
  return sums;
}

function amountOf(cell: Cell): Decimal | null {
  return typeof cell === "number" ? fromBinary(cell).value : null;
}

/** Both lists of keys as one: the second in its order, what only the first has behind its predecessor. */
function merged(first: readonly string[], second: readonly string[]): string[] {
  const known = new Set(second);
  const behind = new Map<string | null, string[]>();
  let place: string | null = null;
  for (const key of first) {
    if (known.has(key)) place = key;
    else behind.set(place, [...(behind.get(place) ?? []), key]);
  }
  return [...(behind.get(null) ?? []), ...second.flatMap((key) => [key, ...(behind.get(key) ?? [])])];
}
