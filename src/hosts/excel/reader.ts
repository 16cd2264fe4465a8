import {
  CHECK_HEADERS,
  checksStayInPlace,
  DISCLOSURE_PROPERTY,
  LAYOUT_PROPERTY,
  OWNER_LABEL,
  REPORT_PROPERTY,
  ROLE_PROPERTY,
  RULE_SETTINGS_TABLE,
  USER_RULES_TABLE,
  type CellValue,
  type ExistingSheet,
  type ExistingTable,
  type ExistingWorkbook,
  type SheetRole,
} from "../../workbook";
import { loadBodies } from "./bodies";
import { repaired } from "./formulas";
import { isJournal } from "./journal";
import { loadMatrices } from "./load-matrices";

/** Our marks on a sheet. */
export interface SheetMarks {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  readonly role: SheetRole | null;
  readonly disclosure: string | null;
  readonly layout: string | null;
  readonly report: string | null;
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
      layout: value(LAYOUT_PROPERTY),
      report: value(REPORT_PROPERTY),
    };
  });
}

/** Everything of the workbook that a plan builds on: our sheets, and the tables that may hold our rows, those of the units whole. */
export async function readWorkbook(
  context: Excel.RequestContext,
  units: ReadonlySet<string> | null,
): Promise<ExistingWorkbook> {
  const marks = await loadSheets(context);
  const workbook = await readTables(context, marks, units);
  const at = marks.findIndex(({ role }) => role === "checks");
  // The formulas of the check sheet are the largest part of a workbook.
  if (at < 0 || checksStayInPlace(workbook)) return workbook;
  // As far as its tables go: the user may have put columns between.
  const ends = workbook.tables.filter((t) => t.sheet === marks[at]!.name).map((t) => t.column + t.header.length);
  const cells = await loadFromA1(context, marks[at]!.sheet, Math.max(CHECK_HEADERS.length, ...ends));
  return { ...workbook, sheets: workbook.sheets.map((sheet, i) => (i === at ? { ...sheet, cells } : sheet)) };
}

/** The same without the formulas of the check sheet, which only a plan needs. */
export async function readTables(
  context: Excel.RequestContext,
  marks: readonly SheetMarks[],
  units: ReadonlySet<string> | null = null,
): Promise<ExistingWorkbook> {
  const sheets = marks.map(({ name, role, disclosure, layout, report }): ExistingSheet => ({
    name,
    role,
    disclosure,
    layout,
    report,
    cells: null,
  }));
  return { sheets, tables: await loadTables(context, { units }) };
}

/** One table by its name, all of it. */
export async function readTable(context: Excel.RequestContext, name: string): Promise<ExistingTable | null> {
  return (await loadTables(context, { only: name }))[0] ?? null;
}

/** The tables: only those of a name (Excel numbers a second one), or with the rows of these units. */
async function loadTables(
  context: Excel.RequestContext,
  { only, units = null }: { readonly only?: string; readonly units?: ReadonlySet<string> | null },
): Promise<ExistingTable[]> {
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
    const shared = labels.includes("年度") && labels.includes(OWNER_LABEL) && labels.includes("版本");
    // Other people's tables are known by name only: their rows are none of our business.
    const ours = only !== undefined || isRuleTable(table.name) || shared;
    const rect = {
      row: header.rowIndex + 1,
      column: header.columnIndex,
      rows: ours ? whole.rowCount - 1 : 0,
      columns: whole.columnCount,
    };
    return { sheet: table.worksheet, rect, name: table.name, labels, wanted: shared ? units : null };
  });
  const bodies = await loadBodies(context, found);
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
  const [cells] = await loadMatrices(context, [{ sheet, rect, property: "formulas" }]);
  return cells!.map((row) => row.map((cell) => (typeof cell === "string" ? repaired(cell) : cell)));
}
