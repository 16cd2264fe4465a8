import { DisjointSets } from "../../disclosure/disjoint-sets";
import type { RulingLine, RulingLines } from "../page/geometry";
import type { Ink } from "./image";
import { without } from "./ink";
import { levelTable } from "./level-tables";
import { lengthOf, strokesOf, type Stroke } from "./strokes";

/** Of the picture's width: shorter strokes are parts of letters, and what belongs to no table has to be this long to be a rule. */
const SHORTEST_STROKE = 1 / 28;
/** A rule that slants or bends goes from row to row in pieces, none of them shorter than this. */
const SHORTEST_PIECE = 1 / 60;
const SHORTEST_LONE_RULE = 1 / 8;
/** Strokes that end so near to each other meet (dots). */
const REACH = 8;
/** Strokes nearer than this lie in one line (dots). */
const SAME_LINE = 5;
/** A rule of a table runs over this share of it, from side to side or from top to bottom: strokes of seals and words don't. */
const LEAST_OF_WIDTH = 0.12;
const LEAST_OF_HEIGHT = 0.15;
/** Pieces none of which is this share of that length are a rule only where they make up so many times the length. */
const WHOLE = 0.6;
const OF_PIECES = 2;
/** Rules of one table are about as thick as each other: the ring of a seal is thicker. */
const THICKER = 1.5;
const THICKER_BY = 2;
/** A side of a cell is ruled when strokes cover this share of it, or, where they are broken, ink this one. */
const COVERED = 0.6;
const INKED = 0.93;
/** A rule lies within so many dots of where it is looked for. */
const WANDERS = 2;

/** The rules of a straight page, in its dots, and the dots that they cover. */
export interface PageRules extends RulingLines {
  readonly mask: Uint8Array;
}

interface Drawn extends Stroke {
  readonly vertical: boolean;
}

/** Strokes in one line. */
interface Line {
  readonly at: number;
  readonly strokes: readonly Drawn[];
}

/**
 * The rules of a straight page. Those of a table are told from other strokes by what they run over, and drawn anew from cell to cell:
 * what a scanner broke is whole again, what a seal adds is none.
 */
export function findRules(ink: Ink): PageRules {
  const shortest = ink.width * SHORTEST_STROKE;
  const piece = Math.round(ink.width * SHORTEST_PIECE);
  const drawn = [false, true].flatMap((vertical) =>
    strokesOf(ink, vertical, piece, 0)
      .filter((stroke) => lengthOf(stroke) >= shortest)
      .map((stroke): Drawn => ({ ...stroke, vertical })),
  );
  const rules: PageRules = { horizontal: [], vertical: [], mask: new Uint8Array(ink.width * ink.height) };
  const level: Drawn[] = [];
  for (const group of meeting(drawn)) {
    const ys = linesOf(group, false);
    const xs = linesOf(group, true);
    if (ys.length >= 2 && (xs.length > 2 || (xs.length === 2 && ys.length === 2))) drawTable(ink, xs, ys, rules);
    else {
      const lone = group.filter((stroke) => lengthOf(stroke) >= ink.width * SHORTEST_LONE_RULE);
      for (const stroke of lone) paint(stroke, ink, rules.mask);
      level.push(...lone.filter((stroke) => !stroke.vertical));
      for (const stroke of lone)
        if (stroke.vertical) rules.vertical.push({ at: stroke.middle, from: stroke.from, to: stroke.to });
    }
  }
  for (const stack of stacksOf(level)) drawLevel(ink, stack, rules);
  return rules;
}

/** Level rules of one table overlap by this share of the shorter one. */
const OVERLAP = 0.8;

/** Level rules that no upright ones cross, one below the other. */
function stacksOf(level: readonly Drawn[]): Drawn[][] {
  const stacks: { from: number; to: number; strokes: Drawn[] }[] = [];
  for (const stroke of [...level].sort((a, b) => lengthOf(b) - lengthOf(a))) {
    const home = stacks.find(
      ({ from, to }) => Math.min(to, stroke.to) - Math.max(from, stroke.from) >= OVERLAP * lengthOf(stroke),
    );
    if (home) home.strokes.push(stroke);
    else stacks.push({ from: stroke.from, to: stroke.to, strokes: [stroke] });
  }
  return stacks.map(({ strokes }) => strokes);
}

