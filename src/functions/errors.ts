import { DisclosureError } from "../disclosure";
import { said, sentence, type Language, type Message, type Rest, type Said } from "../words";

/** The two errors of a cell that show a text. */
export type FunctionErrorKind = "#VALUE!" | "#N/A";

/**
 * An error of a function, free of any host: `index.ts` makes a `CustomFunctions.Error` of it, the plain bundle throws it. In
 * a spilled result it stands in the place of the value.
 */
export class FunctionError extends DisclosureError {
  constructor(
    readonly kind: FunctionErrorKind,
    readonly reason: Said,
  ) {
    super(reason.message.code);
    // Who shows it without asking for a language shows Chinese, as the sheets are.
    this.message = this.sentence("zh");
    this.name = "FunctionError";
  }

  /** The text that the cell shows. */
  sentence(language: Language): string {
    return sentence(this.reason, language);
  }
}

/** `#VALUE!` with a text. */
export function invalid<M extends Message>(message: M, ...values: Rest<M>): FunctionError {
  return new FunctionError("#VALUE!", said(message, ...values));
}

/** `#N/A` with a text. */
export function notAvailable<M extends Message>(message: M, ...values: Rest<M>): FunctionError {
  return new FunctionError("#N/A", said(message, ...values));
}
