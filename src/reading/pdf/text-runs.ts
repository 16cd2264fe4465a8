import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { multiply, type Transform, type TextRun } from "../page/geometry";
import { reckonLefts, sumWidths } from "../page/widths";
import { cutNumbers } from "../page/cut-numbers";
import { unifyRadicals } from "./radicals";

/** A text item of pdf.js (`TextItem`). */
export interface PdfTextItem {
  readonly str: string;
  readonly dir: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName?: string;
}

/** Share of the font height above and below the baseline. */
const ASCENT = 0.82;
const DESCENT = 0.18;
/** Runs shorter than this are no text (points). */
const SMALLEST_FONT = 0.5;

/** Quarter turns that the text of the page is written in, beyond the page's own rotation: 0–3, by most characters. */
export function dominantTurn(items: readonly PdfTextItem[], page: Transform): number {
  const weight = [0, 0, 0, 0];
  for (const item of items) {
    const m = multiply(page, item.transform as unknown as Transform);
    const turn = (Math.round(Math.atan2(m[1], m[0]) / (Math.PI / 2)) + 4) % 4;
    weight[turn]! += item.str.trim().length;
  }
  return weight.indexOf(Math.max(...weight));
}

/** Runs on one baseline that touch within this share of the font height are one run broken by a change of font. */
const TOUCHING = 0.12;
const SET_SINGLY = /^-?[\d,.]+$/;
const WHOLE_AMOUNT = /^-?[\d,]*\d\.\d\d+$/;

/** Puts together what a change of font (a digit, a radical, another subset) has broken in the middle of a word. */
function joinTouching(runs: readonly TextRun[]): TextRun[] {
  const out: TextRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && touches(last, run)) out[out.length - 1] = joined(last, "", run);
    else out.push(run);
  }
  return out;
}

/** Two runs as one; its characters keep their places. */
function joined(a: TextRun, between: string, b: TextRun): TextRun {
  const blank = between === "" ? [] : [a.right];
  return {
    ...a,
    text: a.text + between + b.text,
    right: b.right,
    ...(a.lefts && b.lefts ? { lefts: [...a.lefts, ...blank, ...b.lefts] } : { lefts: undefined }),
  };
}

function touches(a: TextRun, b: TextRun): boolean {
  const height = Math.min(a.height, b.height);
  if (Math.abs(a.bottom - b.bottom) > TOUCHING * height || Math.abs(a.height - b.height) > TOUCHING * height)
    return false;
  const gap = b.left - a.right;
  // Digits set one by one in a font whose widths are not theirs: each begins inside the box of the one before.
  if (gap < -TOUCHING * height)
    return (
      b.text.length <= 2 &&
      SET_SINGLY.test(b.text) &&
      SET_SINGLY.test(a.text) &&
      a.lefts !== undefined &&
      b.left > a.lefts.at(-1)!
    );
  // Two whole amounts that touch are two cells; single digits are parted by their places (cutNumbers).
  return gap <= TOUCHING * height && !(WHOLE_AMOUNT.test(a.text) && /^\d/.test(b.text) && b.text.length > 2);
}

/** Text items → runs in page space, blanks at their ends cut off, radicals unified. */
export function toTextRuns(items: readonly PdfTextItem[], page: Transform, limits: Limits): TextRun[] {
  requireWithin(items.length, limits.pageItems, "pageItems");
  const runs: TextRun[] = [];
  for (const item of items) {
    if (item.str.trim() === "") continue;
    const m = multiply(page, item.transform as unknown as Transform);
    const height = Math.hypot(m[2], m[3]) || item.height;
    if (!(height > SMALLEST_FONT)) continue;
    const text = unifyRadicals(item.str);
    if (item.dir === "ttb") runs.push(...columnOfCharacters(text, m, height, item));
    else runs.push(...trimmed(text, m, height, item));
  }
  return joinTouching(runs).flatMap(cutNumbers);
}

/** Vertical writing: each character is a run of its own below the one before. */
function columnOfCharacters(text: string, m: Transform, height: number, item: PdfTextItem): TextRun[] {
  const characters = Array.from(text);
  const step = (item.height || item.width || height * characters.length) / characters.length;
  return characters.flatMap((character, i) => {
    const top = m[5] + i * step;
    const left = m[4] - height / 2;
    return character.trim() === ""
      ? []
      : [{ text: character, left, right: left + height, top, bottom: top + step, height }];
  });
}

/** A run is this much wider than its characters when pdf.js has put one blank for many. */
const STRETCHED = 1.2;
/** A blank wider than this share of the font height parts two runs. */
const PARTING_BLANK = 1;

/** A text item as one run, or several where blanks in it are as wide as columns are apart; no blanks at the ends. */
function trimmed(text: string, m: Transform, height: number, item: PdfTextItem): TextRun[] {
  const scale = Math.hypot(m[0], m[1]) / (Math.hypot(item.transform[0]!, item.transform[1]!) || 1);
  const width = item.width * scale;
  const quarter = Math.round(Math.atan2(m[1], m[0]) / (Math.PI / 2));
  if (quarter !== 0) return [turnedRun(text.trim(), m, height, width, quarter)];
  const words = text.split(/(\s+)/);
  const blanks = words.filter((word) => word !== "" && word.trim() === "").length;
  const letters = sumWidths(text.replace(/\s+/g, ""));
  let em = width / (sumWidths(text) || 1);
  let blank: number | null = null;
  if (blanks > 0 && em > STRETCHED * height) {
    em = height;
    blank = (width - em * letters) / blanks;
  }
  const runs: TextRun[] = [];
  let x = m[4];
  for (const word of words) {
    if (word === "") continue;
    const isBlank = word.trim() === "";
    const advance = isBlank && blank !== null ? blank : em * sumWidths(word);
    const last = runs.at(-1);
    if (!isBlank) {
      const run: TextRun = {
        text: word,
        left: x,
        right: x + advance,
        top: m[5] - ASCENT * height,
        bottom: m[5] + DESCENT * height,
        height,
        lefts: reckonLefts(word, x, em),
      };
      if (last && x - last.right < PARTING_BLANK * height) runs[runs.length - 1] = joined(last, " ", run);
      else runs.push(run);
    }
    x += advance;
  }
  return runs;
}

/** Text at another angle than the page's (a rotated header, a watermark): kept whole, with the box that it covers. */
function turnedRun(text: string, m: Transform, height: number, width: number, quarter: number): TextRun {
  const odd = Math.abs(quarter) === 1;
  const x = odd
    ? quarter > 0
      ? [m[4] - DESCENT * height, m[4] + ASCENT * height]
      : [m[4] - ASCENT * height, m[4] + DESCENT * height]
    : [m[4] - width, m[4]];
  const y = odd
    ? quarter > 0
      ? [m[5], m[5] + width]
      : [m[5] - width, m[5]]
    : [m[5] - DESCENT * height, m[5] + ASCENT * height];
  return { text, left: x[0]!, right: x[1]!, top: y[0]!, bottom: y[1]!, height };
}