/** Draws a table of level rules alone; where its texts stand in no columns, the rules as they are. */
function drawLevel(ink: Ink, stack: readonly Drawn[], rules: PageRules): void {
  const ys = linesOf(stack, false);
  const span = { from: Math.min(...stack.map((s) => s.from)), to: Math.max(...stack.map((s) => s.to)) };
  const table = levelTable(without(ink, rules.mask), ys, span);
  const within = (at: number): boolean =>
    table !== null && at >= table.ys[0]! - SAME_LINE && at <= table.ys.at(-1)! + SAME_LINE;
  for (const { middle, from, to } of stack) if (!within(middle)) rules.horizontal.push({ at: middle, from, to });
  if (!table) return;
  const xs = table.xs.map((at): Line => ({ at, strokes: [] }));
  drawSides(
    ink,
    ys.filter((line) => within(line.at)),
    xs,
    false,
    rules.horizontal,
  );
  rules.vertical.push(...table.upright);
}

/** Strokes that meet: each group may be a table. */
function meeting(drawn: readonly Drawn[]): Drawn[][] {
  const sets = new DisjointSets(drawn.length);
  drawn.forEach((level, i) => {
    if (level.vertical) return;
    drawn.forEach((upright, j) => {
      if (
        upright.vertical &&
        upright.middle > level.from - REACH &&
        upright.middle < level.to + REACH &&
        level.middle > upright.from - REACH &&
        level.middle < upright.to + REACH
      )
        sets.join(i, j);
    });
  });
  const groups = new Map<number, Drawn[]>();
  drawn.forEach((stroke, i) => {
    const root = sets.find(i);
    const group = groups.get(root);
    if (group) group.push(stroke);
    else groups.set(root, [stroke]);
  });
  return [...groups.values()];
}

/** Lines of one direction that run over a good part of the group. */
function linesOf(group: readonly Drawn[], vertical: boolean): Line[] {
  const own = group.filter((s) => s.vertical === vertical).sort((a, b) => a.middle - b.middle);
  if (own.length === 0) return [];
  const thickest = THICKER * own.map((s) => s.thickness).sort((a, b) => a - b)[own.length >> 1]! + THICKER_BY;
  const span = Math.max(...own.map((s) => s.to)) - Math.min(...own.map((s) => s.from));
  const clusters: Drawn[][] = [];
  for (const stroke of own) {
    if (stroke.thickness > thickest) continue;
    const last = clusters.at(-1);
    if (last && stroke.middle - last.at(-1)!.middle <= SAME_LINE) last.push(stroke);
    else clusters.push([stroke]);
  }
  return clusters.flatMap((strokes) => {
    const length = strokes.reduce((sum, s) => sum + lengthOf(s), 0);
    const least = (vertical ? LEAST_OF_HEIGHT : LEAST_OF_WIDTH) * span;
    const isWhole = strokes.some((s) => lengthOf(s) >= least * WHOLE);
    if (length < (isWhole ? least : least * OF_PIECES)) return [];
    return [{ at: strokes.reduce((sum, s) => sum + s.middle * lengthOf(s), 0) / length, strokes }];
  });
}

function drawTable(ink: Ink, xs: readonly Line[], ys: readonly Line[], rules: PageRules): void {
  for (const line of [...xs, ...ys]) for (const stroke of line.strokes) paint(stroke, ink, rules.mask);
  const columns = withDotted(ink, xs, ys, true, rules.mask);
  const rows = withDotted(ink, ys, columns, false, rules.mask);
  drawSides(ink, columns, rows, true, rules.vertical);
  drawSides(ink, rows, columns, false, rules.horizontal);
}

/** Draws lines from side to side of cells, where these are ruled. */
function drawSides(
  ink: Ink,
  lines: readonly Line[],
  across: readonly Line[],
  vertical: boolean,
  into: RulingLine[],
): void {
  for (const line of lines) {
    let open: RulingLine | null = null;
    for (let i = 0; i + 1 < across.length; i++) {
      const [from, to] = [across[i]!.at, across[i + 1]!.at];
      if (!isRuled(ink, line, vertical, from, to)) open = null;
      else if (open) open.to = to;
      else into.push((open = { at: line.at, from, to }));
    }
  }
}

