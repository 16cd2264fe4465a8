import type { ReadingIssueCode, SourceRef } from "../disclosure";

/** Kind of a file, found from its bytes. `mht` is a web page saved with all that it shows, or a message that holds one; `wordxml` a Word document as one XML file. */
export type FileKind =
  "pdf" | "docx" | "doc" | "xlsx" | "xls" | "html" | "text" | "mht" | "wordxml" | "csv" | "ofd" | "picture";

/** How files of each kind are usually named; what counts is their bytes (`kind.ts`). WPS writes .wps as .doc and .et as .xls. */
export const FILE_ENDINGS: Readonly<Record<FileKind, readonly string[]>> = {
  pdf: [".pdf"],
  docx: [".docx"],
  doc: [".doc", ".wps"],
  xlsx: [".xlsx"],
  xls: [".xls", ".et"],
  html: [".html", ".htm"],
  text: [".txt"],
  mht: [".mht", ".mhtml", ".eml"],
  wordxml: [".xml"],
  csv: [".csv", ".tsv"],
  ofd: [".ofd"],
  picture: [".jpg", ".jpeg", ".png", ".tif", ".tiff"],
};

/** A run of text between tables. In plain text, one line with its tabs and leading blanks kept. */
export interface Paragraph {
  readonly type: "paragraph";
  readonly text: string;
  readonly source: SourceRef;
  /** How sure text recognition is of it (0–1); only where it was read from a picture. */
  readonly confidence?: number;
}

/** A cell of a grid; `row` and `column` are its top left corner, 0-based. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Lines joined with `\n`. */
  readonly text: string;
  readonly source: SourceRef;
  /** How sure text recognition is of it (0–1); only where it was read from a picture, and of a blank only where something covers it. */
  readonly confidence?: number;
}

/** How the grid was found: by rules, by alignment of text, by mark-up, or as a worksheet. */
export type GridOrigin = "ruled" | "partly-ruled" | "aligned" | "markup" | "sheet";

/** A table as the file gives it: cells with spans, no meaning. One page of a paged format gives one grid. */
export interface Grid {
  readonly type: "grid";
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly GridCell[];
  readonly origin: GridOrigin;
  readonly source: SourceRef;
  /** Rows that the format itself marks as header (w:tblHeader, thead). */
  readonly headerRows?: number;
}

/** A block in reading order. */
export type Block = Paragraph | Grid;

/**
 * Something the reader could not do or left out, for the user. Recognition hands every one of them on; its words stand under its code in
 * `src/words/issues.ts`, with the values that they have places for.
 */
export interface ReadingIssue {
  readonly code: ReadingIssueCode;
  readonly pages: readonly number[];
  readonly values: Readonly<Record<string, string | number>>;
}

/** A file read: paragraphs and grids in reading order, each with its place. Knows no budget words. */
export interface SourceDocument {
  readonly file: string;
  /** Lower-case hex SHA-256 of the bytes. */
  readonly sha256: string;
  readonly kind: FileKind;
  /** Number of pages, or null where the format has none. */
  readonly pages: number | null;
  readonly blocks: readonly Block[];
  readonly issues: readonly ReadingIssue[];
}
