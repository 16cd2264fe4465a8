import type { GridCell } from "../source-document";

const NUMBER = /^[-－—–]?[\d,，]*\d(?:\.(\d+))?%?$/;
const NOUGHT = /^[-－—–]?0(?:\.0+)?%?$/;
/** So many numbers of a column tell how it prints them, where this share of them agrees. */
const LEAST_NUMBERS = 5;
const AGREED = 0.8;

/** Decimals of a printed number other than a nought; null for other texts. */
function decimalsOf(text: string): number | null {
  const number = NUMBER.exec(text.trim());
  return number && !NOUGHT.test(text.trim()) ? (number[1]?.length ?? 0) : null;
}

/**
 * Numbers that have more or fewer decimals than their column prints: a point or a digit may have been read over, with full confidence. Only of
 * tables that print noughts at the end (200.00, 86.40): others leave them out.
 */
export function unlikeTheirColumn(cells: readonly GridCell[]): ReadonlySet<GridCell> {
  const numbered = numberedRows(cells);
  const columns = new Map<number, { readonly cell: GridCell; readonly decimals: number }[]>();
  const padded = new Set<number>();
  for (const cell of cells) {
    const decimals = decimalsOf(cell.text);
    if (decimals === null || numbered.has(cell.row)) continue;
    if (decimals > 0 && /0%?$/.test(cell.text.trim())) padded.add(decimals);
    if (cell.columnSpan === 1) listIn(columns, cell.column).push({ cell, decimals });
  }
  const unlike = new Set<GridCell>();
  for (const numbers of columns.values())
    for (const usual of padded) {
      const others = numbers.filter(({ decimals }) => decimals !== usual);
      const agreed = numbers.length - others.length;
      if (numbers.length < LEAST_NUMBERS || agreed < AGREED * numbers.length) continue;
      for (const { cell } of others) unlike.add(cell);
    }
  return unlike;
}

/** Rows that number the columns: several numbers, all of them small and whole. */
function numberedRows(cells: readonly GridCell[]): ReadonlySet<number> {
  const rows = new Map<number, string[]>();
  for (const { row, text } of cells) if (decimalsOf(text) !== null) listIn(rows, row).push(text.trim());
  const isNumbering = (numbers: readonly string[]): boolean =>
    numbers.length > 1 && numbers.every((text) => /^\d{1,2}$/.test(text));
  return new Set([...rows].flatMap(([row, numbers]) => (isNumbering(numbers) ? [row] : [])));
}

function listIn<T>(lists: Map<number, T[]>, key: number): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
