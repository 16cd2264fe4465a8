import {
  FormulaDataModel,
  InsertSheetCommand,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SetWorksheetColWidthMutation,
} from "@univerjs/preset-sheets-core";
import {
  BooleanNumber,
  ICommandService,
  mergeWorksheetSnapshotWithDefault,
  IUndoRedoService,
  type ICellData,
  type IObjectMatrixPrimitiveType,
  type IStyleData,
} from "@univerjs/core";
import { columnsOf, intersect, rowsOf, type Rect } from "./addresses";
import { ChartModel, type ChartRecord } from "./charts";
import { cellFor, formatOf, formulaOf, valueOf, type Scalar } from "./cells";
import { PendingWrites } from "./pending-writes";
import {
  CELL_FONT,
  NEW_SHEET,
  type UniverApi,
  type UniverInjector,
  type UniverSheet,
  type UniverWorkbook,
} from "./univer";

export type CellRows<T> = T[][];

/** A link as the API gives it. */
export interface Hyperlink {
  readonly address?: string;
  readonly documentReference?: string;
  readonly textToDisplay?: string;
  readonly screenTip?: string;
}

/** Named members of a sheet that the grid itself has no place for. */
export interface SheetExtras {
  readonly customProperties: Map<string, string>;
  /** How it is printed: settings of `pageLayout` by their names. */
  readonly page: Map<string, unknown>;
}

/** Members of sheets and cells that the grid has no place for, as plain data. */
export interface BesideGrid {
  readonly properties: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly pages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly links: Readonly<Record<string, Hyperlink>>;
  readonly charts?: readonly ChartRecord[];
}

/**
 * The one workbook: every read and write goes to the grid's own cells, so that the user's edits, formulas and the
 * add-in see the same.
 */
export class WorkbookModel {
  private readonly pending = new PendingWrites();
  private batching = false;

  /** Something that was written waits for the batch that runs. */
  get waiting(): boolean {
    return this.batching && !this.pending.empty;
  }

  /** A batch of the add-in is being carried out. */
  get inBatch(): boolean {
    return this.batching;
  }

  private nextSheet = 2;
  private readonly extras = new Map<string, SheetExtras>();
  /** Links by cell: kept beside the grid, whose own links replace the cell's text. */
  readonly hyperlinks = new Map<string, Hyperlink>();
  readonly charts = new ChartModel();

  constructor(
    readonly api: UniverApi,
    readonly injector: UniverInjector,
  ) {}

  /** What is kept beside the grid, for a saved workbook. */
  beside(): BesideGrid {
    return {
      properties: Object.fromEntries([...this.extras].map(([id, e]) => [id, Object.fromEntries(e.customProperties)])),
      pages: Object.fromEntries([...this.extras].map(([id, e]) => [id, Object.fromEntries(e.page)])),
      links: Object.fromEntries(this.hyperlinks),
      charts: this.charts.save(),
    };
  }

  /** Takes back what {@link beside} gave. */
  restore(saved: BesideGrid): void {
    for (const [id, properties] of Object.entries(saved.properties)) {
      this.extras.set(id, {
        customProperties: new Map(Object.entries(properties)),
        page: new Map(Object.entries(saved.pages[id] ?? {})),
      });
    }
    for (const [cell, link] of Object.entries(saved.links)) this.hyperlinks.set(cell, link);
    this.charts.restore(saved.charts ?? []);
  }

  get workbook(): UniverWorkbook {
    return this.api.getActiveWorkbook()!;
  }

  sheets(): UniverSheet[] {
    return this.workbook.getSheets();
  }

  sheet(id: string): UniverSheet | undefined {
    return this.workbook.getSheetBySheetId(id) ?? undefined;
  }

  /** By id, or by name without regard to case, as Excel does. */
  findSheet(key: string): UniverSheet | undefined {
    const name = key.toLowerCase();
    return this.sheet(key) ?? this.sheets().find((sheet) => sheet.getSheetName().toLowerCase() === name);
  }

  addSheet(name: string): UniverSheet {
    // The command, and not the façade: that one would show the new sheet at once.
    const sheet = mergeWorksheetSnapshotWithDefault({
      id: `sheet-${Date.now().toString(36)}-${this.nextSheet++}`,
      name,
      ...NEW_SHEET,
    });
    const params = { unitId: this.workbook.getId(), index: this.sheets().length, sheet };
    this.injector.get(ICommandService).syncExecuteCommand(InsertSheetCommand.id, params);
    return this.sheet(sheet.id)!;
  }

