import type { Box, Excerpt, ExcerptCell, ExcerptLine, PlacedRow, SourceRef } from "../disclosure";
import type { Block, Grid, GridCell, SourceDocument } from "../reading";

/** Lines above and below, and rows of a grid. */
const AROUND = 6;
/** Columns on either side. */
const BESIDE = 5;

/**
 * Finds a place in a document and gives what stands round it; null where the document has no such place.
 *
 * @param row the row that it stands in, where just that cell is wanted or none: a table of Word has one place for all of its cells
 */
export function excerptOf(
  document: SourceDocument,
  place: SourceRef,
  printed: string | null,
  row?: PlacedRow,
): Excerpt | null {
  const { blocks } = document;
  for (const block of blocks) {
    if (block.type !== "grid") continue;
    const here = block.cells.filter((c) => samePlace(c.source, place));
    const cell = row && here.length > 1 ? cellInRow(block, here, printed, row) : cellAt(here, place, printed);
    if (cell) return gridExcerpt(block, cell, place.sheet ?? null);
    if (here.length > 0) return null;
  }
  const at = blocks.findIndex((b) => samePlace(b.source, place));
  return at < 0 ? null : linesExcerpt(blocks, at);
}

/**
 * The cell of a page, or of a block of a document without pages, that prints a text; null where none does or several do. Fields of a form have
 * no place of their own: the form's is the place that they are looked for in.
 */
export function onlyCellPrinting(document: SourceDocument, form: SourceRef, printed: string): SourceRef | null {
  const wanted = bare(printed);
  if (wanted === "") return null;
  const found = document.blocks.flatMap((block) =>
    block.type === "grid"
      ? block.cells.filter(({ source, text }) => isWithin(source, block.source, form) && bare(text) === wanted)
      : [],
  );
  return found.length === 1 ? found[0]!.source : null;
}

const isWithin = (cell: SourceRef, grid: SourceRef, form: SourceRef): boolean =>
  form.sheet !== undefined
    ? cell.sheet === form.sheet
    : form.page !== undefined
      ? cell.page === form.page
      : (grid.line ?? cell.line) === form.line && form.line !== undefined;

/** Cells of one place (a table of Word has one for all) are told apart by what they say. */
function cellAt(here: readonly GridCell[], place: SourceRef, printed: string | null): GridCell | undefined {
  if (here.length <= 1) return here[0];
  return here.find((c) => bare(c.text) === bare(printed ?? place.quote ?? "")) ?? here[0];
}

/** The cell of a row that is known by all that it says; nothing where several rows say the same, or several cells could be meant. */
function cellInRow(
  grid: Grid,
  here: readonly GridCell[],
  printed: string | null,
  { texts, column }: PlacedRow,
): GridCell | undefined {
  const wanted = bare(printed ?? "");
  const rows = new Map<number, GridCell[]>();
  for (const c of here) rows.set(c.row, [...(rows.get(c.row) ?? []), c]);
  const said = texts.map((t) => bare(t ?? ""));
  const alike = [...rows.values()].filter((cells) => saysTheSame(cells, said));
  const own = alike.length === 1 ? alike[0]!.sort((a, b) => a.column - b.column) : null;
  const saying = (own ?? here).filter((c) => bare(c.text) === wanted);
  if (own && grid.columns === texts.length) {
    const there = own.find((c) => c.column <= column && column < c.column + c.columnSpan);
    if (there && bare(there.text) === wanted) return there;
  }
  return wanted !== "" && saying.length === 1 ? saying[0] : undefined;
}

/** Whether all that a row of a grid says stands in the published row in this order; what is merged down stands there once more. */
function saysTheSame(cells: readonly GridCell[], texts: readonly string[]): boolean {
  const own = [...cells].sort((a, b) => a.column - b.column).flatMap((c) => bare(c.text) || []);
  const filled = texts.filter(Boolean);
  let at = 0;
  for (const text of filled) if (text === own[at]) at++;
  return own.length > 0 && at === own.length && own.length * 2 > filled.length;
}

const bare = (text: string): string => text.replace(/[\s,，]/g, "");

function samePlace(a: SourceRef, b: SourceRef): boolean {
  if (b.sheet !== undefined) return a.sheet === b.sheet && a.cell === b.cell;
  if (b.box) return a.page === b.page && a.box !== undefined && sameBox(a.box, b.box);
  return a.page === b.page && a.line === b.line && a.line !== undefined;
}

const sameBox = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

function gridExcerpt(grid: Grid, marked: GridCell, sheet: string | null): Excerpt {
  const [top, bottom] = [marked.row - AROUND, marked.row + AROUND];
  const [left, right] = [marked.column - BESIDE, marked.column + BESIDE];
  // The first rows and the first column say what the figures are.
  const shownRow = (row: number): boolean => row < HEAD_ROWS || (row >= top && row <= bottom);
  const shownColumn = (column: number): boolean => column < HEAD_COLUMNS || (column >= left && column <= right);
  const rows: ExcerptCell[][] = [];
  for (let row = 0; row < grid.rows; row++) {
    if (!shownRow(row)) continue;
    const cells = grid.cells.filter((c) => c.row === row && shownColumn(c.column)).sort((a, b) => a.column - b.column);
    rows.push(
      cells.map((c) => ({
        text: c.text,
        rowSpan: count(c.row, c.rowSpan, shownRow),
        columnSpan: count(c.column, c.columnSpan, shownColumn),
        marked: c === marked,
      })),
    );
  }
  return { type: "grid", sheet, rows };
}

const HEAD_ROWS = 3;
const HEAD_COLUMNS = 2;

/** How many of the rows or columns that a cell spans are shown. */
function count(from: number, span: number, shown: (at: number) => boolean): number {
  let n = 0;
  for (let at = from; at < from + span; at++) if (shown(at)) n++;
  return Math.max(1, n);
}

function linesExcerpt(blocks: readonly Block[], at: number): Excerpt {
  const lines: ExcerptLine[] = [];
  for (let i = Math.max(0, at - AROUND); i <= Math.min(blocks.length - 1, at + AROUND); i++) {
    const block = blocks[i]!;
    const text = block.type === "paragraph" ? block.text : firstRow(block);
    lines.push({ number: block.source.line ?? i + 1, text, marked: i === at });
  }
  return { type: "lines", lines };
}

/** A table between lines: its first row stands for it. */
const firstRow = (grid: Grid): string =>
  grid.cells
    .filter((c) => c.row === 0)
    .map((c) => c.text)
    .join("　");
