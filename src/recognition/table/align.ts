import { fold, isAmountText } from "../../disclosure";

/**
 * Rows that lost blank cells (OCR, page starts) are put back under their columns: what a column holds is learned from
 * the complete rows, and the cells keep their order.
 */

type CellType = "blank" | "amount" | "code" | "ordinal" | "measure" | "text";

/** What a cell looks like, for alignment only. */
export function cellType(text: string): CellType {
  const f = fold(text);
  if (f === "") return "blank";
  if (/^[-—–―/]+$/.test(f)) return "amount";
  if (/^\d{1,2}$/.test(f)) return "ordinal";
  if (/^\d{3}(\d{2}){0,3}$/.test(f)) return "code";
  if (/^[≥≤><=＞＜≧≦]|%$|^\d[\d.,]*(个|人|次|项|天|年|月|元|万元|家|份|套)$|^(20\d\d年)?\d{1,2}月.*(前|底)$|^20\d\d年.*(前|底)$|^\d+.*(之内|以内)$/.test(f)) return "measure";
  if (isAmountText(text)) return "amount";
  return "text";
}

export type ColumnProfile = Record<CellType, number>;

/** Shares of cell types in each column of the complete rows. */
export function profileColumns(rows: readonly (readonly string[])[], width: number): ColumnProfile[] {
  const profiles = Array.from({ length: width }, () => ({ blank: 0.5, amount: 0.2, code: 0.2, ordinal: 0.2, measure: 0.2, text: 0.2 }));
  for (const row of rows) {
    if (row.length !== width) continue;
    row.forEach((text, c) => profiles[c]![cellType(text)]++);
  }
  for (const p of profiles) {
    const sum = p.blank + p.amount + p.code + p.ordinal + p.measure + p.text;
    for (const key of Object.keys(p) as CellType[]) p[key] /= sum;
  }
  return profiles;
}

/** Places the cells of a short row into `width` columns, order kept; missing columns are blank. */
export function alignRow(cells: readonly string[], profiles: readonly ColumnProfile[]): string[] {
  const width = profiles.length;
  const n = cells.length;
  if (n >= width) return cells.slice(0, width).concat();
  const score = (i: number, c: number): number => {
    const type = cellType(cells[i]!);
    const p = profiles[c]!;
    if (type === "blank") return Math.log(p.blank) * 0.5;
    // A printed cell must not stand where such a thing never stood.
    return 2 + Math.log(p[type] + (type === "ordinal" ? p.amount * 0.5 : 0));
  };
  const skip = (c: number): number => Math.log(profiles[c]!.blank) * 0.5;
  // best[i][c]: first i cells placed in the first c columns.
  const best: number[][] = Array.from({ length: n + 1 }, () => new Array<number>(width + 1).fill(-Infinity));
  const placed: boolean[][] = Array.from({ length: n + 1 }, () => new Array<boolean>(width + 1).fill(false));
  best[0]![0] = 0;
  for (let c = 1; c <= width; c++) {
    for (let i = 0; i <= Math.min(n, c); i++) {
      const without = best[i]![c - 1]! + skip(c - 1);
      const withCell = i > 0 ? best[i - 1]![c - 1]! + score(i - 1, c - 1) : -Infinity;
      if (withCell >= without) {
        best[i]![c] = withCell;
        placed[i]![c] = true;
      } else best[i]![c] = without;
    }
  }
  const out = new Array<string>(width).fill("");
  let i = n;
  for (let c = width; c > 0; c--) {
    if (placed[i]![c]) {
      out[c - 1] = cells[--i]!;
    }
  }
  return out;
}

/** How much better a shifted row must fit before it is believed. */
const SHIFT_MARGIN = 2.5;

/** How many leading blanks an extraction drops at most. */
const SHIFT_REACH = 3;

/**
 * A full row whose printed cells stand off by some columns (leading blanks were dropped, others added behind): moved
 * to where it fits what the columns hold clearly better.
 */
export function shiftRow(cells: readonly string[], profiles: readonly ColumnProfile[]): string[] {
  const fit = (row: readonly string[]): number =>
    row.reduce((sum, text, c) => {
      const type = cellType(text);
      return type === "blank" ? sum : sum + Math.log(profiles[c]![type]);
    }, 0);
  const own = fit(cells);
  const candidates: string[][] = [];
  const blanks = (part: readonly string[]): boolean => part.every((t) => cellType(t) === "blank");
  for (let n = 1; n <= Math.min(SHIFT_REACH, cells.length - 1); n++) {
    const pad = new Array<string>(n).fill("");
    if (blanks(cells.slice(-n))) candidates.push([...pad, ...cells.slice(0, -n)]);
    if (blanks(cells.slice(0, n))) candidates.push([...cells.slice(n), ...pad]);
  }
  const best = candidates.map((row) => ({ row, fit: fit(row) })).sort((a, b) => b.fit - a.fit)[0];
  return best && best.fit > own + SHIFT_MARGIN ? best.row : [...cells];
}
