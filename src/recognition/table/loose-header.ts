import { stripWhitespace } from "../../disclosure";
import { isAlwaysLeaf, parentAffinity } from "../words/headers";

/**
 * Headers whose spans are lost. Text extractions print a header row as the cells that are not covered from the left
 * (Word) or with blanks dropped (OCR), so a word may stand over the wrong column or, dropped, in the wrong row. What
 * stands below what is decided by what the words mean first, by position second.
 */

interface Node {
  readonly text: string;
  readonly row: number;
  /** Position among the printed cells of its row. */
  readonly position: number;
  readonly children: Node[];
}

export interface LooseHeader {
  /** Leaf paths in order. */
  readonly leaves: readonly string[];
  /** True when the number of leaves equals the width of the body. */
  readonly fits: boolean;
}

const MATCH = 4;
const MISMATCH = -6;
const DISTANCE = 0.15;

/**
 * Leaf paths of a header printed in several rows of cells.
 * @param rows header rows, blank cells as ""; positions count from 0
 * @param width number of body columns
 */
export function readLooseHeader(rows: readonly (readonly string[])[], width: number): LooseHeader {
  const levels = rows.map((row, r) =>
    row
      .map((text, position): Node => ({ text: stripWhitespace(text), row: r, position, children: [] }))
      .filter((n) => n.text !== ""),
  );
  const top = levels[0] ?? [];
  if (levels.length === 1) {
    const leaves = top.map((n) => n.text);
    return { leaves, fits: leaves.length === width };
  }
  const exact = byContinuationBlanks(rows, width);
  if (exact) return { leaves: exact, fits: true };
  let parents = top;
  for (let level = 1; level < levels.length; level++) {
    assignChildren(parents, levels[level]!);
    parents = parents.flatMap((p) => (p.children.length > 0 ? p.children : [p]));
  }
  const leaves = top.flatMap((n) => leafPaths(n, ""));
  return { leaves, fits: leaves.length === width };
}

/**
 * Word prints a blank cell for every cell that a vertical merge covers, so the blanks of a lower row are exactly the
 * cells above that reach down; the runs between them are their neighbours' children.
 */
function byContinuationBlanks(rows: readonly (readonly string[])[], width: number): string[] | null {
  const last = rows[rows.length - 1]!;
  if (last.length !== width || rows.length !== 2) return null;
  const upper = rows[0]!.map(stripWhitespace);
  if (upper.some((t) => t === "")) return null;
  const lower = last.map(stripWhitespace);
  const blanks = lower.filter((t) => t === "").length;
  const runs: { start: number; length: number }[] = [];
  lower.forEach((t, i) => {
    if (t === "") return;
    const run = runs[runs.length - 1];
    if (run && run.start + run.length === i) run.length++;
    else runs.push({ start: i, length: 1 });
  });
  const spanning = upper.length - blanks;
  if (spanning < 0) return null;
  // Each run belongs to one or more upper cells; the usual case is one, two blocks printed side by side are split
  // where the labels begin again.
  const pieces: { start: number; length: number }[] = [];
  for (const run of runs) {
    const first = lower[run.start]!;
    const again = [run.start];
    for (let i = run.start + 1; i < run.start + run.length; i++) if (lower[i] === first) again.push(i);
    again.forEach((s, k) => pieces.push({ start: s, length: (again[k + 1] ?? run.start + run.length) - s }));
  }
  if (pieces.length !== spanning) return null;
  const out: string[] = new Array<string>(width);
  let column = 0;
  for (const word of upper) {
    if (column >= width) return null;
    if (lower[column] === "") {
      out[column++] = word;
      continue;
    }
    const piece = pieces.find((p) => p.start === column);
    if (!piece) return null;
    const children = lower.slice(piece.start, piece.start + piece.length);
    if (isAlwaysLeaf(word) || children.some((c) => parentAffinity(c, word) < 0)) return null;
    children.forEach((c, i) => (out[column + i] = `${word}/${c}`));
    column += piece.length;
  }
  return column === width ? out : null;
}

/** Order-preserving assignment of the words of one row to the words above, by meaning first, by position second. */
function assignChildren(parents: readonly Node[], children: readonly Node[]): void {
  const np = parents.length;
  const nc = children.length;
  if (np === 0 || nc === 0) return;
  const score = (c: Node, j: number): number => {
    const p = parents[j]!;
    const affinity = parentAffinity(c.text, p.text);
    const meaning = affinity > 0 ? MATCH : affinity < 0 ? MISMATCH : isAlwaysLeaf(p.text) ? MISMATCH : 0;
    // A word above reaches from its own place to the next word's.
    const end = parents[j + 1]?.position ?? Infinity;
    const before = p.position - c.position;
    const after = c.position - end + 1;
    return meaning - DISTANCE * Math.max(0, before, after);
  };
  // best[i][j]: best score of the first i children when child i−1 hangs on parent j.
  const best: number[][] = [];
  const from: number[][] = [];
  for (let i = 0; i < nc; i++) {
    best.push([]);
    from.push([]);
    for (let j = 0; j < np; j++) {
      let b = i === 0 ? 0 : -Infinity;
      let f = -1;
      if (i > 0) {
        for (let k = 0; k <= j; k++) {
          const value = best[i - 1]![k]!;
          if (value > b) {
            b = value;
            f = k;
          }
        }
      }
      best[i]!.push(b + score(children[i]!, j));
      from[i]!.push(f);
    }
  }
  let j = best[nc - 1]!.reduce((arg, v, k, row) => (v > row[arg]! ? k : arg), 0);
  for (let i = nc - 1; i >= 0; i--) {
    parents[j]!.children.unshift(children[i]!);
    j = from[i]![j]!;
  }
}

function leafPaths(node: Node, prefix: string): string[] {
  const path = prefix ? `${prefix}/${node.text}` : node.text;
  return node.children.length === 0 ? [path] : node.children.flatMap((c) => leafPaths(c, path));
}
