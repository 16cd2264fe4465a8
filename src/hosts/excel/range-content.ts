import type { RangeContent, RangePlace } from "../../application";
import { loadMatrices } from "./load-matrices";

/** Rows above a table in which its unit of money may be said. */
const ROWS_ABOVE = 6;

/** What stands at a place, as far as it is used, and in the rows above it. */
export async function rangeContent(context: Excel.RequestContext, place: RangePlace): Promise<RangeContent | null> {
  const range = await rangeAt(context, place);
  if (!range) return null;
  const used = range.getUsedRangeOrNullObject(true);
  for (const one of [range, used]) one.load("rowIndex,columnIndex,rowCount,columnCount");
  range.worksheet.load("name");
  await context.sync();
  if (used.isNullObject) return null;
  // A single cell stands for the sheet that it is on.
  const whole = place.kind !== "table" && range.rowCount * range.columnCount === 1;
  const asked = whole ? range.worksheet.getUsedRange(true) : used;
  if (whole) {
    asked.load("rowIndex,columnIndex,rowCount,columnCount");
    await context.sync();
  }
  const rect = { row: asked.rowIndex, column: asked.columnIndex, rows: asked.rowCount, columns: asked.columnCount };
  const sheet = range.worksheet;
  const first = Math.max(0, rect.row - ROWS_ABOVE);
  const above = { ...rect, row: first, rows: rect.row - first };
  const [values, texts, before = []] = await loadMatrices(context, [
    { sheet, rect, property: "values" },
    { sheet, rect, property: "text" },
    ...(above.rows > 0 ? [{ sheet, rect: above, property: "text" as const }] : []),
  ]);
  return {
    sheet: sheet.name,
    row: rect.row,
    column: rect.column,
    values: values!,
    texts: texts!.map((row) => row.map(String)),
    above: before.flatMap((row) => row.map(String)).filter((text) => text !== ""),
    table: place.kind === "table" ? place.name : null,
  };
}

async function rangeAt(context: Excel.RequestContext, place: RangePlace): Promise<Excel.Range | null> {
  if (place.kind === "table") {
    const table = context.workbook.tables.getItemOrNullObject(place.name);
    table.load("name");
    await context.sync();
    return table.isNullObject ? null : table.getRange();
  }
  if (place.kind === "selection") {
    const selected = context.workbook.getSelectedRanges();
    selected.areas.load("items/address");
    await context.sync();
    return selected.areas.items[0] ?? null;
  }
  const { sheet: name, row, column, rows, columns } = place.area;
  const sheet = context.workbook.worksheets.getItemOrNullObject(name);
  sheet.load("name");
  await context.sync();
  return sheet.isNullObject ? null : sheet.getRangeByIndexes(row, column, rows, columns);
}
