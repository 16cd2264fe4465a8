import {
  cellKey,
  isDoubtful,
  repeatsAbove,
  type CellRef,
  type PublishedCell,
  type PublishedTable,
} from "../../disclosure";
import { editDistance } from "../document/similarity";

/** A cell of words with its place. */
export interface WordCell {
  readonly ref: CellRef;
  readonly cell: PublishedCell;
  readonly text: string;
  readonly doubtful: boolean;
  readonly held: boolean;
}

/** The cell of a table; null where there is none, or where it only repeats what stands above it. */
export function wordCell(
  table: PublishedTable,
  row: number,
  column: number,
  held: ReadonlySet<string>,
): WordCell | null {
  const cell = table.rows[row]?.[column];
  if (!cell || repeatsAbove(table, row, column)) return null;
  const ref: CellRef = { table: table.id, index: table.index, row, column };
  return { ref, cell, text: cell.text ?? "", doubtful: isDoubtful(cell), held: held.has(cellKey(ref)) };
}

/** One sign in so many may be misread beside the first. */
const SIGNS_PER_SLIP = 6;

const MARKS = /[、，,。.·•丶 ]/g;

/**
 * True where a reader of pictures may have made one name of another: few signs taken for others, a mark lost. A name that is longer or
 * shorter by words is another printing of it, and stays.
 */
export function readsLike(read: string, name: string): boolean {
  const [a, b] = [read.replace(MARKS, ""), name.replace(MARKS, "")];
  if (b.length < 2 || a.length !== b.length) return false;
  return editDistance(a, b) <= Math.max(1, Math.floor(b.length / SIGNS_PER_SLIP));
}
