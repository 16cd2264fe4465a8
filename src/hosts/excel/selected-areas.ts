import type { SelectedArea } from "../../application";

/** The blocks of cells that are selected; Excel lists them in the order in which they were. */
export async function selectedAreas(context: Excel.RequestContext): Promise<SelectedArea[]> {
  const selected = context.workbook.getSelectedRanges();
  selected.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount,items/worksheet/name");
  await context.sync();
  return selected.areas.items.map((range) => ({
    sheet: range.worksheet.name,
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount,
    columns: range.columnCount,
  }));
}
