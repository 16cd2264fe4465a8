import {
  fromTicks,
  halfDigitTicks,
  inWan,
  plain,
  TICKS_PER_WAN,
  toTicks,
  type Decimal,
  type CellConfidence,
  type CellRef,
  type MoneyUnit,
  type SourceRef,
} from "../../disclosure";

export { fromTicks, isMoneyUnit, toTicks, unitTicks } from "../../disclosure";

/** Ticks of one 万元: checking computes in whole ticks (`src/disclosure/money.ts`). */
export const TICKS = TICKS_PER_WAN;

/** u(x): half of the last printed digit, in ticks. */
export const halfDigit = halfDigitTicks;

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
  /** Number of the figure in `Disclosure.narrative`, of one that a sentence states. */
  readonly narrative?: number;
  /** Chinese label, `支出总表[210].基本支出`. */
  readonly label: string;
  readonly printed: string | null;
  readonly confidence: CellConfidence;
  /** Printed decimals that count, and the unit of the print: a suggestion is written in them. */
  readonly decimals: number;
  readonly unit: MoneyUnit | null;
  readonly source: SourceRef | undefined;
}

/** One unit of the last digit that a figure prints, in ticks. */
export const lastDigit = (f: Pick<Figure, "decimals" | "unit">): number => 2 * halfDigit(f.decimals, f.unit);

/** Ticks of an amount. */
export function amountTicks(value: Decimal, unit: MoneyUnit | null): number {
  return toTicks(inWan({ value, unit }));
}

/** How 万元 are written in messages: at least two decimals, no more than the figure has. */
export function money(ticks: number): string {
  const d = fromTicks(ticks);
  return d.decimalPlaces() < 2 ? d.toFixed(2) : plain(d);
}

/** A gap of fewer digits than this is met by chance: a slip of one digit leaves a gap of one. */
const TELLING_DIGITS = 3;

/** True where a difference has so many digits that meeting it elsewhere is no chance. */
export function isTelling(ticks: number): boolean {
  return String(Math.abs(Math.round(ticks))).replace(/(?<!0)0+$/, "").length >= TELLING_DIGITS;
}
