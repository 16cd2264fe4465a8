import Decimal from "decimal.js";
import { parseMoneyUnit, type InUnit, type MoneyUnit } from "./money";
import { toHalfWidth, stripWhitespace } from "./text";

/** An amount as printed: the exact value in its own unit, and how many decimals stood on paper. */
export interface Amount extends InUnit {
  /** Printed decimals: 2 for `7,661.49`; the interval of a check comes from it. */
  readonly decimals: number;
  /** The characters as printed. */
  readonly printed: string;
}

/** What a cell of an amount column holds. */
export type ParsedAmount =
  | {
      readonly kind: "amount";
      readonly value: Decimal;
      readonly decimals: number;
      readonly percent: boolean;
      readonly odd?: true;
    }
  | { readonly kind: "blank" }
  | { readonly kind: "text" };

const BLANK = /^(?:[-—–－―─/／\\]+|无|0?—+|\.)?$/;
/** Groups of thousands that are not all separated, `125360,898`: legible, and perhaps two numbers run together. */
const ODD = /^([+-]?)([1-9]\d{3,}(?:,\d{3})+(?:\.\d*)?)(%?)$/;
/** No amount is printed with a leading 0: the digits before it are lost. */
const LEADING_ZERO = /^[+-]?0[\d,]*[1-9,]/;
/** Digits of the longest amount that anybody prints, and some: what is longer is a number of something else. */
export const MOST_DIGITS = 24;
const NUMBER = /^([+-]?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(%?)$/;

/**
 * Reads a printed number: thousands commas, full width, blanks and line breaks inside, brackets, `-`, `－` and `△` as
 * minus. Dashes, `/` and `无` are blank. Never guesses: anything else is text.
 */
export function parseAmount(text: string | null | undefined): ParsedAmount {
  if (text === null || text === undefined) return { kind: "blank" };
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const amount = readAmount(text);
  if (text.length <= LONGEST_PARSED) {
    if (parsed.size >= MOST_PARSED) parsed.clear();
    parsed.set(text, amount);
  }
  return amount;
}

/** What texts are: a cell is asked for at many places, and blanks and zeros stand in many cells. */
const parsed = new Map<string, ParsedAmount>();
const MOST_PARSED = 20_000;
const LONGEST_PARSED = 40;

function readAmount(text: string): ParsedAmount {
  // Text numbers of spreadsheets keep the apostrophe that marks them.
  let s = toHalfWidth(stripWhitespace(text))
    .replace(/^['‘’](?=[\d(△▲-])/, "")
    .replace(/[，、]/g, ",")
    .replace(/．/g, ".");
  if (BLANK.test(s)) return { kind: "blank" };
  s = s.replace(/[−–—－]/g, "-").replace(/^[¥￥]/, "");
  let negative = false;
  const bracketed = /^\((.+)\)$/.exec(s);
  if (bracketed) {
    negative = true;
    s = bracketed[1]!;
  }
  if (/^[△▲]/.test(s)) {
    negative = !negative;
    s = s.slice(1);
  }
  const odd = ODD.test(s);
  const m = (odd ? ODD : NUMBER).exec(s);
  if (!m || LEADING_ZERO.test(s)) return { kind: "text" };
  const digits = m[2]!.replace(/,/g, "");
  if (digits.length > MOST_DIGITS) return { kind: "text" };
  const point = digits.indexOf(".");
  const decimals = point < 0 ? 0 : digits.length - point - 1;
  let value = new Decimal(digits.endsWith(".") ? digits.slice(0, -1) : digits);
  if ((m[1] === "-") !== negative && !value.isZero()) value = value.neg();
  return { kind: "amount", value, decimals, percent: m[3] === "%", ...(odd ? { odd } : {}) };
}

/** An amount that may print its unit of money behind the number. */
export type ParsedMoney = ParsedAmount & {
  /** The unit behind the number, null where none is printed. */
  readonly unit: MoneyUnit | null;
  /** The number without it, as printed. */
  readonly digits: string;
};

const WITH_UNIT = /^(.{1,40}?)((?:百万|[亿万千百])?元|[亿万])(\)?)$/;

/** Reads a printed amount with or without its unit: `812.40万元`, `8,124,000.00元`, `(3.2亿元)`, `812.40`. */
export function parseMoney(text: string | null | undefined): ParsedMoney {
  const plain = parseAmount(text);
  const m = plain.kind === "text" ? WITH_UNIT.exec(toHalfWidth(stripWhitespace(text!))) : null;
  if (!m) return { ...plain, unit: null, digits: text ?? "" };
  const digits = m[1]! + m[3]!;
  const amount = parseAmount(digits);
  if (amount.kind !== "amount" || amount.percent) return { ...plain, unit: null, digits: text! };
  return { ...amount, unit: parseMoneyUnit(m[2]!.endsWith("元") ? m[2]! : `${m[2]!}元`), digits };
}

/** True for text that {@link parseAmount} reads as a number. */
export function isAmountText(text: string | null | undefined): boolean {
  return parseAmount(text).kind === "amount";
}

/** A decimal as a plain string without exponent, in JSON and in messages. */
export function plain(value: Decimal): string {
  return value.toFixed();
}

export { Decimal };
