import { findCorridors } from "./corridors";
import { centreX, centreY, type RulingLine, type RulingLines, type TextRun } from "./geometry";
import { toLattice, type Lattice } from "./lattice";
import { groupLines, type TextLine } from "./lines";
import { isAmount } from "./numbers";
import { boundariesOf, groupRows } from "./row-bands";
import { intervalOf } from "./fill";

/** Tables that are ruled in part: lines that are missing are drawn where the text leaves room, then the lattice is built as ever. */

/** Lines shorter than this don't bound a table (points). */
const SHORTEST_BORDER = 80;
/** Lines of one table overlap by this share of the shorter one. */
const OVERLAP = 0.8;
/** A stack of fewer lines than this is no table. */
const FEWEST_RULES = 3;
/** A text crosses a position when it reaches over it by this much on both sides (points). */
const CROSSING = 1.5;
/** A band this many times as high as the usual one, with nothing side by side in it, parts two tables. */
const TALL_BAND = 3;

/** Horizontal lines that stand over each other, without verticals → stacks that may be tables. */
function stacks(horizontal: readonly RulingLine[]): RulingLine[][] {
  const out: RulingLine[][] = [];
  for (const rule of [...horizontal].sort((a, b) => a.at - b.at)) {
    const home = out.find((stack) => overlaps(extent(stack), rule));
    if (home) home.push(rule);
    else out.push([rule]);
  }
  return out.filter(
    (stack) => stack.length >= FEWEST_RULES && extent(stack).to - extent(stack).from >= SHORTEST_BORDER,
  );
}

function extent(rules: readonly RulingLine[]): { from: number; to: number } {
  return { from: Math.min(...rules.map((r) => r.from)), to: Math.max(...rules.map((r) => r.to)) };
}

function overlaps(a: { from: number; to: number }, b: { from: number; to: number }): boolean {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from) >= OVERLAP * Math.min(a.to - a.from, b.to - b.from);
}

/** Texts between consecutive lines. */
function bandsOf(ys: readonly number[], runs: readonly TextRun[]): TextRun[][] {
  const bands: TextRun[][] = Array.from({ length: ys.length - 1 }, () => []);
  for (const run of runs) {
    const y = centreY(run);
    if (y > ys[0]! && y < ys.at(-1)!) bands[intervalOf(ys, y)]!.push(run);
  }
  return bands;
}

const distinct = (values: readonly number[]): number[] => {
  const out: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (out.length === 0 || value - out.at(-1)! > 2) out.push(value);
  return out;
};

/** Cuts a stack where a tall band without columns (a title, a paragraph) parts one table from the next. */
function cutStack(stack: readonly RulingLine[], runs: readonly TextRun[]): RulingLine[][] {
  const ys = distinct(stack.map((r) => r.at));
  const { from, to } = extent(stack);
  const bands = bandsOf(
    ys,
    runs.filter((run) => centreX(run) > from && centreX(run) < to),
  );
  const heights = ys.slice(1).map((y, i) => y - ys[i]!);
  const usual = [...heights].sort((a, b) => a - b)[heights.length >> 1] ?? 0;
  const out: RulingLine[][] = [];
  let start = 0;
  bands.forEach((band, i) => {
    const caption = band.filter((run) => /[：:]/.test(run.text)).length * 2 >= band.length && band.length > 0;
    const plain = groupLines(band).every(
      (line) => line.runs.length === 1 || widestGap(line.runs) < line.runs[0]!.height,
    );
    const empty = band.length === 0 && heights[i]! > TALL_BAND * usual;
    if (empty || (heights[i]! > TALL_BAND * usual && (plain || caption))) {
      out.push(stack.filter((r) => r.at >= ys[start]! - 1 && r.at <= ys[i]! + 1));
      start = i + 1;
    }
  });
  out.push(stack.filter((r) => r.at >= ys[start]! - 1));
  return out.filter((part) => part.length >= FEWEST_RULES);
}

function widestGap(runs: readonly TextRun[]): number {
  return Math.max(0, ...runs.slice(1).map((run, i) => run.left - runs[i]!.right));
}

/** Vertical lines at corridors, left out in bands where a text crosses. */
export function virtualVerticals(
  corridors: readonly number[],
  ys: readonly number[],
  bands: readonly (readonly TextRun[])[],
): RulingLine[] {
  return corridors.flatMap((at) =>
    bands.flatMap((band, i) =>
      band.some((run) => run.left < at - CROSSING && run.right > at + CROSSING)
        ? []
        : [{ at, from: ys[i]!, to: ys[i + 1]! }],
    ),
  );
}

/** Tables with lines between rows only, or in a frame without inner verticals. */
export function latticesFromRows(groups: readonly RulingLines[], runs: readonly TextRun[]): Lattice[] {
  const horizontal = groups.flatMap((group) => group.horizontal).filter((rule) => rule.to - rule.from >= 2);
  const out: Lattice[] = [];
  for (const closed of stacks(horizontal).flatMap((s) => cutStack(s, runs))) {
    const { from, to } = extent(closed);
    const inside = runs.filter((run) => centreX(run) > from - 1 && centreX(run) < to + 1);
    const within = columnsOf(closed, inside);
    if (within.corridors.length === 0) continue;
    const stack = [...closed, ...edgesOfOpenRows(closed, inside, within.corridors)];
    const { ys, bands, corridors } = stack.length > closed.length ? columnsOf(stack, inside) : within;
    const vertical = virtualVerticals(corridors, ys, bands);
    const border = { from: ys[0]!, to: ys.at(-1)! };
    const lattice = toLattice({
      horizontal: stack,
      vertical: [...vertical, { at: from, ...border }, { at: to, ...border }],
    });
    if (lattice) out.push(lattice);
  }
  return out;
}

