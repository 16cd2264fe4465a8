import type { ErrorValues } from "../../disclosure";
import type { Limits } from "../limits";
import type { OcrFiles } from "../ocr";
import type { ReadProgress } from "../progress";
import type { SourceDocument } from "../source-document";
import type { ReadRequest } from "../read-document";

/** To the thread that reads. */
export type ToReader =
  | { readonly type: "pdfium"; readonly module: WebAssembly.Module }
  /** What was asked for by `ocr-wanted`; null where it can't be had. */
  | { readonly type: "ocr"; readonly files: OcrFiles | null }
  | { readonly type: "read"; readonly id: number; readonly request: ReadRequest; readonly limits?: Partial<Limits> };

/** From the thread that reads. */
export type FromReader =
  | { readonly type: "ready" }
  | ({ readonly type: "progress"; readonly id: number } & ReadProgress)
  /** The first page that is a picture has come. */
  | { readonly type: "ocr-wanted"; readonly id: number }
  | { readonly type: "done"; readonly id: number; readonly document: SourceDocument }
  | { readonly type: "failed"; readonly id: number; readonly code: string; readonly values: ErrorValues };

/** A thread as the one who started it sees it: a Worker of a browser, or a thread of Node. */
export interface ReadingThread {
  post(message: ToReader): void;
  /** Takes what the thread says; set once. */
  listen(take: (message: FromReader) => void): void;
  /** Called when the thread has died, with what it died of. */
  onDeath(die: (cause: ThreadDeath) => void): void;
  terminate(): void;
}

/** What a thread died of. */
export type ThreadDeath = "memory" | "unknown";
