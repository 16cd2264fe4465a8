/** Reading: bytes → SourceDocument. Knows formats, no budget words. */
export * from "./source-document";
export {
  readDocument,
  readHtml,
  readInput,
  readText,
  type DocumentReader,
  type ReadInput,
  type ReadOptions,
  type ReadRequest,
} from "./read-document";
export { IsolatedReader } from "./isolated/isolated-reader";
export { serveReading } from "./isolated/serve";
export type { FromReader, ReadingThread, ToReader } from "./isolated/protocol";
export { detectKind } from "./kind";
export { sha256Hex } from "./sha256";
export { renderPage, type DrawnPage, type UndrawnText } from "./pdf/picture";
export { decodeText } from "./text/decode";
export { ReadingError, throwIfCancelled, type ReadingErrorCode } from "./errors";
export { DEFAULT_LIMITS, type Limits } from "./limits";
export type { PdfAssets } from "./pdf";
export { modelFrom } from "./ocr";
export type { OcrAssets, OcrFiles, Recognised, TextModel } from "./ocr";
export type { ReadProgress } from "./progress";
export { readDrawnSheets, type DrawnSheet } from "./sheet/ooxml/drawing";
