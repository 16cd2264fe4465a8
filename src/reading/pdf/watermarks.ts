import { paleness } from "./colours";
import { BLACK } from "./engine/raw-page";
import type { ShownRun } from "./text-runs";

/** Text at least this much higher than the page's usual text is large. */
const LARGE = 1.6;
/** Text at least this near to the white of paper is pale. */
const PALE = 0.55;
/** … and paler than what it lies over by this. */
const PALER = 0.2;
/** Two runs collide when they share more than this of the smaller one's ink. */
const COLLIDING = 0.25;
/** Share of the height of a run that its ink takes: neighbouring lines may touch. */
const INK = 0.7;
/** This share of the runs of one look collide with others, or so many of one text stand about the page: a watermark. */
const COLLIDING_SHARE = 0.25;
const TILES = 4;
/** So many signs aslant, alike, are the text of a seal. */
const SIGNS_OF_A_CURVE = 3;
/** Signs of one seal differ in height by less than this share: turned ones are measured otherwise. */
const ALIKE = 0.15;
/** A look with more runs than this is not compared run by run. */
const MOST_RUNS = 400;

/** How a run looks: runs of a watermark look alike, on all of its pages. */
export function lookOf(run: ShownRun): string {
  const { fill } = run.show;
  return `${Math.round(run.height * 2)} ${fill ? fill.join(",") : "pattern"} ${run.show.translucent}`;
}

/**
 * The runs of a page that are watermarks: words at an angle that no table has; and what looks like no other text of the page – larger
 * or paler, or marked as no part of it – and lies over it, or is strewn about it. The text of a page never lies over itself.
 */
export function findWatermarks(runs: readonly ShownRun[]): ReadonlySet<ShownRun> {
  const found = new Set(slantedText(runs));
  const level = found.size > 0 ? runs.filter((run) => !found.has(run)) : runs;
  const usual = usualHeight(level);
  const odd = level.filter((run) => run.height >= LARGE * usual || run.show.artifact || isPale(run));
  for (const [, same] of byLook(odd, (run) => `${lookOf(run)} ${run.show.artifact}`)) {
    if (same.length > MOST_RUNS) continue;
    const [first] = same as [ShownRun];
    const own = new Set(same);
    const others = level.filter((run) => standsBack(first, run) && !own.has(run));
    const colliding = same.filter((run) => others.some((other) => collide(run, other)));
    const lies = colliding.length > 0 && colliding.length >= COLLIDING_SHARE * same.length;
    const strewn = first.height >= LARGE * usual && isPale(first) && isStrewn(same);
    if (lies || strewn) for (const run of same) found.add(run);
  }
  return found;
}

/**
 * Words aslant, and signs set one by one along a curve: the round text of a seal, of which some stand upright by chance. A single sign
 * aslant is a mark that somebody made.
 */
function slantedText(runs: readonly ShownRun[]): ShownRun[] {
  const slanted = runs.filter((run) => run.slanted);
  if (slanted.length === 0) return [];
  const words = new Set<string>();
  const curves: ShownRun[] = [];
  for (const [look, same] of byLook(slanted)) {
    const curved = same.length >= SIGNS_OF_A_CURVE;
    if (curved || same.some((run) => run.text.length > 1)) words.add(look);
    if (curved) curves.push(same[0]!);
  }
  const onCurve = (run: ShownRun): boolean =>
    run.text.length === 1 &&
    curves.some(
      (sign) =>
        sign.show.fill?.join() === run.show.fill?.join() && Math.abs(run.height - sign.height) < ALIKE * sign.height,
    );
  const dark = (run: ShownRun): boolean => run.show.fill === BLACK;
  return runs.filter((run) => (run.slanted && words.has(lookOf(run))) || (!dark(run) && onCurve(run)));
}

const isPale = (run: ShownRun): boolean => run.show.translucent || paleness(run.show.fill) >= PALE;

/** Whether one run looks more like a watermark than another. */
function standsBack(mark: ShownRun, text: ShownRun): boolean {
  return (
    (mark.show.artifact && !text.show.artifact) ||
    (mark.show.translucent && !text.show.translucent) ||
    mark.height >= LARGE * text.height ||
    paleness(mark.show.fill) >= paleness(text.show.fill) + PALER
  );
}

/** Runs that look alike. */
export function byLook(runs: Iterable<ShownRun>, of: (run: ShownRun) => string = lookOf): Map<string, ShownRun[]> {
  const looks = new Map<string, ShownRun[]>();
  for (const run of runs) {
    const look = of(run);
    const same = looks.get(look);
    if (same) same.push(run);
    else looks.set(look, [run]);
  }
  return looks;
}

/** The height of most characters (points, to a tenth). */
function usualHeight(runs: readonly ShownRun[]): number {
  const characters = new Map<number, number>();
  for (const { text, height } of runs) {
    const rounded = Math.round(height * 10);
    characters.set(rounded, (characters.get(rounded) ?? 0) + text.length);
  }
  let [usual, most] = [0, 0];
  for (const [height, count] of characters) if (count > most) [usual, most] = [height, count];
  return usual / 10;
}

function collide(a: ShownRun, b: ShownRun): boolean {
  if (a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top) return false;
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
