import {
  CHECK_HEADERS,
  DISCLOSURE_PROPERTY,
  ROLE_PROPERTY,
  RULE_SETTINGS_TABLE,
  USER_RULES_TABLE,
  type CellValue,
  type ExistingSheet,
  type ExistingTable,
  type ExistingWorkbook,
  type Rect,
  type SheetRole,
} from "../../workbook";
import { repaired } from "./formulas";
import { isJournal } from "./journal";

/** Most cells of one answer: Excel on the web refuses answers over 5 MB. */
const CELLS_PER_LOAD = 60_000;

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

/** Loads one matrix. */
async function loadMatrix(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rect: Rect,
  property: MatrixRequest["property"],
): Promise<CellValue[][]> {
  return (await loadMatrices(context, [{ sheet, rect, property }]))[0]!;
}

/** Our marks on a sheet. */
export interface SheetMarks {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly role: SheetRole | null;
  readonly disclosure: string | null;
}

/** All sheets, but those of a plan under way, with the marks that this program left on its own. */
export async function loadSheets(context: Excel.RequestContext): Promise<SheetMarks[]> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/name");
  await context.sync();
  const marks = sheets.items
    .filter(({ name }) => !isJournal(name))
    .map((sheet) => {
      sheet.customProperties.load("items/key,items/value");
      return sheet;
    });
  await context.sync();
  return marks.map((sheet) => {
    const value = (key: string) => sheet.customProperties.items.find((p) => p.key === key)?.value ?? null;
    return {
      sheet,
      name: sheet.name,
      role: value(ROLE_PROPERTY) as SheetRole | null,
      disclosure: value(DISCLOSURE_PROPERTY),
    };
  });
}

/** Everything of the workbook that a plan builds on: our sheets, and the tables that may hold our rows. */
export async function readWorkbook(context: Excel.RequestContext): Promise<ExistingWorkbook> {
  const marks = await loadSheets(context);
  const { sheets, tables } = await readTables(context, marks);
  const withChecks: ExistingSheet[] = [];
  for (const [i, sheet] of sheets.entries()) {
    const cells = sheet.role === "checks" ? await loadFromA1(context, marks[i]!.sheet, CHECK_HEADERS.length) : null;
    withChecks.push({ ...sheet, cells });
  }
  return { sheets: withChecks, tables };
}

/** The same without the formulas of the check sheet, the largest part, which only a plan needs. */
export async function readTables(
  context: Excel.RequestContext,
  marks: readonly SheetMarks[],
): Promise<ExistingWorkbook> {
  const sheets = marks.map(({ name, role, disclosure }): ExistingSheet => ({ name, role, disclosure, cells: null }));
  return { sheets, tables: await loadTables(context) };
}

/** One table by its name, all of it. */
export async function readTable(context: Excel.RequestContext, name: string): Promise<ExistingTable | null> {
  return (await loadTables(context, name))[0] ?? null;
}

/** The tables; or only those of a name (Excel numbers a second one). */
async function loadTables(context: Excel.RequestContext, only?: string): Promise<ExistingTable[]> {
  const collection = context.workbook.tables;
  collection.load("items/name");
  await context.sync();
  const loaded = collection.items
    .filter((t) => only === undefined || t.name === only || t.name.startsWith(`${only}_`))
    .map((table) => {
      const header = table.getHeaderRowRange();
      header.load("values,rowIndex,columnIndex");
      const whole = table.getRange();
      whole.load("rowCount,columnCount");
      table.worksheet.load("name");
      return { table, header, whole };
    });
  await context.sync();
  const found = loaded.map(({ table, header, whole }) => {
    const labels = header.values[0]!.map((v) => String(v));
    // Other people's tables are known by name only: their rows are none of our business.
    const ours =
      only !== undefined ||
      isRuleTable(table.name) ||
      (labels.includes("年度") && labels.includes("公开单位") && labels.includes("版本"));
    const rect = {
      row: header.rowIndex + 1,
      column: header.columnIndex,
      rows: ours ? whole.rowCount - 1 : 0,
      columns: whole.columnCount,
    };
    return { sheet: table.worksheet, property: "values" as const, rect, name: table.name, labels };
  });
  const bodies = await loadMatrices(context, found);
  return found.map(({ name, sheet, rect, labels }, i) => ({
    name,
    sheet: sheet.name,
    row: rect.row - 1,
    column: rect.column,
    header: labels,
    rows: bodies[i]!,
  }));
}

/** The tables in which people and the pane write rules and settings of rules. */
const isRuleTable = (name: string): boolean =>
  [USER_RULES_TABLE, RULE_SETTINGS_TABLE].some((own) => name === own || name.startsWith(`${own}_`));

/** Formulas (values where there are none) from A1 to the end of the used range. */
async function loadFromA1(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  columns: number,
): Promise<CellValue[][]> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,rowCount");
  await context.sync();
  if (used.isNullObject) return [];
  const rect = { row: 0, column: 0, rows: used.rowIndex + used.rowCount, columns };
  const cells = await loadMatrix(context, sheet, rect, "formulas");
  return cells.map((row) => row.map((cell) => (typeof cell === "string" ? repaired(cell) : cell)));
}
