import { appendFileSync } from "node:fs";

/**
 * Figures of performance. What is ours and what it is held against are measured in turn, in one run: ratios carry over to another machine, times
 * don't. `npm run bench` collects them from all parts into docs/performance.md.
 */

export type Unit = "ms" | "s" | "MB" | "KB" | "pages/s" | "power" | "";

/** One side of a figure: a value a round. */
export interface Side {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Figure {
  readonly part: string;
  readonly what: string;
  readonly unit: Unit;
  readonly ours: readonly number[];
  /** What it is held against; null for a figure that stands alone: a size, a power. */
  readonly beside: Side | null;
}

/** Where the figures of this run go, a line of JSON each; they are printed too. */
const FILE = "BENCH_FIGURES";

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
};

/** Digits that a value of this size is told with. */
const told = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Median, and from least to most where there are several. */
export function spread(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.length === 1 ? told(values[0]!) : `${told(median(values))} (${told(least)}–${told(most)})`;
}

/** Ours ÷ theirs, round by round; where the rounds are not pairs, of the medians. */
export function ratios({ ours, beside }: Figure): readonly number[] | null {
  if (!beside) return null;
  if (beside.values.length === ours.length) return ours.map((value, i) => value / beside.values[i]!);
  return [median(ours) / median(beside.values)];
}

/** Tells a figure. */
export function tell(figure: Figure): void {
  const { part, what, unit, ours, beside } = figure;
  const against = beside
    ? `; ${beside.name} ${spread(beside.values)} ${unit}; ours ÷ theirs ${spread(ratios(figure)!)}`
    : "";
  console.log(`${part}, ${what}: ${spread(ours)} ${unit}${against}`);
  const file = process.env[FILE];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

/** Milliseconds of each work in turn, so many rounds. */
export async function inTurn(
  rounds: number,
  works: readonly (() => unknown)[],
): Promise<readonly (readonly number[])[]> {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, work] of works.entries()) {
      const start = performance.now();
      await work();
      times[i]!.push(performance.now() - start);
    }
  return times;
}

/** The power by which y grows with x: the slope of a line through the logarithms. */
export function power(points: readonly (readonly [x: number, y: number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, p) => sum + p[at], 0) / logs.length;
  const [mx, my] = [mean(0), mean(1)];
  const over = logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0);
  return over / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
}
