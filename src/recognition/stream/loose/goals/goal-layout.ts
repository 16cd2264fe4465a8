import { fold, stripWhitespace } from "../../../../disclosure";
import { joinFragments, type Fragment } from "../fragments";

/** What is known of a table's cells besides the row itself. */
export interface Layout {
  /** Width of each column in characters, where known. */
  readonly widths: readonly (number | null)[];
  /** Index of the 指标值 column, -1 without one. */
  readonly value: number;
  /** How often a text stands at the end of the table's rows: the 依据 is the same for most. */
  readonly endings: ReadonlyMap<string, number>;
  /** Rows of the table. */
  readonly rows: number;
  readonly heights: Heights;
}

/**
 * How cells stand in their row. `centred`: in the middle, so that moves tell the number of lines; `top`: first lines on one
 * height; `unknown`: the extraction has no blank lines, a move only tells that the height changed.
 */
export type Heights = "centred" | "top" | "unknown";

/** A row divided into cells. */
export interface Division {
  /** Fragments of each cell. */
  readonly cells: readonly (readonly Fragment[])[];
  readonly cost: number;
  /** How much dearer the next best different division is. */
  readonly margin: number;
}

const VALUE =
  /^[≥≤＞＜><=±]|^\d[\d.,]*\s*(%|％|个|人|次|元|万元|天|年|月|日|小时|家|项|户|台|套|批|分|元\/人)|%$|以上$|以内$|以下$|左右$|^(长期|及时|即时|稳定|持续|明显|有效|有所|不断|进一步|逐步|显著|成效|达标|完成|全覆盖|良好|无|是|优|合格)/;

/** Papers that indicators rest on: they stand under 依据, not under 指标值. */
const DOCUMENT = /[[(]20\d\d\]?\)?\d*号?|《|》|文件|通知$/;

/** Most ways of division that are weighed for one row. */
const MOST = 8_000;
const LIKELIEST = 24;

/**
 * Divides the fragments of a row among `count` cells, in order. Evidence: moves between vertically centred cells, the
 * width of the columns (a line is broken only when full), the form of values, endings that repeat from row to row.
 */
export function divide(row: readonly Fragment[], count: number, above: number, layout: Layout): Division | null {
  const turn = row.findIndex((f, i) => i > 0 && f.join === "page");
  const upper = turn < 0 ? row : row.slice(0, turn);
  const lower = turn < 0 ? [] : row.slice(turn);
  if (upper.length < count) return null;
  const upperText = textOfRanges(upper);
  const lowerText = textOfRanges(lower);
  const best: Weighed[] = [];
  let weighed = 0;
  const weigh = (first: readonly number[], second: readonly number[]): boolean => {
    const cells = slices(upper, first);
    const rest = slices(lower, second);
    const words = cells.map(
      (_, i) => upperText(i === 0 ? 0 : first[i - 1]!, first[i]!) + lowerText(i === 0 ? 0 : second[i - 1]!, second[i]!),
    );
    best.push({ first, second, cost: cost(cells, rest, words, above, layout) });
    best.sort((x, y) => x.cost - y.cost);
    if (best.length > 2) best.pop();
    return ++weighed <= MOST;
  };
  const firsts = [...cuts(upper.length, count, false)];
  const seconds = [...cuts(lower.length, count, true)];
  if (firsts.length > MOST || seconds.length > MOST) return null;
  for (const first of seconds.length > 1 ? likeliest(firsts, upper, above, layout) : firsts) {
    for (const second of seconds) if (!weigh(first, second)) return null;
  }
  const [winner, other] = best;
  if (!winner) return null;
  const rest = slices(lower, winner.second);
  return {
    cells: slices(upper, winner.first).map((c, i) => [...c, ...rest[i]!]),
    cost: winner.cost,
    margin: (other?.cost ?? Infinity) - winner.cost,
  };
}

