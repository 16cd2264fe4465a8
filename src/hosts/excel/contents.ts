import type { WorkbookContents } from "../../application";
import type { CellValue, SheetRole } from "../../workbook";
import { loadMatrices } from "./load-matrices";
import { loadSheets, readTables, type SheetMarks } from "./reader";

/** Everything of ours: tables, sheets as published, and what imports left for later checks. */
export async function readContents(context: Excel.RequestContext): Promise<WorkbookContents> {
  const marks = await loadSheets(context);
  const workbook = await readTables(context, marks);
  const published = await readWhole(context, marks, "published");
  const stored = await readWhole(context, marks, "store");
  return {
    workbook,
    published: published.map(({ key, sheet, cells }) => ({ key, sheet, cells })),
    stored: stored.map(({ key, cells }) => ({
      key,
      // The first row says what the sheet is.
      parts: cells.slice(1).flatMap((row) => (typeof row[0] === "string" && row[0] !== "" ? [row[0]] : [])),
    })),
  };
}

/** Values from A1 of all sheets of a role that belong to one disclosure each. */
async function readWhole(
  context: Excel.RequestContext,
  marks: readonly SheetMarks[],
  role: SheetRole,
): Promise<{ key: string; sheet: string; cells: CellValue[][] }[]> {
  const wanted = marks.flatMap(({ sheet, name, role: own, disclosure }) => {
    if (own !== role || disclosure === null) return [];
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    return [{ key: disclosure, name, sheet, used }];
  });
  await context.sync();
  const found = wanted.filter(({ used }) => !used.isNullObject);
  const matrices = await loadMatrices(
    context,
    found.map(({ sheet, used }) => ({
      sheet,
      rect: { row: 0, column: 0, rows: used.rowIndex + used.rowCount, columns: used.columnIndex + used.columnCount },
      property: "values" as const,
    })),
  );
  return found.map(({ key, name }, i) => ({ key, sheet: name, cells: matrices[i]! }));
}
