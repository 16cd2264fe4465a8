import type { DocumentReader } from "../application";
import type { Request } from "./arguments";
import type { Terminal } from "./batch/progress";
import type { Files } from "./files";

/** A call that is being answered. */
export interface Call {
  readonly request: Request;
  readonly read: DocumentReader;
  readonly files: Files;
  /** Standard output; `broken` where it takes no more. */
  readonly out: { readonly broken: boolean; say(text: string): void };
  /** Tells that something could not be used. */
  readonly refuse: (name: string, error: unknown) => void;
  /** A line on standard error. */
  readonly tell: (text: string) => void;
  /** Where standard error is a terminal. */
  readonly terminal: Terminal | null;
}
