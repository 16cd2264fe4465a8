import { fullAddress, localAddress, quoteSheet, columnName, type Rect } from "./grid/addresses";
import { WorkbookModel, type BesideGrid } from "./grid/model";
import { TableModel } from "./grid/tables";
import { createGrid } from "./grid/univer";
import { CustomFunctions } from "./functions/custom-functions";
import { loadFunctions } from "./functions/metadata";
import { FunctionRuntime } from "./functions/runtime";
import { BatchProcessor, isWrite, type Batch, type BatchResult } from "./office/batch";
import { EVENT, EventBus, WORKBOOK_TARGET } from "./office/events";
import { Faults } from "./office/faults";
import { AddinFrame } from "./office/frame";
import type { Host } from "./office/host";
import "./office/members/index";
import { ChartLayer } from "./page/chart-layer";
import { Page } from "./page/page";
import { download, open, takeOpened } from "./page/saved";
import { summarize } from "./page/summary";

/** How long anyone waits for formulas before reading what is there. */
const SETTLE_LIMIT = 8_000;

/**
 * The engine starts by a timer of its own, a little after a change. A longer timer set at the same moment ends after it,
 * however busy the page is; so nothing is under way when ours has ended and no calculation has begun.
 */
const QUIET = 160;
/** How the grid says that a calculation was given up for another: `FormulaExecutedStateType.STOP_EXECUTION`. */
const STOPPED = 1;

/** One call of the add-in, as the drawer and the tests see it. */
export interface CallRecord {
  readonly kind: string;
  readonly text: string;
  readonly milliseconds: number;
  readonly error?: string;
}

/** Puts grid, object model, custom functions and the add-in's frame together. */
export class Workbench {
  readonly page = new Page();
  readonly calls: CallRecord[] = [];
  readonly model: WorkbookModel;
  readonly tables: TableModel;
  readonly events = new EventBus();
  readonly runtime: FunctionRuntime;
  readonly functions: CustomFunctions;
  readonly unplayed: string[] = [];
  /** How often the pane was loaded anew. */
  reloads = 0;
  /** What goes wrong on purpose. */
  readonly faults = new Faults();
  private readonly frame: () => AddinFrame;
  private readonly processor: BatchProcessor;
  /** The page shows a saved workbook: its formulas are calculated once the functions are there, as Excel does. */
  private readonly reopened: boolean;
  private addin: AddinFrame | undefined;
  private calculating = false;
  /** How many calculations have begun. */
  private calculations = 0;
  private quietTimer: number | undefined;
  private markReady: () => void = () => undefined;
  /** Fulfilled when the add-in is there and its functions take calls. */
  readonly ready = new Promise<void>((resolve) => (this.markReady = resolve));

  constructor() {
    const opened = takeOpened();
    this.reopened = opened !== undefined;
    const { api, injector } = createGrid(this.page.grid, opened);
    this.model = new WorkbookModel(api, injector);
    if (opened?.custom) this.model.restore(opened.custom as unknown as BesideGrid);
    this.tables = new TableModel(this.model);
    new ChartLayer(this.page.grid, this.model);
    this.frame = () => this.addin!;
    this.runtime = new FunctionRuntime(
      (...call) => this.frame().invoke(...call),
      (what) => this.notPlayed(what),
    );
    this.functions = new CustomFunctions(
      injector,
      (id, args, address) => this.runtime.invoke(id, args, address),
      (sheetId, row, column) =>
        `${quoteSheet(this.model.sheet(sheetId)?.getSheetName() ?? "")}!${columnName(column)}${row + 1}`,
      () => this.touch(),
    );
    const host: Host = {
      model: this.model,
      tables: this.tables,
      events: this.events,
      settled: () => this.engineSettled(),
      runtimeObject: (name) => this.runtime.object(name),
    };
    this.processor = new BatchProcessor(
      host,
      this.faults,
      () => this.reload(),
      (batch) => summarize(batch).text,
    );
    this.watchCalculation();
    this.watchEdits();
    this.page.onSave(() => download(this.save(), this.model.workbook.getName()));
    this.page.onOpen(open);
  }

  /** The workbook as it stands: cells with their values, formulas, formats, tables, names. */
  save(): string {
    return JSON.stringify({ ...this.model.workbook.save(), custom: this.model.beside() });
  }

  /** Registers the functions, then loads the add-in. `?addin=` and `?functions=` name another add-in of the same origin. */
  async start(parameters: URLSearchParams): Promise<void> {
    const source = parameters.get("addin") ?? "taskpane.offline.html";
    this.functions.register(await loadFunctions(parameters.get("functions") ?? "functions.json"));
    this.addin = new AddinFrame(this.page.frame, source, {
      process: (batch) => this.process(batch),
      log: (kind, detail) => this.page.log(`${kind} ${JSON.stringify(detail)}`),
      unplayed: (what) => this.notPlayed(what),
    });
    this.events.connect((message) => {
      this.page.log(`event ${JSON.stringify(message.body)}`);
      this.frame().raise(message);
    });
    this.page.onReload(() => this.reload());
    this.frame().load();
    await this.runtime.ready;
    if (this.reopened) await this.calculateAll();
    this.markReady();
  }

