import { DisclosureError } from "../disclosure";

/** The two errors of a cell that show a text. */
export type FunctionErrorKind = "#VALUE!" | "#N/A";

/**
 * An error of a function, free of any host: `index.ts` makes a `CustomFunctions.Error` of it, the plain bundle throws it. In
 * a spilled result it stands in the place of the value.
 */
export class FunctionError extends DisclosureError {
  constructor(
    readonly kind: FunctionErrorKind,
    message: string,
    values: Readonly<Record<string, string | number>> = {},
  ) {
    super(kind === "#N/A" ? "function-not-available" : "function-value", values);
    // A cell shows one sentence; the sheets are Chinese, and so is it.
    this.message = message;
    this.name = "FunctionError";
  }
}

/** `#VALUE!` with a text. */
export function invalid(message: string, values?: Readonly<Record<string, string | number>>): FunctionError {
  return new FunctionError("#VALUE!", message, values);
}

/** `#N/A` with a text. */
export function notAvailable(message: string, values?: Readonly<Record<string, string | number>>): FunctionError {
  return new FunctionError("#N/A", message, values);
}
