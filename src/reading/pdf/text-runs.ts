import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { multiply, type Matrix, type TextRun } from "../page/geometry";
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

/** Width of a character in ems, near enough to cut a run at a line: the file's own widths are not handed out per character. */
export function characterWidth(character: string): number {
  const code = character.codePointAt(0)!;
  if (code > 0x2e7f) return code >= 0xff61 && code <= 0xff9f ? 0.5 : 1;
  if (character === " ") return 0.3;
  if (character === "." || character === "," || character === "'" || character === "|") return 0.28;
  return code >= 0x2000 && code < 0x2e80 ? 0.8 : 0.52;
}

/** Quarter turns that the text of the page is written in, beyond the page's own rotation: 0–3, by most characters. */
export function dominantTurn(items: readonly PdfTextItem[], page: Matrix): number {
  const weight = [0, 0, 0, 0];
  for (const item of items) {
    const m = multiply(page, item.transform as unknown as Matrix);
    const turn = (Math.round(Math.atan2(m[1], m[0]) / (Math.PI / 2)) + 4) % 4;
    weight[turn]! += item.str.trim().length;
  }
  return weight.indexOf(Math.max(...weight));
}

/** Runs on one baseline that touch within this share of the font height are one run broken by a change of font. */
const TOUCHING = 0.12;
const WHOLE_AMOUNT = /^-?[\d,]*\d\.\d\d+$/;

/** Puts together what a change of font (a digit, a radical, another subset) has broken in the middle of a word. */
export function joinTouching(runs: readonly TextRun[]): TextRun[] {
  const out: TextRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && touches(last, run)) out[out.length - 1] = { ...last, text: last.text + run.text, right: run.right };
    else out.push(run);
  }
  return out;
}

function touches(a: TextRun, b: TextRun): boolean {
  const height = Math.min(a.height, b.height);
  if (Math.abs(a.bottom - b.bottom) > TOUCHING * height || Math.abs(a.height - b.height) > TOUCHING * height)
    return false;
  // Two whole amounts that touch are two cells.
  return Math.abs(b.left - a.right) <= TOUCHING * height && !(WHOLE_AMOUNT.test(a.text) && /^\d/.test(b.text));
}

/** Text items → runs in page space, blanks at their ends cut off, radicals unified. */
export function toTextRuns(items: readonly PdfTextItem[], page: Matrix, limits: Limits): TextRun[] {
  requireWithin(items.length, limits.pageItems, "单页文字块数");
  const runs: TextRun[] = [];
  for (const item of items) {
    if (item.str.trim() === "") continue;
    const m = multiply(page, item.transform as unknown as Matrix);
    const height = Math.hypot(m[2], m[3]) || item.height;
    if (!(height > SMALLEST_FONT)) continue;
    const text = unifyRadicals(item.str);
    if (item.dir === "ttb") runs.push(...columnOfCharacters(text, m, height, item));
    else runs.push(...trimmed(text, m, height, item));
  }
  return joinTouching(runs);
}

/** Vertical writing: each character is a run of its own below the one before. */
function columnOfCharacters(text: string, m: Matrix, height: number, item: PdfTextItem): TextRun[] {
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
function trimmed(text: string, m: Matrix, height: number, item: PdfTextItem): TextRun[] {
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
      if (last && x - last.right < PARTING_BLANK * height)
        runs[runs.length - 1] = { ...last, text: `${last.text} ${word}`, right: x + advance };
      else
        runs.push({
          text: word,
          left: x,
          right: x + advance,
          top: m[5] - ASCENT * height,
          bottom: m[5] + DESCENT * height,
          height,
        });
    }
    x += advance;
  }
  return runs;
}

/** Text at another angle than the page's (a rotated header, a watermark): kept whole, with the box that it covers. */
function turnedRun(text: string, m: Matrix, height: number, width: number, quarter: number): TextRun {
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

export function sumWidths(text: string): number {
  let sum = 0;
  for (const character of text) sum += characterWidth(character);
  return sum;
}
