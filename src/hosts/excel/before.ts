import type { Rect, SheetPlan, WorkbookPlan } from "../../workbook";
import { askCharts } from "./charts";
import { JOURNAL_SHEET, type Before, type SheetBefore } from "./journal";
import type { RowLayout } from "./row-layout";

/** A queued question whose answer can be asked for once the request has been sent. */
type Later<T> = () => T;

/** What a plan is going to change, in few requests however much that is: cells stay in the workbook and are copied there. */
export async function readBefore(
  context: Excel.RequestContext,
  plan: WorkbookPlan,
  layouts: ReadonlyMap<string, RowLayout>,
): Promise<Before> {
  const { workbook } = context;
  const cell = workbook.getActiveCell().load("rowIndex,columnIndex");
  const active = workbook.worksheets.getActiveWorksheet().load("name");
  const names = plan.names.map(({ name }) => ({
    name,
    item: workbook.names.getItemOrNullObject(name).load("formula"),
  }));
  const changed = plan.sheets.filter((s) => s.mode !== "create");
  const found = changed.map((sheet, i) => askSheet(context, sheet, layouts.get(sheet.name)!, i));
  await context.sync();
  const second = found.map((ask) => ask());
  await context.sync();
  return {
    created: plan.sheets.filter((s) => s.mode === "create").map((s) => s.name),
    names: names.map(({ name, item }) => ({ name, formula: item.isNullObject ? null : String(item.formula) })),
    active: { sheet: active.name, row: cell.rowIndex, column: cell.columnIndex },
    show: plan.activate,
    sheets: second.map((answer) => answer()),
  };
}

/** Asks for what is known by one request, then for what that names. */
function askSheet(
  context: Excel.RequestContext,
  plan: SheetPlan,
  layout: RowLayout,
  index: number,
): Later<Later<SheetBefore>> {
  const sheet = context.workbook.worksheets.getItem(plan.name);
  const tables = sheet.tables.load("items/name");
  const used = sheet.getUsedRangeOrNullObject(false).load("columnIndex,columnCount");
  const properties = Object.keys(plan.properties).map((key) => ({
    key,
    item: sheet.customProperties.getItemOrNullObject(key).load("value"),
  }));
  const inPlace = plan.mode === "update";
  const heights = (inPlace ? plan.heights : []).flatMap(({ row }) => {
    const old = layout.oldOf(row);
    if (old === null) return [];
    return [{ row: old, format: sheet.getRangeByIndexes(old, 0, 1, 1).format.load("rowHeight") }];
  });
  const widths = (inPlace ? plan.widths : []).map(({ column }) => ({
    column,
    format: sheet.getRangeByIndexes(0, column, 1, 1).format.load("columnWidth"),
  }));
  const conditionals =
    inPlace && plan.conditionalFormats.some(({ exists }) => !exists)
      ? sheet.getRange().conditionalFormats.load("items/id")
      : null;
  const gone = askCharts(sheet, plan.chartsGone);
  return () => {
    const ranges = tables.items.map((table) => ({
      name: table.name,
      range: table.getRange().load("rowIndex,columnIndex,rowCount,columnCount"),
    }));
    return () => ({
      name: plan.name,
      mode: inPlace ? "update" : "replace",
      twin: `${JOURNAL_SHEET}.${index + 1}`,
      copied: inPlace ? written(plan, layout, used.isNullObject ? 0 : used.columnIndex + used.columnCount) : null,
      inserts: layout.inserts().map(({ before, count }) => ({ row: before, count })),
      deletes: layout.deletes().map(({ old, count }) => ({ row: old, count })),
      tables: ranges.map(({ name, range }) => ({ name, rect: rectOf(range) })),
      heights: heights.map(({ row, format }) => ({ row, points: format.rowHeight })),
      widths: widths.map(({ column, format }) => ({ column, points: format.columnWidth })),
      properties: Object.fromEntries(
        properties.map(({ key, item }) => [key, item.isNullObject ? null : String(item.value)]),
      ),
      conditionals: conditionals?.items.map(({ id }) => id) ?? null,
      charts: {
        made: plan.charts.map(({ name }) => name),
        gone: gone.flatMap((chart) => (chart.isNullObject ? [] : [chart.name])),
      },
    });
  };
}

/** Rows of the sheet as it was that blocks and merges are written over, as wide as anything reaches. */
function written(plan: SheetPlan, layout: RowLayout, usedColumns: number): Rect[] {
  const rows = new Set<number>();
  let columns = usedColumns;
  const add = (row: number, count: number, width: number): void => {
    columns = Math.max(columns, width);
    for (let i = row; i < row + count; i++) {
      const old = layout.oldOf(i);
      if (old !== null) rows.add(old);
    }
  };
  for (const { row, column, cells } of plan.blocks) add(row, cells.length, column + (cells[0]?.length ?? 0));
  for (const { row, column, rows: count, columns: width } of plan.merges) add(row, count, column + width);
  const runs: { row: number; rows: number }[] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.row + last.rows === row) last.rows++;
    else runs.push({ row, rows: 1 });
  }
  return runs.map((run) => ({ ...run, column: 0, columns }));
}

const rectOf = (range: Excel.Range): Rect => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});
