/** A transformation as PDF writes it: [a b c d e f]. */
export type Transform = readonly [number, number, number, number, number, number];

export const IDENTITY: Transform = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Transform, inner: Transform): Transform {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

export const applyX = (m: Transform, x: number, y: number): number => m[0] * x + m[2] * y + m[4];
export const applyY = (m: Transform, x: number, y: number): number => m[1] * x + m[3] * y + m[5];

/**
 * A straight piece of a ruling line in page space (points from the top left corner): a horizontal one lies at `at` = y and runs
 * over x from `from` to `to`; a vertical one lies at `at` = x and runs over y.
 */
export interface RulingLine {
  at: number;
  from: number;
  to: number;
}

/** The ruling lines of a page. */
export interface RulingLines {
  readonly horizontal: RulingLine[];
  readonly vertical: RulingLine[];
}

/** Text at one place of a page, all in one direction; y grows downwards. */
export interface TextRun {
  text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Font height. */
  readonly height: number;
  /** Left edge of each character of `text` (UTF-16 units), where the format tells or lets it be reckoned. */
  readonly lefts?: readonly number[];
  /** How sure text recognition is of it (0–1), where it was read from a picture. */
  readonly confidence?: number;
}

export const centreX = (run: TextRun): number => (run.left + run.right) / 2;
export const centreY = (run: TextRun): number => (run.top + run.bottom) / 2;

/** A region of a page, in page space. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where two regions overlap; null stands for the whole page. */
export function overlap(a: Region | null, b: Region | null): Region | null {
  if (!a || !b) return a ?? b;
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** Whether a point lies in a region or on its edge. */
export const contains = (region: Region, x: number, y: number): boolean =>
  x >= region.left && x <= region.right && y >= region.top && y <= region.bottom;

/** What encloses points, x and y by turns. */
export function boundsOf(points: ArrayLike<number>): Region {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]!);
    right = Math.max(right, points[i]!);
    top = Math.min(top, points[i + 1]!);
    bottom = Math.max(bottom, points[i + 1]!);
  }
  return { left, top, right, bottom };
}

/** Quarter turns clockwise back to upright, for a page that is w × h before the turn. */
export function turnBack(turn: number, width: number, height: number): Transform {
  if (turn === 1) return [0, -1, 1, 0, 0, width];
  if (turn === 2) return [-1, 0, 0, -1, width, height];
  if (turn === 3) return [0, 1, -1, 0, height, 0];
  return IDENTITY;
}

/** Share of the font height above and below the baseline, where a format tells the baseline alone. */
export const ASCENT = 0.82;
export const DESCENT = 0.18;
