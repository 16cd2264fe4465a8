import { DisclosureError, type Recovered } from "../../application";
import { rectA1, type CellTarget, type Rect } from "../../workbook";
import { askCharts, deleteCharts } from "./charts";
import {
  isJournal,
  isUnderWay,
  readJournal,
  removeJournal,
  type Before,
  type Journal,
  type SheetBefore,
} from "./journal";

/**
 * Brings the workbook back to where it was before a plan that broke off, or, where only rows to be taken out were left, to
 * where the plan wanted it. All that this needs stands in the workbook, so that another run of the pane can do it too.
 */
export async function recover(
  context: Excel.RequestContext,
  /** Told which way it goes before anything is done: a failure may come when all is done. */
  onWay: (way: Recovered) => void = () => undefined,
): Promise<Recovered> {
  const journal = await readJournal(context);
  if (journal === null && !(await hasJournal(context))) return "nothing";
  const way = journal !== null && goesOn(journal) ? "completed" : "undone";
  onWay(way);
  if (journal) await (way === "completed" ? complete : undo)(context, journal);
  await removeJournal(context);
  return way;
}

/** Stops where a colleague seems to be writing: what looks broken off may be under way. */
export async function requireNoOther(context: Excel.RequestContext): Promise<void> {
  if (await isUnderWay(context)) throw new DisclosureError("write-under-way");
}

async function hasJournal(context: Excel.RequestContext): Promise<boolean> {
  const sheets = context.workbook.worksheets.load("items/name");
  await context.sync();
  return sheets.items.some(({ name }) => isJournal(name));
}

/** Once a row is gone there is no way back; before that there is, though everything was written. */
function goesOn({ state, before, deletes }: Journal): boolean {
  if (state !== "forward") return false;
  const wanted = before.sheets.flatMap((sheet) => sheet.deletes);
  const gone = deletes.flat().some((run, i) => run === null || run.count < wanted[i]!.count);
  return gone || wanted.length === 0;
}

async function complete(context: Excel.RequestContext, { before, deletes }: Journal): Promise<void> {
  const charts = before.sheets.flatMap(({ name, charts }) =>
    askCharts(context.workbook.worksheets.getItem(name), charts?.gone ?? []),
  );
  await context.sync();
  before.sheets.forEach(({ name }, i) => {
    const sheet = context.workbook.worksheets.getItem(name);
    for (const run of [...deletes[i]!].reverse())
      if (run) sheet.getRange(`${run.row + 1}:${run.row + run.count}`).delete("Up");
  });
  deleteCharts(charts);
  showCell(context, before.show);
  await context.sync();
}

async function undo(context: Excel.RequestContext, { before, inserts }: Journal): Promise<void> {
  const { worksheets } = context.workbook;
  const made = before.created.map((name) => worksheets.getItemOrNullObject(name).load("name"));
  const sheets = before.sheets.map(({ name, conditionals, charts }) => {
    const sheet = worksheets.getItem(name);
    return {
      properties: sheet.customProperties.load("items/key,items/value"),
      tables: sheet.tables.load("items/name"),
      formats: conditionals === null ? null : sheet.getRange().conditionalFormats.load("items/id"),
      charts: askCharts(sheet, charts?.made ?? []),
    };
  });
  await restoreNames(context, before);
  for (const [i, sheet] of before.sheets.entries()) {
    deleteCharts(sheets[i]!.charts);
    removeInserted(worksheets.getItem(sheet.name), sheet, inserts[i]!);
    for (const table of sheets[i]!.tables.items)
      if (!sheet.tables.some(({ name }) => name === table.name)) table.convertToRange();
    for (const { name, rect } of sheet.tables) context.workbook.tables.getItem(name).resize(rectA1(rect));
    for (const format of sheets[i]!.formats?.items ?? []) if (!sheet.conditionals!.includes(format.id)) format.delete();
    restoreCells(worksheets.getItem(sheet.name), worksheets.getItem(sheet.twin), sheet);
    restoreProperties(worksheets.getItem(sheet.name), sheets[i]!.properties.items, sheet);
    // One request a sheet: Excel carries them out one by one, and each may copy thousands of rows.
    await context.sync();
  }
  showCell(context, before.active);
  for (const item of made) if (!item.isNullObject) item.delete();
  await context.sync();
}

/** Queues showing a cell. */
export function showCell(context: Excel.RequestContext, { sheet, row, column }: CellTarget): void {
  const shown = context.workbook.worksheets.getItem(sheet);
  shown.activate();
  shown.getRangeByIndexes(row, column, 1, 1).select();
}

async function restoreNames(context: Excel.RequestContext, { names }: Before): Promise<void> {
  const items = names.map(({ name }) => context.workbook.names.getItemOrNullObject(name).load("formula"));
  await context.sync();
  names.forEach(({ name, formula }, i) => {
    const item = items[i]!;
    if (item.isNullObject) {
      if (formula !== null) context.workbook.names.add(name, formula);
    } else if (formula === null) item.delete();
    else if (item.formula !== formula) item.formula = formula;
  });
}

/** Rows stand above the row that they were put before: as many as that one, and no row above it, has moved. */
function removeInserted(sheet: Excel.Worksheet, { inserts }: SheetBefore, now: readonly number[]): void {
  const moved = inserts.map(({ row }, i) => now[i]! - row);
  for (let i = inserts.length - 1; i >= 0; i--) {
    const count = moved[i]! - (moved[i - 1] ?? 0);
    if (count > 0) sheet.getRange(`${now[i]! - count + 1}:${now[i]!}`).delete("Up");
  }
}

function restoreCells(sheet: Excel.Worksheet, twin: Excel.Worksheet, before: SheetBefore): void {
  const { copied, heights, widths } = before;
  if (copied === null) {
    emptySheet(sheet);
    sheet.getRange().copyFrom(twin.getRange(), "All");
  }
  for (const rect of copied ?? []) {
    rangeOf(sheet, rect).unmerge();
    rangeOf(sheet, rect).copyFrom(rangeOf(twin, rect), "All");
  }
  for (const { row, points } of heights) sheet.getRangeByIndexes(row, 0, 1, 1).format.rowHeight = points;
  for (const { column, points } of widths) sheet.getRangeByIndexes(0, column, 1, 1).format.columnWidth = points;
}

function restoreProperties(
  sheet: Excel.Worksheet,
  now: readonly Excel.WorksheetCustomProperty[],
  { properties }: SheetBefore,
): void {
  for (const [key, value] of Object.entries(properties)) {
    const item = now.find((one) => one.key === key);
    if (value === null) item?.delete();
    else if (item?.value !== value) sheet.customProperties.add(key, value);
  }
}

const rangeOf = (sheet: Excel.Worksheet, { row, column, rows, columns }: Rect) =>
  sheet.getRangeByIndexes(row, column, rows, columns);

/** Takes everything off a sheet that is wholly ours. */
export function emptySheet(sheet: Excel.Worksheet): void {
  const all = sheet.getRange();
  all.unmerge();
  all.conditionalFormats.clearAll();
  all.dataValidation.clear();
  all.clear();
}
