/**
 * How far printed figures that were each rounded may miss their sum: `halves` are half a last digit of every figure of the
 * sum, the total's among them, in one unit; what is blank or zero has none. Answered in the same unit.
 *
 * Up to four figures it is the worst case, Σh. Beyond, errors of rounding cancel out: 2√Σh² is 3.5 standard deviations of
 * their sum (one unit of the last digit per √n figures), cut down to whole halves of the finest digit.
 * docs/decisions/015-tolerance.md has the figures.
 */
export function roundingTolerance(halves: readonly number[]): number {
  let worst = 0;
  let squares = 0;
  let finest = Infinity;
  for (const half of halves) {
    if (half === 0) continue;
    worst += half;
    squares += half * half;
    if (half < finest) finest = half;
  }
  if (worst === 0) return 0;
  // The hair is for squares that binary numbers do not hold exactly.
  return Math.min(worst, Math.floor((2 * Math.sqrt(squares)) / finest + 1e-9) * finest);
}
