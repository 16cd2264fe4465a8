import { Decimal } from "../disclosure";
import { cellOf, integerArgument, rowsOf, type Argument, type Result } from "./arguments";
import { invalid } from "./errors";
import { moneyOf, sumOf, toNumber, unitOf } from "./quantities";
import { CELL_ERRORS } from "../words";

/**
 * `BUDGET.ROUNDBALANCE(amounts, [decimals], [total])` (舍位平衡): the amounts rounded so that they still add up to the rounded
 * total. The units left over go to the amounts that rounding moved most; none moves by more than one unit of its last
 * decimal.
 */
export function roundBalance(amounts: Argument, decimals: Argument, total: Argument): Result {
  const places = integerArgument(decimals, "decimals", 2, -8, 8);
  const rows = rowsOf(amounts);
  const quantities = rows.flat().map(moneyOf);
  const unit = new Decimal(10).pow(-places);
  const round = (value: Decimal): Decimal => value.div(unit).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).mul(unit);
  const given = moneyOf(cellOf(total, "total"));
  unitOf([given, ...quantities]);
  const target = round(given?.value ?? sumOf(quantities).value);
  const parts = quantities.map((q, i) => (q ? { i, exact: q.value, rounded: round(q.value) } : null));
  const moving = parts.filter((p) => p !== null && !p.exact.isZero()) as {
    i: number;
    exact: Decimal;
    rounded: Decimal;
  }[];
  const rest = target
    .minus(moving.reduce((sum, p) => sum.plus(p.rounded), new Decimal(0)))
    .div(unit)
    .toNumber();
  if (Math.abs(rest) > moving.length)
    throw invalid(CELL_ERRORS["beyond-rounding"], { difference: new Decimal(rest).mul(unit).abs().toFixed() });
  // What rounding took away (or gave) most is given back (or taken) first; equal ones in the order of the list.
  const step = Math.sign(rest);
  const ranked = [...moving].sort(
    (a, b) => b.exact.minus(b.rounded).minus(a.exact.minus(a.rounded)).mul(step).toNumber() || a.i - b.i,
  );
  for (const p of ranked.slice(0, Math.abs(rest))) p.rounded = p.rounded.plus(unit.mul(step));
  const result = quantities.map((q, i) => (q ? toNumber(parts[i]!.rounded) : ""));
  let next = 0;
  return rows.map((row) => row.map(() => result[next++]!));
}