  extrasOf(sheetId: string): SheetExtras {
    const known = this.extras.get(sheetId) ?? {
      customProperties: new Map<string, string>(),
      page: new Map<string, unknown>(),
    };
    this.extras.set(sheetId, known);
    return known;
  }

  /** Makes the sheet large enough: the grid's sheets have an end, Excel's have theirs far away. */
  ensureSize(sheet: UniverSheet, rect: Rect): void {
    if (rect.bottom >= sheet.getMaxRows()) sheet.setRowCount(rect.bottom + 50);
    if (rect.right >= sheet.getMaxColumns()) sheet.setColumnCount(rect.right + 5);
  }

  /** The part of a rectangle that lies on the sheet as large as it is now. */
  onSheet(sheet: UniverSheet, rect: Rect): Rect | undefined {
    return intersect(rect, { top: 0, left: 0, bottom: sheet.getMaxRows() - 1, right: sheet.getMaxColumns() - 1 });
  }

  private map<T>(rect: Rect, read: (row: number, column: number) => T): CellRows<T> {
    return Array.from({ length: rowsOf(rect) }, (_r, i) =>
      Array.from({ length: columnsOf(rect) }, (_c, j) => read(rect.top + i, rect.left + j)),
    );
  }

  values(sheet: UniverSheet, rect: Rect): CellRows<Scalar> {
    this.flush();
    return this.map(rect, (row, column) => valueOf(this.shown(sheet, row, column)));
  }

  formulas(sheet: UniverSheet, rect: Rect): CellRows<Scalar> {
    this.flush();
    const cells = sheet.getSheet();
    return this.map(rect, (row, column) =>
      formulaOf(cells.getCellRaw(row, column) ?? null, this.shown(sheet, row, column)),
    );
  }

  /** A cell with what it holds; one that a formula beside it spills into has no content of its own. */
  private shown(sheet: UniverSheet, row: number, column: number): ICellData | null {
    const own = sheet.getSheet().getCellRaw(row, column);
    if (own && ((own.v !== undefined && own.v !== null) || own.f || own.p)) return own;
    return this.spilled(sheet)?.[row]?.[column] ?? null;
  }

  private spilled(sheet: UniverSheet): IObjectMatrixPrimitiveType<ICellData | null> | undefined {
    const filled = this.injector.get(FormulaDataModel).getArrayFormulaCellData();
    return filled[this.workbook.getId()]?.[sheet.getSheetId()] as
      IObjectMatrixPrimitiveType<ICellData | null> | undefined;
  }

  texts(sheet: UniverSheet, rect: Rect): CellRows<string> {
    this.flush();
    const known = this.onSheet(sheet, rect);
    const shown = known
      ? sheet.getRange(known.top, known.left, rowsOf(known), columnsOf(known)).getDisplayValues()
      : [];
    return this.map(rect, (row, column) => String(shown[row - rect.top]?.[column - rect.left] ?? ""));
  }

  styles(sheet: UniverSheet, rect: Rect): CellRows<IStyleData | null> {
    this.flush();
    return this.stylesInGrid(sheet, rect);
  }

  private stylesInGrid(sheet: UniverSheet, rect: Rect): CellRows<IStyleData | null> {
    const cells = sheet.getSheet();
    const styles = this.workbook.getWorkbook().getStyles();
    return this.map(rect, (row, column) => styles.getStyleByCell(cells.getCellRaw(row, column)) ?? null);
  }

  numberFormats(sheet: UniverSheet, rect: Rect): CellRows<string> {
    return this.styles(sheet, rect).map((row) => row.map(formatOf));
  }

  /** The number formats that an entry meets: those that wait to be written, too. */
  private enteredFormats(sheet: UniverSheet, rect: Rect): CellRows<string> {
    const sheetId = sheet.getSheetId();
    return this.stylesInGrid(sheet, rect).map((row, i) =>
      row.map((style, j) => {
        const waiting = this.pending.format(sheetId, rect.top + i, rect.left + j);
        return waiting === undefined ? formatOf(style) : (waiting ?? "General");
      }),
    );
  }

  /** Enters a block as Excel does; `null` leaves a cell as it is. */
  enterBlock(sheet: UniverSheet, rect: Rect, block: CellRows<unknown>): void {
    this.ensureSize(sheet, rect);
    const formats = this.enteredFormats(sheet, rect);
    this.write(sheet, rect, (i, j) => {
      const input = block[i]?.[j];
      return input === null || input === undefined ? undefined : cellFor(input, formats[i]?.[j] ?? "General");
    });
  }

