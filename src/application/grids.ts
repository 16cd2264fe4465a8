import { DisclosureError } from "../disclosure";
import type { Grid, GridCell, SourceDocument } from "../reading";
import { columnName } from "../workbook";
import type { SheetGrid } from "./ports";

/**
 * Cells of the open workbook as a document, so that they go through the same recognition as a file; every cell keeps
 * its own address, and findings lead back to it.
 */
export function gridsToDocument(name: string, grids: readonly SheetGrid[]): SourceDocument {
  const blocks = grids.map(toGrid).filter((g) => g.cells.length > 0);
  if (blocks.length === 0) throw new DisclosureError("no-content");
  return { file: name, sha256: "", kind: "xlsx", pages: null, blocks, issues: [] };
}

function toGrid(grid: SheetGrid): Grid {
  const cells: GridCell[] = [];
  grid.cells.forEach((row, i) =>
    row.forEach((text, j) => {
      if (text === "") return;
      const cell = `${columnName(grid.column + j)}${grid.row + i + 1}`;
      cells.push({ row: i, column: j, rowSpan: 1, columnSpan: 1, text, source: { sheet: grid.sheet, cell } });
    }),
  );
  const columns = Math.max(0, ...grid.cells.map((r) => r.length));
  const first = `${columnName(grid.column)}${grid.row + 1}`;
  return {
    type: "grid",
    rows: grid.cells.length,
    columns,
    cells,
    origin: "sheet",
    source: { sheet: grid.sheet, cell: first },
  };
}
