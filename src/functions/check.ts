import { Decimal, roundingTolerance } from "../disclosure";
import { OUTCOMES, CELL_ERRORS } from "../words";
import { caught, cellOf, cellsOf, isRange, rowsOf, type Argument, type Cell, type Result } from "./arguments";
import { invalid } from "./errors";
import {
  decimalsOf,
  mixed,
  quantityOf,
  requireUnitOf,
  sumOf,
  toleranceArgument,
  toNumber,
  unitOf,
  type Quantity,
  type Unit,
} from "./quantities";

/**
 * The verdict on `total = Σ parts`: 通过 where they are equal, `舍入 0.01` where the difference lies within the tolerance,
 * `不符 -12.00` beyond it; blank where nothing is given. The difference is total − Σ parts.
 */
export function verdict(
  total: Quantity | null,
  parts: readonly (Quantity | null)[],
  tolerance: Quantity | null,
): string {
  if (total === null && parts.every((p) => p === null)) return "";
  requireUnitOf(tolerance, commonUnit(total, parts));
  const difference = differenceOf(total, parts);
  if (difference.isZero()) return OUTCOMES.pass.zh;
  const decimals = decimalsOf([total, ...parts]);
  const allowed = tolerance?.value ?? defaultTolerance(decimals, parts);
  return `${OUTCOMES[difference.abs().lte(allowed) ? "rounded" : "fail"].zh} ${difference.toFixed(decimals)}`;
}

/** total − Σ parts, exactly. */
function differenceOf(total: Quantity | null, parts: readonly (Quantity | null)[]): Decimal {
  const sum = sumOf([total]);
  for (const p of parts) if (p !== null) sum.add(p, -1);
  return sum.value;
}

/**
 * The unit of a total and its parts. All have the same one or none has; a number beside a percentage is a hundredth, as a
 * cell in percent format holds it.
 */
function commonUnit(total: Quantity | null, parts: readonly (Quantity | null)[]): Unit | undefined {
  const [whole, part] = [unitOf([total]), unitOf(parts)];
  if (whole === undefined || part === undefined || whole === part) return whole ?? part;
  if ([whole, part].every((u) => u === null || u === "%")) return null;
  throw mixed([whole, part]);
}

/** What rounding explains of a total and of every part that is neither blank nor zero, all printed with so many decimals. */
export function defaultTolerance(decimals: number, parts: readonly (Quantity | null)[]): Decimal {
  const counted = parts.filter((p) => p !== null && !p.isZero).length;
  return new Decimal(10).pow(-decimals).mul(roundingTolerance(new Array<number>(1 + counted).fill(0.5)));
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
  commonUnit(quantity, others);
  return toNumber(differenceOf(quantity, others));
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
