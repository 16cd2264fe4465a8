import type { MarkupBlock, MarkupCell, MarkupTable } from "../markup/blocks";

/** A `w:tc` while it is read. */
export interface OpenCell {
  columnSpan: number;
  verticalMerge: "none" | "begin" | "continue";
  horizontalMerge: "none" | "begin" | "continue";
  readonly content: MarkupBlock[];
  /** Has a ground of its own, on which white text is seen. */
  shaded: boolean;
}

/** A `w:tr` while it is read. */
export interface OpenRow {
  skippedColumns: number;
  header: boolean;
  deleted: boolean;
  readonly cells: OpenCell[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Rows of `w:tc` → cells at places. `vMerge` continues the cell above that begins in the same column; a continuation without a
 * beginning is a cell of its own.
 */
export function placeRows(rows: readonly OpenRow[]): MarkupTable {
  const cells: Writable<MarkupCell>[] = [];
  let headerRows = 0;
  let above = new Map<number, Writable<MarkupCell>>();
  const kept = rows.filter((row) => !row.deleted && row.cells.length > 0);
  kept.forEach((row, index) => {
    if (row.header && headerRows === index) headerRows++;
    const here = new Map<number, Writable<MarkupCell>>();
    let column = row.skippedColumns;
    let left: Writable<MarkupCell> | null = null;
    for (const cell of row.cells) {
      const merged = above.get(column);
      if (cell.horizontalMerge === "continue" && left) left.columnSpan += cell.columnSpan;
      else if (cell.verticalMerge === "continue" && merged) {
        if (merged.row + merged.rowSpan === index) merged.rowSpan++;
        here.set(column, (left = merged));
      } else {
        left = { row: index, column, rowSpan: 1, columnSpan: cell.columnSpan, content: cell.content };
        cells.push(left);
        if (cell.verticalMerge !== "none") here.set(column, left);
      }
      column += cell.columnSpan;
    }
    above = here;
  });
  return { type: "table", cells, headerRows };
}
