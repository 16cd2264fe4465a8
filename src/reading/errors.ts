import { DisclosureError, type ErrorValues } from "../disclosure";
import type { Limits } from "./limits";

/** Why a file was not read. What its reader can do about it stands in `src/words/errors.ts`, under the same code. */
export type ReadingErrorCode =
  | "empty-file"
  | "unknown-format"
  | "attachment-only"
  | "encrypted"
  | "too-large"
  | "zip-bomb"
  | "truncated"
  | "corrupt"
  | "doctype-refused"
  | "no-text"
  | "text-untrusted"
  | "no-content"
  | "cancelled"
  | "timeout"
  | "reader-missing"
  | "ocr-missing";

/** A file that can't be read, or may not be. */
export class ReadingError extends DisclosureError {
  declare readonly code: ReadingErrorCode;

  constructor(code: ReadingErrorCode, values: ErrorValues = {}, options?: { cause?: unknown }) {
    super(code, values, options);
    this.name = "ReadingError";
  }
}

/** Throws `cancelled` when the caller has given up. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new ReadingError("cancelled");
}

/** Throws `too-large` when a count has passed the bound of its name. */
export function requireWithin(count: number, limit: number, what: keyof Limits): void {
  if (count > limit) throw new ReadingError("too-large", { what, found: count, limit });
}
