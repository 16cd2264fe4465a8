import type { TextRun } from "./geometry";
import { reckonLefts, sumWidths } from "./widths";

/** A word or a single ideograph, with its place in the run. */
interface Piece {
  readonly text: string;
  /** Left edge of each character, and the right end. */
  readonly edges: readonly number[];
}

/** Latin letters and digits stay together; ideographs may part anywhere. */
const PIECES = /[\u0021-\u007e]+|\s+|[^\u0021-\u007e\s]/gu;
const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/;

/**
 * Cuts a run where it crosses from one column to the next. What stands close together is one run, also over a ruling line.
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
      const [left, right] = [leftOf(part), rightOf(part)];
      const column = columnOf((left + right) / 2);
      const last = out.at(-1);
      if (last?.column === column) last.run = { ...last.run, text: last.run.text + blank + part.text, right };
      else out.push({ column, run: { ...run, text: part.text, left, right, lefts: undefined } });
      blank = "";
    }
  }
  return out;
}

/** Edges of the characters of a run and its right end: as the format tells them, else reckoned. */
function edgesOf(run: TextRun): number[] {
  const em = (run.right - run.left) / (sumWidths(run.text) || 1);
  return [...(run.lefts ?? reckonLefts(run.text, run.left, em)), run.right];
}

function pieces(run: TextRun): Piece[] {
  const edges = edgesOf(run);
  return [...run.text.matchAll(PIECES)].map(({ 0: text, index }) => ({
    text,
    edges: edges.slice(index, index + text.length + 1),
  }));
}

const leftOf = (piece: Piece): number => piece.edges[0]!;
const rightOf = (piece: Piece): number => piece.edges.at(-1)!;

/** Where the next character stands this many times as far away as others do, another word begins. */
const WIDER = 1.2;

function isWiderAt(edges: readonly number[], at: number): boolean {
  const pitches = edges.slice(1).map((edge, i) => edge - edges[i]!);
  const usual = [...pitches].sort((x, y) => x - y)[pitches.length >> 1]!;
  return pitches[at - 1]! > WIDER * usual;
}

/** A word over a line: whole, unless it is two amounts without a blank between. */
function partsOf(piece: Piece, columnOf: (x: number) => number): Piece[] {
  const { text, edges } = piece;
  if (text.length < 3 || columnOf(leftOf(piece)) === columnOf(rightOf(piece))) return [piece];
  const middle = (i: number): number => (edges[i]! + edges[i + 1]!) / 2;
  let cut = 1;
  while (cut < text.length && columnOf(middle(cut)) === columnOf(middle(0))) cut++;
  for (const at of [cut, cut + 1, cut - 1]) {
    const [a, b] = [text.slice(0, at), text.slice(at)];
    if (!/\.\d\d$/.test(a) || !AMOUNT.test(a) || !AMOUNT.test(b)) continue;
    // With one point only it may as well be one number of many decimals that hangs over the line.
    if (b.includes(".") || isWiderAt(edges, at))
      return [
        { text: a, edges: edges.slice(0, at + 1) },
        { text: b, edges: edges.slice(at) },
      ];
  }
  return [piece];
}
