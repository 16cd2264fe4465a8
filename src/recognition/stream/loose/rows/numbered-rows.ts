import type { RowPieces } from "../placing/slots";
import type { Problem } from "../../../problems";
import type { Fragment } from "../fragments";
import { completes, isFigurePiece } from "./figures";
import { beginsCodeRow } from "./unnumbered-rows";

/** Rows of a body, and how many fragments they take; the rest is no table. */
export interface NumberedRows {
  readonly rows: readonly RowPieces[];
  readonly used: number;
  readonly problems: readonly Problem[];
}

const MOST_SKIPPED = 3;
/** A line longer than this, and than the table's other cells, is a sentence. */
const LONG_CELL = 20;

/** What may follow a 序号, so that a lost line does not make a stray figure one. */
type Follows = "code" | "words";

/**
 * Cuts a body into rows at the running 序号. A number that completes a broken code or amount begins no row; a number
 * missing in the run (a lost line) is passed over and named.
 */
export function cutNumberedRows(body: readonly Fragment[], follows: Follows, decimals: number): NumberedRows {
  const rows: { line: Fragment | null; pieces: Fragment[] }[] = [];
  const problems: Problem[] = [];
  let expected: number | null = null;
  body.forEach((fragment, i) => {
    const row = rows.at(-1);
    const number = lineNumber(fragment);
    const unfinished =
      completes(row?.pieces.at(-1), fragment, decimals) && !(number === expected && headsRow(body[i + 1], follows));
    if (number !== null && !continuesCode(row, fragment, follows) && !unfinished) {
      const begins =
        number === expected ||
        expected === null ||
        (skips(number, expected) && startsRow(body[i + 1], follows)) ||
        ((fragment.join === "page" || isWhole(row?.pieces ?? [])) &&
          number < expected &&
          startsRow(body[i + 1], follows));
      if (begins) {
        if (expected !== null && number > expected)
          problems.push({ code: "rows-missing", from: expected, to: number - 1 });
        rows.push({ line: fragment, pieces: [] });
        expected = number + 1;
        return;
      }
    }
    if (follows === "code" && row && isWhole(row.pieces) && beginsCodeRow(body, i)) {
      problems.push({ code: "row-number-lost", row: fragment.text });
      rows.push({ line: null, pieces: [fragment] });
      if (expected !== null) expected++;
      return;
    }
    if (row) row.pieces.push(fragment);
    else rows.push({ line: null, pieces: [fragment] });
  });
  const tail = closeLastRow(rows, body.length);
  return { rows, used: tail, problems };
}

/** A row with a name and an amount wants nothing more. */
function isWhole(pieces: readonly Fragment[]): boolean {
  return pieces.some((p) => !isFigurePiece(p.text)) && pieces.some((p) => /\./.test(p.text) && isFigurePiece(p.text));
}

function lineNumber(fragment: Fragment): number | null {
  return fragment.join !== "space" && /^[1-9]\d{0,2}$/.test(fragment.text) ? Number(fragment.text) : null;
}

function skips(number: number, expected: number): boolean {
  return number > expected && number <= expected + MOST_SKIPPED;
}

/** What follows stands beside this 序号, not a full line further: a broken figure is followed by the next one from its top. */
function headsRow(next: Fragment | undefined, follows: Follows): boolean {
  return startsRow(next, follows) && next!.join !== "gap" && next!.join !== "page";
}

function startsRow(next: Fragment | undefined, follows: Follows): boolean {
  if (!next) return false;
  return follows === "code" ? /^\d{3,7}$|^[^\d.]/.test(next.text) : /^[^\d.]/.test(next.text);
}

/** A code of 3, 5 or 7 digits is still being printed. */
function continuesCode(row: { pieces: Fragment[] } | undefined, fragment: Fragment, follows: Follows): boolean {
  if (follows !== "code" || !row || row.pieces.length === 0 || fragment.join === "line") return false;
  if (!row.pieces.every((p) => /^\d+$/.test(p.text))) return false;
  const length = row.pieces.reduce((n, p) => n + p.text.length, 0);
  return ![3, 5, 7].includes(length) && length + fragment.text.length <= 7;
}

/**
 * The last row has no 序号 after it to end it. It ends where words follow its amounts on the same page, or where a line is
 * longer than the table's cells, or begins a part of the document.
 */
function closeLastRow(rows: { line: Fragment | null; pieces: Fragment[] }[], total: number): number {
  const last = rows.at(-1);
  if (!last) return 0;
  const words = rows
    .slice(0, -1)
    .flatMap((r) => r.pieces.filter((p) => !isFigurePiece(p.text)).map((p) => p.text.length));
  const widest = Math.max(LONG_CELL, ...words.map((n) => n + 4));
  let figures = false;
  let turned = false;
  for (let i = 0; i < last.pieces.length; i++) {
    const piece = last.pieces[i]!;
    if (piece.join === "page") turned = true;
    if (isFigurePiece(piece.text)) {
      figures = true;
      continue;
    }
    const begins = piece.join !== "space";
    const next = last.pieces[i + 1];
    // What is left of a cell at the top of a page stands alone on its line; a heading or a sentence does not.
    if (turned && begins && next?.join === "space" && !isFigurePiece(piece.text)) {
      const cut = last.pieces.length - i;
      last.pieces = last.pieces.slice(0, i);
      return total - cut;
    }
    const strange =
      piece.text.length > widest || /^第[一二三四五六七八九十]+部分/.test(piece.text) || /[。；]$/.test(piece.text);
    if (begins && (strange || (figures && !turned && piece.join === "gap" && endsSide(last.pieces, i)))) {
      const cut = last.pieces.length - i;
      last.pieces = last.pieces.slice(0, i);
      return total - cut;
    }
  }
  return total;
}

/** In a two-sided row the expenditure item follows the income amount; a second item after a second amount does not. */
function endsSide(pieces: readonly Fragment[], at: number): boolean {
  let runs = 0;
  for (let i = 1; i < at; i++) if (!isFigurePiece(pieces[i - 1]!.text) && isFigurePiece(pieces[i]!.text)) runs++;
  return runs >= 2 || !pieces.slice(at).some((p) => isFigurePiece(p.text));
}
