import Decimal from "decimal.js";
import { stripWhitespace } from "./text";

/** Units of money as disclosures print them. Sheets and checks across tables are in 万元. */
export type MoneyUnit = "元" | "百元" | "千元" | "万元" | "百万元" | "亿元";

/** 元 of one unit: the one table of them. */
const YUAN: Readonly<Record<MoneyUnit, number>> = { 元: 1, 百元: 100, 千元: 1e3, 万元: 1e4, 百万元: 1e6, 亿元: 1e8 };

/** The units, from the smallest. */
export const MONEY_UNITS = Object.keys(YUAN) as readonly MoneyUnit[];

/** True for a word that is a unit of money and nothing else. */
export function isMoneyUnit(text: string): text is MoneyUnit {
  return Object.hasOwn(YUAN, text);
}

/** Reads `万元`, `金额单位：元`, `单位:人民币万元` … ; null where no unit of money is named, or that of another country. */
export function parseMoneyUnit(text: string): MoneyUnit | null {
  const m = /(?<![美欧日港英])(百万|亿|万|千|百)?元/.exec(stripWhitespace(text));
  return m ? (`${m[1] ?? ""}元` as MoneyUnit) : null;
}

/** Exact conversion between units of money. */
export function convert(value: Decimal, from: MoneyUnit, to: MoneyUnit): Decimal {
  return value.mul(YUAN[from]).div(YUAN[to]);
}

/** A value with the unit that it is printed in, null where the document settles none. */
export interface InUnit {
  readonly value: Decimal;
  readonly unit: MoneyUnit | null;
}

/** The amount in 万元, exactly. An amount without a unit is returned as it stands. */
export function inWan(amount: InUnit): Decimal {
  return amount.unit === null ? amount.value : convert(amount.value, amount.unit, "万元");
}

/**
 * Sums over thousands of amounts are held in whole *ticks* of 10^-8 万元 (0.0001 元): integers, exact. A double keeps them
 * up to 90 million 万元, far beyond any department.
 */
export const TICKS_PER_WAN = 1e8;

/** Ticks of one unit of money; what has none (a quantity, a figure of the text without a unit) counts as 万元. */
export function unitTicks(unit: MoneyUnit | null): number {
  return (YUAN[unit ?? "万元"] * TICKS_PER_WAN) / YUAN.万元;
}

/** u(x): half of the last printed digit, in ticks. Of 12.3 千元 it is 0.05 千元. */
export function halfDigitTicks(decimals: number, unit: MoneyUnit | null): number {
  return unitTicks(unit) / 10 ** decimals / 2;
}

/** 万元 in ticks, a part of a tick rounded half away from zero. */
export function toTicks(wan: Decimal): number {
  const ticks = wan.mul(TICKS_PER_WAN).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  return ticks === 0 ? 0 : ticks;
}

/** Ticks of an amount as printed. */
export function amountTicks(amount: InUnit): number {
  return toTicks(inWan(amount));
}

/** Ticks in 万元, exactly. */
export function fromTicks(ticks: number): Decimal {
  return new Decimal(ticks).div(TICKS_PER_WAN);
}
