import {
  Decimal,
  convert,
  parseAmount,
  parseMoneyUnit,
  stripWhitespace,
  toHalfWidth,
  unitTicks,
  type MoneyUnit,
} from "../disclosure";
import { cellOf, isBlank, type Argument, type Cell } from "./arguments";
import { invalid } from "./errors";
import { CELL_ERRORS, type ArgumentName } from "../words";

/** What stands behind a number: a unit of money, `%`, or nothing. */
export type Unit = MoneyUnit | "%" | null;

/** Powers of ten up to the decimals of the fast path, 万元 to the 分. */
const POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6] as const;
const MOST_DECIMALS = 6;
/** Whole numbers of fewer digits than this were never spoilt by a sum in binary. */
const SPOILT_DIGITS = 14;
const UNSPOILT = 10 ** (SPOILT_DIGITS - 1);
const SPOILT_DECIMALS = 8;
/** What a sum in binary can spoil: absolutely (a printed amount has at most eight decimals), and per unit of its size. */
const NOISE = new Decimal("1e-8");
const RELATIVE_NOISE = new Decimal("4e-15");
const MILLIONTHS = new Decimal("1e-6");

/**
 * A number with the decimals that it carries and the unit printed behind it. Most are plain decimals and are held as a
 * whole number of their last digit, exactly; the decimal is made when it is asked for.
 */
export class Quantity {
  private decimal: Decimal | null;

  private constructor(
    /** Value × 10^decimals where that is a whole number of at most 13 digits and six decimals, else null. */
    readonly digits: number | null,
    readonly decimals: number,
    readonly unit: Unit,
    exact: Decimal | null,
  ) {
    this.decimal = exact;
  }

  static plain(digits: number, decimals: number, unit: Unit = null): Quantity {
    return new Quantity(digits, decimals, unit, null);
  }

  static exactly(value: Decimal, decimals: number, unit: Unit = null): Quantity {
    return new Quantity(null, decimals, unit, value);
  }

  get value(): Decimal {
    return (this.decimal ??= new Decimal(this.digits!).div(POWERS[this.decimals]!));
  }

  get isZero(): boolean {
    return this.digits === null ? this.value.isZero() : this.digits === 0;
  }
}

/** A sum of many quantities: in whole millionths as long as they are exact in a double, beyond that in decimals. */
export class Sum {
  private millionths = 0;
  private rest: Decimal | null = null;

  add(quantity: Quantity, sign: 1 | -1 = 1): this {
    const { digits, decimals } = quantity;
    const part = digits === null ? NaN : sign * digits * POWERS[MOST_DECIMALS - decimals]!;
    const next = this.millionths + part;
    // NaN compares false as well.
    if (Math.abs(part) <= Number.MAX_SAFE_INTEGER && Math.abs(next) <= Number.MAX_SAFE_INTEGER) this.millionths = next;
    else this.rest = (this.rest ?? new Decimal(0)).plus(sign < 0 ? quantity.value.neg() : quantity.value);
    return this;
  }

  get isZero(): boolean {
    return this.rest === null ? this.millionths === 0 : this.value.isZero();
  }

  get value(): Decimal {
    const whole = new Decimal(this.millionths).mul(MILLIONTHS);
    return this.rest === null ? whole : whole.plus(this.rest);
  }
}

/** The sum of some quantities, exactly; blanks count as 0. */
export function sumOf(quantities: readonly (Quantity | null)[]): Sum {
  const sum = new Sum();
  for (const q of quantities) if (q !== null) sum.add(q);
  return sum;
}

/** The most decimals among some quantities, at least two. */
export function decimalsOf(quantities: readonly (Quantity | null)[]): number {
  let most = 2;
  for (const q of quantities) if (q !== null && q.decimals > most) most = q.decimals;
  return most;
}

/**
 * The decimal number that a cell shows. A cell holds binary: 448.03 may come as 448.03000000000003, and a difference as
 * 0.00999999977648258. Fifteen significant digits are what a spreadsheet keeps; a number that needs them all and lies
 * within the noise of a shorter one of at most six decimals is that shorter one.
 */
