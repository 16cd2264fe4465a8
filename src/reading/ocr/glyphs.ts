import type { ReadLine } from "./decode";
import { LINE_HEIGHT } from "./model";

/** Darker than this (−1 ink to 1 paper) is a stroke, a pale one among it. */
const STROKE = 0.35;
/** Less ink than this is a speck (dots). */
const FEWEST_DOTS = 10;
/** A minus is no higher than this share of the line, as wide at the least, and lies in its middle part. */
const HIGHEST_MINUS = 0.28;
const NARROWEST_MINUS = 0.08;
const TOP_OF_MINUS = 0.3;
const BOTTOM_OF_MINUS = 0.75;

/** Digits are at least so high. */
const LEAST_DIGIT = 0.45;

/** Confidence of a sign that the model did not see, and of a number of which it saw less than is printed. */
const SEEN_BY_ITS_FORM = 0.75;
const SIGN_MISSED = 0.5;

/** Digits and marks of numbers that are no number as they stand: a speck was read for a mark, or a mark for another. */
const MARKS = /^[-.,:;'·%]*\d[-\d.,:;'·%]*$/;
const WELL_FORMED = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?$|^\d{1,4}(?:-\d{1,4}){1,2}$|^\d{1,2}(?:\.\d){2}$/;

/** Thousands that are set apart by what was read for points: but for the last they are commas, where two digits follow that. */
const POINTED = /^-?\d{1,3}(?:[.,]\d{3})+[.,]\d{2}$/;
const grouped = (text: string): string => `${text.slice(0, -3).replaceAll(".", ",")}.${text.slice(-2)}`;
/** A number with three decimals, which has a comma perhaps. */
const PERHAPS_GROUPED = /^-?[1-9]\d{0,2}\.\d{3}$/;

/** What stands apart in a line, from left to right: mostly a letter or a digit each. */
interface Glyph {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly dots: number;
}

/** @param line {@link LINE_HEIGHT} rows of dots */
export function glyphsOf(line: Float32Array, width: number): Glyph[] {
  const glyphs: Glyph[] = [];
  let open: { left: number; top: number; bottom: number; dots: number } | null = null;
  for (let x = 0; x <= width; x++) {
    let [top, bottom, dots] = [LINE_HEIGHT, -1, 0];
    for (let y = 0; x < width && y < LINE_HEIGHT; y++) {
      if (line[y * width + x]! >= STROKE) continue;
      top = Math.min(top, y);
      bottom = y;
      dots++;
    }
    if (dots > 0) {
      open ??= { left: x, top, bottom, dots: 0 };
      open = {
        left: open.left,
        top: Math.min(open.top, top),
        bottom: Math.max(open.bottom, bottom),
        dots: open.dots + dots,
      };
    } else if (open) {
      // What touches an end of the line is a rule beside it.
      if (open.dots >= FEWEST_DOTS && open.left > 0 && x < width) glyphs.push({ ...open, right: x });
      open = null;
    }
  }
  return glyphs;
}

function isMinus({ left, right, top, bottom }: Glyph): boolean {
  return (
    bottom - top < HIGHEST_MINUS * LINE_HEIGHT &&
    right - left >= NARROWEST_MINUS * LINE_HEIGHT &&
    top > TOP_OF_MINUS * LINE_HEIGHT &&
    bottom < BOTTOM_OF_MINUS * LINE_HEIGHT
  );
}

const isTall = ({ top, bottom }: Glyph): boolean => bottom - top >= LEAST_DIGIT * LINE_HEIGHT;

/**
 * A number held against what is printed: a minus before it that the model read over is put there, and where more stands apart that is
 * as high as digits are than it has digits, one was missed. Fewer is no fault: digits touch.
 */
export function heldAgainst(read: ReadLine, glyphs: readonly Glyph[]): ReadLine {
  const line = POINTED.test(read.text) ? { ...read, text: grouped(read.text) } : read;
  if (PERHAPS_GROUPED.test(line.text)) return { ...line, confidence: Math.min(line.confidence, SIGN_MISSED) };
  if (MARKS.test(line.text) && !WELL_FORMED.test(line.text))
    return { ...line, confidence: Math.min(line.confidence, SIGN_MISSED) };
  if (!/^-?[\d.,]+%?$/.test(line.text)) return line;
  const first = glyphs[0];
  if (first && isMinus(first) && /^\d/.test(line.text)) {
    const { text, starts, confidence } = line;
    const signed = { text: `-${text}`, starts: [starts[0]!, ...starts], confidence };
    return { ...heldAgainst(signed, glyphs), confidence: Math.min(confidence, SEEN_BY_ITS_FORM) };
  }
  const digits = line.text.replace(/[^\d%]/g, "").length;
  return glyphs.filter(isTall).length > digits ? { ...line, confidence: Math.min(line.confidence, SIGN_MISSED) } : line;
}
