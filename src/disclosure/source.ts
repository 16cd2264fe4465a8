import type { Language } from "./language";

/** A rectangle on a page, in PDF points from the page's top left corner after rotation. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * Where something was printed. Only the fields that the format has are set: a PDF gives page and box, plain text a
 * line, a workbook sheet and cell. Everything that is read carries one of these to the sheet, the finding and the screen.
 */
export interface SourceRef {
  /** Name of the input file, when a disclosure came in several. */
  file?: string;
  /** 1-based page. */
  page?: number;
  box?: Box;
  /** 1-based line of a text, or 1-based position of the block in a document without pages. */
  line?: number;
  /** Worksheet of a workbook. */
  sheet?: string;
  /** Cell address in A1 notation in that worksheet. */
  cell?: string;
  /** The words as printed. */
  quote?: string;
}

/** One line for people: `第 3 页`, `第 120 行`, `Sheet1!B4`. */
export function describeSource(source: SourceRef | undefined, language: Language = "zh"): string {
  if (!source) return "";
  const file = source.file ? `${source.file} ` : "";
  if (source.sheet !== undefined) return `${file}${source.sheet}${source.cell ? `!${source.cell}` : ""}`;
  if (source.page !== undefined) return `${file}${language === "en" ? `page ${source.page}` : `第 ${source.page} 页`}`;
  if (source.line !== undefined) return `${file}${language === "en" ? `line ${source.line}` : `第 ${source.line} 行`}`;
  return file.trim();
}