  /** Changes the style of every cell of a block; a key set to null is taken away. */
  style(sheet: UniverSheet, rect: Rect, styleOf: (i: number, j: number) => IStyleData | undefined): void {
    this.ensureSize(sheet, rect);
    this.write(sheet, rect, (i, j) => {
      const style = styleOf(i, j);
      return style === undefined ? undefined : ({ s: style } as ICellData);
    });
  }

  /**
   * Clears contents, formats or both. Only cells that hold something are written: the grid's own clearing of a whole sheet
   * takes it many seconds.
   */
  clear(sheet: UniverSheet, rect: Rect, what: "All" | "Contents" | "Formats"): void {
    const used = this.usedRect(sheet, false);
    const area = used && intersect(used, rect);
    if (!area) return;
    const nothing: ICellData = {
      ...(what === "Formats" ? {} : { v: null, t: null, f: null, si: null, p: null }),
      ...(what === "Contents" ? {} : { s: null }),
    };
    const cells = sheet.getSheet();
    this.write(sheet, area, (i, j) => (cells.getCellRaw(area.top + i, area.left + j) ? { ...nothing } : undefined));
    // A style set next must not be merged with the one that goes.
    this.flush();
  }

  /** Cells of one sheet, with their looks, over those of another at the same addresses. */
  copyCells(from: UniverSheet, to: UniverSheet, rect: Rect): void {
    this.clear(to, rect, "All");
    const cells = from.getSheet();
    const styles = this.stylesInGrid(from, rect);
    this.write(to, rect, (i, j) => {
      const raw = cells.getCellRaw(rect.top + i, rect.left + j);
      if (!raw) return undefined;
      if (raw.si && !raw.f) throw new Error("The workbench does not copy cells that share a formula.");
      const formula = raw.f ? { f: raw.f } : {};
      const { v, t, p } = raw;
      const style = styles[i]![j];
      return { v, t, p, ...formula, ...(style ? { s: structuredClone(style) } : {}) };
    });
    this.flush();
  }

  /** Links follow rows that are put in (`count` > 0) or taken out before `at`. */
  shiftLinks(sheet: UniverSheet, at: number, count: number): void {
    const own = [...this.hyperlinks].filter(([key]) => key.startsWith(`${sheet.getSheetId()}!`));
    for (const [key] of own) this.hyperlinks.delete(key);
    for (const [key, link] of own) {
      const [, row, column] = key.split("!").map(Number);
      if (count < 0 && row! >= at && row! < at - count) continue;
      this.hyperlinks.set(this.hyperlinkKey(sheet, row! < at ? row! : row! + count, column!), link);
    }
  }

  /** Links of a rectangle of one sheet in place of those of another. */
  copyLinks(from: UniverSheet, to: UniverSheet, rect: Rect): void {
    const inside = (key: string, sheet: UniverSheet): string | null => {
      const [id, row, column] = key.split("!");
      const [r, c] = [Number(row), Number(column)];
      const here = id === sheet.getSheetId() && r >= rect.top && r <= rect.bottom && c >= rect.left && c <= rect.right;
      return here ? this.hyperlinkKey(to, r, c) : null;
    };
    for (const key of [...this.hyperlinks.keys()]) if (inside(key, to)) this.hyperlinks.delete(key);
    for (const [key, link] of [...this.hyperlinks]) {
      const copy = inside(key, from);
      if (copy) this.hyperlinks.set(copy, { ...link });
    }
  }

  clearContents(sheet: UniverSheet, rect: Rect): void {
    this.clear(sheet, rect, "Contents");
  }

  private write(sheet: UniverSheet, rect: Rect, cellAt: (i: number, j: number) => ICellData | undefined): void {
    for (let i = 0; i < rowsOf(rect); i++) {
      for (let j = 0; j < columnsOf(rect); j++) {
        const cell = cellAt(i, j);
        if (cell) this.pending.put(sheet.getSheetId(), rect.top + i, rect.left + j, cell);
      }
    }
    if (!this.batching) this.flush();
  }

