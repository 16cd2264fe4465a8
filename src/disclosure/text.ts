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

/** What {@link fold} changes: white space, full-width forms, kinds of quotes, brackets and dashes. */
const FOLDED =
  /[\s\u00A0\u1680\u2000-\u200F\u2028-\u202F\u205F\u2060\u3000\uFEFF\uFF01-\uFF5E“”„‟＂«»「」『』‘’‚‛﹝〔【﹞〕】‐‑‒–—―−﹣]/g;

/** What each of some signs becomes. */
const signs = (from: string, to: string): [string, string][] => [...from].map((sign) => [sign, to]);

const PLAIN_SIGNS: ReadonlyMap<string, string> = new Map([
  ...signs("“”„‟＂«»「」『』", '"'),
  ...signs("‘’‚‛", "'"),
  ...signs("﹝〔【", "["),
  ...signs("﹞〕】", "]"),
  ...signs("‐‑‒–—―−﹣", "-"),
]);

function foldSign(sign: string): string {
  const plain = PLAIN_SIGNS.get(sign);
  if (plain !== undefined) return plain;
  const code = sign.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : "";
}

/** Folded forms of texts that were asked for: the words of a table are compared at a hundred places, one after the other. */
const folded = new Map<string, string>();
const MOST_FOLDED = 20_000;
/** Longer texts are paragraphs, and seldom asked for twice. */
const LONGEST_FOLDED = 200;

/** The form in which printed words are compared: no white space, half width, one kind of quotes and dashes. */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const plain = text.replace(FOLDED, foldSign);
  if (text.length <= LONGEST_FOLDED) {
    if (folded.size >= MOST_FOLDED) folded.clear();
    folded.set(text, plain);
  }
  return plain;
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
