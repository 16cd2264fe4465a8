import { Decimal } from "../../src/disclosure";

/** Amounts with how often each stands there; the key is the value without commas and trailing zeros. */
export type Tally = Map<string, number>;

/** An amount in running text: thousands with commas, or two to six decimals. Whole numbers without commas are years, codes, counts. */
const AMOUNT = /(?<![\d.,])-?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|(?<![\d.,])-?\d+\.\d{2,6}(?![\d.])/g;

/** A number as printed, with the decimals that say how exact it is. */
export interface Printed {
  readonly value: Decimal;
  readonly decimals: number;
}

/** The number of a cell that holds nothing else, or null. */
export function printedNumber(text: string | null | undefined): Printed | null {
  const plain = (text ?? "").replace(/[,\s]/g, "");
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return null;
  return { value: new Decimal(plain), decimals: plain.split(".")[1]?.length ?? 0 };
}

/** Counts one amount; 0 is nowhere missed. */
export function count(into: Tally, value: Decimal, times = 1): void {
  if (value.isZero()) return;
  const key = value.toFixed();
  into.set(key, (into.get(key) ?? 0) + times);
}

/** Counts the amounts of running text. */
export function countAmounts(into: Tally, text: string): void {
  for (const m of text.replace(/，/g, ",").replace(/．/g, ".").matchAll(AMOUNT))
    count(into, new Decimal(m[0].replace(/,/g, "")));
}

/** What `seen` has more often than `kept`. */
export function missing(seen: Tally, kept: Tally): Tally {
  const out: Tally = new Map();
  for (const [key, n] of seen) {
    const lost = n - (kept.get(key) ?? 0);
    if (lost > 0) out.set(key, lost);
  }
  return out;
}

/** Number of amounts in a tally. */
export const size = (t: Tally): number => [...t.values()].reduce((a, b) => a + b, 0);
