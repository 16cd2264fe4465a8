import { ASCENT, DESCENT, type TextRun } from "../page/geometry";
import type { PlacedCharacter } from "./text";

/** A gap wider than this share of the font height parts two runs. */
const PARTING_GAP = 1;
/** Characters of one run stand on one line within this share of the font height. */
const ON_LINE = 0.3;
/** A character that begins this share of the font height before the one before it ends begins another run. */
const OVERLAP = 0.7;

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
