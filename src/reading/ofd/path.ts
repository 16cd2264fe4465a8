import { applyX, applyY, type Transform } from "../page/geometry";
import type { Subpath } from "../page/drawn-rules";

/** Numbers that follow each command of `AbbreviatedData` (GB/T 33190–2016, 9.1); the last two are where it leads. */
const NUMBERS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** Pieces of a path, brought onto the page. A command that is not known ends it. */
export function subpathsOf(data: string, matrix: Transform): Subpath[] {
  const out: Subpath[] = [];
  const words = data.trim().split(/[\s,]+/);
  let piece: Subpath | null = null;
  for (let at = 0; at < words.length;) {
    const command = words[at++]!;
    const count = NUMBERS[command];
    if (count === undefined) break;
    if (command === "C") {
      if (piece) piece.closed = true;
      continue;
    }
    const x = Number(words[at + count - 2]);
    const y = Number(words[at + count - 1]);
    at += count;
    if (!Number.isFinite(x) || !Number.isFinite(y)) break;
    if (command === "S" || command === "M" || !piece)
      out.push((piece = { xs: [], ys: [], curved: false, closed: false }));
    if (command === "Q" || command === "B" || command === "A") piece.curved = true;
    piece.xs.push(applyX(matrix, x, y));
    piece.ys.push(applyY(matrix, x, y));
  }
  return out;
}
