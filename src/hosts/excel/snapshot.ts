import type { CellValue, Rect, WorkbookPlan } from "../../workbook";
import { CHUNK_CHARACTERS } from "./matrices";
import { loadMatrices } from "./reader";

/** What a sheet that a plan changes looked like before. */
interface SheetSnapshot {
  readonly name: string;
  readonly used: Rect | null;
  readonly formulas: readonly (readonly CellValue[])[];
  readonly formats: readonly (readonly CellValue[])[];
  readonly tables: readonly { readonly name: string; readonly rect: Rect }[];
}

/** The workbook before a plan, as far as the plan touches it. */
export interface Snapshot {
  readonly sheets: readonly SheetSnapshot[];
  readonly created: readonly string[];
  readonly newNames: readonly string[];
}

/** Takes down what a plan is going to change. */
export async function takeSnapshot(context: Excel.RequestContext, plan: WorkbookPlan): Promise<Snapshot> {
  const sheets = await snapshotSheets(
    context,
    plan.sheets.filter((s) => s.mode !== "create").map((s) => s.name),
  );
  const names = plan.names.map((n) => {
    const item = context.workbook.names.getItemOrNullObject(n.name);
    item.load("name");
    return { name: n.name, item };
  });
  await context.sync();
  return {
    sheets,
    created: plan.sheets.filter((s) => s.mode === "create").map((s) => s.name),
    newNames: names.filter((n) => n.item.isNullObject).map((n) => n.name),
  };
}

/** All sheets together, so that the round trips do not grow with their number. */
async function snapshotSheets(context: Excel.RequestContext, names: readonly string[]): Promise<SheetSnapshot[]> {
  const loaded = names.map((name) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    sheet.tables.load("items/name");
    return { name, sheet, used };
  });
  await context.sync();
  const found = loaded.map(({ name, sheet, used }) => {
    const tables = sheet.tables.items.map((table) => {
      const range = table.getRange();
      range.load("rowIndex,columnIndex,rowCount,columnCount");
      return { name: table.name, range };
    });
    return { name, sheet, tables, used: used.isNullObject ? null : rectOf(used) };
  });
  await context.sync();
  const nothing = { row: 0, column: 0, rows: 0, columns: 1 };
  const matrices = await loadMatrices(
    context,
    found.flatMap(({ sheet, used }) =>
      (["formulas", "numberFormat"] as const).map((property) => ({ sheet, rect: used ?? nothing, property })),
    ),
  );
  return found.map(({ name, used, tables }, i) => ({
    name,
    used,
    formulas: matrices[2 * i]!,
    formats: matrices[2 * i + 1]!,
    tables: tables.map((t) => ({ name: t.name, rect: rectOf(t.range) })),
  }));
}

const rectOf = (range: Excel.Range): Rect => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

/** Brings the workbook back: sheets made by the plan go, changed ones get their rows, tables and contents again. */
export async function restoreSnapshot(context: Excel.RequestContext, snapshot: Snapshot): Promise<void> {
  const made = snapshot.created.map((name) => context.workbook.worksheets.getItemOrNullObject(name));
  const names = snapshot.newNames.map((name) => context.workbook.names.getItemOrNullObject(name));
  [...made, ...names].forEach((o) => o.load("name"));
  await context.sync();
  for (const item of [...names, ...made]) if (!item.isNullObject) item.delete();
  await context.sync();
  for (const sheet of snapshot.sheets) await restoreSheet(context, sheet);
}

async function restoreSheet(context: Excel.RequestContext, before: SheetSnapshot): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(before.name);
  sheet.tables.load("items/name");
  await context.sync();
  for (const table of sheet.tables.items.filter((t) => !before.tables.some((b) => b.name === t.name)))
    table.convertToRange();
  const now = before.tables.map(({ name }) => {
    const range = context.workbook.tables.getItem(name).getRange();
    range.load("rowIndex,rowCount");
    return range;
  });
  await context.sync();
  let shift = 0;
  const edit = (row: number, count: number) => {
    if (count > 0) sheet.getRange(`${row + 1}:${row + count}`).insert("Down");
    else if (count < 0) sheet.getRange(`${row + 1}:${row - count}`).delete("Up");
    shift += count;
  };
  before.tables.forEach(({ name, rect }, i) => {
    // Rows that went in above the table, then those inside it.
    const drift = now[i]!.rowIndex + shift - rect.row;
    if (drift > 0) edit(rect.row, -drift);
    else edit(now[i]!.rowIndex + shift, -drift);
    const missing = rect.rows - now[i]!.rowCount;
    edit(rect.row + Math.min(rect.rows, now[i]!.rowCount), missing > 0 ? missing : 0);
    if (missing < 0) edit(rect.row + rect.rows, missing);
    context.workbook.tables
      .getItem(name)
      .resize(sheet.getRangeByIndexes(rect.row, rect.column, rect.rows, rect.columns));
  });
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("address");
  await context.sync();
  if (!used.isNullObject) used.clear("Contents");
  if (!before.used) return context.sync();
  const rowsPerWrite = Math.max(1, Math.floor(CHUNK_CHARACTERS / 40 / before.used.columns));
  for (let row = 0; row < before.used.rows; row += rowsPerWrite) {
    const formulas = before.formulas.slice(row, row + rowsPerWrite);
    const range = sheet.getRangeByIndexes(
      before.used.row + row,
      before.used.column,
      formulas.length,
      before.used.columns,
    );
    range.numberFormat = before.formats.slice(row, row + rowsPerWrite) as string[][];
    range.formulas = formulas.map((r) => [...r]) as string[][];
    // One round trip a chunk, for the size of a request.
    await context.sync();
  }
}
