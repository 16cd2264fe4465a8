/**
 * What a file may cost. Every bound is counted while reading, so that a hostile file is refused before it has eaten the
 * memory; docs/limits.md repeats this table for users.
 */
export interface Limits {
  /** Size of the file itself, in bytes. */
  readonly fileBytes: number;
  /** Entries of a zip container (DOCX, XLSX). */
  readonly zipEntries: number;
  /** One unpacked part of a zip container, in bytes. */
  readonly zipPartBytes: number;
  /** All unpacked parts together, in bytes. */
  readonly zipTotalBytes: number;
  /** Unpacked size over packed size of a part above {@link zipRatioFloorBytes}. */
  readonly zipRatio: number;
  /** Parts smaller than this are not judged by their ratio: blank worksheets pack very well. */
  readonly zipRatioFloorBytes: number;
  /** Elements of one XML part or one web page. */
  readonly elements: number;
  /** Nesting of elements, and of tables in tables. */
  readonly depth: number;
  /** Lines of a text. */
  readonly lines: number;
  /** Characters of one line of a text: a whole disclosure on one line is no text that people have. */
  readonly lineCharacters: number;
  /** Cells of a whole document. */
  readonly cells: number;
  /** Columns of one table. */
  readonly columns: number;
  /** Rows of one table or worksheet. */
  readonly rows: number;
  /** Cells that a workbook declares, blank ones included. */
  readonly declaredCells: number;
  /** Tags of a web page. */
  readonly tags: number;
  /** Worksheets of a workbook. */
  readonly sheets: number;
  /** Pages of a PDF. */
  readonly pages: number;
  /** One unpacked stream that draws a page, in bytes. */
  readonly pageContentBytes: number;
  /** One unpacked font, in bytes. */
  readonly fontBytes: number;
  /** Text objects of one page: what one operator shows. */
  readonly pageItems: number;
  /** Characters of one page. */
  readonly pageCharacters: number;
  /** Objects painted on one page, and points of its paths. */
  readonly pageOperators: number;
  /** Ruling lines of one page. */
  readonly pageRules: number;
  /** Time for one page, in milliseconds. */
  readonly pageMilliseconds: number;
  /** Time for recognising the text of one page that is a picture, in milliseconds; not counted in the time of the page or the document. */
  readonly recognitionMilliseconds: number;
  /** Memory of PDFium, in bytes. */
  readonly pdfBytes: number;
  /** Dots of a page drawn as a picture. */
  readonly picturePixels: number;
  /** Memory of the thread that reads, PDFium's not counted, in bytes. Browsers set bounds of their own. */
  readonly readerBytes: number;
  /** Time without a sign of life from the thread that reads, in milliseconds. */
  readonly silentMilliseconds: number;
  /** Time for the whole of a document, in milliseconds. */
  readonly documentMilliseconds: number;
}

const MEGABYTE = 1024 * 1024;

/** The bounds in force unless the caller gives others. The largest real disclosures known take a tenth of them. */
export const DEFAULT_LIMITS: Limits = {
  fileBytes: 64 * MEGABYTE,
  zipEntries: 5_000,
  zipPartBytes: 64 * MEGABYTE,
  zipTotalBytes: 160 * MEGABYTE,
  zipRatio: 250,
  zipRatioFloorBytes: 4 * MEGABYTE,
  elements: 2_000_000,
  depth: 400,
  lines: 200_000,
  lineCharacters: 50_000,
  cells: 300_000,
  columns: 512,
  rows: 50_000,
  declaredCells: 600_000,
  tags: 800_000,
  sheets: 256,
  pages: 2_000,
  pageContentBytes: 8 * MEGABYTE,
  fontBytes: 64 * MEGABYTE,
  pageItems: 60_000,
  pageCharacters: 200_000,
  pageOperators: 600_000,
  pageRules: 60_000,
  pageMilliseconds: 10_000,
  recognitionMilliseconds: 180_000,
  pdfBytes: 512 * MEGABYTE,
  picturePixels: 40_000_000,
  readerBytes: 1024 * MEGABYTE,
  silentMilliseconds: 30_000,
  documentMilliseconds: 600_000,
};

/** The default bounds with some of them replaced. */
export function withLimits(changes: Partial<Limits> | undefined): Limits {
  return changes ? { ...DEFAULT_LIMITS, ...changes } : DEFAULT_LIMITS;
}
