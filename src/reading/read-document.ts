import { readSeparated } from "./csv";
import { readDoc } from "./doc";
import { readFlatWord } from "./docx/flat-xml";
import { readDocxPages } from "./docx/with-pages";
import { ReadingError, requireWithin, throwIfCancelled } from "./errors";
import { detectKind } from "./kind";
import { withLimits, type Limits } from "./limits";
import { readHtmlPage } from "./html";
import { readWebArchive } from "./mime";
import { readOfd } from "./ofd";
import type { OcrAssets } from "./ocr";
import { readPdf, type PdfAssets } from "./pdf";
import { holdsPicture, pictureAsPdf } from "./picture";
import type { ReadProgress } from "./progress";
import { sha256Hex } from "./sha256";
import { readWorkbook } from "./sheet";
import type { Block, FileKind, ReadingIssue, SourceDocument } from "./source-document";
import { decodeText } from "./text/decode";
import { readLines } from "./text/read-lines";

/** A file as the user gave it. */
export interface ReadInput {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is to be read: a file, text that was pasted, or the HTML of the clipboard. */
export type ReadRequest =
  | ({ readonly type: "file" } & ReadInput)
  | { readonly type: "text"; readonly name: string; readonly text: string }
  | { readonly type: "html"; readonly name: string; readonly html: string };

/** Reads, wherever it does so: here ({@link readInput}) or in a thread that can be ended (`isolated/`). */
export type DocumentReader = (request: ReadRequest, options?: ReadOptions) => Promise<SourceDocument>;

/** Progress, cancelling, bounds. */
export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
  readonly limits?: Partial<Limits>;
  /** Where PDFium comes from; without it a PDF is refused. */
  readonly pdf?: PdfAssets;
  /** Reads pages that hold no text; without it they are named in the document's issues. */
  readonly ocr?: OcrAssets;
}

interface Content {
  readonly blocks: readonly Block[];
  readonly pages?: number | null;
  readonly issues?: readonly ReadingIssue[];
}

type Reader = (bytes: Uint8Array, limits: Limits, options: ReadOptions) => Content | Promise<Content>;

const READERS: Record<FileKind, Reader> = {
  text: (bytes, limits) => readLines(decodeText(bytes), limits),
  pdf: (bytes, limits, { pdf, ocr, signal, onProgress }) => {
    if (!pdf) throw new ReadingError("reader-missing");
    return readPdf(bytes, limits, { assets: pdf, ocr, signal, onProgress });
  },
  picture: (bytes, limits, options) => READERS.pdf(pictureAsPdf(bytes, limits), limits, options),
  html: (bytes, limits) => readHtmlPage(decodeText(bytes), limits),
  xlsx: (bytes, limits) => readWorkbook(bytes, "xlsx", limits),
  xls: (bytes, limits) => readWorkbook(bytes, "xls", limits),
  doc: readDoc,
  docx: (bytes, limits, { pdf, ocr, signal, onProgress }) =>
    readDocxPages(bytes, limits, pdf ? { assets: pdf, ocr, signal, onProgress } : null),
  mht: (bytes, limits) => readWebArchive(bytes, limits),
  wordxml: readFlatWord,
  csv: (bytes, limits) => ({ blocks: readSeparated(bytes, limits) }),
  ofd: (bytes, limits, { signal, onProgress }) => readOfd(bytes, limits, { signal, onProgress }),
};

/**
 * Reads a file of any known format, found from its bytes.
 * @throws ReadingError, whose message says what the user can do.
 */
export async function readDocument(input: ReadInput, options: ReadOptions = {}): Promise<SourceDocument> {
  const limits = withLimits(options.limits);
  const { bytes } = input;
  throwIfCancelled(options.signal);
  requireWithin(bytes.length, limits.fileBytes, "fileBytes");
  const kind = detectKind(bytes, limits);
  const content = await READERS[kind](bytes, limits, options);
  throwIfCancelled(options.signal);
  return toDocument(input, kind, content);
}

async function toDocument(input: ReadInput, kind: FileKind, content: Content): Promise<SourceDocument> {
  if (
    !content.blocks.some((b) =>
      b.type === "paragraph" ? b.text.trim() !== "" : b.cells.some((c) => c.text.trim() !== ""),
    )
  )
    throw new ReadingError("no-content", kind === "doc" && holdsPicture(input.bytes) ? { advice: "doc-pictures" } : {});
  return {
    file: input.name,
    sha256: await sha256Hex(input.bytes),
    kind,
    pages: content.pages ?? null,
    blocks: content.blocks,
    issues: content.issues ?? [],
  };
}

/** Reads a file, or what was pasted. */
export const readInput: DocumentReader = async (request, options) => {
  if (request.type === "text") return readText(request.text, request.name);
  if (request.type === "html") return readHtml(request.html, request.name);
  return readDocument(request, options);
};

/** Text that was pasted. */
export async function readText(text: string, name = "粘贴的文字"): Promise<SourceDocument> {
  if (text.trim() === "") throw new ReadingError("no-content");
  const bytes = new TextEncoder().encode(text);
  return toDocument({ name, bytes }, "text", readLines(text, withLimits(undefined)));
}

/** A web page's source, or the HTML of the clipboard (Word, a browser and WPS put tables there). */
export async function readHtml(html: string, name = "粘贴的内容"): Promise<SourceDocument> {
  if (html.trim() === "") throw new ReadingError("no-content");
  const bytes = new TextEncoder().encode(html);
  return toDocument({ name, bytes }, "html", readHtmlPage(html, withLimits(undefined)));
}
