import type { TextFigure } from "../../document/text-facts";
import type { Figure } from "../../identity/figure";
import type { Part } from "../../identity/identity";
import type { RawClaim } from "../../rule/run";

/** How many halves of its last digit a printed percentage may lie below and above the quotient. */
export interface Room {
  readonly below: number;
  readonly above: number;
}

/** The least and the greatest quotient, in per cent, of amounts that were rounded. */
function bounds(part: Figure, whole: { readonly ticks: number; readonly half: number }): [low: number, high: number] {
  return [
    ((part.ticks - part.half) / (whole.ticks + whole.half)) * 100,
    ((part.ticks + part.half) / Math.max(1, whole.ticks - whole.half)) * 100,
  ];
}

/** Half of the last digit that a percentage prints, and a hair for binary numbers. */
const halfPoint = (percent: TextFigure): number =>
  0.5 * 10 ** -(/\.(\d+)/.exec(percent.n.value)?.[1] ?? "").length + 1e-9;

const summed = (figures: readonly Figure[]) => ({
  ticks: figures.reduce((sum, f) => sum + f.ticks, 0),
  half: figures.reduce((sum, f) => sum + f.half, 0),
});

/** True where a printed percentage is a part of a whole, as far as the printed digits tell. */
export function withinQuotient(percent: TextFigure, part: Figure, whole: readonly Figure[], room: Room): boolean {
  const [low, high] = bounds(part, summed(whole));
  const half = halfPoint(percent);
  const stated = Number(percent.n.value);
  return stated >= low - room.below * half && stated <= high + room.above * half;
}

/** The same as a claim: how far the stated percentage lies from the quotient of the printed amounts, and how far it may. */
export function quotientClaim(percent: TextFigure, part: Figure, whole: readonly Part[], room: Room): RawClaim {
  const base = {
    ticks: whole.reduce((sum, p) => sum + p.coefficient * p.figure.ticks, 0),
    half: whole.reduce((sum, p) => sum + p.figure.half, 0),
  };
  const [low, high] = bounds(part, base);
  const half = halfPoint(percent);
  const exact = (part.ticks / base.ticks) * 100;
  return {
    kind: "share",
    total: percent.f,
    parts: [{ coefficient: 1, figure: part }, ...whole],
    difference: Number(percent.n.value) - exact,
    tolerance: high - exact + room.above * half,
    below: exact - low + room.below * half,
    passes: true,
  };
}
