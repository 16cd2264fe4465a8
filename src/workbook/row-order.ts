import { a1, quoteSheet } from "./address";
import type { CellValue } from "./plan";

/**
 * Whether the rows of the standard sheets stand as they were written. Live checks point at cells, and a sort moves what stands in them: the
 * sum of a 款 would then be held against other rows. Each row carries its number (行次); how often a number is smaller than the one above
 * is known, and a sort changes it. Rows that are put in or taken out don't: references follow them.
 */
export const ROW_NUMBER = "行次";

/** The row numbers of a standard sheet, from its first body row on. */
export interface NumberedRows {
  readonly sheet: string;
  readonly column: number;
  readonly firstRow: number;
  readonly numbers: readonly CellValue[];
}

/** A formula without its `=` that is 0 while no standard sheet was sorted. */
export function orderFormula(sheets: readonly NumberedRows[]): string {
  const terms = sheets.flatMap(({ sheet, column, firstRow, numbers }) => {
    if (numbers.length < 2) return [];
    const range = (from: number, to: number): string =>
      `${quoteSheet(sheet)}!${a1(firstRow + from, column)}:${a1(firstRow + to, column)}`;
    const [above, below] = [range(0, numbers.length - 2), range(1, numbers.length - 1)];
    return [`ABS(SUMPRODUCT(ISNUMBER(${above})*ISNUMBER(${below})*(${below}<${above}))-${descents(numbers)})`];
  });
  return terms.length > 0 ? terms.join("+") : "0";
}

/** How often a number is smaller than the one above. */
function descents(numbers: readonly CellValue[]): number {
  let count = 0;
  for (let i = 1; i < numbers.length; i++) {
    const [above, below] = [numbers[i - 1], numbers[i]];
    if (typeof above === "number" && typeof below === "number" && below < above) count++;
  }
  return count;
}
