/**
 * Folding of Chinese office text. Disclosures mix full- and half-width forms, pad words with blanks and break them
 * over lines; comparison is always made on the folded form, what was printed is kept beside it.
 */

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const WHITE = /[\s\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F\u2060\u3000\uFEFF]+/g;

/** Full-width ASCII (`（`, `１`, `％`) to half width. Other characters stay. */
export function toHalfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** Removes every white space, line breaks and zero-width characters included. */
export function stripWhitespace(text: string): string {
  return text.replace(WHITE, "");
}

/** The form in which printed words are compared: no white space, half width, one kind of quotes and dashes. */
export function fold(text: string): string {
  return toHalfWidth(stripWhitespace(text))
    .replace(/[“”„‟＂«»「」『』]/g, '"')
    .replace(/[‘’‚‛]/g, "'")
    .replace(/[﹝〔【]/g, "[")
    .replace(/[﹞〕】]/g, "]")
    .replace(/[‐‑‒–—―−﹣]/g, "-");
}

/** Joins the lines of a broken cell: Chinese joins without a blank, Latin words and numbers keep one. */
export function joinLines(lines: readonly string[]): string {
  let out = "";
  for (const raw of lines) {
    const line = raw.trim();
    if (!line) continue;
    const needsBlank = /[A-Za-z]$/.test(out) && /^[A-Za-z]/.test(line);
    out += needsBlank ? ` ${line}` : line;
  }
  return out;
}
