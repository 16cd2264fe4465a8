import { columnName, quoteSheet, rectA1 } from "./address";
import type { TableContent } from "./content";
import type { CellValue, ExistingTable } from "./plan";

/**
 * Rows of the tables that live checks speak about carry a number of their own. Down a sheet these numbers only grow, so that a sort is seen,
 * and a check whose rows were sorted finds them again by their numbers. Whose rows are written again keeps the numbers that it had.
 */
export const ROW_KEY = "行标识";

/** More rows than any table has of one disclosure. */
const ROWS = 1_000_000;

/** The number before the first of each group's rows. */
export function keyBases(content: TableContent, existing: ExistingTable | null, owners: readonly string[]): number[] {
  const at = existing?.header.indexOf(ROW_KEY) ?? -1;
  const bases = new Map<string, number>();
  let last = 0;
  if (existing && at >= 0)
    existing.rows.forEach((row, i) => {
      const key = row[at];
      if (typeof key !== "number") return;
      const base = Math.floor(key / ROWS);
      last = Math.max(last, base);
      if (!bases.has(owners[i]!)) bases.set(owners[i]!, base);
    });
  return content.groups.map(({ key, rows }) => {
    const known = key === null ? undefined : bases.get(key);
    if (known !== undefined) return known * ROWS;
    return rows.length > 0 ? ++last * ROWS : 0;
  });
}

/** The same of a table that is new, by how many rows each group has. */
export function newKeyBases(counts: readonly number[]): number[] {
  let last = 0;
  return counts.map((count) => (count > 0 ? ++last * ROWS : 0));
}

/** True where the numbers of a table only grow; what the user put between has none. */
export function inOrder(keys: readonly CellValue[]): boolean {
  let last = -Infinity;
  for (const key of keys) {
    if (typeof key !== "number") continue;
    if (key <= last) return false;
    last = key;
  }
  return true;
}

/** The numbers of a table, from its first body row on. */
export interface NumberedRows {
  readonly sheet: string;
  readonly column: number;
  readonly firstRow: number;
  readonly numbers: readonly CellValue[];
}

/**
 * A formula without its `=` that is 0 while no table was sorted: how often a number is smaller than the one above, or than the one above
 * that, where the user put a row between.
 */
export function orderFormula(tables: readonly NumberedRows[]): string {
  const terms = tables.flatMap(({ sheet, column, firstRow, numbers }) => {
    const range = (from: number, to: number): string =>
      `${quoteSheet(sheet)}!${rectA1({ row: firstRow + from, column, rows: to - from + 1, columns: 1 })}`;
    return [1, 2].flatMap((step) => {
      const last = numbers.length - 1;
      if (last < step) return [];
      const [above, below] = [range(0, last - step), range(step, last)];
      return [`SUMPRODUCT(ISNUMBER(${above})*ISNUMBER(${below})*(${below}<${above}))`];
    });
  });
  return terms.length > 0 ? terms.join("+") : "0";
}

/** A column of a sheet, `'支出总表'!$D:$D`. */
export function wholeColumn(sheet: string, column: number): string {
  const name = columnName(column);
  return `${quoteSheet(sheet)}!$${name}:$${name}`;
}
