import type { ColumnKey, Disclosure, PublishedTable, StandardRow, StandardTableId } from "../../../src/disclosure";
import type { Grid, GridCell, SourceDocument } from "../../../src/reading";
import { readHtml, readText } from "../../../src/reading";
import { recognise } from "../../../src/recognition";

/** Recognises plain text, as an extraction of an invented unit would give it. */
export async function fromText(text: string): Promise<Disclosure> {
  return recognise([await readText(text, "青石县图书馆.txt")]);
}

/** Recognises a web page. */
export async function fromHtml(html: string): Promise<Disclosure> {
  return recognise([await readHtml(`<html><body>${html}</body></html>`)]);
}

/** `<table>` of rows; a cell is its text, or `text^colspan` / `text_rowspan`. */
export function htmlTable(rows: readonly string[]): string {
  const cell = (c: string): string => {
    const wide = /\^(\d+)$/.exec(c);
    const high = /_(\d+)$/.exec(c);
    const span = wide ? ` colspan="${wide[1]}"` : high ? ` rowspan="${high[1]}"` : "";
    return `<td${span}>${c.replace(/[\^_]\d+$/, "")}</td>`;
  };
  return `<table>${rows.map((r) => `<tr>${r.split("|").map(cell).join("")}</tr>`).join("")}</table>`;
}

/** A document of pages, each with lines and a grid of plain cells, as the PDF reader gives it. */
export function pagesOf(pages: readonly { lines: readonly string[]; rows: readonly string[] }[]): SourceDocument {
  const blocks = pages.flatMap(({ lines, rows }, p) => {
    const page = p + 1;
    const cells: GridCell[] = rows.flatMap((row, r) =>
      row.split("|").map((text, c) => ({
        row: r,
        column: c,
        rowSpan: 1,
        columnSpan: 1,
        text,
        source: { page, box: { x: c * 50, y: r * 20, width: 50, height: 20 } },
      })),
    );
    const grid: Grid = {
      type: "grid",
      rows: rows.length,
      columns: rows[0]!.split("|").length,
      cells,
      origin: "ruled",
      source: { page },
    };
    return [...lines.map((text) => ({ type: "paragraph" as const, text, source: { page } })), grid];
  });
  return { file: "青石县图书馆.pdf", sha256: "", kind: "pdf", pages: pages.length, blocks, issues: [] };
}

export const fromPages = (pages: Parameters<typeof pagesOf>[0]): Disclosure => recognise([pagesOf(pages)]);

export function table(d: Disclosure, id: PublishedTable["id"], index = 1): PublishedTable {
  const found = d.tables.find((t) => t.id === id && t.index === index);
  if (!found) throw new Error(`no ${id}#${index} among ${d.tables.map((t) => t.id).join()}`);
  return found;
}

/** Rows as text, `·` for blank. */
export const printed = (t: PublishedTable): string[] => t.rows.map((r) => r.map((c) => c.text ?? "·").join("|"));

export function standard(d: Disclosure, id: StandardTableId, index = 1): StandardRow[] {
  return [...(d.standard.find((t) => t.id === id && t.index === index)?.rows ?? [])];
}

/** Amount of a standard row as `12.3万元`. */
export function amount(row: StandardRow | undefined, key: ColumnKey): string | null {
  const a = row?.values[key]?.amount;
  return a ? `${a.value.toFixed()}${a.unit ?? ""}` : null;
}

export const byItem = (rows: readonly StandardRow[], item: string): StandardRow | undefined =>
  rows.find((r) => r.item === item);