  /** Until `end` is called, writes are gathered; whatever reads or moves cells brings them to the grid first. */
  beginBatch(): { end(): void } {
    const undoGroup = this.injector.get(IUndoRedoService).__tempBatchingUndoRedo(this.workbook.getId());
    this.batching = true;
    return {
      end: () => {
        this.flush();
        this.batching = false;
        // Everything in between is one step of the user's undo.
        undoGroup.dispose();
      },
    };
  }

  /** The grid takes a cell's formula away with every value that it is given, a look alone among them: it is given again. */
  private keepFormulas(sheetId: string, matrix: IObjectMatrixPrimitiveType<ICellData>): void {
    const cells = this.sheet(sheetId)?.getSheet();
    if (!cells) return;
    const lines = matrix as Readonly<Record<string, Record<string, ICellData>>>;
    for (const [row, line] of Object.entries(lines))
      for (const [column, cell] of Object.entries(line)) {
        const isLook = "s" in cell && !("v" in cell) && !("f" in cell) && !("p" in cell);
        const raw = isLook ? cells.getCellRaw(Number(row), Number(column)) : null;
        if (raw?.f || raw?.si) line[column] = { ...cell, v: raw.v, t: raw.t, f: raw.f ?? null, si: raw.si ?? null };
      }
  }

  /** Brings what was written to the grid. */
  flush(): void {
    if (this.pending.empty) return;
    const { cells, widths } = this.pending.take();
    for (const [sheetId, { cells: matrix, rect }] of cells) {
      this.keepFormulas(sheetId, matrix);
      this.sheet(sheetId)?.getRange(rect.top, rect.left, rowsOf(rect), columnsOf(rect)).setValues(matrix);
    }
    for (const [subUnitId, colWidth] of widths) {
      const columns = Object.keys(colWidth).map(Number);
      const ranges = columns.map((column) => ({ startRow: 0, endRow: 0, startColumn: column, endColumn: column }));
      this.injector.get(ICommandService).syncExecuteCommand(SetWorksheetColWidthMutation.id, {
        unitId: this.workbook.getId(),
        subUnitId,
        ranges,
        colWidth,
      });
    }
  }

  setColumnWidths(sheet: UniverSheet, left: number, right: number, pixels: number): void {
    this.ensureSize(sheet, { top: 0, bottom: 0, left, right });
    for (let column = left; column <= right; column++) this.pending.putWidth(sheet.getSheetId(), column, pixels);
    if (!this.batching) this.flush();
  }

  /** The smallest rectangle round all cells with content (or, with `valuesOnly` false, with a style). */
  usedRect(sheet: UniverSheet, valuesOnly: boolean): Rect | undefined {
    this.flush();
    let used: { top: number; left: number; bottom: number; right: number } | undefined;
    sheet
      .getSheet()
      .getCellMatrix()
      .forValue((row, column, cell) => {
        const content =
          cell &&
          ((cell.v !== undefined && cell.v !== null && cell.v !== "") ||
            cell.f ||
            cell.si ||
            cell.p ||
            (!valuesOnly && cell.s));
        if (!content) return;
        used ??= { top: row, left: column, bottom: row, right: column };
        used.top = Math.min(used.top, row);
        used.left = Math.min(used.left, column);
        used.bottom = Math.max(used.bottom, row);
        used.right = Math.max(used.right, column);
      });
    return used;
  }

  hyperlinkKey(sheet: UniverSheet, row: number, column: number): string {
    return `${sheet.getSheetId()}!${row}!${column}`;
  }

  /** Links look like links; the page follows them on a click with Ctrl (see page/links). */
  setHyperlink(sheet: UniverSheet, rect: Rect, link: Hyperlink | null): void {
    const shown = link?.textToDisplay === undefined ? this.texts(sheet, rect) : [];
    for (let row = rect.top; row <= rect.bottom; row++) {
      for (let column = rect.left; column <= rect.right; column++) {
        const key = this.hyperlinkKey(sheet, row, column);
        if (link) this.hyperlinks.set(key, { textToDisplay: shown[row - rect.top]?.[column - rect.left], ...link });
        else this.hyperlinks.delete(key);
      }
    }
    if (link?.textToDisplay !== undefined)
      this.enterBlock(
        sheet,
        rect,
        Array.from({ length: rowsOf(rect) }, () => Array(columnsOf(rect)).fill(`'${link.textToDisplay}`)),
      );
    this.style(sheet, rect, (): IStyleData =>
      link ? { cl: { rgb: "#0563C1" }, ul: { s: BooleanNumber.TRUE } } : { cl: null, ul: undefined },
    );
  }

