import { roundingTolerance } from "../../disclosure";
import type { EquationKind, OutcomeStatus } from "../types";
import type { Figure } from "./figure";

/**
 * How much a difference may be: T0 a copy, TN a sentence that copies, TS a sum, TM a product, TP a percentage, TX an upper bound (as TS), - nothing.
 * `toleranceOf` of `identity.ts` chooses by it.
 */
export type ToleranceCode = "T0" | "TN" | "TS" | "TM" | "TP" | "TX" | "-";

/**
 * T0, copy of one fact: exact when both are printed with the same precision, else the sum of both half digits.
 */
export function copyTolerance(a: Figure, b: Figure): number {
  if (a.half === 0 || b.half === 0 || a.half === b.half) return 0;
  return a.half + b.half;
}

/**
 * TN, a sentence that copies a cell: exact when both are printed alike; where the sentence prints fewer digits it is one unit of its
 * last digit, for sentences cut off as often as they round.
 */
export function sentenceTolerance(text: Figure, cell: Figure): number {
  if (text.half <= cell.half || cell.half === 0) return copyTolerance(text, cell);
  return 2 * text.half + cell.half;
}

/** TS, a sum: what rounding explains of the total and of every part that is not blank or 0. */
export function sumTolerance(total: Figure, parts: readonly Figure[]): number {
  return roundingTolerance([total.half, ...parts.map((p) => (p.ticks === 0 ? 0 : p.half))]);
}

/** True where parts (those that are printed) add up to a total within the rounding. */
export function closes(total: Figure, parts: readonly (Figure | null)[]): boolean {
  const printed = parts.filter((f): f is Figure => f !== null);
  const sum = printed.reduce((s, f) => s + f.ticks, 0);
  return Math.abs(total.ticks - sum) <= sumTolerance(total, printed);
}

/** Outcome of a difference (total − Σ) under a tolerance. */
export function band(
  kind: EquationKind,
  difference: number,
  tolerance: number,
): Extract<OutcomeStatus, "pass" | "rounded" | "fail"> {
  if (kind === "at-most") {
    if (difference <= 0) return "pass";
    return difference <= tolerance ? "rounded" : "fail";
  }
  if (difference === 0) return "pass";
  return Math.abs(difference) <= tolerance ? "rounded" : "fail";
}
