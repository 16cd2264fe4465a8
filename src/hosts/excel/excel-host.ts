import {
  DisclosureError,
  type CellChange,
  type CellSize,
  type GridScope,
  type Insertion,
  type SheetGrid,
  type WorkbookContents,
  type WorkbookHost,
} from "../../application";
import type {
  CellTarget,
  CellValue,
  ExistingTable,
  ExistingWorkbook,
  Rect,
  SheetRole,
  WorkbookPlan,
} from "../../workbook";
import { readContents } from "./contents";
import { callsIn, runsOfCalls } from "./formulas";
import { loadMatrices, loadSheets, readTable, readWorkbook } from "./reader";
import { restoreSnapshot, takeSnapshot, type Snapshot } from "./snapshot";
import { validatePlan } from "./validate-plan";
import { watch } from "./watch";
import { PlanWriter } from "./writer";

/** Runs a batch; its changes are one step of undo where Excel can do that. */
async function batch<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  const merged = Office.context.requirements.isSetSupported("ExcelApi", "1.20");
  try {
    return merged ? await Excel.run({ mergeUndoGroup: true } as Excel.RunOptions, work) : await Excel.run(work);
  } catch (error) {
    throw asHostError(error);
  }
}

/** Excel's own errors with words for the user; a cell in edit mode is the commonest. */
function asHostError(error: unknown): unknown {
  if (error instanceof DisclosureError || !(error instanceof OfficeExtension.Error)) return error;
  const { code, message } = error;
  const where = error.debugInfo?.errorLocation ?? "";
  if (code === "InvalidOperationInCellEditMode") {
    return new DisclosureError("excel-editing", {}, { cause: error });
  }
  if (code === "AccessDenied" || code === "UnsupportedOperationInProtectedMode") {
    return new DisclosureError("excel-protected", {}, { cause: error });
  }
  return new DisclosureError("excel-failed", { code, message, where }, { cause: error });
}

/** The open workbook in Excel on the desktop or on the web, through office.js. */
export class ExcelHost implements WorkbookHost {
  read(): Promise<ExistingWorkbook> {
    return batch(readWorkbook);
  }

  readContents(): Promise<WorkbookContents> {
    return batch(readContents);
  }

  watch(listener: Parameters<WorkbookHost["watch"]>[0]): Promise<() => Promise<void>> {
    return watch(listener);
  }

  async write(plan: WorkbookPlan, onProgress: (done: number, total: number) => void = () => undefined): Promise<void> {
    validatePlan(plan);
    const snapshot = await batch((context) => takeSnapshot(context, plan));
    try {
      await batch((context) => new PlanWriter(context, plan, onProgress).write());
    } catch (error) {
      await this.rollBack(snapshot, error);
    }
  }

  /** Restores and rethrows; where restoring fails too, the error says so: the user must know. */
  private async rollBack(snapshot: Snapshot, cause: unknown): Promise<never> {
    try {
      await batch((context) => restoreSnapshot(context, snapshot));
    } catch (restoring) {
      const detail = [cause, restoring].map((e) => (e instanceof Error ? e.message : String(e))).join("; ");
      throw new DisclosureError("rollback-failed", { detail }, { cause });
    }
    throw cause;
  }

