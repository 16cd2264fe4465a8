import { createRequire } from "node:module";
import path from "node:path";

/** An item of pdf.js's text. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

interface PdfJsPage {
  getTextContent(): Promise<{ readonly items: readonly TextItem[] }>;
  getOperatorList(): Promise<{ readonly fnArray: readonly number[] }>;
  cleanup(): void;
}

/** A PDF opened by pdf.js. */
export interface PdfJsDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfJsPage>;
}

/**
 * Opens a PDF with pdf.js: the second opinion beside PDFium in tests, and what the bench measures against. In the caller's thread.
 * @returns the document, and what ends it
 */
export async function openWithPdfJs(bytes: Uint8Array): Promise<{ pdf: PdfJsDocument; close: () => Promise<void> }> {
  const globals = globalThis as Record<string, unknown>;
  // pdf.js names these classes of browsers while it loads; nothing is drawn.
  for (const name of ["DOMMatrix", "Path2D", "ImageData"]) globals[name] ??= class {};
  const library = (await import("pdfjs-dist/legacy/build/pdf.mjs")) as unknown as {
    getDocument(options: object): { promise: Promise<PdfJsDocument>; destroy(): Promise<void> };
  };
  const root = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const task = library.getDocument({
    data: bytes.slice(),
    cMapUrl: `${root}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${root}/standard_fonts/`,
    verbosity: 0,
  });
  return { pdf: await task.promise, close: () => task.destroy() };
}
