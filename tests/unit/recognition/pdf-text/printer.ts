import type { StreamLine } from "../../../../src/recognition/stream/stream";

/** A table to print: header rows as printed, and body cells; null = blank. */
export interface PrintedTable {
  readonly title: string;
  readonly captions: readonly string[];
  /** Header cells in the order in which a PDF shows them (upper row first). */
  readonly header: readonly string[];
  /** 栏次 numbers, if any. */
  readonly numbers: number | null;
  /** Width of each column in Chinese characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly notes?: readonly string[];
  /** Rows on a page; the header is printed again on each. */
  readonly perPage?: number;
}

const width = (text: string): number => [...text].reduce((n, c) => n + (c.charCodeAt(0) < 0x2000 ? 0.5 : 1), 0);

/** Breaks a cell's text at the width of its column. */
export function wrap(text: string, columnWidth: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const c of text) {
    if (width(line + c) > columnWidth && line) {
      lines.push(line);
      line = "";
    }
    line += c;
  }
  return [...lines, line];
}

/**
 * Prints a table as a text extraction without coordinates does: cells in order, each centred in its row; a move to the
 * same height is a blank, a move of half a line a line break, a greater one a blank line besides. Blank cells leave no trace.
 */
export function printTable(table: PrintedTable): string {
  const pages: string[] = [];
  const perPage = table.perPage ?? (table.rows.length || 1);
  for (let from = 0; from === 0 || from < table.rows.length; from += perPage) {
    const head = from === 0 ? [table.title, ...table.captions] : [...table.captions];
    let page = ` ${head.join("\n\n")}\n\n${table.header.join("\n\n")}`;
    if (table.numbers !== null) page += `\n\n栏次 ${Array.from({ length: table.numbers }, (_, i) => i + 1).join(" ")}`;
    for (const row of table.rows.slice(from, from + perPage)) page += `\n\n${printRow(row, table.widths)}`;
    pages.push(page);
  }
  const notes = (table.notes ?? []).map((n) => `\n\n${n}`).join("");
  return pages.join("\n") + notes;
}

function printRow(row: readonly (string | null)[], widths: readonly number[]): string {
  let out = "";
  let height: number | null = null;
  row.forEach((cell, column) => {
    if (cell === null) return;
    const lines = wrap(cell, widths[column]!);
    lines.forEach((line, i) => {
      const here = i - (lines.length - 1) / 2;
      if (height !== null) {
        const move = Math.abs(here - height);
        out += move === 0 ? " " : move < 0.8 ? "\n" : "\n\n";
      }
      out += line;
      height = here;
    });
  });
  return out;
}

/** Text as the stream of lines that a reader gives: blank lines kept, 1-based numbers. */
export function toLines(text: string): StreamLine[] {
  return text.split("\n").map((line, i) => ({ type: "line", text: line, source: { line: i + 1 } }));
}
