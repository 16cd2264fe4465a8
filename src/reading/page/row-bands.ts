import { centreY, type TextRun } from "./geometry";
import { groupLines, type TextLine } from "./lines";
import { isNumber } from "./numbers";

/** A line nearer to its neighbour than this share of the usual row distance is a part of the same row. */
const SAME_ROW = 0.8;

/** A line that begins a row of its own: it holds a number, or its first text is an item or a code. */
function isAnchor(line: TextLine): boolean {
  return (
    line.runs.some((run) => isNumber(run.text)) ||
    /^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d{3,})/.test(line.runs[0]!.text)
  );
}

/**
 * Lines of a table without rules between its rows → rows. Numbers never wrap, so that two lines with numbers are two rows; a line
 * of words alone belongs to a neighbour when it stands nearer than rows do.
 */
export function groupRows(runs: readonly TextRun[]): TextLine[][] {
  const lines = groupLines(runs);
  const anchors = lines.filter(isAnchor);
  const pitch = median(anchors.slice(1).map((line, i) => middle(line) - middle(anchors[i]!)));
  const rows: TextLine[][] = [];
  let anchored = false;
  lines.forEach((line, i) => {
    const previous = lines[i - 1];
    const anchor = isAnchor(line);
    const distance = previous ? middle(line) - middle(previous) : Infinity;
    const ahead = lines[i + 1] ? middle(lines[i + 1]!) - middle(line) : Infinity;
    const near = distance < SAME_ROW * pitch;
    // Words between two rows go to the nearer one.
    const belongsBelow = !anchor && anchored && ahead < distance - 0.5 && ahead < SAME_ROW * pitch;
    if (near && !(anchor && anchored) && !belongsBelow) {
      rows.at(-1)!.push(line);
      anchored ||= anchor;
    } else {
      rows.push([line]);
      anchored = anchor;
    }
  });
  return rows;
}

const middle = (line: TextLine): number => line.runs.reduce((sum, run) => sum + centreY(run), 0) / line.runs.length;

function median(values: number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}

/** Positions between rows: half-way from the lowest text of one to the highest of the next. */
export function boundariesOf(rows: readonly TextLine[][]): number[] {
  return rows.slice(1).map((row, i) => {
    const above = Math.max(...rows[i]!.map((line) => line.bottom));
    const below = Math.min(...row.map((line) => line.top));
    if (above <= below) return (above + below) / 2;
    return (Math.max(...rows[i]!.map(middle)) + Math.min(...row.map(middle))) / 2;
  });
}