function fromBinary(value: number, unit: MoneyUnit | null = null): Quantity {
  // The 分 of an amount in 亿元 are its tenth decimal: what one with so few digits says was typed, and is no noise.
  if (unit === "亿元" && Number.isFinite(value)) {
    const typed = new Decimal(value.toPrecision(15));
    if (typed.precision() <= SPOILT_DIGITS && typed.decimalPlaces() <= 10)
      return Quantity.exactly(typed, typed.decimalPlaces());
  }
  // A cell whose noise is plain from its double, and one that surely has none, need no decimals to tell.
  const noise = Math.max(1e-8, Math.abs(value) * 4e-15);
  let isClear = true;
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
    const digits = Math.round(value * POWERS[decimals]!);
    if (!(Math.abs(digits) < UNSPOILT)) {
      isClear = false;
      break;
    }
    const short = digits / POWERS[decimals]!;
    const off = Math.abs(value - short);
    // A quotient of whole numbers is the double nearest to that decimal.
    if (off < noise / 2) return Quantity.plain(digits === 0 ? 0 : digits, decimals);
    if (off < noise * 2) isClear = false;
  }
  if (!Number.isFinite(value)) throw invalid(CELL_ERRORS["infinite"]);
  const rounded = new Decimal(value.toPrecision(15));
  const clean = isClear ? rounded : withoutNoise(rounded);
  return Quantity.exactly(clean, clean.decimalPlaces());
}

function withoutNoise(value: Decimal): Decimal {
  if (value.precision() < SPOILT_DIGITS && value.decimalPlaces() <= SPOILT_DECIMALS) return value;
  // Noise never ends after a 分, however large the amount.
  if (value.decimalPlaces() <= 2) return value;
  const noise = Decimal.max(NOISE, value.abs().mul(RELATIVE_NOISE));
  for (let places = 0; places <= MOST_DECIMALS; places++) {
    const short = value.toDecimalPlaces(places);
    if (value.minus(short).abs().lt(noise)) return short;
  }
  return value;
}

/** What nearly every amount in words looks like; the rest is read by {@link parseAmount}. */
const USUAL =
  /^([-−－△▲(（])?(0|[1-9]\d{0,6}|[1-9]\d{0,2}(?:,\d{3}){1,2})(?:\.(\d{1,4}))?((?:[万亿千百]|百万)?元)?([)）])?$/;
const CURRENCY = /^(?:人民币|RMB|CNY|[¥￥])/i;
const WITH_UNIT = /^(.{1,40}?)((?:百万|[亿万千百])?元|[亿万])(?:整|人民币)?(\)?)$/u;

/**
 * The amount in a cell: a number, or text as disclosures print it (`7,661.49`, full width, `（1.23）`, `△1.23`), with its unit where
 * one is printed (`7,661.49万元`, `人民币1,000.00元整`, `¥12.50`); `12.5%` is a hundredth with the unit `%`. Null for a blank cell
 * and for the dashes that stand for blank. Any other text is an error that quotes it.
 */
export function quantityOf(cell: Cell): Quantity | null {
  if (typeof cell === "number") return fromBinary(cell);
  if (typeof cell === "string") return textQuantity(cell);
  if (typeof cell === "boolean") throw invalid(CELL_ERRORS["no-number"], { text: cell ? "TRUE" : "FALSE" });
  return null;
}

