import { strToU8, zipSync } from "fflate";
import { readDocument, type Grid, type ReadOptions, type SourceDocument } from "../../../src/reading";
import { rawPdf } from "../../support/written-pdf";
import { nodePdfAssets } from "../../../src/reading/pdf/node-assets";

/** Reads bytes with the parts that Node has. */
export function read(bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceDocument> {
  return readDocument({ name: "试验", bytes }, { pdf: nodePdfAssets(), ...options });
}

export const grids = (document: SourceDocument): Grid[] => document.blocks.filter((b): b is Grid => b.type === "grid");
export const texts = (document: SourceDocument): string[] =>
  document.blocks.flatMap((b) => (b.type === "paragraph" ? [b.text] : []));

/** Texts of a grid's rows, each cell at its first row and column, blanks left out. */
export function rowsOf(grid: Grid | undefined): string[][] {
  if (!grid) return [];
  return Array.from({ length: grid.rows }, (_, row) =>
    grid.cells
      .filter((c) => c.row === row)
      .sort((a, b) => a.column - b.column)
      .map((c) => c.text),
  );
}

/** Row, column, row span, column span. */
export function spanOf(grid: Grid, text: string): number[] | null {
  const cell = grid.cells.find((c) => c.text === text);
  return cell ? [cell.row, cell.column, cell.rowSpan, cell.columnSpan] : null;
}

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A DOCX from the inside of its body; other parts by name. */
export function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    "word/document.xml": strToU8(`<?xml version="1.0"?><w:document ${WORD}><w:body>${body}</w:body></w:document>`),
  };
  for (const [name, inner] of Object.entries(parts)) files[name] = strToU8(inner.replace("@@", WORD));
  return zipSync(files);
}

export const paragraph = (text: string, properties = ""): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const cell = (content: string, properties = ""): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith("<") ? content : paragraph(content)}</w:tc>`;
export const row = (...cells: string[]): string => `<w:tr>${cells.join("")}</w:tr>`;
export const table = (...rows: string[]): string => `<w:tbl>${rows.join("")}</w:tbl>`;

export { rawPdf };

/** A PDF written out by hand: each page has its content and further entries of its dictionary. Text is in Helvetica (/F1). */
export function pdf(pages: readonly { content: string; extra?: string }[], trailer = ""): Uint8Array {
  const font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(" ");
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`, font];
  pages.forEach(({ content, extra = "" }, i) => {
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents ${5 + 2 * i} 0 R/Resources<</Font<</F1 3 0 R>>>>${extra}>>`,
    );
    objects.push(`<</Length ${content.length}>>stream\n${content}\nendstream`);
  });
  return rawPdf(objects, trailer);
}

export const show = (x: number, y: number, text: string, size = 10): string =>
  `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;
export const stroke = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S\n`;
export const bar = (x: number, y: number, width: number, height: number): string =>
  `${x} ${y} ${width} ${height} re f\n`;
