import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { Paragraph } from "../source-document";

/** What a plain text gives: a paragraph per line, and the pages when form feeds part them. */
export interface TextContent {
  readonly blocks: Paragraph[];
  readonly pages: number | null;
}

/**
 * Plain text → one paragraph per line, blank lines, tabs and leading blanks kept: in text they are all that is left of the
 * tables. A form feed (pdftotext puts one after each page) begins a page.
 */
export function readLines(text: string, limits: Limits): TextContent {
  const blocks: Paragraph[] = [];
  const paged = text.includes("\f");
  let page = 1;
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  requireWithin(lines.length, limits.lines, "lines");
  requireWithin(
    lines.reduce((longest, line) => Math.max(longest, line.length), 0),
    limits.lineCharacters,
    "lineCharacters",
  );
  requireWithin(
    lines.reduce((most, line) => Math.max(most, columnsOf(line)), 0),
    limits.columns,
    "columns",
  );
  lines.forEach((raw, index) => {
    const feeds = raw.split("\f");
    page += feeds.length - 1;
    const line = feeds.join("");
    blocks.push({
      type: "paragraph",
      text: line,
      source: paged ? { line: index + 1, page } : { line: index + 1 },
    });
  });
  return { blocks, pages: paged ? (text.endsWith("\f") || text.endsWith("\f\n") ? page - 1 : page) : null };
}

/** Columns that the tabs of a line make. */
function columnsOf(line: string): number {
  let columns = 1;
  for (let at = line.indexOf("\t"); at >= 0; at = line.indexOf("\t", at + 1)) columns++;
  return columns;
}
