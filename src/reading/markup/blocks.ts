import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { Block, Grid, GridCell } from "../source-document";

/** A table as mark-up gives it, before it is decided whether it is data or only layout. */
export interface MarkupTable {
  readonly type: "table";
  readonly cells: readonly MarkupCell[];
  readonly headerRows: number;
}

/** A cell at its place, with all that stands in it. */
export interface MarkupCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly content: readonly MarkupBlock[];
}

/** A picture where it stands. */
export interface MarkupPicture {
  readonly type: "picture";
  /** Identifier of the relation that names it. */
  readonly relation: string;
  /** Size on paper (points); 0 where it is not told. */
  readonly width: number;
  readonly height: number;
}

/** A picture, and how many blocks stand before it. */
export interface PlacedPicture {
  readonly at: number;
  readonly picture: MarkupPicture;
}

/** A paragraph's text, a table or a picture. */
export type MarkupBlock = string | MarkupTable | MarkupPicture;

/** Counts what is written, so that many small tables don't slip past the bound on cells. */
export interface Budget {
  readonly limits: Limits;
  cells: number;
  /** Takes the pictures that are met. */
  readonly pictures?: PlacedPicture[];
}

const ownText = (cell: MarkupCell): string => cell.content.filter((b): b is string => typeof b === "string").join("\n");
const within = (cell: MarkupCell): (MarkupTable | MarkupPicture)[] =>
  cell.content.filter((b): b is MarkupTable | MarkupPicture => typeof b !== "string");
const nested = (cell: MarkupCell): MarkupTable[] => within(cell).filter((b): b is MarkupTable => b.type === "table");

/**
 * A table that only arranges other things on the page: one cell round a text, or a table that holds tables and in no row
 * sets two texts of its own side by side.
 */
function isLayout(table: MarkupTable): boolean {
  if (table.cells.length === 1) return true;
  if (!table.cells.some((cell) => nested(cell).length > 0)) return false;
  const textsOfRow = new Map<number, number>();
  for (const cell of table.cells) {
    if (ownText(cell).trim() === "") continue;
    const texts = (textsOfRow.get(cell.row) ?? 0) + 1;
    if (texts > 1) return false;
    textsOfRow.set(cell.row, texts);
  }
  return true;
}

/**
 * Mark-up → blocks in reading order. Layout tables dissolve into what they hold; a table inside a table of data becomes a
 * grid of its own behind it. `source.line` is the 1-based position of the block.
 */
export function flattenMarkup(content: readonly MarkupBlock[], budget: Budget, out: Block[] = []): Block[] {
  for (const block of content) {
    if (typeof block === "string") out.push({ type: "paragraph", text: block, source: { line: out.length + 1 } });
    else if (block.type === "picture") budget.pictures?.push({ at: out.length, picture: block });
    else if (block.cells.length === 0) continue;
    else if (isLayout(block)) for (const cell of block.cells) flattenMarkup(cell.content, budget, out);
    else {
      out.push(toGrid(block, budget, out.length + 1));
      for (const cell of block.cells) flattenMarkup(within(cell), budget, out);
    }
  }
  return out;
}

function toGrid(table: MarkupTable, budget: Budget, line: number): Grid {
  budget.cells += table.cells.length;
  requireWithin(budget.cells, budget.limits.cells, "cells");
  let rows = 0;
  let columns = 0;
  const cells: GridCell[] = table.cells.map((cell) => {
    rows = Math.max(rows, cell.row + cell.rowSpan);
    columns = Math.max(columns, cell.column + cell.columnSpan);
    return {
      row: cell.row,
      column: cell.column,
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      text: ownText(cell).replace(/^\n+|(?<!\n)\n+$/g, ""),
      source: { line },
    };
  });
  requireWithin(columns, budget.limits.columns, "columns");
  requireWithin(rows, budget.limits.rows, "rows");
  const grid: Grid = { type: "grid", rows, columns, cells, origin: "markup", source: { line } };
  return table.headerRows > 0 ? { ...grid, headerRows: table.headerRows } : grid;
}