function textQuantity(text: string): Quantity | null {
  const usual = USUAL.exec(text);
  if (usual && (usual[5] !== undefined) === /[(（]/.test(usual[1] ?? "")) {
    const decimals = usual[3]?.length ?? 0;
    const digits = Number(usual[2]!.replace(/,/g, "") + (usual[3] ?? ""));
    const signed = usual[1] !== undefined && digits !== 0 ? -digits : digits;
    return Quantity.plain(signed, decimals, (usual[4] as Unit | undefined) ?? null);
  }
  const printed = parseAmount(text);
  if (printed.kind === "blank") return null;
  if (printed.kind === "amount" && printed.percent)
    return Quantity.exactly(printed.value.div(100), printed.decimals + 2, "%");
  const words = toHalfWidth(stripWhitespace(text));
  const bare = words.replace(CURRENCY, "");
  const currency: Unit = bare === words ? null : "元";
  const behind = WITH_UNIT.exec(bare);
  const amount = behind
    ? parseAmount(behind[1]! + behind[3]!)
    : printed.kind === "amount"
      ? printed
      : parseAmount(bare);
  if (amount.kind !== "amount" || amount.percent) throw invalid(CELL_ERRORS["no-number"], { text: shorten(text) });
  const unit = behind ? parseMoneyUnit(behind[2]!.endsWith("元") ? behind[2]! : `${behind[2]!}元`) : currency;
  return Quantity.exactly(amount.value, amount.decimals, unit);
}

/** An amount that is to be converted: a bare number is in `unit`, where that is known. */
export function moneyIn(cell: Cell, unit: MoneyUnit | null): Quantity | null {
  return typeof cell === "number" ? fromBinary(cell, unit) : moneyOf(cell);
}

/** An amount that is to be added or shown as money: a percentage is none. */
export function moneyOf(cell: Cell): Quantity | null {
  const quantity = quantityOf(cell);
  if (quantity?.unit === "%") throw invalid(CELL_ERRORS["percent-no-amount"], { text: shorten(String(cell)) });
  return quantity;
}

/** The unit that some amounts share: undefined where none of them is other than blank or 0. Fails where they differ. */
export function unitOf(quantities: readonly (Quantity | null)[]): Unit | undefined {
  let unit: Unit | undefined;
  for (const q of quantities) {
    if (q === null || q.unit === unit || q.isZero) continue;
    if (unit !== undefined) throw mixed([unit, q.unit]);
    unit = q.unit;
  }
  return unit;
}

/** The error of amounts whose units differ, or of which some have none. */
export function mixed(units: readonly Unit[]): Error {
  const named = [...new Set(units)].filter((u) => u !== null);
  return named.length > 1
    ? invalid(CELL_ERRORS["units-differ"], { units: named.join("、") })
    : invalid(CELL_ERRORS["unit-missing"], { unit: named[0]! });
}

/** A tolerance: an amount not below 0, or null where it is omitted. */
export function toleranceArgument(argument: Argument): Quantity | null {
  const quantity = moneyOf(cellOf(argument, "tolerance"));
  if (quantity !== null && quantity.value.isNegative() && !quantity.isZero)
    throw invalid(CELL_ERRORS["negative-tolerance"]);
  return quantity;
}

/** Fails where a tolerance prints a unit that is not that of the amounts. */
export function requireUnitOf(tolerance: Quantity | null, unit: Unit | undefined): void {
  if (tolerance !== null && tolerance.unit !== null && tolerance.unit !== unit)
    throw mixed([tolerance.unit, unit ?? null]);
}

/** A unit of money named in an argument; null where it is omitted. */
export function moneyUnitArgument(argument: Argument, name: ArgumentName = "moneyUnit"): MoneyUnit | null {
  const cell = cellOf(argument, name);
  if (isBlank(cell) || cell === 0) return null;
  const text = stripWhitespace(toHalfWidth(String(cell)));
  const named = /^(?:(?:金额)?单位:)?(?:人民币)?((?:百万|[亿万千百])元?|元)$/u.exec(text);
  if (!named) throw invalid(CELL_ERRORS["no-money-unit"], { text: shorten(text) });
  return parseMoneyUnit(named[1]!.endsWith("元") ? named[1]! : `${named[1]!}元`);
}

/** A quantity as the number that a cell holds. */
export function numberOf(quantity: Quantity): number {
  const { digits, decimals } = quantity;
  return digits === null ? exactNumber(quantity.value) : digits / POWERS[decimals]!;
}

/** A decimal as the number that a cell holds. */
export function toNumber(value: Decimal): number {
  const number = value.isZero() ? 0 : value.toNumber();
  if (!Number.isFinite(number)) throw invalid(CELL_ERRORS["too-big"]);
  return number;
}

/** The same where the cell has to hold every digit: it keeps fifteen. */
function exactNumber(value: Decimal): number {
  const number = toNumber(value);
  if (!new Decimal(number.toPrecision(15)).eq(value)) throw invalid(CELL_ERRORS["too-long"], { text: value.toFixed() });
  return number;
}

/** A quantity that is in one unit of money as the number of another, exactly. */
export function convertedNumber(quantity: Quantity, from: MoneyUnit, to: MoneyUnit): number {
  if (from === to) return numberOf(quantity);
  const [a, b] = [unitTicks(from), unitTicks(to)];
  if (quantity.digits !== null) {
    const over = quantity.digits * Math.max(1, a / b);
    if (Number.isSafeInteger(over)) return over / (POWERS[quantity.decimals]! * Math.max(1, b / a));
  }
  return exactNumber(convert(quantity.value, from, to));
}

/** Text for a message, not longer than a line. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 30 ? `${line.slice(0, 30)}…` : line;
}
