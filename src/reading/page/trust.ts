/**
 * Can the text of a page be believed? A font without a usable ToUnicode map yields characters by chance: private-use ones,
 * strange scripts, ideographs that nobody writes.
 */

/** Pages with fewer characters than this are not judged. */
const FEWEST_CHARACTERS = 24;
/** Share of impossible characters (private use, controls, foreign scripts) that a readable page stays below. */
const MOST_IMPOSSIBLE = 0.15;
/** Share of ideographs outside GB 2312 that a readable page stays below: names and places need a few. */
const MOST_RARE = 0.4;

let common: ReadonlySet<string> | null = null;

/** The 6,763 ideographs of GB 2312, in which almost all of a public text is written. */
function commonIdeographs(): ReadonlySet<string> {
  if (common) return common;
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  common = new Set(new TextDecoder("gb18030").decode(Uint8Array.from(bytes)));
  return common;
}

/** ASCII, Latin-1, Greek, punctuation, numbers in rings, arrows, mathematics, boxes, kana and CJK signs, full-width forms. */
const EXPECTED =
  /[\u0020-\u007e\u00a0-\u00ff\u0370-\u03ff\u2000-\u206f\u20a0-\u20bf\u2100-\u22ff\u2460-\u27bf\u3000-\u30ff\u3200-\u33ff\ufe10-\ufe6f\uff00-\uffef\s]/;

/** Ideographs and radicals of the basic plane. */
const isIdeograph = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff);

/** True when most of the text can't be what was printed. */
export function isUntrustworthy(texts: Iterable<string>): boolean {
  let total = 0;
  let impossible = 0;
  let ideographs = 0;
  let rare = 0;
  for (const text of texts)
    for (const character of text) {
      const code = character.codePointAt(0)!;
      if (code <= 0x20) continue;
      total++;
      if (code < 0x7f) continue;
      if (isIdeograph(code)) {
        ideographs++;
        if (!commonIdeographs().has(character)) rare++;
      } else if (character.length === 1 && !EXPECTED.test(character)) impossible++;
    }
  if (total < FEWEST_CHARACTERS) return false;
  return impossible > MOST_IMPOSSIBLE * total || (ideographs >= FEWEST_CHARACTERS && rare > MOST_RARE * ideographs);
}

/** How far the printed text of a page can be used. */
export type TextTrust = "good" | "no-text" | "untrusted";

/** A page whose picture covers this share and whose text is shorter than this is a scan with a page number printed on it. */
const SCAN_SHARE = 0.5;
const SCAN_CHARACTERS = 10;

/** Judges the texts of a page. @param imageShare largest share of the page that one picture covers; null where there is none */
export function trustOf(texts: readonly string[], imageShare: number | null): TextTrust {
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (imageShare !== null && (characters === 0 || (characters < SCAN_CHARACTERS && imageShare > SCAN_SHARE)))
    return "no-text";
  return isUntrustworthy(texts) ? "untrusted" : "good";
}
