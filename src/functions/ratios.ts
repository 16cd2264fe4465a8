import { Decimal, convert, type MoneyUnit } from "../disclosure";
import { CELL_ERRORS } from "../words";
import { caught, integerArgument, rowsOf, type Argument, type Result, type ResultCell } from "./arguments";
import { broadcast } from "./broadcast";
import { FunctionError, invalid, notAvailable } from "./errors";
import { decimalsOf, moneyOf, moneyUnitArgument, toNumber, unitOf, type Quantity } from "./quantities";

/** Decimals of a percentage where none are asked for. */
const PERCENT_DECIMALS = 2;

/** Part ÷ whole in percent, rounded half up; blank where no part is printed. */
function percentOf(
  part: Argument,
  whole: Argument,
  decimals: Argument,
  without: (typeof CELL_ERRORS)["no-whole"] | (typeof CELL_ERRORS)["no-budget"],
): Result {
  const places = integerArgument(decimals, "decimals", PERCENT_DECIMALS, 0, 8);
  return broadcast([part, whole], (first, second) => {
    const [a, b] = [moneyOf(first), moneyOf(second)];
    if (a === null) return "";
    unitOf([a, b]);
    if (b === null || b.isZero) throw notAvailable(without);
    return toNumber(a.value.div(b.value).mul(100).toDecimalPlaces(places, Decimal.ROUND_HALF_UP));
  });
}

/** `BUDGET.SHARE(part, whole, [decimals])` (占比): part ÷ whole × 100; `#N/A` where the whole is 0 or blank. */
export function share(part: Argument, whole: Argument, decimals: Argument): Result {
  return percentOf(part, whole, decimals, CELL_ERRORS["no-whole"]);
}

/** `BUDGET.EXECUTION(executed, planned, [decimals])` (执行率): final figure ÷ budget × 100; `#N/A` where no budget is printed. */
export function execution(executed: Argument, planned: Argument, decimals: Argument): Result {
  return percentOf(executed, planned, decimals, CELL_ERRORS["no-budget"]);
}

/**
 * `BUDGET.CHANGE(current, prior, [moneyUnit])`: change, change in percent, and both as disclosures word them (增加1.20万元，增长5.00%), a row
 * for each row. Amounts that print no unit are in `moneyUnit` (万元); those that print one are converted to it. There is no
 * percentage where the prior figure is blank, 0 or negative.
 */
export function change(current: Argument, prior: Argument, moneyUnit: Argument): Result {
  const wanted = moneyUnitArgument(moneyUnit);
  const [left, right] = [rowsOf(current), rowsOf(prior)];
  if ([...left, ...right].some((row) => row.length !== 1)) throw invalid(CELL_ERRORS["one-column-each"]);
  if (right.length !== 1 && right.length !== left.length)
    throw invalid(CELL_ERRORS["shapes-differ"], { left: left.length, right: right.length });
  return left.map(([cell], r) => {
    const one = (): ResultCell[] => changeOf(moneyOf(cell), moneyOf(right[right.length === 1 ? 0 : r]![0]), wanted);
    if (left.length === 1) return one();
    const row = caught(one);
    return row instanceof FunctionError ? [row, row, row] : row;
  });
}

function changeOf(current: Quantity | null, prior: Quantity | null, wanted: MoneyUnit | null): ResultCell[] {
  if (current === null && prior === null) return ["", "", ""];
  const own = unitOf([current, prior]) ?? null;
  const unit = wanted ?? (own as MoneyUnit | null) ?? "万元";
  const inUnit = (q: Quantity | null): Decimal =>
    q === null ? new Decimal(0) : own === null ? q.value : convert(q.value, own as MoneyUnit, unit);
  const before = inUnit(prior);
  const difference = inUnit(current).minus(before);
  const percent = before.gt(0)
    ? difference.div(before).mul(100).toDecimalPlaces(PERCENT_DECIMALS, Decimal.ROUND_HALF_UP)
    : null;
  const decimals =
    own === null || own === unit ? decimalsOf([current, prior]) : Math.max(2, difference.decimalPlaces());
  return [
    toNumber(difference),
    percent === null ? "" : toNumber(percent),
    changeWords(difference, percent, unit, decimals),
  ];
}

function changeWords(difference: Decimal, percent: Decimal | null, unit: MoneyUnit, decimals: number): string {
  if (difference.isZero()) return "与上年持平";
  const [verb, rate] = difference.isNegative() ? ["减少", "下降"] : ["增加", "增长"];
  const amount = `${verb}${difference.abs().toFixed(decimals)}${unit}`;
  return percent === null ? amount : `${amount}，${rate}${percent.abs().toFixed(PERCENT_DECIMALS)}%`;
}
