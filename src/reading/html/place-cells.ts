import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { MarkupBlock, MarkupCell } from "../markup/blocks";

/** A td or th as written. */
export interface WrittenCell {
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly content: MarkupBlock[];
}

/** A tr as written. */
export interface WrittenRow {
  readonly header: boolean;
  readonly cells: WrittenCell[];
}

/**
 * Gives cells their columns as browsers do (HTML 4.9.12): each takes the next column that no cell from above still covers.
 * Spans are cut to the table, so that a span of a million costs nothing.
 */
export function placeCells(rows: readonly WrittenRow[], limits: Limits): { cells: MarkupCell[]; headerRows: number } {
  const kept = rows.filter((row) => row.cells.length > 0);
  requireWithin(kept.length, limits.rows, "rows");
  const coveredUntil: number[] = [];
  const cells: MarkupCell[] = [];
  let headerRows = 0;
  kept.forEach((row, index) => {
    if (row.header && headerRows === index) headerRows++;
    let column = 0;
    for (const cell of row.cells) {
      while ((coveredUntil[column] ?? 0) > index) column++;
      requireWithin(column + 1, limits.columns, "columns");
      let columnSpan = Math.min(cell.columnSpan, limits.columns - column);
      for (let c = column + 1; c < column + columnSpan; c++)
        if ((coveredUntil[c] ?? 0) > index) columnSpan = c - column;
      const rowSpan = cell.rowSpan === 0 ? kept.length - index : Math.min(cell.rowSpan, kept.length - index);
      for (let c = column; c < column + columnSpan; c++) coveredUntil[c] = index + rowSpan;
      cells.push({ row: index, column, rowSpan, columnSpan, content: cell.content });
      column += columnSpan;
    }
  });
  return { cells, headerRows };
}