/** Of a row cut by a page break, the divisions of its upper part that moves and blanks speak for. */
function likeliest(
  firsts: readonly (readonly number[])[],
  upper: readonly Fragment[],
  above: number,
  layout: Layout,
): (readonly number[])[] {
  const free: Layout = { ...layout, widths: layout.widths.map(() => null), endings: new Map() };
  const none = firsts[0]?.map((): Fragment[] => []) ?? [];
  return firsts
    .map((first) => ({
      first,
      cost: cost(
        slices(upper, first),
        none,
        none.map((_, i) => String(i)),
        above,
        free,
      ),
    }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, LIKELIEST)
    .map((f) => f.first);
}

/** A division weighed: where the cells end above and below the page break. */
interface Weighed {
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly cost: number;
}

/** Folded text of each range of fragments, made once: thousands of divisions share them. */
function textOfRanges(fragments: readonly Fragment[]): (from: number, to: number) => string {
  const known = new Map<number, string>();
  return (from, to) => {
    const key = from * 1000 + to;
    let text = known.get(key);
    if (text === undefined) known.set(key, (text = fold(joinFragments(fragments.slice(from, to)))));
    return text;
  };
}

/** Ascending boundaries that cut `length` fragments into `count` runs. */
function* cuts(length: number, count: number, empty: boolean, from = 0): Generator<number[]> {
  if (length === 0 && empty) {
    yield Array.from({ length: count }, () => 0);
    return;
  }
  if (count === 1) {
    if (empty || length > from) yield [length];
    return;
  }
  for (let to = empty ? from : from + 1; to <= length; to++)
    for (const rest of cuts(length, count - 1, empty, to)) yield [to, ...rest];
}

function slices(fragments: readonly Fragment[], ends: readonly number[]): Fragment[][] {
  return ends.map((end, i) => fragments.slice(i === 0 ? 0 : ends[i - 1]!, end));
}

function linesOf(cell: readonly Fragment[]): Fragment[][] {
  const lines: Fragment[][] = [];
  for (const fragment of cell) {
    const line = lines.at(-1);
    if (line && fragment.join === "space") line.push(fragment);
    else lines.push([fragment]);
  }
  return lines;
}

function cost(
  cells: readonly (readonly Fragment[])[],
  rest: readonly (readonly Fragment[])[],
  words: readonly string[],
  above: number,
  layout: Layout,
): number {
  const split = rest.some((r) => r.length > 0);
  let sum = 0;
  let before = above;
  cells.forEach((cell, column) => {
    const lines = linesOf(cell);
    sum += moveCost(before, lines.length, cell[0]!.join, layout) * (split ? 0.2 : 1);
    const last = column > 0 ? cells[column - 1]!.at(-1)!.text : "";
    if (/\d$/.test(last) && /^[年月日个人元次天号万]/.test(cell[0]!.text)) sum += 2;
    before = lines.length;
    const further = linesOf(rest[column]!);
    const whole = words[column]!;
    // A text that other rows print just so is known whole; the author may have broken its lines by hand.
    const repeated = column === cells.length - 1 && (layout.endings.get(whole) ?? 1) * 2 > layout.rows;
    sum += insideCost(lines, further, repeated ? null : (layout.widths[column] ?? null), layout, split);
    if (column === layout.value)
      sum +=
        (VALUE.test(whole) && (whole.length <= 18 || /^[≥≤＞＜><]/.test(whole)) ? -1.5 : whole.length > 18 ? 1 : 0) +
        (DOCUMENT.test(whole) ? 2 : 0);
    if (column > 0 && column < cells.length - 1 && whole === words[column - 1]) sum -= 2;
    if (column === cells.length - 1) sum -= endingWorth(whole, layout);
  });
  return sum;
}

/** Two centred cells of a and b lines: from the last line of one to the first of the next it is (a+b-2)/2 lines up. */
function moveCost(a: number, b: number, join: Fragment["join"], layout: Layout): number {
  const halves = a + b - 2;
  if (join === "page") return 0;
  if (layout.heights !== "centred") {
    if (join === "space") return a === 1 ? 0 : 9;
    return halves === 0 || (a === 1 && layout.heights === "top") ? 7 : 0;
  }
  if (halves === 0) return join === "space" ? 0 : 7;
  if (join === "space") return 9;
  if (halves === 1) return join === "line" ? 0 : 2.5;
  return join === "gap" ? 0 : 8;
}

/** Inside a cell lines go straight down, and each but the last is full. */
function insideCost(
  lines: Fragment[][],
  further: Fragment[][],
  width: number | null,
  layout: Layout,
  split: boolean,
): number {
  let sum = 0;
  const all = [...lines, ...further];
  all.forEach((line, i) => {
    const first = line[0]!;
    if (i > 0 && i !== lines.length && first.join === "line" && layout.heights !== "unknown") sum += split ? 1 : 6;
    for (let n = 1; n < line.length; n++) sum += blankCost(line[n - 1]!.text, line[n]!.text);
    if (width === null) return;
    const taken = widthOf(line);
    if (taken > width + 0.4) sum += 6;
    const next = all[i + 1];
    if (next && taken + firstUnit(next[0]!.text) < width - 0.3) sum += 2;
  });
  return sum;
}

/** Extraction puts blanks between Chinese and Latin or figures; between Chinese words they mostly part cells. */
function blankCost(a: string, b: string): number {
  if (/^[≥≤＞＜><]/.test(b)) return 3;
  const latin = (c: string): boolean => /[A-Za-z0-9.%/<>≥≤]/.test(c);
  if (latin(a.at(-1)!) !== latin(b[0]!)) return 0.3;
  return /[号）〕】》)\]]$/.test(a) ? 1 : 3;
}

