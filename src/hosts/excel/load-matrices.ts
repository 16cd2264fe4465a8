import type { CellValue, Rect } from "../../workbook";

/** Most cells of one answer: Excel on the web refuses answers over 5 MB. */
const CELLS_PER_LOAD = 60_000;

/** From A1 to the end of a used range. @param used with its place and size loaded */
export const fromA1 = (used: Excel.Range): Rect => ({
  row: 0,
  column: 0,
  rows: used.rowIndex + used.rowCount,
  columns: used.columnIndex + used.columnCount,
});

/** A property of a rectangle to be loaded. */
export interface MatrixRequest {
  readonly sheet: Excel.Worksheet;
  readonly rect: Rect;
  readonly property: "values" | "formulas" | "numberFormat" | "text";
}

/** Loads matrices, as many in one round trip as an answer can carry; a large one comes in several. */
export async function loadMatrices(
  context: Excel.RequestContext,
  requests: readonly MatrixRequest[],
): Promise<CellValue[][][]> {
  const results: CellValue[][][] = requests.map(() => []);
  let pending: { request: number; range: Excel.Range }[] = [];
  let cells = 0;
  const flush = async () => {
    await context.sync();
    for (const { request, range } of pending)
      results[request]!.push(...(range[requests[request]!.property] as CellValue[][]));
    pending = [];
    cells = 0;
  };
  for (const [request, { sheet, rect, property }] of requests.entries()) {
    const rowsPerLoad = Math.max(1, Math.floor(CELLS_PER_LOAD / Math.max(1, rect.columns)));
    for (let row = 0; row < rect.rows; row += rowsPerLoad) {
      const rows = Math.min(rowsPerLoad, rect.rows - row);
      if (cells > 0 && cells + rows * rect.columns > CELLS_PER_LOAD) await flush();
      const range = sheet.getRangeByIndexes(rect.row + row, rect.column, rows, rect.columns);
      range.load(property);
      pending.push({ request, range });
      cells += rows * rect.columns;
    }
  }
  if (pending.length > 0) await flush();
  return results;
}
