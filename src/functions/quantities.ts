import { Decimal, parseAmount } from "../disclosure";
import { cellOf, isBlank, type Argument, type Cell } from "./arguments";
import { invalid } from "./errors";
import { CELL_ERRORS } from "../words";

/** A number with the decimals that it carries. */
export interface Quantity {
  readonly value: Decimal;
  readonly decimals: number;
}

/** What a sum in binary can spoil: absolutely (a printed amount has at most eight decimals), and per unit of its size. */
const NOISE = new Decimal("1e-8");
const RELATIVE_NOISE = new Decimal("4e-15");
/** A number with fewer digits than this was never spoilt. */
const SPOILT_DIGITS = 14;
const SPOILT_DECIMALS = 8;
/** 万元 to the 分. */
const MOST_DECIMALS = 6;

/**
 * The decimal number that a cell shows. A cell holds binary: 448.03 may come as 448.03000000000003, and a difference as
 * 0.00999999977648258. Fifteen significant digits are what a spreadsheet keeps; a number that needs them all and lies
 * within the noise of a shorter one of at most six decimals is that shorter one.
 */
export function fromBinary(value: number): Quantity {
  if (!Number.isFinite(value)) throw invalid(CELL_ERRORS["infinite"]);
  const rounded = new Decimal(value.toPrecision(15));
  const clean = withoutNoise(rounded);
  return { value: clean, decimals: clean.decimalPlaces() };
}

function withoutNoise(value: Decimal): Decimal {
  if (value.precision() < SPOILT_DIGITS && value.decimalPlaces() <= SPOILT_DECIMALS) return value;
  const noise = Decimal.max(NOISE, value.abs().mul(RELATIVE_NOISE));
  for (let places = 0; places <= MOST_DECIMALS; places++) {
    const short = value.toDecimalPlaces(places);
    if (value.minus(short).abs().lt(noise)) return short;
  }
  return value;
}

/**
 * The number in a cell: a number, or text as disclosures print it (`7,661.49`, full width, `（1.23）`, `△1.23`, `12.5%`). Null for a
 * blank cell and for the dashes that stand for blank. Any other text is an error that quotes it.
 */
export function quantityOf(cell: Cell): Quantity | null {
  if (isBlank(cell)) return null;
  if (typeof cell === "number") return fromBinary(cell);
  if (typeof cell === "boolean") throw invalid(CELL_ERRORS["no-number"], { text: cell ? "TRUE" : "FALSE" });
  const parsed = parseAmount(cell);
  if (parsed.kind === "blank") return null;
  if (parsed.kind === "text") throw invalid(CELL_ERRORS["no-number"], { text: shorten(cell!) });
  return parsed.percent
    ? { value: parsed.value.div(100), decimals: parsed.decimals + 2 }
    : { value: parsed.value, decimals: parsed.decimals };
}

/** A tolerance: a number not below 0, or null where it is omitted. */
export function toleranceArgument(argument: Argument): Decimal | null {
  const quantity = quantityOf(cellOf(argument, "tolerance"));
  if (quantity?.value.isNegative() && !quantity.value.isZero()) throw invalid(CELL_ERRORS["negative-tolerance"]);
  return quantity?.value ?? null;
}

/** The sum of some numbers, exactly; blanks count as 0. */
export function sumOf(quantities: readonly (Quantity | null)[]): Decimal {
  return quantities.reduce((sum, q) => (q ? sum.plus(q.value) : sum), new Decimal(0));
}

/** The most decimals among some numbers, at least two. */
export function decimalsOf(quantities: readonly (Quantity | null)[]): number {
  return quantities.reduce((most, q) => Math.max(most, q?.decimals ?? 0), 2);
}

/** A decimal as the number that a cell holds. */
export function toNumber(value: Decimal): number {
  const number = value.isZero() ? 0 : value.toNumber();
  if (!Number.isFinite(number)) throw invalid(CELL_ERRORS["too-big"]);
  return number;
}

/** Text for a message, not longer than a line. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}
