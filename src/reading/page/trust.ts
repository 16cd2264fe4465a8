import type { TextRun } from "./geometry";

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

/** By the code of each character of the basic plane: 1 for an ideograph of GB 2312. */
let common: Uint8Array | null = null;

/** The 6,763 ideographs of GB 2312, in which almost all of a public text is written. */
function commonIdeographs(): Uint8Array {
  if (common) return common;
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  common = new Uint8Array(0x10000);
  const text = new TextDecoder("gb18030").decode(Uint8Array.from(bytes));
  for (let i = 0; i < text.length; i++) common[text.charCodeAt(i)] = 1;
  return common;
}

/** ASCII, Latin-1, Greek, punctuation, numbers in rings, arrows, mathematics, boxes, kana and CJK signs, full-width forms. */
const EXPECTED =
  /[\u0020-\u007e\u00a0-\u00ff\u0370-\u03ff\u2000-\u206f\u20a0-\u20bf\u2100-\u22ff\u2460-\u27bf\u3000-\u30ff\u3200-\u33ff\ufe10-\ufe6f\uff00-\uffef\s]/;

/** Ideographs and radicals of the basic plane. */
const isIdeograph = (code: number): boolean =>
  (code >= 0x3400 && code <= 0x9fff) || (code >= 0x2e80 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfaff);

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** True when most of the text can't be what was printed. */
export function isUntrustworthy(texts: Iterable<string>): boolean {
  let total = 0;
  let impossible = 0;
  let ideographs = 0;
  let rare = 0;
  const common = commonIdeographs();
  for (const text of texts)
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code <= 0x20 || isLowSurrogate(code)) continue;
      total++;
      if (code < 0x7f) continue;
      if (isIdeograph(code)) {
        ideographs++;
        if (common[code] === 0) rare++;
      } else if (!isHighSurrogate(code) && !EXPECTED.test(text[i]!)) impossible++;
    }
  if (total < FEWEST_CHARACTERS) return false;
  return impossible > MOST_IMPOSSIBLE * total || (ideographs >= FEWEST_CHARACTERS && rare > MOST_RARE * ideographs);
}

/** How far the printed text of a page can be used. */
export type TextTrust = "good" | "no-text" | "untrusted";

/** A page whose picture covers this share and whose text is shorter than this is a scan with a page number or a program's name printed on it. */
const SCAN_SHARE = 0.5;
const SCAN_CHARACTERS = 10;
const LATIN = /[A-Za-z\s]/g;
/** Stamps and page numbers stand in this share of the page, above and below … */
const EDGE_SHARE = 0.1;
/** … and a text at least this much of the page's height, further in, is the title of a cover that a picture adorns. */
const TITLE_SHARE = 1 / 60;

type PlacedText = Pick<TextRun, "text" | "top" | "bottom" | "height">;

/** Whether text on a page that a picture covers is no text of the document: `Scanned with CamScanner`, `- 3 -`. */
export function isStampOfScan(texts: readonly string[], imageShare: number | null): boolean {
  if (imageShare === null || imageShare <= SCAN_SHARE) return false;
  return texts.reduce((sum, text) => sum + text.replace(LATIN, "").length, 0) < SCAN_CHARACTERS;
}

function isTitle({ text, top, bottom, height }: PlacedText, pageHeight: number): boolean {
  const middle = (top + bottom) / 2;
  return (
    text.trim().length > 1 &&
    height >= TITLE_SHARE * pageHeight &&
    middle > EDGE_SHARE * pageHeight &&
    middle < (1 - EDGE_SHARE) * pageHeight
  );
}

/** Judges the texts of a page. @param imageShare largest share of the page that one picture covers; null where there is none */
export function trustOf(runs: readonly PlacedText[], pageHeight: number, imageShare: number | null): TextTrust {
  const texts = runs.map((run) => run.text);
  if (imageShare !== null && texts.every((text) => text === "")) return "no-text";
  if (isStampOfScan(texts, imageShare) && !runs.some((run) => isTitle(run, pageHeight))) return "no-text";
  return isUntrustworthy(texts) ? "untrusted" : "good";
}

/** Of the numbers that a scanner's recognition laid under a picture this share may be none, and there must be so many to tell. */
const MOST_MALFORMED = 0.04;
const FEWEST_NUMBERS = 12;
/** What is meant as a number: digits, and signs that are taken for digits or points. */
const MEANT_AS_NUMBER = /^[-\d.,，:;'OoIlSB|]+%?$/;
/** A number, a code, a date or a heading's number. */
const WELL_FORMED = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$|^\d+(?:[.-]\d+)*[.,:;]?$/;

/** Whether the text that a scanner's recognition laid under a picture shows by its own numbers that it was read badly: `1O2.5`, `3,4,12`. */
export function isBadlyRecognised(texts: Iterable<string>): boolean {
  let [numbers, malformed] = [0, 0];
  for (const text of texts)
    for (const word of text.split(/\s+/)) {
      if (!/\d/.test(word) || !MEANT_AS_NUMBER.test(word)) continue;
      numbers++;
      if (!WELL_FORMED.test(word)) malformed++;
    }
  return numbers >= FEWEST_NUMBERS && malformed > MOST_MALFORMED * numbers;
}
