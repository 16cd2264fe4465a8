import { rejoinCode } from "../classification";
import { isMoneyUnit, toHalfWidth, type MoneyUnit } from "../disclosure";
import {
  caught,
  cellOf,
  isBlank,
  rowsOf,
  shownCell,
  type Argument,
  type Cell,
  type Result,
  type ResultCell,
} from "./arguments";
import { invalid, notAvailable } from "./errors";
import { convertedNumber, moneyOf, moneyUnitArgument, shorten, sumOf, toNumber, unitOf } from "./quantities";
import { requireOneDisclosure, select, selectionOf, selectionOfArguments, whole, type Selection } from "./selection";
import { labelsOf, TableData, wantedItem, type Wanted } from "./table-data";
import { CELL_ERRORS, firstOf, said } from "../words";

/** Unit of the amounts on standard sheets. */
const SHEET_UNIT: MoneyUnit = "万元";
/** From so many items on, an index pays. */
const INDEX_FROM = 8;

/**
 * `BUDGET.VALUE(data, item, [column], [unit], [year], [moneyUnit], [version])`. The arguments from `item` to `year` may be ranges: a
 * column of items and a row of columns (or years) fill a block, each stretched as in Excel's own array formulas.
 */
export function value(
  data: Argument,
  item: Argument,
  column: Argument,
  unit: Argument,
  year: Argument,
  moneyUnit: Argument,
  version: Argument,
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
  const lookUp = finder(table, money, cellOf(version, "version"));
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
  version: Cell,
): (item: Cell, column: Cell, unit: Cell, year: Cell) => ResultCell {
  const items = new Map<Cell, { readonly wanted: Wanted; readonly rows: readonly number[] }>();
  const columns = new Map<Cell, number>();
  const selections = new Map<string, Selection>();
  const once = <K, V>(store: Map<K, V>, key: K, make: () => V): V => {
    let found = store.get(key);
    if (found === undefined) store.set(key, (found = make()));
    return found;
  };
  return (item, column, unit, year) => {
    if (isBlank(item) || item === 0) return "";
    const { wanted, rows } = once(items, item, () => {
      const read = wantedItem(item);
      return { wanted: read, rows: table.find(read) };
    });
    const at = once(columns, column, () => table.column(column));
    const selection = once(selections, `${String(unit)}\n${String(year)}`, () => selectionOf(unit, year, version));
    return figure(table, wanted, rows, at, selection, money);
  };
}

