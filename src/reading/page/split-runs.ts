import type { TextRun } from "./geometry";
import { characterWidth, sumWidths } from "../pdf/text-runs";

/** A word or a single ideograph, with its place in the run. */
interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Latin letters and digits stay together; ideographs may part anywhere. */
const PIECES = /[\u0021-\u007e]+|\s+|[^\u0021-\u007e\s]/gu;
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/**
 * Cuts a run where it crosses from one column to the next. pdf.js joins what stands close together, also over a ruling line.
 * A number is cut only when both parts are whole numbers, since its middle often hangs over the line of a narrow cell.
 * @param columnOf column of a horizontal position
 */
export function splitRun(run: TextRun, columnOf: (x: number) => number): { column: number; run: TextRun }[] {
  const middle = columnOf((run.left + run.right) / 2);
  if (columnOf(run.left + 0.1) === columnOf(run.right - 0.1)) return [{ column: middle, run }];
  const out: { column: number; run: TextRun }[] = [];
  let blank = "";
  for (const piece of pieces(run)) {
    if (piece.text.trim() === "") {
      blank = piece.text;
      continue;
    }
    for (const part of partsOf(piece, columnOf)) {
      const column = columnOf((part.left + part.right) / 2);
      const last = out.at(-1);
      if (last?.column === column)
        last.run = { ...last.run, text: last.run.text + blank + part.text, right: part.right };
      else out.push({ column, run: { ...run, text: part.text, left: part.left, right: part.right } });
      blank = "";
    }
  }
  return out;
}

function pieces(run: TextRun): Piece[] {
  const em = (run.right - run.left) / (sumWidths(run.text) || 1);
  let left = run.left;
  return (run.text.match(PIECES) ?? []).map((text) => {
    const right = left + em * sumWidths(text);
    const piece = { text, left, right };
    left = right;
    return piece;
  });
}

/** A word over a line: whole, unless it is two amounts without a blank between. */
function partsOf(piece: Piece, columnOf: (x: number) => number): Piece[] {
  if (piece.text.length < 3 || columnOf(piece.left) === columnOf(piece.right)) return [piece];
  const em = (piece.right - piece.left) / (sumWidths(piece.text) || 1);
  let x = piece.left;
  let best: { at: number; x: number } | null = null;
  for (let i = 0; i < piece.text.length; i++) {
    if (i > 0 && columnOf(x + em * 0.1) !== columnOf(x - em * 0.4) && !best) best = { at: i, x };
    x += em * characterWidth(piece.text[i]!);
  }
  if (!best) return [piece];
  for (const at of [best.at, best.at + 1, best.at - 1]) {
    const [a, b] = [piece.text.slice(0, at), piece.text.slice(at)];
    if (/\.\d\d$/.test(a) && AMOUNT.test(a) && AMOUNT.test(b))
      return [
        { text: a, left: piece.left, right: best.x },
        { text: b, left: best.x, right: piece.right },
      ];
  }
  return [piece];
}
