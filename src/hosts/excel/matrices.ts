import type { CellBlock, PlanCell, Rect, StyleName } from "../../workbook";

/** What Excel takes for a cell: null leaves it as it is, an empty text clears it. */
type Input = string | number | boolean | null;

/** Text that would be read as a formula gets Excel's own mark of text. */
function asText(value: string): string {
  return /^[=+\-@']/.test(value) ? `'${value}` : value;
}

/** Input of one planned cell. */
export function inputOf(cell: PlanCell | null): Input {
  if (cell === null) return null;
  if (cell.formula !== undefined) return cell.formula;
  if (cell.value === null) return "";
  return typeof cell.value === "string" ? asText(cell.value) : cell.value;
}

/** Values or formulas of rows, and their number formats. */
export function matricesOf(cells: CellBlock["cells"]): {
  inputs: Input[][];
  formats: (string | null)[][];
  hasFormulas: boolean;
} {
  return {
    inputs: cells.map((row) => row.map(inputOf)),
    formats: cells.map((row) => row.map((c) => (c === null ? null : (c.format ?? "General")))),
    hasFormulas: cells.some((row) => row.some((c) => c?.formula !== undefined)),
  };
}

/** A rectangle of one look. */
export interface StyledRect extends Rect {
  readonly style: StyleName;
}

/** The looks of a block as few rectangles: runs along a row, joined downwards where they are alike. */
export function styledRects(block: CellBlock): StyledRect[] {
  const done: StyledRect[] = [];
  let open = new Map<string, { rect: StyledRect; rows: number }>();
  block.cells.forEach((row, i) => {
    const next = new Map<string, { rect: StyledRect; rows: number }>();
    for (let start = 0; start < row.length;) {
      const style = row[start]?.style;
      let end = start + 1;
      while (end < row.length && row[end]?.style === style) end++;
      if (style) {
        const key = `${start}/${end}/${style}`;
        const above = open.get(key);
        const rect = above?.rect ?? {
          row: block.row + i,
          column: block.column + start,
          rows: 1,
          columns: end - start,
          style,
        };
        next.set(key, { rect, rows: (above?.rows ?? 0) + 1 });
        open.delete(key);
      }
      start = end;
    }
    for (const { rect, rows } of open.values()) done.push({ ...rect, rows });
    open = next;
  });
  for (const { rect, rows } of open.values()) done.push({ ...rect, rows });
  return done;
}

/** Largest request: Excel on the web refuses more than 5 MB, and the batch around the values needs room. */
export const CHUNK_CHARACTERS = 1_500_000;

/** Cuts a block into pieces of rows that a request can carry. */
export function chunkBlock(block: CellBlock, limit = CHUNK_CHARACTERS): { block: CellBlock; size: number }[] {
  const chunks: { block: CellBlock; size: number }[] = [];
  let from = 0;
  let size = 0;
  const flush = (to: number) => {
    if (to > from)
      chunks.push({ block: { row: block.row + from, column: block.column, cells: block.cells.slice(from, to) }, size });
    from = to;
    size = 0;
  };
  block.cells.forEach((row, i) => {
    const rowSize = row.reduce(
      (n, c) => n + (c === null ? 10 : 14 + (c.format?.length ?? 7) + (c.formula ?? String(c.value ?? "")).length * 3),
      0,
    );
    if (size > 0 && size + rowSize > limit) flush(i);
    size += rowSize;
  });
  flush(block.cells.length);
  return chunks;
}