function figure(
  table: TableData,
  wanted: Wanted,
  all: readonly number[],
  column: number,
  selection: Selection,
  money: MoneyUnit | null,
): ResultCell {
  const selected = select(table, all, selection);
  if (selected.length === 0) throw missing(table, wanted, all, selection);
  if (selected.length > 1) requireOneDisclosure(table, selected);
  const rows = whole(table, selected);
  const shown = (r: number): ResultCell => converted(table, r, column, money);
  if (rows.length === 1) return shown(rows[0]!);
  for (const name of ["方向", "支出口径"] as const) {
    const values = table.distinct(rows, name).filter((v) => v !== "");
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
  const cells = rows.filter((r) => !isBlank(table.rows[r]![column]));
  if (cells.length === 0) return "";
  const amounts = cells.map(shown);
  const same = new Set(amounts.map(String)).size === 1;
  const chain = wanted.code === null ? chainOf(table, rows) : "apart";
  if (chain !== "apart") {
    // A 类 and the 款 and 项 that repeat its name: adding them counts one amount again and again.
    if (same && chain === "one" && cells.length === rows.length) return amounts[0]!;
    throw notAvailable(CELL_ERRORS["nested-rows"], {
      item: shorten(wanted.shown),
      codes: firstOf([...new Set(rows.map((r) => table.codeOf(r)))], 4),
    });
  }
  if (amounts.every((c) => typeof c === "number") || (table.holdsAmounts(column) && amounts.some(isFigure))) {
    const quantities = amounts.map((c) => moneyOf(c as Cell));
    unitOf(quantities);
    return toNumber(sumOf(quantities).value);
  }
  if (same && !(typeof amounts[0] === "string" && isFigure(amounts[0]) && !table.holdsWords(column)))
    return amounts[0]!;
  throw notAvailable(CELL_ERRORS["rows-of-words"], { item: shorten(wanted.shown), count: rows.length });
}

/** True for a number, and for text that has a digit: a cell of amounts that was typed as text. */
const isFigure = (cell: ResultCell): boolean => typeof cell === "number" || /\d/.test(toHalfWidth(String(cell)));

/** Whether codes of some rows stand above others of them: all in one chain, or so that there are more chains than one. */
function chainOf(table: TableData, rows: readonly number[]): "apart" | "one" | "several" {
  const printed = rows.map((r) => rejoinCode(table.codeOf(r))).filter((c) => c !== null);
  const codes = [...new Set(printed)].sort((a, b) => a.length - b.length);
  const below = codes.filter((code) => [3, 5, 7].some((n) => n < code.length && codes.includes(code.slice(0, n))));
  if (below.length === 0) return "apart";
  return codes.length === rows.length && codes.every((c, i) => i === 0 || c.startsWith(codes[i - 1]!))
    ? "one"
    : "several";
}

/** Columns of standard sheets that hold no money. */
const OTHER_COLUMNS = labelsOf(["quantity", "percent"]);

/** A cell in the unit of money asked for; as it stands where none is. */
function converted(table: TableData, row: number, column: number, money: MoneyUnit | null): ResultCell {
  const cell = table.rows[row]![column];
  if (money === null || isBlank(cell)) return shownCell(cell);
  if (OTHER_COLUMNS.has(table.header[column]!))
    throw invalid(CELL_ERRORS["no-money-column"], { name: table.header[column]! });
  const quantity = moneyOf(cell);
  if (quantity === null) return "";
  const own = quantity.unit === null || quantity.unit === "%" ? unitOfRow(table, row) : quantity.unit;
  return convertedNumber(quantity, own, money);
}

/** The unit of a row: what its column 金额单位 or 单位 says (the figures of the narrative keep their own), else that of the sheets. */
function unitOfRow(table: TableData, row: number): MoneyUnit {
  const said = table.keyOf(row, "金额单位") || table.keyOf(row, "单位");
  if (said === "") return SHEET_UNIT;
  if (!isMoneyUnit(said)) throw invalid(CELL_ERRORS["no-money-unit"], { text: shorten(said) });
  return said;
}

function missing(table: TableData, wanted: Wanted, all: readonly number[], selection: Selection): Error {
  if (all.length > 0) {
    const what = [
      selection.unit,
      selection.level,
      selection.year === null ? null : `${selection.year} 年`,
      selection.version,
    ];
    const there = [
      ...table.distinct(all, "年度", 7).map((y) => `${y} 年`),
      ...table.distinct(all, "公开单位", 7),
      ...(selection.version === null ? [] : table.distinct(all, "版本", 7)),
    ];
    return notAvailable(CELL_ERRORS["not-of-selection"], {
      what: what.filter((w) => w !== null).join(" "),
      item: shorten(wanted.shown),
      there: firstOf(there.map(shorten), 6),
    });
  }
  const near = wanted.name.length >= 2 ? table.itemsLike(wanted.name) : [];
  return notAvailable(CELL_ERRORS["not-in-table"], { item: shorten(wanted.shown), near: near.map(shorten).join("、") });
}

/** `BUDGET.TABLE(data, [unit], [year], [version])`: header and rows; key columns stay only where they differ. */
export function table(data: Argument, unit: Argument, year: Argument, version: Argument): Result {
  const source = new TableData(data);
  const rows = select(source, source.all, selectionOfArguments(unit, year, version));
  if (rows.length === 0) throw notAvailable(CELL_ERRORS["no-rows"]);
  const differing = (["年度", "公开单位", "层级", "版本", "单位名称"] as const).flatMap((name) =>
    source.distinct(rows, name).length > 1 ? [source.key(name)!] : [],
  );
  const columns = [...new Set([...differing, ...source.contentColumns()])];
  return [columns.map((c) => source.header[c]!), ...rows.map((r) => columns.map((c) => shownCell(source.rows[r]![c])))];
}
