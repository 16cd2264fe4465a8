import { roundingTolerance } from "../../disclosure";

/** An amount of a side: in ticks, with half of its last printed digit. */
export interface Figure {
  readonly ticks: number;
  readonly half: number;
}

/** How far two printed amounts of one fact may be apart by rounding alone. */
export const pairTolerance = (left: Figure, right: Figure): number => roundingTolerance([left.half, right.half]);

/** True where parts add up to a total within what rounding explains. */
export function closes(total: Figure, parts: readonly Figure[]): boolean {
  const sum = parts.reduce((s, p) => s + p.ticks, 0);
  return (
    Math.abs(total.ticks - sum) <= roundingTolerance([total.half, ...parts.map((p) => (p.ticks === 0 ? 0 : p.half))])
  );
}
