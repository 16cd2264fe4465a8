import { findCorridors } from "./corridors";
import type { RulingLine, TextRun } from "./geometry";
import { toLattice, type Lattice } from "./lattice";
import { groupLines, type TextLine } from "./lines";
import { isAmount, isNumber } from "./numbers";
import { virtualVerticals } from "./partly-ruled";
import { boundariesOf, groupRows } from "./row-bands";

/** Tables without any line: lines of text that stand in columns, numbers among them. */

/** A gap of this many font heights parts texts that are side by side. */
const WIDE_GAP = 1;
/** Lines further apart than this many font heights don't belong to one table. */
const FAR = 3.2;
/** A table has at least so many lines with a number beside something else. */
const FEWEST_ROWS = 3;
/** Lines that break the pattern inside a table (wrapped names), in a row. */
const MOST_PLAIN_LINES = 2;
/** Room round the text of a table (points). */
const MARGIN = 3;

const segments = (line: TextLine): number =>
  1 +
  line.runs
    .slice(1)
    .filter((run, i) => run.left - line.runs[i]!.right >= WIDE_GAP * Math.min(run.height, line.runs[i]!.height)).length;

const hasLeader = (line: TextLine): boolean => line.runs.some((run) => /[.…·。]{4,}/.test(run.text));
/** `单位：万元` and the like stand above a table, not in it. */
function isCaption(line: TextLine): boolean {
  if (line.runs.some((run) => isNumber(run.text))) return false;
  const labelled = line.runs.filter((run) => /[：:]/.test(run.text)).length;
  return labelled * 2 > line.runs.length || /^[^：:]{1,8}[：:]\S{1,6}$/.test(line.runs.at(-1)!.text);
}

function isTabular(line: TextLine): boolean {
  if (hasLeader(line) || isCaption(line)) return false;
  const count = segments(line);
  return count >= 3 || (count === 2 && line.runs.some((run) => isNumber(run.text)));
}

/** Lattices round unruled tables, drawn where the text leaves room. */
export function latticesFromText(runs: readonly TextRun[]): Lattice[] {
  const out: Lattice[] = [];
  for (const region of regions(groupLines(runs.flatMap(splitNumbers)))) {
    const lattice = drawLattice(region);
    if (lattice) out.push(lattice);
  }
  return out;
}

/** Several numbers in one run are several columns. */
function splitNumbers(run: TextRun): TextRun[] {
  const words = run.text.split(/\s+/);
  if (words.length < 2 || words.filter(isNumber).length < 2) return [run];
  const step = (run.right - run.left) / run.text.length;
  let at = 0;
  return words.map((text) => {
    const start = run.text.indexOf(text, at);
    at = start + text.length;
    return { ...run, text, left: run.left + step * start, right: run.left + step * at };
  });
}

function regions(lines: readonly TextLine[]): TextLine[][] {
  const out: TextLine[][] = [];
  let open: TextLine[] = [];
  let plain = 0;
  const close = (): void => {
    while (open.length > 0 && !isTabular(open.at(-1)!)) open.pop();
    const withNumbers = open.filter((line) => isTabular(line) && line.runs.some((run) => isNumber(run.text)));
    const amounts = open.some((line) => line.runs.some((run) => isAmount(run.text)));
    if (withNumbers.length >= FEWEST_ROWS && amounts) out.push(open);
    open = [];
    plain = 0;
  };
  for (const line of lines) {
    const previous = open.at(-1);
    if (previous && line.top - previous.bottom > FAR * line.runs[0]!.height) close();
    if (isTabular(line)) {
      open.push(line);
      plain = 0;
    } else if (open.length > 0 && !isCaption(line) && ++plain <= MOST_PLAIN_LINES) open.push(line);
    else close();
  }
  close();
  return out;
}

function drawLattice(lines: readonly TextLine[]): Lattice | null {
  const firstNumber = lines.findIndex((line) => line.runs.filter((run) => isNumber(run.text)).length > 0);
  const header = lines.slice(0, firstNumber);
  const body = groupRows(lines.slice(firstNumber).flatMap((line) => line.runs));
  const rows = body.map((row) => row.flatMap((line) => line.runs));
  const corridors = findCorridors([...header.map((line) => line.runs), ...rows]);
  if (corridors.length === 0) return null;
  const left = Math.min(...lines.map((line) => line.left)) - MARGIN;
  const right = Math.max(...lines.map((line) => line.right)) + MARGIN;
  const top = Math.min(...lines.map((line) => line.top)) - MARGIN;
  const bottom = Math.max(...lines.map((line) => line.bottom)) + MARGIN;
  const edges = [left, ...corridors, right];
  const horizontal: RulingLine[] = [top, bottom, ...boundariesOf(body)].map((at) => ({ at, from: left, to: right }));
  if (header.length > 0) {
    const headerEnd = boundariesOf([[header.at(-1)!], body[0]!])[0]!;
    horizontal.push({ at: headerEnd, from: left, to: right });
    header.forEach((line, i) => {
      const spanning = line.runs.filter((run) => corridors.some((x) => run.left < x && run.right > x));
      if (spanning.length === 0 || i + 1 >= header.length) return;
      const at = (line.bottom + header[i + 1]!.top) / 2;
      for (const run of spanning) {
        const from = edges.filter((x) => x <= run.left).at(-1) ?? left;
        const to = edges.find((x) => x >= run.right) ?? right;
        horizontal.push({ at, from, to });
      }
    });
  }
  const ys = [...new Set(horizontal.map((rule) => rule.at))].sort((a, b) => a - b);
  const all = [...header.flatMap((line) => line.runs), ...rows.flat()];
  const bands = ys
    .slice(1)
    .map((y, i) => all.filter((run) => (run.top + run.bottom) / 2 >= ys[i]! && (run.top + run.bottom) / 2 < y));
  const vertical = [
    ...virtualVerticals(corridors, ys, bands),
    { at: left, from: top, to: bottom },
    { at: right, from: top, to: bottom },
  ];
  return toLattice({ horizontal, vertical });
}
