import { paleness } from "./colours";
import type { ShownRun } from "./text-runs";

/** Text at least this much higher than the page's usual text is large. */
const LARGE = 1.6;
/** Text at least this near to the white of paper is pale. */
const PALE = 0.55;
/** Two runs collide when they share more than this of the smaller one's ink. */
const COLLIDING = 0.25;
/** Share of the height of a run that its ink takes: neighbouring lines may touch. */
const INK = 0.7;
/** This share of the runs of one look collide with others, or so many of one text stand about the page: a watermark. */
const COLLIDING_SHARE = 0.25;
const TILES = 4;
/** A look with more runs than this is not compared run by run. */
const MOST_RUNS = 400;

/** How a run looks: runs of a watermark look alike, on all of its pages. */
export function lookOf(run: ShownRun): string {
  const { fill } = run.show;
  return `${Math.round(run.height * 2)} ${fill ? fill.join(",") : "pattern"}`;
}

/**
 * The runs of a page that are watermarks: words at an angle that no table has, what is marked as one, and what looks like no other
 * text of the page – larger or paler – and lies over it, or is strewn about it. The text of a page never lies over itself.
 */
export function findWatermarks(runs: readonly ShownRun[]): ReadonlySet<ShownRun> {
  const found = new Set(runs.filter((run) => run.show.watermark || (run.slanted && run.text.length > 1)));
  const aslant = new Set([...found].filter((run) => run.slanted).map(lookOf));
  for (const run of runs) if (run.slanted && aslant.has(lookOf(run))) found.add(run);
  const level = runs.filter((run) => !found.has(run));
  const usual = usualHeight(level);
  const looks = new Map<string, ShownRun[]>();
  for (const run of level) {
    const look = lookOf(run);
    const same = looks.get(look);
    if (same) same.push(run);
    else looks.set(look, [run]);
  }
  if (looks.size < 2) return found;
  for (const [look, same] of looks) {
    const pale = isPale(same[0]!);
    const large = same[0]!.height >= LARGE * usual;
    if ((!pale && !large) || same.length > MOST_RUNS) continue;
    const others = level.filter((run) => lookOf(run) !== look && !isPale(run));
    const colliding = same.filter((run) => others.some((other) => collide(run, other)));
    if (colliding.length >= COLLIDING_SHARE * same.length && colliding.length > 0) for (const run of same) found.add(run);
    else if (pale && large && isStrewn(same)) for (const run of same) found.add(run);
  }
  return found;
}

const isPale = (run: ShownRun): boolean => paleness(run.show.fill) >= PALE;

function usualHeight(runs: readonly ShownRun[]): number {
  const heights = runs.flatMap((run) => Array.from(run.text, () => run.height)).sort((a, b) => a - b);
  return heights[heights.length >> 1] ?? 0;
}

function collide(a: ShownRun, b: ShownRun): boolean {
  if (a.text === b.text) return false;
  const [inkA, inkB] = [ink(a), ink(b)];
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const down = Math.min(inkA.bottom, inkB.bottom) - Math.max(inkA.top, inkB.top);
  if (across <= 0 || down <= 0) return false;
  const smaller = Math.min((a.right - a.left) * inkA.height, (b.right - b.left) * inkB.height);
  return across * down > COLLIDING * smaller;
}

function ink(run: ShownRun): { top: number; bottom: number; height: number } {
  const height = INK * (run.bottom - run.top);
  const middle = (run.top + run.bottom) / 2;
  return { top: middle - height / 2, bottom: middle + height / 2, height };
}

/** One text of letters, again and again. */
function isStrewn(runs: readonly ShownRun[]): boolean {
  return runs.length >= TILES && new Set(runs.map((run) => run.text)).size === 1 && /\p{L}{2}/u.test(runs[0]!.text);
}