/** Lines with those between them that a scanner has broken to dots. */
function withDotted(
  ink: Ink,
  lines: readonly Line[],
  across: readonly Line[],
  vertical: boolean,
  mask: Uint8Array,
): Line[] {
  const [first, last] = [lines[0]!.at, lines.at(-1)!.at];
  const [from, to] = [across[0]!.at, across.at(-1)!.at];
  const found: Line[] = [];
  for (let at = Math.round(first) + APART; at <= last - APART; at++) {
    if (lines.some((line) => Math.abs(line.at - at) < APART) || inkAlong(ink, at, vertical, from, to).share < DOTTED)
      continue;
    let ruled = 0;
    for (let i = 0; i + 1 < across.length; i++)
      if (isDotted(ink, at, vertical, across[i]!.at, across[i + 1]!.at)) ruled += across[i + 1]!.at - across[i]!.at;
    if (ruled < DOTTED_SIDES * (to - from)) continue;
    found.push({ at, strokes: [] });
    eraseAlong(ink, at, vertical, from, to, mask);
    at += APART;
  }
  return [...lines, ...found].sort((a, b) => a.at - b.at);
}

/** Rules lie no nearer to each other than this (dots). */
const APART = 12;
/** A rule of dots has ink on this share of a side, no gap longer than this share of the picture's width, and hardly any ink beside it. */
const DOTTED = 0.4;
const LONGEST_GAP = 1 / 170;
const BESIDE = 5;
const LESS_BESIDE = 0.55;
/** A line that is broken all along has to be seen on this share of its sides. */
const DOTTED_SIDES = 0.7;

/** How a place along an axis is inked: the share of it, and the longest stretch without ink. */
function inkAlong(
  { width, height, data }: Ink,
  at: number,
  vertical: boolean,
  from: number,
  to: number,
): { share: number; gap: number } {
  let [inked, count, gap, longest] = [0, 0, 0, 0];
  for (let along = Math.round(from) + WANDERS + 1; along < to - WANDERS; along++, count++) {
    let found = false;
    for (let k = -1; k <= 1 && !found; k++) {
      const [x, y] = vertical ? [at + k, along] : [along, at + k];
      found = x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] !== 0;
    }
    if (found) inked++;
    gap = found ? 0 : gap + 1;
    longest = Math.max(longest, gap);
  }
  return { share: count === 0 ? 0 : inked / count, gap: longest };
}

/** Whether what is left of a rule lies on a side of a cell: dots without a longer gap, with less ink on either side of them. */
function isDotted(ink: Ink, at: number, vertical: boolean, from: number, to: number): boolean {
  const { share, gap } = inkAlong(ink, at, vertical, from, to);
  if (share < DOTTED || gap > Math.max(4, ink.width * LONGEST_GAP)) return false;
  return [-BESIDE, BESIDE].every((k) => inkAlong(ink, at + k, vertical, from, to).share < LESS_BESIDE * share);
}

/** Puts the dots of a broken rule into the mask. */
function eraseAlong(
  { width, height }: Ink,
  at: number,
  vertical: boolean,
  from: number,
  to: number,
  mask: Uint8Array,
): void {
  for (let k = -EDGE; k <= EDGE; k++)
    for (let along = Math.round(from); along < to; along++) {
      const [x, y] = vertical ? [at + k, along] : [along, at + k];
      if (x >= 0 && y >= 0 && x < width && y < height) mask[y * width + x] = 1;
    }
}

/** Whether a rule lies on a side of a cell: text that happens to lie there is none. */
function isRuled(ink: Ink, line: Line, vertical: boolean, from: number, to: number): boolean {
  const covered = line.strokes.reduce((sum, s) => sum + Math.max(0, Math.min(to, s.to) - Math.max(from, s.from)), 0);
  if (covered >= COVERED * (to - from)) return true;
  const { width, height, data } = ink;
  const across = Math.round(line.at);
  let [inked, count] = [0, 0];
  for (let along = Math.round(from) + WANDERS; along < to - WANDERS; along++, count++)
    for (let k = -WANDERS; k <= WANDERS; k++) {
      const [x, y] = vertical ? [across + k, along] : [along, across + k];
      if (x < 0 || y < 0 || x >= width || y >= height || data[y * width + x] === 0) continue;
      inked++;
      break;
    }
  return (count > 0 && inked >= INKED * count) || isDotted(ink, across, vertical, from, to);
}

/** Rules are blurred at their edges by so many dots. */
const EDGE = 2;

/** Marks the dots of a stroke. */
function paint({ vertical, runs }: Drawn, { width, height }: Ink, mask: Uint8Array): void {
  const most = vertical ? width : height;
  for (const { across, from, to } of runs)
    for (let at = Math.max(0, across - EDGE); at <= Math.min(most - 1, across + EDGE); at++)
      for (let along = from; along < to; along++) mask[vertical ? along * width + at : at * width + along] = 1;
}
