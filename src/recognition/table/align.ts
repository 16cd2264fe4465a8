import { fold, isAmountText } from "../../disclosure";

/**
 * Rows that lost blank cells (OCR, page starts) are put back under their columns: what a column holds is learned from
 * the complete rows, and the cells keep their order.
 */

type CellType = "blank" | "amount" | "code" | "ordinal" | "text";

/** What a cell looks like, for alignment only. */
export function cellType(text: string): CellType {
  const f = fold(text);
  if (f === "") return "blank";
  if (/^[-—–―/]+$/.test(f)) return "amount";
  if (/^\d{1,2}$/.test(f)) return "ordinal";
  if (/^\d{3}(\d{2}){0,3}$/.test(f)) return "code";
  if (isAmountText(text)) return "amount";
  return "text";
}

export type ColumnProfile = Record<CellType, number>;

/** Shares of cell types in each column of the complete rows. */
export function profileColumns(rows: readonly (readonly string[])[], width: number): ColumnProfile[] {
  const profiles = Array.from({ length: width }, () => ({ blank: 0.5, amount: 0.2, code: 0.2, ordinal: 0.2, text: 0.2 }));
  for (const row of rows) {
    if (row.length !== width) continue;
    row.forEach((text, c) => profiles[c]![cellType(text)]++);
  }
  for (const p of profiles) {
    const sum = p.blank + p.amount + p.code + p.ordinal + p.text;
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
