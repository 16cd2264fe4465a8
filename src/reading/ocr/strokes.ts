import type { Ink } from "./image";

/** A straight stroke along one axis; `along` is x and `across` y for a horizontal one, the other way round for a vertical one. */
export interface Stroke {
  readonly from: number;
  readonly to: number;
  /** Rise of `across` over `along`. */
  readonly slope: number;
  /** `across` in the middle between `from` and `to`. */
  readonly middle: number;
  /** Mean of its dots. */
  readonly centreAlong: number;
  readonly centreAcross: number;
  /** Mean thickness. */
  readonly thickness: number;
  /** What it is made of: it may bend. */
  readonly runs: readonly Run[];
}

/** Runs nearer than this along the axis belong to one stroke that steps from row to row. */
const STEP = 3;
/** What is thicker is a blot. */
const THICKEST = 12;
/** On a straight page, what leaves its row by more than this share of its length, beyond its own thickness, is an arc (the ring of a seal) or a letter. */
const STEEPEST = 0.02;
const WANDERS = 1;
/** Every so many dots count for the fit. */
const SAMPLE = 3;

/** Dots in a row (or a column) that follow each other. */
export interface Run {
  readonly across: number;
  readonly from: number;
  readonly to: number;
}

interface GroupedRun extends Run {
  group: Group | null;
}

class Group {
  readonly runs: GroupedRun[] = [];
  joined: Group | null = null;

  get root(): Group {
    return this.joined?.root ?? this;
  }

  absorb(other: Group): void {
    if (other === this) return;
    for (const run of other.runs) this.runs.push(run);
    other.joined = this;
  }
}

/**
 * Strokes of at least `shortest` dots along one axis. `spread` closes gaps: a dot counts where there is ink within so many dots across
 * the axis, as a slanting rule has it.
 */
export function strokesOf(ink: Ink, vertical: boolean, shortest: number, spread: number): Stroke[] {
  const groups: Group[] = [];
  let previous: GroupedRun[] = [];
  const lines = vertical ? ink.width : ink.height;
  for (let across = 0; across < lines; across++) {
    const runs = runsOf(ink, vertical, across, shortest, spread);
    for (const run of runs) {
      for (const before of previous)
        if (before.from < run.to + STEP && before.to > run.from - STEP) {
          const root = before.group!.root;
          if (run.group === null) run.group = root;
          else root.absorb(run.group.root);
        }
      if (run.group === null) groups.push((run.group = new Group()));
      run.group.root.runs.push(run);
    }
    previous = runs;
  }
  return groups.flatMap((group) => (group.joined ? [] : (fitted(group.runs, spread) ?? [])));
}

function runsOf(ink: Ink, vertical: boolean, across: number, shortest: number, spread: number): GroupedRun[] {
  const { width, height, data } = ink;
  const [length, lines] = vertical ? [height, width] : [width, height];
  const [stepAlong, stepAcross] = vertical ? [width, 1] : [1, width];
  const first = Math.max(0, across - spread);
  const last = Math.min(lines - 1, across + spread);
  const runs: GroupedRun[] = [];
  let start = -1;
  for (let along = 0; along <= length; along++) {
    let inked = false;
    if (along < length)
      for (let k = first; k <= last && !inked; k++) inked = data[along * stepAlong + k * stepAcross] !== 0;
    if (inked) {
      if (start < 0) start = along;
    } else if (start >= 0) {
      if (along - start >= shortest) runs.push({ across, from: start, to: along, group: null });
      start = -1;
    }
  }
  return runs;
}

/** A straight line through the dots of runs; null where they make a blot. */
function fitted(runs: readonly Run[], spread: number): Stroke | null {
  let [n, sa, sb, saa, sab] = [0, 0, 0, 0, 0];
  let [from, to] = [Infinity, 0];
  for (const { across, from: a0, to: a1 } of runs) {
    for (let a = a0; a < a1; a += SAMPLE) {
      n++;
      sa += a;
      sb += across;
      saa += a * a;
      sab += a * across;
    }
    from = Math.min(from, a0);
    to = Math.max(to, a1);
  }
  const centreAlong = sa / n;
  const centreAcross = sb / n;
  const thickness = (n * SAMPLE) / Math.max(1, to - from);
  if (thickness > THICKEST + 2 * spread) return null;
  const acrosses = runs.map((run) => run.across);
  const extent = Math.max(...acrosses) - Math.min(...acrosses);
  if (spread === 0 && extent > thickness + STEEPEST * (to - from) + WANDERS) return null;
  const slope = (sab / n - centreAlong * centreAcross) / Math.max(1e-9, saa / n - centreAlong * centreAlong);
  const middle = centreAcross + slope * ((from + to) / 2 - centreAlong);
  return { from, to, slope, middle, centreAlong, centreAcross, thickness, runs };
}

export const lengthOf = (stroke: Stroke): number => stroke.to - stroke.from;
