import { Decimal } from "../disclosure";
import { OUTCOMES, CELL_ERRORS } from "../words";
import { caught, cellOf, cellsOf, isRange, rowsOf, type Argument, type Cell, type Result } from "./arguments";
import { invalid } from "./errors";
import { decimalsOf, quantityOf, sumOf, toleranceArgument, toNumber, type Quantity } from "./quantities";

/**
 * The verdict on `total = Σ parts`: 通过 where they are equal, `舍入 0.01` where the difference lies within the tolerance,
 * `不符 -12.00` beyond it; blank where nothing is given. The difference is total − Σ parts.
 */
export function verdict(
  total: Quantity | null,
  parts: readonly (Quantity | null)[],
  tolerance: Decimal | null,
): string {
  if (total === null && parts.every((p) => p === null)) return "";
  const difference = (total?.value ?? new Decimal(0)).minus(sumOf(parts));
  if (difference.isZero()) return OUTCOMES.pass.zh;
  const decimals = decimalsOf([total, ...parts]);
  const allowed = tolerance ?? defaultTolerance(decimals, parts);
  return `${OUTCOMES[difference.abs().lte(allowed) ? "rounded" : "fail"].zh} ${difference.toFixed(decimals)}`;
}

/** Half of the last digit, once for the total and once for every part that is neither blank nor zero. */
export function defaultTolerance(decimals: number, parts: readonly (Quantity | null)[]): Decimal {
  const counted = parts.filter((p) => p !== null && !p.value.isZero()).length;
  return new Decimal(10)
    .pow(-decimals)
    .div(2)
    .mul(1 + counted);
}

/** `BUDGET.CHECK(total, parts, [tolerance])`. */
export function check(total: Argument, parts: Argument, tolerance: Argument): Result {
  return verdict(quantityOf(cellOf(total, "total")), cellsOf(parts).map(quantityOf), toleranceArgument(tolerance));
}

/** `BUDGET.DIFF(total, parts)`: total − Σ parts without binary noise; blank where nothing is given. */
export function diff(total: Argument, parts: Argument): Result {
  const quantity = quantityOf(cellOf(total, "total"));
  const others = cellsOf(parts).map(quantityOf);
  if (quantity === null && others.every((q) => q === null)) return "";
  return toNumber((quantity?.value ?? new Decimal(0)).minus(sumOf(others)));
}

/** `BUDGET.CHECKROWS(totals, parts, [tolerance])`: {@link check} on every row, spilled. */
export function checkRows(totals: Argument, parts: Argument, tolerance: Argument): Result {
  const left = rowsOf(totals);
  const right = rowsOf(parts);
  if (left.length !== right.length)
    throw invalid(CELL_ERRORS["rows-differ"], { left: left.length, right: right.length });
  if (left.some((row) => row.length !== 1)) throw invalid(CELL_ERRORS["one-column"]);
  const allowed = toleranceArgument(tolerance);
  const one = (total: Cell, row: readonly Cell[]): string => verdict(quantityOf(total), row.map(quantityOf), allowed);
  if (!isRange(totals) || left.length === 1) return [[one(left[0]![0], right[0]!)]];
  return left.map((row, i) => [caught(() => one(row[0], right[i]!))]);
}
