import { centreX, type TextRun } from "./geometry";
import { isAmount, isNumber } from "./numbers";
import { isAscii } from "./widths";

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

/** Single ideographs up to this many font heights apart are one word with its characters spread (项 目). */
const SPREAD = 3.2;
/** A column is there when this many rows write in it (fewer in small tables), or an amount or a lowest header stands in it. */
const ROWS_OF_COLUMN = 2;
const SMALL_TABLE = 6;

interface Interval {
  from: number;
  to: number;
}

/** Between ideographs and Latin letters or digits, typesetters leave up to a quarter of the font height inside a word. */
const SCRIPT_GAP = 0.36;

/** The gap up to which two neighbours may be one text. */
function innerGap(a: TextRun, b: TextRun): number {
  const scriptChange = isAscii(a.text.charCodeAt(a.text.length - 1)) !== isAscii(b.text.charCodeAt(0));
  return scriptChange && !isAmount(a.text) && !isAmount(b.text)
    ? Math.max(SMALLEST_GAP, SCRIPT_GAP * Math.min(a.height, b.height))
    : SMALLEST_GAP;
}

interface Covered extends Interval {
  last: TextRun;
  hasAmount: boolean;
}

const isSingle = (run: TextRun): boolean => /^[\u4e00-\u9fff]$/.test(run.text);

/** Texts of one row → the x intervals that they cover. */
function cover(runs: readonly TextRun[]): Covered[] {
  const out: Covered[] = [];
  for (const run of [...runs].sort((a, b) => a.left - b.left)) {
    const open = out.at(-1);
    const spread = open && isSingle(run) && isSingle(open.last) && run.left - open.to <= SPREAD * run.height;
    if (open && (spread || run.left <= open.to + innerGap(open.last, run))) {
      open.to = Math.max(open.to, run.right);
      open.last = run;
      open.hasAmount ||= isAmount(run.text);
    } else out.push({ from: run.left, to: run.right, last: run, hasAmount: isAmount(run.text) });
  }
  return out;
}

/** Positions of column lines for rows of text, ascending, without the outer two. */
export function findCorridors(rows: readonly (readonly TextRun[])[]): number[] {
  const filled = rows.filter((row) => row.length > 0);
  const needed = Math.max(Math.min(FEWEST_ROWS, filled.length), SMALLEST_SHARE * filled.length);
  const changes: { x: number; free: number; taken: number }[] = [];
  for (const row of filled) {
    const covered = cover(row);
    covered.forEach((interval, i) => {
      changes.push({ x: interval.from, free: 0, taken: 1 }, { x: interval.to, free: 0, taken: -1 });
      const next = covered[i + 1];
      if (!next) return;
      // An amount is a cell of its own, always: one row is evidence enough.
      const weight = interval.hasAmount || next.hasAmount ? needed : 1;
      changes.push({ x: interval.to, free: weight, taken: 0 }, { x: next.from, free: -weight, taken: 0 });
    });
  }
  changes.sort((a, b) => a.x - b.x);
  return prune(lowest(toStrips(changes), needed), filled);
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
  return withoutSlivers(strips);
}

/** Slivers between two texts that nearly meet would hide the strip that they lie in. */
function withoutSlivers(strips: readonly Strip[]): Strip[] {
  const out: Strip[] = [];
  for (const strip of strips) {
    const last = out.at(-1);
    if (last && (last.taken === strip.taken || strip.to - strip.from < SMALLEST_GAP / 2)) {
      last.to = strip.to;
      if (last.taken === strip.taken) last.free = Math.max(last.free, strip.free);
    } else out.push({ ...strip });
  }
  return out;
}

/** Strips that fewer rows write in than in those beside them, if enough rows leave them free. */
function lowest(strips: readonly Strip[], needed: number): Corridor[] {
  const out: Corridor[] = [];
  for (let i = 1; i < strips.length - 1; i++) {
    const { from, to, free, taken } = strips[i]!;
    if (taken >= strips[i - 1]!.taken || taken >= strips[i + 1]!.taken) continue;
    if (free >= needed && free >= taken && to - from >= SMALLEST_GAP / 2) out.push({ x: (from + to) / 2, taken });
  }
  return out;
}

interface Corridor {
  readonly x: number;
  readonly taken: number;
}

/**
 * Drops corridors that part nothing: a spanning header in the middle of the free strip between two columns looks like a column of
 * its own, but nothing stands below it.
 */
function prune(corridors: Corridor[], rows: readonly (readonly TextRun[])[]): number[] {
  const lowestHeader = lowestHeaderOf(rows);
  const enough = rows.length >= SMALL_TABLE ? ROWS_OF_COLUMN : 1;
  for (;;) {
    const edges = [-Infinity, ...corridors.map((c) => c.x), Infinity];
    const weak = edges.slice(1).findIndex((right, i) => !isColumn(edges[i]!, right, rows, lowestHeader, enough));
    if (weak < 0 || corridors.length === 0) return corridors.map((c) => c.x);
    // The weaker of its two borders goes: the one that more rows write across.
    const [before, after] = [corridors[weak - 1], corridors[weak]];
    const drop = !before ? after! : !after ? before : after.taken >= before.taken ? after : before;
    corridors = corridors.filter((c) => c !== drop);
  }
}

/** The row that names the single columns: of those above the first number, the one with most texts. */
function lowestHeaderOf(rows: readonly (readonly TextRun[])[]): readonly TextRun[] {
  const firstNumber = rows.findIndex((row) => row.filter((run) => isNumber(run.text)).length > 1);
  const header = rows.slice(0, Math.max(0, firstNumber));
  return header.reduce<readonly TextRun[]>((best, row) => (row.length >= best.length ? row : best), []);
}

function isColumn(
  left: number,
  right: number,
  rows: readonly (readonly TextRun[])[],
  lowestHeader: readonly TextRun[],
  enough: number,
): boolean {
  let count = 0;
  for (const row of rows) {
    const inside = row.filter(
      (run) =>
        centreX(run) > left &&
        centreX(run) < right &&
        run.left > left - SMALLEST_GAP &&
        run.right < right + SMALLEST_GAP,
    );
    if (inside.length === 0) continue;
    if (row === lowestHeader || inside.some((run) => isAmount(run.text)) || ++count >= enough) return true;
  }
  return false;
}
