import type { CellValue } from "../../src/workbook";
import type { MemoryWorkbook } from "./memory-workbook";

/** A double of office.js's objects for reading: answers from a workbook of the memory, and counts what travels. */
export function readingDouble(workbook: MemoryWorkbook): {
  readonly context: Excel.RequestContext;
  readonly cells: () => number;
  readonly requests: () => number;
} {
  let cells = 0;
  let requests = 0;
  const range = (name: string, row: number, column: number, rows: number, columns: number): object => {
    const grid = (formulas: boolean): CellValue[][] => workbook.grid(name, formulas, { row, column, rows, columns });
    const one = {
      rowIndex: row,
      columnIndex: column,
      rowCount: rows,
      columnCount: columns,
      isNullObject: rows === 0,
      values: [] as CellValue[][],
      formulas: [] as CellValue[][],
      load: (what: string) => {
        for (const property of ["values", "formulas"] as const)
          if (what.split(",").includes(property)) {
            one[property] = grid(property === "formulas");
            cells += rows * columns;
          }
        return one;
      },
    };
    return one;
  };
  const sheets = workbook.sheetNames().map((name) => {
    const { rows, columns } = workbook.size(name);
    const items = Object.entries(workbook.properties(name)).map(([key, value]) => ({ key, value }));
    return {
      name,
      load: () => undefined,
      customProperties: { items, load: () => undefined },
      getUsedRangeOrNullObject: () => range(name, 0, 0, rows, columns),
      getRangeByIndexes: (...at: [number, number, number, number]) => range(name, ...at),
    };
  });
  const tables = workbook.tables().map(({ name, sheet, range: { row, column, rows, columns } }) => ({
    name,
    getHeaderRowRange: () => range(sheet, row, column, 1, columns),
    getRange: () => range(sheet, row, column, rows, columns),
    worksheet: sheets.find((s) => s.name === sheet),
  }));
  const collection = <T>(items: T[]) => ({ items, load: () => undefined });
  const context = {
    workbook: { worksheets: collection(sheets), tables: collection(tables) },
    sync: () => Promise.resolve(void requests++),
  };
  return { context: context as unknown as Excel.RequestContext, cells: () => cells, requests: () => requests };
}
