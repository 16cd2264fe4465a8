/**
 * Errors that a user can act on. The code and values choose the words in the locale files; `message` is the Chinese
 * sentence for logs and the command line.
 */
export class DisclosureError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly values: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = "DisclosureError";
  }
}