  /** The rectangle that a formula's array result fills; undefined when it fills only its own cell. */
  spills(sheet: UniverSheet, row: number, column: number): Rect | undefined {
    const filled = this.injector.get(FormulaDataModel).getArrayFormulaRange()[this.workbook.getId()]?.[
      sheet.getSheetId()
    ]?.[row]?.[column];
    return filled
      ? { top: filled.startRow, left: filled.startColumn, bottom: filled.endRow, right: filled.endColumn }
      : undefined;
  }

  /** Widths that fit the shown text, measured with the grid's own font. */
  fitColumns(sheet: UniverSheet, rect: Rect): void {
    const used = this.usedRect(sheet, true);
    const area = used && intersect(rect, used);
    if (!area) return;
    const pen = document.createElement("canvas").getContext("2d")!;
    const texts = this.texts(sheet, area);
    const styles = this.styles(sheet, area);
    for (let column = area.left; column <= area.right; column++) {
      let widest = 0;
      for (let row = area.top; row <= area.bottom; row++) {
        const style = styles[row - area.top]?.[column - area.left];
        if (sheet.getCellMergeData(row, column)) continue;
        pen.font = `${style?.bl === 1 ? "bold " : ""}${((style?.fs ?? 11) * 4) / 3}px ${style?.ff ?? CELL_FONT}`;
        const lines = (texts[row - area.top]?.[column - area.left] ?? "").split("\n");
        for (const line of lines) widest = Math.max(widest, pen.measureText(line).width);
      }
      if (widest > 0) this.setColumnWidths(sheet, column, column, Math.ceil(Math.min(widest + 14, 1800)));
    }
  }

  /** Selects several blocks, as a user does who holds Ctrl. */
  select(sheet: UniverSheet, rects: readonly Rect[]): void {
    const selections = rects.map(({ top, left, bottom, right }) => ({
      range: { startRow: top, startColumn: left, endRow: bottom, endColumn: right },
      primary: null,
      style: null,
    }));
    const params = { unitId: this.workbook.getId(), subUnitId: sheet.getSheetId(), selections };
    this.injector.get(ICommandService).syncExecuteCommand(SetSelectionsOperation.id, params);
  }

  /** Calls back when the selection becomes another. */
  onSelected(listen: (sheetId: string, rect: Rect) => void): void {
    let last = "";
    this.injector.get(ICommandService).onCommandExecuted((command) => {
      if (command.id !== SetSelectionsOperation.id) return;
      const { subUnitId, selections } = command.params as SelectionParams;
      const range = selections[0]?.range;
      const key = JSON.stringify([subUnitId, range]);
      if (!range || key === last) return;
      last = key;
      listen(subUnitId, { top: range.startRow, left: range.startColumn, bottom: range.endRow, right: range.endColumn });
    });
  }

  /** Calls back after every change of cell contents, whoever made it. */
  onCellsWritten(listen: (sheetId: string, rect: Rect, byEngine: boolean) => void): void {
    this.injector.get(ICommandService).onCommandExecuted((command, options) => {
      if (command.id !== SetRangeValuesMutation.id) return;
      const params = command.params as { subUnitId: string; cellValue?: IObjectMatrixPrimitiveType<ICellData | null> };
      const rect = contentRect(params.cellValue);
      const byEngine = (options as { fromFormula?: boolean } | undefined)?.fromFormula === true;
      if (rect) listen(params.subUnitId, rect, byEngine);
    });
  }
}

/** What the grid says when a selection is made. */
interface SelectionParams {
  readonly subUnitId: string;
  readonly selections: readonly {
    readonly range: { startRow: number; endRow: number; startColumn: number; endColumn: number };
  }[];
}

/** The rectangle round those written cells whose content, not only their look, was set. */
function contentRect(matrix: IObjectMatrixPrimitiveType<ICellData | null> | undefined): Rect | undefined {
  let top = Infinity;
  let left = Infinity;
  let bottom = -1;
  let right = -1;
  for (const [row, cells] of Object.entries(matrix ?? {})) {
    for (const [column, cell] of Object.entries((cells ?? {}) as Record<string, ICellData | null>)) {
      if (cell && !("v" in cell || "f" in cell || "p" in cell)) continue;
      top = Math.min(top, Number(row));
      bottom = Math.max(bottom, Number(row));
      left = Math.min(left, Number(column));
      right = Math.max(right, Number(column));
    }
  }
  return bottom < 0 ? undefined : { top, left, bottom, right };
}
