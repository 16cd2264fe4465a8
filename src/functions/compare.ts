import { Decimal } from "../disclosure";
import { CELL_ERRORS } from "../words";
import { caught, cellOf, type Argument, type Cell, type Result, type ResultCell } from "./arguments";
import { FunctionError, invalid, notAvailable } from "./errors";
import { moneyOf, sumOf, toNumber, unitOf, type Sum } from "./quantities";
import { requireOneDisclosure, select, selectionOfArguments, whole } from "./selection";
import { TableData } from "./table-data";

/** One item in one year. */
interface ItemSum {
  readonly side: string;
  readonly code: string;
  readonly item: string;
  /** Its amount, null where none is printed; the error of a cell that is no amount. */
  readonly sum: Sum | null | FunctionError;
}

/**
 * `BUDGET.COMPARE(data, year1, year2, [unit], [column], [version])`: code, item, both years, change and change in percent. Items of the
 * second year in their order, each item that only the first year has after the one that it followed there.
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
  const sided = source.key("方向") !== null;
  const body = merged([...first.sums.keys()], [...second.sums.keys()]).map((key) => {
    const [a, b] = [first.sums.get(key), second.sums.get(key)];
    const label = (b ?? a)!;
    return [...(sided ? [label.side] : []), label.code, label.item, ...figures(a?.sum ?? null, b?.sum ?? null)];
  });
  return [
    [...(sided ? ["方向"] : []), "编码", "项目", `${first.year}年`, `${second.year}年`, "增减额", "增减%"],
    ...body,
  ];
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
    if (source.codeOf(r) === "" && source.itemOf(r) === "") continue;
    const key = `${source.keyOf(r, "方向")}|${source.keyOf(r, "支出口径")}|${source.identityOf(r)}`;
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
          item: source.itemOf(first),
          sum: added(amounts),
        },
      ];
    }),
  );
}

/** The sum of some cells, null where none prints an amount, or the error of one that is no amount. */
function added(cells: readonly Cell[]): ItemSum["sum"] {
  try {
    const amounts = cells.map(moneyOf).filter((q) => q !== null);
    unitOf(amounts);
    return amounts.length === 0 ? null : sumOf(amounts);
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
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