function endingWorth(ending: string, layout: Layout): number {
  const count = layout.endings.get(ending) ?? 1;
  if (count < 2 || layout.rows < 2) return 0;
  return (4 * (count - 1)) / (layout.rows - 1) + Math.min(ending.length, 40) * 0.1;
}

/** In centred rows moves of half a line are common; where first lines stand on one height there are none. */
export function heightsOf(rows: readonly (readonly Fragment[])[], gapsSpeak: boolean): Heights {
  if (!gapsSpeak) return "unknown";
  const moves = rows.flat().filter((f) => f.join === "line" || f.join === "gap");
  return moves.filter((f) => f.join === "line").length * 20 < moves.length ? "top" : "centred";
}

/** Width of a line in Chinese characters. */
function widthOf(line: readonly Fragment[]): number {
  return line.reduce((n, f, i) => n + textWidth(f.text) + (i > 0 ? 0.25 : 0), 0);
}

function textWidth(text: string): number {
  let width = 0;
  for (const c of text) width += c.charCodeAt(0) < 0x2000 ? 0.5 : 1;
  return width;
}

/** What cannot be parted at the head of a line: a run of figures or letters with the marks that cling to it. */
function firstUnit(text: string): number {
  const m = /^[（(《〔【“‘[]*(?:[A-Za-z0-9.,%/+-]+|.)[）)》〕】”’\]，。、；：,.%]*/u.exec(text);
  return textWidth(m?.[0] ?? text.slice(0, 1));
}

/** All endings of the rows, from any fragment on, with the number of rows that end so. */
export function countEndings(rows: readonly (readonly Fragment[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const seen = new Set<string>();
    for (let from = row.length - 1; from > 0; from--) seen.add(stripWhitespace(fold(joinFragments(row.slice(from)))));
    for (const ending of seen) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return counts;
}

/** Columns are as wide as their longest line among rows divided beyond doubt. */
export function measureWidths(divisions: readonly (Division | null)[], count: number): (number | null)[] {
  const widths: (number | null)[] = Array.from({ length: count }, () => null);
  for (const division of divisions) {
    if (!division || division.margin < 2) continue;
    division.cells.forEach((cell, column) => {
      for (const line of linesOf(cell)) widths[column] = Math.max(widths[column] ?? 0, widthOf(line));
    });
  }
  return widths;
}
