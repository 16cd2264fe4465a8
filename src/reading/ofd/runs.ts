import { cutNumbers } from "../page/cut-numbers";
import type { TextRun } from "../page/geometry";
import type { PlacedCharacter } from "./text";

/** Share of the font height above and below the base line. */
const ASCENT = 0.82;
const DESCENT = 0.18;
/** A gap wider than this share of the font height parts two runs. */
const PARTING_GAP = 1;
/** Characters of one run stand on one line within this share of the font height. */
const ON_LINE = 0.3;
/** Runs that touch within this share of the font height are one, broken by a change of font. */
const TOUCHING = 0.12;
/** A character that begins this share of the font height before the one before it ends begins another run. */
const OVERLAP = 0.7;
const WHOLE_AMOUNT = /^-?[\d,]*\d\.\d\d+$/;

interface OpenRun {
  text: string;
  left: number;
  right: number;
  y: number;
  height: number;
  lefts: number[];
}

/** Upright characters of a text object → runs: parted where the line changes or a gap is as wide as a column's. */
export function runsOf(characters: readonly PlacedCharacter[]): TextRun[] {
  const runs: OpenRun[] = [];
  let open: OpenRun | null = null;
  let blank = false;
  for (const { text, x, y, width, height } of characters) {
    if (text.trim() === "") {
      blank = open !== null;
      continue;
    }
    const gap = open ? x - open.right : 0;
    const goesOn =
      open !== null &&
      Math.abs(y - open.y) <= ON_LINE * height &&
      gap < PARTING_GAP * height &&
      gap > -OVERLAP * height &&
      x > open.lefts.at(-1)!;
    if (!open || !goesOn) runs.push((open = { text: "", left: x, right: x, y, height, lefts: [] }));
    else if (blank) {
      open.text += " ";
      open.lefts.push(open.right);
    }
    blank = false;
    for (let unit = 0; unit < text.length; unit++) open.lefts.push(x);
    open.text += text;
    open.right = x + width;
  }
  return runs.map(toRun);
}

function toRun({ text, left, right, y, height, lefts }: OpenRun): TextRun {
  return { text, left, right, top: y - ASCENT * height, bottom: y + DESCENT * height, height, lefts };
}

/** Puts together what a writer has broken into objects of a character or a word, and parts amounts of neighbouring cells. */
export function joinRuns(runs: readonly TextRun[]): TextRun[] {
  const out: TextRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last && touches(last, run)) {
      const lefts = last.lefts && run.lefts ? [...last.lefts, ...run.lefts] : undefined;
      out[out.length - 1] = { ...last, text: last.text + run.text, right: run.right, ...(lefts ? { lefts } : {}) };
    } else out.push(run);
  }
  return out.flatMap(cutNumbers);
}

function touches(a: TextRun, b: TextRun): boolean {
  const height = Math.min(a.height, b.height);
  if (Math.abs(a.bottom - b.bottom) > TOUCHING * height || Math.abs(a.height - b.height) > TOUCHING * height)
    return false;
  const gap = b.left - a.right;
  const begins = a.lefts?.at(-1) ?? a.left;
  if (gap > TOUCHING * height || gap < -OVERLAP * height || b.left <= begins) return false;
  // Two whole amounts that touch are two cells.
  return !(WHOLE_AMOUNT.test(a.text) && /^-?\d/.test(b.text) && b.text.length > 2);
}
