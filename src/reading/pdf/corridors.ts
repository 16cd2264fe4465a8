import type { TextRun } from "./geometry";

/**
 * Columns from alignment. A corridor is a vertical strip that many rows leave free between two of their texts. Rows that write
 * across it (spanning headers, forms above a list) don't veto it; they only get no line there.
 */

/** A gap between texts of one row that may part columns (points). */
const SMALLEST_GAP = 2;
/** At least this many rows must leave the strip free between two texts, … */
const FEWEST_ROWS = 2;
/** … and this share of all rows. */
const SMALLEST_SHARE = 0.12;

interface Interval {
  from: number;
  to: number;
}

/** Texts of one row → the x intervals that they cover. */
function cover(runs: readonly TextRun[]): Interval[] {
  const out: Interval[] = [];
  for (const run of [...runs].sort((a, b) => a.left - b.left)) {
    const last = out.at(-1);
    if (last && run.left <= last.to + SMALLEST_GAP) last.to = Math.max(last.to, run.right);
    else out.push({ from: run.left, to: run.right });
  }
  return out;
}

/** Positions of column lines for rows of text, ascending, without the outer two. */
export function findCorridors(rows: readonly (readonly TextRun[])[]): number[] {
  const filled = rows.filter((row) => row.length > 0);
  const changes: { x: number; free: number; taken: number }[] = [];
  for (const row of filled) {
    const covered = cover(row);
    covered.forEach((interval, i) => {
      changes.push({ x: interval.from, free: 0, taken: 1 }, { x: interval.to, free: 0, taken: -1 });
      const next = covered[i + 1];
      if (next) changes.push({ x: interval.to, free: 1, taken: 0 }, { x: next.from, free: -1, taken: 0 });
    });
  }
  changes.sort((a, b) => a.x - b.x);
  const needed = Math.max(Math.min(FEWEST_ROWS, filled.length), SMALLEST_SHARE * filled.length);
  return lowest(toStrips(changes), needed);
}

interface Strip extends Interval {
  free: number;
  taken: number;
}

function toStrips(changes: readonly { x: number; free: number; taken: number }[]): Strip[] {
  const strips: Strip[] = [];
  let free = 0;
  let taken = 0;
  changes.forEach((change, i) => {
    free += change.free;
    taken += change.taken;
    const to = changes[i + 1]?.x;
    if (to === undefined || to - change.x < 0.05) return;
    const last = strips.at(-1);
    if (last && last.taken === taken && last.to === change.x) {
      last.to = to;
      last.free = Math.max(last.free, free);
    } else strips.push({ from: change.x, to, free, taken });
  });
  return strips;
}

/** Strips that fewer rows write in than in those beside them, if enough rows leave them free. */
function lowest(strips: readonly Strip[], needed: number): number[] {
  const out: number[] = [];
  for (let i = 1; i < strips.length - 1; i++) {
    const { from, to, free, taken } = strips[i]!;
    if (taken >= strips[i - 1]!.taken || taken >= strips[i + 1]!.taken) continue;
    if (free >= needed && free >= taken && to - from >= SMALLEST_GAP / 2) out.push((from + to) / 2);
  }
  return out;
}
