/** What an error is about: counts, names, quoted text. */
export type ErrorValues = Readonly<Record<string, string | number>>;

/**
 * Errors that a user can act on: a code with values, worded where it is shown (`src/words`). `message` is for logs alone.
 */
export class DisclosureError extends Error {
  constructor(
    readonly code: string,
    readonly values: ErrorValues = {},
    options?: { cause?: unknown },
  ) {
    super(Object.keys(values).length > 0 ? `${code} ${JSON.stringify(values)}` : code, options);
    this.name = "DisclosureError";
  }
}
