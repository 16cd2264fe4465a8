import type { RulingLine } from "../page/geometry";
import type { Area, Ink } from "./image";
import { usualLineHeight } from "./text-lines";

/** Columns of tables that have level rules alone, by the room that their texts leave. */

/** Room of this many line heights parts two texts of a row. */
const ROOM = 0.5;
/** Rows that may write across a column's edge (headers over several columns): so many, or this share. */
const ACROSS = 2;
const ACROSS_SHARE = 0.12;
/** A band so many times as high as the usual one, at either end, is none of the table. */
const TALL = 4;
/** Fewer rows than this are no table. */
const FEWEST_BANDS = 3;
/** Rules are blurred at their edges (dots). */
const EDGE = 2;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is made of level rules one below the other: its rows, and upright rules between its columns. */
export interface LevelTable {
  readonly ys: readonly number[];
  /** Edges of columns, the outer ones among them. */
  readonly xs: readonly number[];
  readonly upright: readonly RulingLine[];
}

/** A level rule: its place, and the pieces that are drawn of it. */
export interface LevelRule {
  readonly at: number;
  readonly strokes: readonly Span[];
}

/**
 * @param text ink without the level rules
 * @param lines ascending
 * @returns null where the texts stand in no columns
 */
export function levelTable(text: Ink, lines: readonly LevelRule[], { from, to }: Span): LevelTable | null {
  const rows = withoutTallEnds(lines.map((line) => line.at));
  if (rows.length - 1 < FEWEST_BANDS) return null;
  const bands = rows.slice(1).map((bottom, i): Area => {
    const top = rows[i]!;
    return {
      left: Math.round(from),
      right: Math.round(to),
      top: Math.round(top) + EDGE + 1,
      bottom: Math.round(bottom) - EDGE,
    };
  });
  const room = ROOM * usualLineHeight(text, bands);
  const rules = lines.filter((line) => rows.includes(line.at)).slice(1, -1);
  const texts = textsOf(text, bands, rules, room);
  // Rules under headers of several columns end where columns do.
  const headers = rules.flatMap(({ strokes }, i) => piecesOf(strokes).map((piece) => ({ ...piece, row: i })));
  const parts = headers.filter((piece) => piece.to - piece.from < PART * (to - from));
  const ends = parts.flatMap((piece) => [piece.from, piece.to]);
  const inner = edgesOf(texts, from, to, room, ends);
  if (inner.length === 0) return null;
  const whole = { from: rows[0]!, to: rows.at(-1)! };
  const upright = [from, ...inner, to].flatMap((at, i): RulingLine[] =>
    i === 0 || i > inner.length
      ? [{ at, ...whole }]
      : texts.flatMap((row, k) => {
          const header = parts.find((part) => part.row === k && part.from + room < at && part.to - room > at);
          const isOne = header && row.filter((t) => covers(header, (t.from + t.to) / 2)).length === 1;
          return isOne || row.some((t) => covers(t, at)) ? [] : [{ at, from: rows[k]!, to: rows[k + 1]! }];
        }),
  );
  return { ys: rows, xs: [from, ...inner, to], upright };
}

/** A rule over less than this share of the table lies under a header of several columns. */
const PART = 0.9;

/** Pieces of a rule, those that nearly meet together. */
function piecesOf(strokes: readonly Span[]): Span[] {
  const pieces: { from: number; to: number }[] = [];
  for (const { from, to } of [...strokes].sort((a, b) => a.from - b.from)) {
    const last = pieces.at(-1);
    if (last && from - last.to < BROKEN) last.to = Math.max(last.to, to);
    else pieces.push({ from, to });
  }
  return pieces;
}

/** A rule is broken by no more than this (dots). */
const BROKEN = 24;

const covers = (span: Span, x: number): boolean => span.from < x && span.to > x;

function withoutTallEnds(ys: readonly number[]): readonly number[] {
  const heights = ys.slice(1).map((y, i) => y - ys[i]!);
  const most = TALL * [...heights].sort((a, b) => a - b)[heights.length >> 1]!;
  let [first, last] = [0, ys.length];
  while (last - first > 1 && heights[first]! > most) first++;
  while (last - first > 1 && heights[last - 2]! > most) last--;
  return ys.slice(first, last);
}

/**
 * Where each row has text, across: what stands nearer than `room` is one. Where a rule between two rows is not drawn they are one cell,
 * whose text may lie over the middle of both.
 */
function textsOf({ width, data }: Ink, bands: readonly Area[], rules: readonly LevelRule[], room: number): Span[][] {
  const spans: { from: number; to: number }[][] = bands.map(() => []);
  const { left, right } = bands[0]!;
  for (let x = left; x < right; x++) {
    const inked = bands.map(({ top, bottom }) => {
      for (let y = top; y < bottom; y++) if (data[y * width + x] !== 0) return true;
      return false;
    });
    const open = rules.map(({ strokes }) => !strokes.some((s) => s.from - EDGE <= x && s.to + EDGE >= x));
    for (let i = 0; i < bands.length; i++) {
      let seen = inked[i]!;
      for (let k = i; k > 0 && open[k - 1] && !seen; k--) seen = inked[k - 1]!;
      for (let k = i; k + 1 < bands.length && open[k] && !seen; k++) seen = inked[k + 1]!;
      if (!seen) continue;
      const last = spans[i]!.at(-1);
      if (last && x - last.to < room) last.to = x + 1;
      else spans[i]!.push({ from: x, to: x + 1 });
    }
  }
  return spans;
}

/** Middles of strips that hardly a row writes in, between texts of at least one. */
function edgesOf(
  rows: readonly (readonly Span[])[],
  from: number,
  to: number,
  room: number,
  ends: readonly number[],
): number[] {
  const filled = rows.filter((row) => row.length > 0);
  const most = Math.max(Math.min(ACROSS, filled.length - 2), ACROSS_SHARE * filled.length);
  const width = Math.ceil(to - from) + 1;
  const taken = new Uint16Array(width);
  for (const row of filled)
    for (const span of row)
      for (let x = Math.floor(span.from - from); x < Math.min(width, span.to - from); x++) if (x >= 0) taken[x]!++;
  const edges: number[] = [];
  // Strips are the lowest places between what more rows write in.
  for (let x = 0; x < width;) {
    let end = x + 1;
    while (end < width && taken[end] === taken[x]) end++;
    const lowest = x > 0 && end < width && taken[x - 1]! > taken[x]! && taken[end]! > taken[x]!;
    if (lowest && taken[x]! <= most && end - x >= room / 2) {
      const strip = { from: from + x, to: from + end };
      edges.push(ends.find((at) => covers(strip, at)) ?? (strip.from + strip.to) / 2);
    }
    x = end;
  }
  return withoutSharedColumns(edges, filled);
}

/** Two columns side by side of which no row fills both are one: a header in the middle over names at the left. */
function withoutSharedColumns(edges: readonly number[], rows: readonly (readonly Span[])[]): number[] {
  const kept: number[] = [];
  for (const [i, edge] of edges.entries()) {
    const [before, after] = [kept.at(-1) ?? -Infinity, edges[i + 1] ?? Infinity];
    const both = rows.some((row) => {
      if (row.some((span) => covers(span, edge))) return false;
      const within = (low: number, high: number): boolean =>
        row.some(
          (span) =>
            span.to > low && span.from < high && (span.from + span.to) / 2 > low && (span.from + span.to) / 2 < high,
        );
      return within(before, edge) && within(edge, after);
    });
    if (both) kept.push(edge);
  }
  return kept;
}
