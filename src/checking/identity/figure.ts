import {
  Decimal,
  inWan,
  plain,
  type CellConfidence,
  type CellRef,
  type MoneyUnit,
  type SourceRef,
} from "../../disclosure";

/**
 * Checking computes in whole *ticks* of 10^-8 万元 (0.0001 元), so that thousands of identities are held in exact
 * integer arithmetic: a double keeps them exactly up to 90 million 万元, far beyond any department.
 */
export const TICKS = 1e8;

const UNIT_TICKS: Readonly<Record<MoneyUnit, number>> = {
  元: 1e4,
  百元: 1e6,
  千元: 1e7,
  万元: TICKS,
  百万元: 1e10,
  亿元: 1e12,
};

export function isMoneyUnit(text: string): text is MoneyUnit {
  return Object.hasOwn(UNIT_TICKS, text);
}

/** Ticks of one printed unit of money; what has none (a quantity, a narrative figure without a unit) counts as 万元. */
export function unitTicks(unit: MoneyUnit | null): number {
  return unit ? UNIT_TICKS[unit] : TICKS;
}

/** u(x): half of the last printed digit, in ticks. */
export function halfDigit(decimals: number, unit: MoneyUnit | null): number {
  return (unitTicks(unit) * 10 ** -decimals) / 2;
}

/** A figure that identities speak about: a cell of a published table, or a figure of the narrative. Nobody changes it. */
export interface Figure {
  /** Unique within one disclosure: `expenditure#1:5:3`, `text:12`. */
  readonly key: string;
  /** Value in ticks; 0 where blank. */
  readonly ticks: number;
  /** u(x): half of the last printed digit, in ticks; 0 where blank or zero. */
  readonly half: number;
  /** Printed blank (counts 0). */
  readonly blank: boolean;
  readonly ref: CellRef | null;
  /** Chinese label, `支出总表[210].基本支出`. */
  readonly label: string;
  readonly printed: string | null;
  readonly confidence: CellConfidence;
  /** Printed decimals that count, and the unit of the print: a suggestion is written in them. */
  readonly decimals: number;
  readonly unit: MoneyUnit | null;
  readonly source: SourceRef | undefined;
}

/** Exact 万元 of a decimal as ticks. */
export function toTicks(wan: Decimal): number {
  return Math.round(wan.mul(TICKS).toNumber());
}

/** Ticks as a decimal of 万元. */
export function fromTicks(ticks: number): Decimal {
  return new Decimal(ticks).div(TICKS);
}

/** Ticks of an amount. */
export function amountTicks(value: Decimal, decimals: number, unit: MoneyUnit | null): number {
  return toTicks(inWan({ value, decimals, unit, printed: "" }));
}

/** How 万元 are written in messages: at least two decimals, no more than the figure has. */
export function money(ticks: number): string {
  const d = fromTicks(ticks);
  return d.decimalPlaces() < 2 ? d.toFixed(2) : plain(d);
}
