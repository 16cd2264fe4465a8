import type { SourceRef } from "../../disclosure";
import type { Matrix, MatrixCell, StreamItem, StreamLine } from "./stream";
import { isLabelledNote } from "../words/notes";
import { looksLikeTitle } from "../words/titles";

/**
 * Word text: a cell a line, led by a tab; rows are split by a blank line; further paragraphs of a cell follow without
 * a tab. Merged cells are printed once and blank where a vertical merge goes on.
 */

/** True when most table lines begin with a tab and hold one cell. */
export function isCellLines(lines: readonly StreamLine[]): boolean {
  let led = 0;
  let split = 0;
  for (const { text } of lines) {
    if (/^\t[^\t]*$/.test(text)) led++;
    else if (/\S\t/.test(text)) split++;
  }
  return led >= 6 && led > split * 2;
}

interface Row {
  cells: { lines: string[]; source: SourceRef }[];
}

/** Replaces runs of tab-led lines by matrices. */
export function readCellLines(lines: readonly StreamLine[]): StreamItem[] {
  const out: StreamItem[] = [];
  let rows: Row[] = [];
  let row: Row | null = null;

  const endRow = (): void => {
    if (row && row.cells.length > 0) rows.push(row);
    row = null;
  };
  const endTable = (): void => {
    endRow();
    if (rows.length > 0) out.push({ type: "matrix", matrix: toMatrix(rejoinRows(rows)) });
    rows = [];
  };

  lines.forEach((line, index) => {
    const { text, source } = line;
    if (text.startsWith("\t")) {
      row ??= { cells: [] };
      row.cells.push({ lines: [text.slice(1).trim()], source });
      return;
    }
    if (text.trim() === "") {
      if (row) endRow();
      return;
    }
    const inCell = row !== null && continuesCell(row, text, nextPrinted(lines, index));
    if (inCell) {
      row!.cells[row!.cells.length - 1]!.lines.push(text.trim());
      return;
    }
    endTable();
    out.push(line);
  });
  endTable();
  return out;
}

/**
 * A line without tab right below a cell is a further paragraph of it, unless it is a note or a heading; below a blank
 * cell only where the table goes on after it.
 */
function continuesCell(row: Row, text: string, next: string | undefined): boolean {
  const last = row.cells[row.cells.length - 1]!;
  const words = text.trim();
  if (isLabelledNote(words)) return false;
  const goesOn = next !== undefined && next.startsWith("\t");
  const heading =
    /^[一二三四五六七八九十]+、|^第[一二三四五六七八九十]+(部分|章)/.test(words) || (looksLikeTitle(words) && !goesOn);
  if (heading) return false;
  return last.lines.some((l) => l !== "") ? goesOn || row.cells.length > 1 : goesOn;
}

function nextPrinted(lines: readonly StreamLine[], index: number): string | undefined {
  for (let i = index + 1; i < lines.length; i++) if (lines[i]!.text.trim() !== "") return lines[i]!.text;
  return undefined;
}

/** A blank paragraph inside a cell cuts its row in two: two short rows below a full one that make a full row are one. */
function rejoinRows(rows: Row[]): Row[] {
  const counts = new Map<number, number>();
  for (const r of rows) counts.set(r.cells.length, (counts.get(r.cells.length) ?? 0) + 1);
  const width = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
  const out: Row[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const next = rows[i + 1];
    const above = out[out.length - 1];
    if (
      row.cells.length < width &&
      next &&
      row.cells.length + next.cells.length === width &&
      above?.cells.length === width
    ) {
      out.push({ cells: [...row.cells, ...next.cells] });
      i++;
    } else out.push(row);
  }
  return out;
}

function toMatrix(rows: readonly Row[]): Matrix {
  const width = Math.max(...rows.map((r) => r.cells.length));
  const grid: (MatrixCell | null)[][] = rows.map((row, r) =>
    row.cells.map((cell, c) => ({
      text: cell.lines.filter((l) => l !== "").join("\n"),
      source: cell.source,
      row: r,
      column: c,
      rowSpan: 1,
      columnSpan: 1,
    })),
  );
  return {
    rows: grid,
    width,
    spans: "lost",
    pageBreaks: [],
    pages: [],
    source: rows[0]!.cells[0]!.source,
  };
}