  select(target: CellTarget): Promise<void> {
    return batch(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(target.sheet);
      sheet.load("name");
      await context.sync();
      if (sheet.isNullObject) {
        throw new DisclosureError("sheet-missing", { sheet: target.sheet });
      }
      sheet.activate();
      sheet.getRangeByIndexes(target.row, target.column, 1, 1).select();
      await context.sync();
    });
  }

  setValues(changes: readonly CellChange[]): Promise<readonly CellChange[]> {
    return batch(async (context) => {
      const cells = changes.map(({ target, value }) => ({
        target,
        value,
        cell: context.workbook.worksheets.getItem(target.sheet).getRangeByIndexes(target.row, target.column, 1, 1),
      }));
      for (const { cell } of cells) cell.load("formulas");
      await context.sync();
      const former = cells.map(({ target, cell }): CellChange => ({
        target,
        value: cell.formulas[0]![0] as CellValue,
      }));
      for (const { cell, value } of cells) cell.formulas = [[value ?? ""]];
      await context.sync();
      return former;
    });
  }

  readTable(name: string): Promise<ExistingTable | null> {
    return batch((context) => readTable(context, name));
  }

  countCalls(): Promise<Readonly<Record<string, number>>> {
    return batch(async (context) => {
      const counts: Record<string, number> = {};
      // The check sheet's calls are ours: nobody can write them another way.
      for (const { rows } of await allFormulas(context, (role) => role !== "checks")) {
        for (const id of rows.flat().flatMap(callsIn)) counts[id] = (counts[id] ?? 0) + 1;
      }
      return counts;
    });
  }

  insertFormula(formula: string, size: CellSize, overwrite: boolean): Promise<Insertion> {
    return batch(async (context) => {
      const cell = context.workbook.getActiveCell();
      cell.load("rowIndex,columnIndex");
      await context.sync();
      const rows = Math.min(size.rows, SHEET_ROWS - cell.rowIndex);
      const columns = Math.min(size.columns, SHEET_COLUMNS - cell.columnIndex);
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const room = sheet.getRangeByIndexes(cell.rowIndex, cell.columnIndex, rows, columns);
      room.load("address,formulas");
      await context.sync();
      const filled = room.formulas.flat().filter((f) => f !== "").length;
      if (filled > 0 && !overwrite) return { address: null, occupied: { address: room.address, cells: filled } };
      if (filled > 0) room.clear("Contents");
      cell.formulas = [[formula]];
      cell.load("address");
      await context.sync();
      return { address: cell.address, occupied: null };
    });
  }

  readGrids(scope: GridScope): Promise<readonly SheetGrid[]> {
    return batch(async (context) => {
      const ranges =
        scope === "selection"
          ? [selected(context)]
          : scope === "sheet"
            ? [used(context.workbook.worksheets.getActiveWorksheet())]
            : await othersUsed(context);
      for (const range of ranges) range.load("rowIndex,columnIndex,rowCount,columnCount,worksheet/name");
      await context.sync();
      const found = ranges
        .filter((range) => !range.isNullObject)
        .map((range) => ({ sheet: range.worksheet, rect: rectOf(range), property: "text" as const }));
      const texts = await loadMatrices(context, found);
      return found.map(({ sheet, rect }, i): SheetGrid => ({
        sheet: sheet.name,
        row: rect.row,
        column: rect.column,
        cells: texts[i]!.map((row) => row.map(String)),
      }));
    });
  }

  refreshFormulas(): Promise<number> {
    return batch(async (context) => {
      let count = 0;
      let waiting = 0;
      for (const { sheet, rect, rows } of await allFormulas(context)) {
        for (const run of runsOfCalls(rows, CELLS_PER_REFRESH)) {
          const { row, column, formulas } = run;
          sheet.getRangeByIndexes(rect.row + row, rect.column + column, formulas.length, 1).formulas = formulas.map(
            (f) => [f],
          );
          count += formulas.length;
          waiting += formulas.length;
          if (waiting < CELLS_PER_REFRESH) continue;
          // Each chunk starts its own recalculation; all at once would freeze Excel.
          await context.sync();
          waiting = 0;
        }
      }
      await context.sync();
      return count;
    });
  }
}

/** Most cells that one round trip writes again. */
const CELLS_PER_REFRESH = 1_000;
const SHEET_ROWS = 1_048_576;
const SHEET_COLUMNS = 16_384;

/** Formulas of the used ranges of the sheets wanted. */
async function allFormulas(
  context: Excel.RequestContext,
  wanted: (role: SheetRole | null) => boolean = () => true,
): Promise<{ sheet: Excel.Worksheet; rect: Rect; rows: CellValue[][] }[]> {
  const sheets = (await loadSheets(context)).filter(({ role }) => wanted(role));
  const ranges = sheets.map(({ sheet }) => {
    const range = used(sheet);
    range.load("rowIndex,columnIndex,rowCount,columnCount");
    return { sheet, range };
  });
  await context.sync();
  const found = ranges
    .filter(({ range }) => !range.isNullObject)
    .map(({ sheet, range }) => ({ sheet, rect: rectOf(range), property: "formulas" as const }));
  const all = await loadMatrices(context, found);
  return found.map(({ sheet, rect }, at) => ({ sheet, rect, rows: all[at]! }));
}

const rectOf = (range: Excel.Range) => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

const used = (sheet: Excel.Worksheet) => sheet.getUsedRangeOrNullObject(true);

function selected(context: Excel.RequestContext): Excel.Range {
  return context.workbook.getSelectedRange().getUsedRangeOrNullObject(true);
}

/** Used ranges of the sheets that this program did not write. */
async function othersUsed(context: Excel.RequestContext): Promise<Excel.Range[]> {
  const sheets = await loadSheets(context);
  return sheets.filter((s) => s.role === null).map((s) => used(s.sheet));
}
