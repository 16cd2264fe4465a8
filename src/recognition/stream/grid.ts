import type { Grid } from "../../reading/source-document";
import type { Matrix, MatrixCell } from "./stream";

/** A grid of the reader as a matrix: one cell object at every position that it spans. */
export function gridToMatrix(grid: Grid): Matrix {
  const rows: (MatrixCell | null)[][] = Array.from({ length: grid.rows }, () =>
    new Array<MatrixCell | null>(grid.columns).fill(null),
  );
  for (const cell of grid.cells) {
    const placed: MatrixCell = {
      text: cell.text,
      source: cell.source,
      row: cell.row,
      column: cell.column,
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      ...(cell.confidence === undefined ? {} : { confidence: cell.confidence }),
    };
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, grid.rows); r++) {
      for (let c = cell.column; c < Math.min(cell.column + cell.columnSpan, grid.columns); c++) rows[r]![c] = placed;
    }
  }
  return {
    rows,
    width: grid.columns,
    spans: "known",
    pageBreaks: [],
    pages: grid.source.page === undefined ? [] : [grid.source.page],
    source: grid.source,
    ...(grid.headerRows === undefined ? {} : { headerRows: grid.headerRows }),
    ...(grid.source.sheet === undefined ? {} : { sheet: grid.source.sheet }),
  };
}
