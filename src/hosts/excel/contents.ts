import { identityFromKey, type WorkbookContents } from "../../application";
import type { CellValue, SheetRole } from "../../workbook";
import { fromA1, loadMatrices } from "./load-matrices";
import { loadSheets, readTables, type SheetMarks } from "./reader";

/**
 * What of ours a later check needs: what imports left for it, and of those disclosures the rows of all tables and the sheets as published. Of
 * the others, which can't be checked, the names are told.
 */
export async function readContents(context: Excel.RequestContext): Promise<WorkbookContents> {
  const marks = await loadSheets(context);
  const stored = await readWhole(context, marks, "store");
  const keys = new Set(stored.map(({ key }) => key));
  const units = new Set([...keys].map((key) => identityFromKey(key)?.unit ?? ""));
  const workbook = await readTables(context, marks, units);
  const [checked, others] = [true, false].map((has) =>
    marks.filter(({ role, disclosure }) => role === "published" && disclosure !== null && keys.has(disclosure) === has),
  );
  const published = await readWhole(context, checked!, "published");
  return {
    workbook,
    published: [
      ...published.map(({ key, sheet, cells }) => ({ key, sheet, cells })),
      ...others!.map(({ name, disclosure }) => ({ key: disclosure!, sheet: name, cells: [] })),
    ],
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
      rect: fromA1(used),
      property: "values" as const,
    })),
  );
  return found.map(({ key, name }, i) => ({ key, sheet: name, cells: matrices[i]! }));
}
