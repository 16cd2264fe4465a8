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
const HIGHEST_ROW = 409;

/** Height of so many lines. */
export const pointsOf = (lines: number): number => Math.min(HIGHEST_ROW, lines * LINE_POINTS + ROW_EDGE);

/**
 * Height of a row by its wrapped texts; null where it has none. Programs fit rows to wrapped text each in its own way and some not at
 * all, so that heights are told.
 */
export function rowHeight(cells: readonly (PlanCell | null)[], widthOf: (index: number) => number): number | null {
  let lines = 0;
  cells.forEach((cell, i) => {
    if (cell?.style && STYLES[cell.style].wrap && cell.style !== "header")
      lines = Math.max(lines, linesOf(String(cell.value ?? ""), widthOf(i)));
  });
  return lines === 0 ? null : pointsOf(lines);
}
