/** Reading: bytes → SourceDocument. Knows formats, no budget words. */
export * from "./source-document";
export { readDocument, readHtml, readText, type ReadInput, type ReadOptions } from "./read-document";
export { detectKind } from "./kind";
export { decodeText } from "./text/decode";
export { ReadingError, throwIfCancelled, type ReadingErrorCode } from "./errors";
export { DEFAULT_LIMITS, type Limits } from "./limits";
export type { PdfAssets } from "./pdf";
export type { OcrReader, RecognisedText, ScannedPage } from "./ocr";
