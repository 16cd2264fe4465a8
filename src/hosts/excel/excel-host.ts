import {
  DisclosureError,
  type CellChange,
  type CellSize,
  type GridScope,
  type RangeContent,
  type RangePlace,
  type Insertion,
  type ReadScope,
  type Recovered,
  type SelectedArea,
  type SelectedRange,
  type SheetGrid,
  type SheetValues,
  type Template,
  type WorkbookContents,
  type WorkbookHost,
  type WriteProgress,
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
import { callsIn, requestSize, runsOfCalls } from "./formulas";
import { CHUNK_CHARACTERS } from "./matrices";
import { fromA1, loadMatrices } from "./load-matrices";
import { loadSheets, readTable, readWorkbook } from "./reader";
import { selectedAreas } from "./selected-areas";
import { recover, requireNoOther } from "./recover";
import { execute } from "./transaction";
import { validatePlan } from "./validate-plan";
import { watch } from "./watch";

/** Runs a batch. */
async function batch<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(work);
  } catch (error) {
    throw asHostError(error);
  }
}

/**
 * Runs a batch whose changes are one step of the user's undo, where Excel can do that: some of what it does can't be undone,
 * and Excel then refuses the whole before anything of it is done.
 */
async function undoable<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.20")) return batch(work);
  try {
    return await Excel.run({ mergeUndoGroup: true } as Excel.RunOptions, work);
  } catch (error) {
    if (error instanceof OfficeExtension.Error && error.code === "UndoNotSupported") return batch(work);
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
  read({ units }: ReadScope = {}): Promise<ExistingWorkbook> {
    return batch(async (context) => {
      // A plan must not be built on what a write that broke off left behind.
      await requireNoOther(context);
      await recover(context);
      return readWorkbook(context, units ? new Set(units) : null);
    });
  }

  readContents(): Promise<WorkbookContents> {
    return batch(readContents);
  }

  watch(listener: Parameters<WorkbookHost["watch"]>[0]): Promise<() => Promise<void>> {
    return watch(listener);
  }

  async write(plan: WorkbookPlan, onProgress?: WriteProgress, signal?: AbortSignal): Promise<readonly string[]> {
    validatePlan(plan);
    return execute(batch, plan, { onProgress, signal });
  }

  repair(evenOfOthers = false): Promise<Recovered> {
    return batch(async (context) => {
      if (!evenOfOthers) await requireNoOther(context);
      return recover(context);
    });
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
    return undoable(async (context) => {
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
      // What we wrote ourselves is no habit of the user's.
      for (const { rows } of await allFormulas(context, (role) => role === null)) {
        for (const id of rows.flat().flatMap(callsIn)) counts[id] = (counts[id] ?? 0) + 1;
      }
      return counts;
    });
  }

  insertFormula(formula: string, size: CellSize, overwrite: boolean): Promise<Insertion> {
    return undoable(async (context) => {
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

  async readTemplates(): Promise<readonly Template[]> {
    // The first view has no need of it.
    const { readTemplateSheets } = await import(/* webpackChunkName: "reports" */ "./templates");
    return batch(readTemplateSheets);
  }

  readSheets(names: readonly string[]): Promise<readonly SheetValues[]> {
    return batch(async (context) => {
      const asked = names.map((name) => {
        const sheet = context.workbook.worksheets.getItemOrNullObject(name);
        const range = sheet.getUsedRangeOrNullObject(true);
        range.load("rowIndex,columnIndex,rowCount,columnCount");
        return { name, sheet, range };
      });
      await context.sync();
      const found = asked.filter(({ range }) => !range.isNullObject);
      const cells = await loadMatrices(
        context,
        found.map(({ sheet, range }) => ({
          sheet,
          rect: fromA1(range),
          property: "values" as const,
        })),
      );
      return found.map(({ name }, i) => ({ sheet: name, cells: cells[i]! }));
    });
  }

  removeSheet(name: string): Promise<void> {
    return batch(async (context) => {
      const own = (await loadSheets(context)).find((s) => s.name === name);
      if (own?.role !== "report" && own?.role !== "template") return;
      own.sheet.delete();
      await context.sync();
    });
  }

  selection(): Promise<SelectedRange> {
    return batch(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load("address,rowIndex,columnIndex,worksheet/name");
      await context.sync();
      return {
        address: range.address.slice(range.address.lastIndexOf("!") + 1),
        target: { sheet: range.worksheet.name, row: range.rowIndex, column: range.columnIndex },
      };
    });
  }

  selectedAreas(): Promise<readonly SelectedArea[]> {
    return batch(selectedAreas);
  }

  async readRange(place: RangePlace): Promise<RangeContent | null> {
    // The first view has no need of it.
    const { rangeContent } = await import(/* webpackChunkName: "reports" */ "./range-content");
    return batch((context) => rangeContent(context, place));
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
      let cells = 0;
      let characters = 0;
      const send = async (): Promise<void> => {
        await context.sync();
        cells = characters = 0;
      };
      for (const { sheet, rect, rows } of await allFormulas(context)) {
        for (const { row, column, formulas } of runsOfCalls(rows, CELLS_PER_REFRESH, CHUNK_CHARACTERS)) {
          const size = formulas.reduce((sum, f) => sum + requestSize(f), 0);
          // Each chunk starts its own recalculation; all at once would freeze Excel.
          if (cells > 0 && (cells + formulas.length > CELLS_PER_REFRESH || characters + size > CHUNK_CHARACTERS))
            await send();
          sheet.getRangeByIndexes(rect.row + row, rect.column + column, formulas.length, 1).formulas = formulas.map(
            (f) => [f],
          );
          count += formulas.length;
          cells += formulas.length;
          characters += size;
        }
      }
      await send();
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
