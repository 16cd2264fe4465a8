import { textWidth } from "./cells";
import { STYLES } from "./styles";
import type { PlanCell } from "./plan";

/** Height of a line of the default font, and what a row has above and below (points). */
const LINE_POINTS = 14;
const ROW_EDGE = 3;
/** Signs are seldom as narrow as the column's measure has them. */
const FULL = 0.94;

/** Lines that a text takes in a column so many characters wide. */
export function linesOf(text: string, width: number): number {
  return text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / (width * FULL))), 0);
}

/** Excel's rows are no higher (points); a file that says more is damaged to it. */
export const HIGHEST_ROW = 409;

/** Height of so many lines. */
export const pointsOf = (lines: number): number => Math.min(HIGHEST_ROW, lines * LINE_POINTS + ROW_EDGE);

/**
 * Height of a row by its wrapped texts; null where it has none. Programs fit rows to wrapped text each in its own way and some not at
 * all, so that heights are told.
 */
export function rowHeight(cells: readonly (PlanCell | null)[], widthOf: (index: number) => number): number | null {
  let lines = 0;
  cells.forEach((cell, i) => {
    const wraps = cell?.look?.wrap || (cell?.style && STYLES[cell.style].wrap && cell.style !== "header");
    if (cell && wraps) lines = Math.max(lines, linesOf(String(cell.value ?? ""), widthOf(i)));
  });
  return lines === 0 ? null : pointsOf(lines);
}

/** A line of a larger font, against its size. */
const LINE_OF_FONT = 1.5;

/** Size of the default font: rows fit it by themselves. */
const DEFAULT_SIZE = 11;

/** Height of one line of the largest font above the default that a row's cells are told to have; 0 where none is. */
export const lineHeight = (cells: readonly PlanCell[]): number =>
  Math.max(
    0,
    ...cells.map(({ value, formula, look }) =>
      look?.size !== undefined && look.size > DEFAULT_SIZE && (formula !== undefined || (value ?? "") !== "")
        ? Math.ceil(look.size * LINE_OF_FONT) + ROW_EDGE
        : 0,
    ),
  );

/** A cell with the columns and rows that it takes up. */
export interface HeadCell {
  readonly cell: PlanCell;
  readonly width: number;
  readonly rows: number;
}

/** Height of a row of titles or headers, which wrap too; null where one line of the default font is enough. */
export function headHeight(cells: readonly HeadCell[]): number | null {
  let points = 0;
  for (const { cell, width, rows } of cells) {
    const { size } = STYLES[cell.style!];
    if (size !== undefined) points = Math.max(points, size * LINE_OF_FONT);
    const lines = cell.style === "header" ? linesOf(String(cell.value), width) : 1;
    if (lines > rows) points = Math.max(points, pointsOf(lines) / rows);
  }
  return points === 0 ? null : Math.ceil(points);
}

/** Whether a cell heads a sheet or columns. */
export const isHead = (cell: PlanCell | null): cell is PlanCell =>
  cell !== null &&
  cell.value !== null &&
  cell.style !== undefined &&
  (cell.style === "header" || STYLES[cell.style].size !== undefined);
