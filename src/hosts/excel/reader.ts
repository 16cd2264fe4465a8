import {
  CHECK_HEADERS,
  DISCLOSURE_PROPERTY,
  ROLE_PROPERTY,
  type CellValue,
  type ExistingSheet,
  type ExistingTable,
  type ExistingWorkbook,
  type Rect,
  type SheetRole,
} from "../../workbook";

/** Most cells of one answer: Excel on the web refuses answers over 5 MB. */
const CELLS_PER_LOAD = 60_000;

/** Loads a property of a rectangle in as few answers as the limit allows. */
export async function loadMatrix<K extends "values" | "formulas" | "numberFormat" | "text">(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rect: Rect,
  property: K,
): Promise<CellValue[][]> {
  const rowsPerLoad = Math.max(1, Math.floor(CELLS_PER_LOAD / Math.max(1, rect.columns)));
  const out: CellValue[][] = [];
  for (let row = 0; row < rect.rows; row += rowsPerLoad) {
    const range = sheet.getRangeByIndexes(rect.row + row, rect.column, Math.min(rowsPerLoad, rect.rows - row), rect.columns);
    range.load(property);
    // One round trip a chunk: the answers together may be larger than one answer may be.
    await context.sync();
    out.push(...(range[property] as CellValue[][]));
  }
  return out;
}


/** Our marks on a sheet. */
export interface SheetMarks {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly role: SheetRole | null;
  readonly disclosure: string | null;
}

/** All sheets with the marks that this program left on its own. */
export async function loadSheets(context: Excel.RequestContext): Promise<SheetMarks[]> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/name");
  await context.sync();
  const marks = sheets.items.map((sheet) => {
    sheet.customProperties.load("items/key,items/value");
    return sheet;
  });
  await context.sync();
  return marks.map((sheet) => {
    const value = (key: string) => sheet.customProperties.items.find((p) => p.key === key)?.value ?? null;
    return { sheet, name: sheet.name, role: value(ROLE_PROPERTY) as SheetRole | null, disclosure: value(DISCLOSURE_PROPERTY) };
  });
}

/** Everything of the workbook that a plan builds on: our sheets, and the tables that may hold our rows. */
export async function readWorkbook(context: Excel.RequestContext): Promise<ExistingWorkbook> {
  const marks = await loadSheets(context);
  const tables = await loadTables(context);
  const sheets: ExistingSheet[] = [];
  for (const { sheet, name, role, disclosure } of marks) {
    sheets.push({ name, role, disclosure, cells: role === "checks" ? await loadFromA1(context, sheet, CHECK_HEADERS.length) : null });
  }
  return { sheets, tables };
}

async function loadTables(context: Excel.RequestContext): Promise<ExistingTable[]> {
  const collection = context.workbook.tables;
  collection.load("items/name");
  await context.sync();
  const loaded = collection.items.map((table) => {
    const header = table.getHeaderRowRange();
    header.load("values,rowIndex,columnIndex");
    const whole = table.getRange();
    whole.load("rowCount,columnCount");
    table.worksheet.load("name");
    return { table, header, whole };
  });
  await context.sync();
  const out: ExistingTable[] = [];
  for (const { table, header, whole } of loaded) {
    const labels = header.values[0]!.map((v) => String(v));
    // Other people's tables are known by name only: their rows are none of our business.
    const ours = labels.includes("年度") && labels.includes("公开单位") && labels.includes("版本");
    const rect = { row: header.rowIndex + 1, column: header.columnIndex, rows: whole.rowCount - 1, columns: whole.columnCount };
    const rows = ours ? await loadMatrix(context, table.worksheet, rect, "values") : [];
    out.push({ name: table.name, sheet: table.worksheet.name, row: header.rowIndex, column: header.columnIndex, header: labels, rows });
  }
  return out;
}

/** Formulas (values where there are none) from A1 to the end of the used range. */
async function loadFromA1(context: Excel.RequestContext, sheet: Excel.Worksheet, columns: number): Promise<CellValue[][]> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,rowCount");
  await context.sync();
  if (used.isNullObject) return [];
  return loadMatrix(context, sheet, { row: 0, column: 0, rows: used.rowIndex + used.rowCount, columns }, "formulas");
}