/** Rows of a stack of lines, the texts between them, and the corridors that these leave free. */
function columnsOf(
  stack: readonly RulingLine[],
  runs: readonly TextRun[],
): { ys: number[]; bands: TextRun[][]; corridors: number[] } {
  const ys = distinct(stack.map((r) => r.at));
  const bands = bandsOf(ys, runs);
  // Bands that hold several rows (a table ruled above and below its header only) are looked at row by row.
  const rows = bands.flatMap((band) =>
    severalRows(band) ? groupRows(band).map((lines) => lines.flatMap((line) => line.runs)) : [band],
  );
  return { ys, bands, corridors: findCorridors(rows) };
}

/** Lines of text further apart than this many font heights don't belong together. */
const APART = 2.2;
/** Room between the text of an open row and the edge that is drawn for it (points). */
const ROOM = 1.5;

/**
 * A row that the page cuts has no line at the page's end: its text stands in the columns of the table, above its first line or below
 * its last, with nothing else there. Draws the missing edges.
 */
function edgesOfOpenRows(
  stack: readonly RulingLine[],
  runs: readonly TextRun[],
  corridors: readonly number[],
): RulingLine[] {
  const { from, to } = extent(stack);
  const ys = distinct(stack.map((r) => r.at));
  const [first, last] = [ys[0]!, ys.at(-1)!];
  const lines = groupLines(runs);
  const above = openRow(lines.filter((line) => line.bottom <= first + ROOM).reverse(), first, corridors);
  const below = openRow(
    lines.filter((line) => line.top >= last - ROOM),
    last,
    corridors,
  );
  return [
    ...(above ? [{ at: Math.min(...above.map((line) => line.top)) - ROOM, from, to }] : []),
    ...(below ? [{ at: Math.max(...below.map((line) => line.bottom)) + ROOM, from, to }] : []),
  ];
}

/** @param lines going away from the table */
function openRow(lines: readonly TextLine[], edge: number, corridors: readonly number[]): TextLine[] | null {
  const row: TextLine[] = [];
  let at = edge;
  for (const line of lines) {
    const middle = (line.top + line.bottom) / 2;
    if (Math.abs(middle - at) > APART * (line.bottom - line.top)) break;
    row.push(line);
    at = middle;
  }
  const crosses = (run: TextRun): boolean => corridors.some((x) => run.left < x - CROSSING && run.right > x + CROSSING);
  const texts = row.flatMap((line) => line.runs);
  // Captions, notes and signatures name something and set a colon.
  if (
    texts.some(crosses) ||
    texts.some((run) => /[：:]$|^注/.test(run.text) || (/[：:]/.test(run.text) && run.text.endsWith("元")))
  )
    return null;
  const columns = new Set(texts.map((run) => corridors.filter((x) => x < centreX(run)).length));
  return columns.size > 1 && row.some((line) => line.runs.length > 1) ? row : null;
}

/** True when two lines of a band hold an amount at the same place: amounts don't wrap, so these are rows. */
function severalRows(band: readonly TextRun[]): boolean {
  const amounts = band.filter((run) => isAmount(run.text));
  return amounts.some((a) =>
    amounts.some((b) => centreY(b) > centreY(a) + a.height * 0.6 && b.left < a.right && b.right > a.left),
  );
}

/**
 * Draws the missing lines between the rows of a lattice: where a box holds several amounts below each other, it and its
 * neighbours are cut at each row.
 */
export function cutRows(lattice: Lattice, runs: readonly TextRun[]): Lattice {
  const { xs, ys } = lattice;
  const inside = runs.filter((run) => centreX(run) > xs[0]! && centreX(run) < xs.at(-1)!);
  const bands = bandsOf(ys, inside);
  const cuts: number[] = [];
  bands.forEach((band) => {
    if (severalRows(band)) cuts.push(...boundariesOf(groupRows(band)));
  });
  if (cuts.length === 0) return lattice;
  const horizontal = drawnHorizontals(lattice).concat(cuts.map((at) => ({ at, from: xs[0]!, to: xs.at(-1)! })));
  return toLattice({ horizontal, vertical: drawnVerticals(lattice) }) ?? lattice;
}

function drawnHorizontals({ xs, ys, cells }: Lattice): RulingLine[] {
  return cells.flatMap((cell) => {
    const span = { from: xs[cell.column]!, to: xs[cell.column + cell.columnSpan]! };
    return [
      { at: ys[cell.row]!, ...span },
      { at: ys[cell.row + cell.rowSpan]!, ...span },
    ];
  });
}

function drawnVerticals({ xs, ys, cells }: Lattice): RulingLine[] {
  return cells.flatMap((cell) => {
    const span = { from: ys[cell.row]!, to: ys[cell.row + cell.rowSpan]! };
    return [
      { at: xs[cell.column]!, ...span },
      { at: xs[cell.column + cell.columnSpan]!, ...span },
    ];
  });
}

/** A lattice of one column: a frame with lines between rows, its columns not drawn. */
export const isFrame = (lattice: Lattice): boolean => lattice.xs.length === 2;

/** The lines of a frame, for {@link latticesFromRows}. */
export const frameRules = (lattice: Lattice): RulingLines => ({
  horizontal: lattice.ys.map((at) => ({ at, from: lattice.xs[0]!, to: lattice.xs[1]! })),
  vertical: [],
});