  reload(): void {
    this.reloads++;
    this.runtime.reset();
    this.functions.forget();
    this.events.clear();
    this.frame().load();
  }

  /** Calculates every formula. The engine takes no order before all of its parts are there, and does not say so. */
  private async calculateAll(): Promise<void> {
    const before = this.calculations;
    const start = performance.now();
    while (this.calculations === before && performance.now() - start < SETTLE_LIMIT) {
      this.model.api.getFormula().executeCalculation();
      this.touch();
      await this.until(() => this.calculations > before || this.quietTimer === undefined, SETTLE_LIMIT);
    }
    await this.settled();
  }

  /** Resolves when nothing is being calculated and no call of the add-in is open, or after a limit. */
  settled(limit = SETTLE_LIMIT): Promise<void> {
    return this.until(() => !this.model.waiting && !this.engineBusy() && this.functions.pending === 0, limit);
  }

  /**
   * Resolves when the native formulas are calculated. A batch that reads waits for no more: office.js sends the results of
   * custom functions only after the batch has been answered, so that they read as `#BUSY!` until then, as in Excel.
   */
  private engineSettled(): Promise<void> {
    this.model.flush();
    return this.until(() => !this.engineBusy(), SETTLE_LIMIT);
  }

  private engineBusy(): boolean {
    return this.calculating || this.quietTimer !== undefined;
  }

  private async until(reached: () => boolean, limit: number): Promise<void> {
    const start = performance.now();
    while (!reached() && performance.now() - start < limit) await new Promise((resolve) => setTimeout(resolve, 15));
  }

  private async process(batch: Batch): Promise<BatchResult> {
    const start = performance.now();
    const result = await this.processor.process(batch);
    if (batch.Actions.some(isWrite)) this.touch();
    const { text, runtimeOnly } = summarize(batch);
    const error = result.Error && `${result.Error.Code}: ${result.Error.Message} (${result.Error.Location})`;
    const record = {
      kind: "batch",
      text,
      milliseconds: Math.round(performance.now() - start),
      ...(error ? { error } : {}),
    };
    this.calls.push(record);
    if (!runtimeOnly || error)
      this.page.log(`${record.milliseconds} ms  ${text}${error ? `\n  ✗ ${error}` : ""}`, error !== undefined);
    if (result.Error?.Code === "ApiNotFound") this.notPlayed(result.Error.Message);
    return result;
  }

  private touch(): void {
    window.clearTimeout(this.quietTimer);
    this.quietTimer = window.setTimeout(() => (this.quietTimer = undefined), QUIET);
  }

  private notPlayed(what: string): void {
    this.unplayed.push(what);
    this.page.warn(`工作台没有实现：${what}`);
  }

  private watchCalculation(): void {
    const formula = this.model.api.getFormula();
    formula.calculationStart(() => {
      this.calculating = true;
      this.calculations++;
      this.page.setCalculating(true);
    });
    formula.calculationEnd((state) => {
      // Another change came between: the next calculation, which has begun, is of both.
      if ((state as number) === STOPPED) return;
      this.calculating = false;
      this.touch();
      this.page.setCalculating(this.functions.pending > 0);
      this.events.raise(EVENT.calculated, WORKBOOK_TARGET, {});
    });
  }

  private watchEdits(): void {
    const { api } = this.model;
    this.model.onCellsWritten((sheetId, rect, byEngine) => {
      this.touch();
      if (byEngine) return;
      this.tables.headerWritten(sheetId, rect);
      if (!this.model.inBatch) void this.tables.syncHeaders();
      this.raiseChanged(sheetId, rect);
    });
    this.model.onSelected((sheetId, rect) => {
      const sheet = this.model.sheet(sheetId);
      if (!sheet) return;
      this.page.setCellMessage(this.functions.messageAt(sheetId, rect.top, rect.left));
      const body = { address: localAddress(rect), worksheetId: sheetId };
      this.events.raise(EVENT.selectionChanged, sheetId, body);
      this.events.raise(EVENT.selectionChanged, WORKBOOK_TARGET, body);
    });
    api.addEvent(api.Event.ActiveSheetChanged, ({ activeSheet }) => {
      const body = { worksheetId: activeSheet.getSheetId() };
      this.events.raise(EVENT.activated, activeSheet.getSheetId(), body);
      this.events.raise(EVENT.activated, WORKBOOK_TARGET, body);
    });
  }

  private raiseChanged(sheetId: string, rect: Rect): void {
    const sheet = this.model.sheet(sheetId);
    if (!sheet) return;
    const reference = fullAddress(sheet.getSheetName(), rect);
    const body = {
      address: localAddress(rect),
      worksheetId: sheetId,
      changeType: "RangeEdited",
      source: "Local",
      referenceId: reference,
      shiftDirection: "None",
    };
    this.events.raise(EVENT.changed, sheetId, body);
    this.events.raise(EVENT.changed, WORKBOOK_TARGET, body);
  }
}
