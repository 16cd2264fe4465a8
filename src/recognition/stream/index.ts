import { fold, isAmountText } from "../../disclosure";
import type { Block, Grid, SourceDocument } from "../../reading/source-document";
import { isPdfText, readPdfText } from "./loose";
import type { StreamItem, StreamLine } from "./stream";
import { isCellLines, readCellLines } from "./cell-lines";
import { findFurniture } from "./furniture";
import { gridToMatrix } from "./grid";
import { identifyTitle, looksLikeTitle } from "../words/titles";
import { partBeside } from "./side-by-side";
import { isRowLines, readRowLines } from "./row-lines";

/**
 * The document as lines and tables, whatever its format. Formats with tables give them; in plain text they are
 * rebuilt by the kind of damage that the extraction did.
 */
export function toStream(document: SourceDocument, nameFile: boolean): Stream {
  const furniture = findFurniture(document.blocks);
  return { items: readItems(document, nameFile, furniture.blocks), heads: furniture.texts };
}

/** A document as {@link toStream} gives it. */
export interface Stream {
  readonly items: StreamItem[];
  /** Running heads and feet, each once. */
  readonly heads: readonly string[];
}

function readItems(document: SourceDocument, nameFile: boolean, furniture: ReadonlySet<Block>): StreamItem[] {
  const source = nameFile ? { file: document.file } : {};
  if (document.kind === "text") {
    const lines = document.blocks.flatMap((b): StreamLine[] =>
      b.type === "paragraph" ? [{ type: "line", text: b.text, source: { ...b.source, ...source } }] : [],
    );
    if (isCellLines(lines)) return readCellLines(lines);
    if (isPdfText(lines)) return readPdfText(lines);
    if (isRowLines(lines)) return readRowLines(lines);
    return lines;
  }
  return document.blocks.flatMap((block): StreamItem[] => {
    if (furniture.has(block)) return [];
    if (block.type === "grid")
      return partBeside(block).flatMap(
        (grid): StreamItem[] => contentsLines(grid) ?? [{ type: "matrix", matrix: gridToMatrix(grid) }],
      );
    const { text, confidence } = block;
    const read = confidence === undefined ? {} : { confidence };
    return [{ type: "line", text, source: { ...block.source, ...source }, ...read }];
  });
}

/** A contents list printed as a table: its cells as lines, so that it promises tables and is none. It prints page numbers, never amounts. */
function contentsLines(grid: Grid): StreamItem[] | null {
  const cells = grid.cells.filter((c) => fold(c.text) !== "");
  if (cells.some((c) => /\d[,.]\d/.test(c.text) && isAmountText(c.text))) return null;
  const titles = cells.filter(
    (c) => looksLikeTitle(c.text.replace(/\n/g, "")) && identifyTitle(c.text.replace(/\n/g, "")),
  );
  const rows = new Set(titles.map((c) => c.row));
  if (rows.size < 4 || rows.size * 2 < grid.rows) return null;
  return cells.map(({ text, source, confidence }): StreamLine => {
    const read = confidence === undefined ? {} : { confidence };
    return { type: "line", text: text.replace(/\n/g, ""), source, ...read };
  });
}
