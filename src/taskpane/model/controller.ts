import { errorData } from "../worker/error-data";
import {
  DisclosureError,
  openUserRules,
  readRuleSettingTable,
  readUserRuleTable,
  remarkChanges,
  unlessAborted,
  writeImports,
  type CellSize,
  type CellTarget,
  type Corrections,
  type ExistingTable,
  type GridScope,
  type ImportInput,
  type Insertion,
  type Recovered,
  type Relation,
  type RuleRemark,
  type SelectedRange,
  type WorkbookHost,
  type WriteStep,
} from "../../application";
import { callOf, type FunctionExample, type FunctionSpecification } from "../../functions/specification";
import { forgetCorrections, keepCorrections, keptCorrections } from "./kept-corrections";
import { nativeCall } from "./native-call";
import type { ImportEngine } from "../worker/client";
import type { SheetChoices, ImportItem, WriteOptions } from "../worker/protocol";
import { SourceShelf } from "./source-shelf";
import type { PaneEvent } from "./state";

/** What the views can ask for. Knows no React: a test drives it with a host and an engine of its own. */
export class PaneController {
  /** The user's rule table as it stood at the last import, and what came of it. */
  private rules: ExistingTable | null = null;
  private remarks: readonly RuleRemark[] = [];
  private writing: AbortController | null = null;
  /** An import that waits for the workbook to be looked at. */
  private waiting: AbortController | null = null;
  /** 公开单位 of the rows of each import. */
  private units: ReadonlyMap<number, string> = new Map();
  private corrections: ReadonlyMap<number, Corrections> = new Map();
  /** What they are to be once the engine has time. */
  private readonly wanted = new Map<number, Corrections>();
  private correcting: Promise<void> = Promise.resolve();
  /** Corrections that are done once nobody has added one for a while. */
  private soon: { readonly item: number; readonly timer: ReturnType<typeof setTimeout> } | null = null;
  /** What the imports of the preview are, by item. */
  private shown: readonly ImportItem[] = [];

  constructor(
    private readonly engine: ImportEngine,
    private readonly host: WorkbookHost,
    private readonly dispatch: (event: PaneEvent) => void,
    /** Files of this sitting, for showing places in them. */
    private readonly shelf: SourceShelf = new SourceShelf(),
    /** Told when sheets are going to be written; what it answers is told whether they were. */
    private readonly onWriting: () => (written: boolean) => void = () => () => undefined,
    /** How sheets are written, as the settings say. */
    private readonly choices: () => SheetChoices = () => ({}),
    /** Ends when the engine knows what the workbook holds: corrections that are kept there are offered to an import. */
    private readonly lookedAt: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** Reads, recognises and checks; ends in the preview. */
  async import(inputs: readonly ImportInput[], relation: Relation): Promise<void> {
    if (inputs.length === 0) return;
    // What is still to be done to the imports before is kept, and of no use to these.
    clearTimeout(this.soon?.timer);
    this.soon = null;
    this.wanted.clear();
    this.dispatch({ type: "started", names: inputs.map((i) => i.name) });
    const waiting = (this.waiting = new AbortController());
    await this.guard(async () => {
      await unlessAborted(this.lookedAt(), waiting.signal).finally(() => (this.waiting = null));
      this.rules = await readUserRuleTable(this.host);
      const settings = await readRuleSettingTable(this.host);
      const { items, remarks } = await this.engine.import(
        inputs,
        { relation, rules: this.rules, settings, kept: keptCorrections() },
        (progress) => this.dispatch({ type: "progress", progress }),
      );
      this.remarks = remarks;
      this.keepFiles(inputs, items);
      this.keepCorrections(items);
      this.dispatch({ type: "imported", items, remarks });
    });
  }

  /** Keeps what was read, by its hash, so that places in it can be shown. */
  private keepFiles(inputs: readonly ImportInput[], items: readonly ImportItem[]): void {
    for (const item of items) {
      if (!item.ok) continue;
      for (const { file, sha256 } of item.summary.documents) {
        const input = inputs.find((i) => i.name === file);
        const blob = input && blobOf(input);
        if (blob) this.shelf.keep(sha256, file, blob);
      }
    }
  }

  /** Shows the table of the user's own rules, made with an example where there is none. */
  async openRules(): Promise<void> {
    await this.guard(() => openUserRules(this.host), "told");
  }

  /** Files as chosen or dropped. */
  async importFiles(files: readonly File[], relation: Relation): Promise<void> {
    this.dispatch({ type: "started", names: files.map((f) => f.name) });
    await this.guard(async () => {
      const inputs = await Promise.all(
        files.map(async (f): Promise<ImportInput> => ({
          type: "file",
          name: f.name,
          bytes: new Uint8Array(await f.arrayBuffer()),
        })),
      );
      await this.import(inputs, relation);
    });
  }

  /** Cells of the open workbook, untouched. */
  async importFromWorkbook(scope: GridScope, name: string): Promise<void> {
    await this.guard(async () =>
      this.import([{ type: "grids", name, grids: await this.host.readGrids(scope) }], "together"),
    );
  }

  /** The invented unit's disclosure that comes with the program. */
  async importSample(url: string, name: string): Promise<void> {
    await this.guard(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      await this.import([{ type: "file", name, bytes: new Uint8Array(await response.arrayBuffer()) }], "apart");
    });
  }

  /** Imports the sample and writes it at once, for a first look. */
  async demonstrate(url: string, name: string): Promise<void> {
    await this.guard(async () => {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
      this.dispatch({ type: "started", names: [name] });
      const input: ImportInput = { type: "file", name, bytes: new Uint8Array(await response.arrayBuffer()) };
      this.remarks = [];
      const { items, remarks } = await this.engine.import([input], { relation: "apart", rules: null }, (progress) =>
        this.dispatch({ type: "progress", progress }),
      );
      this.keepFiles([input], items);
      this.keepCorrections(items);
      this.dispatch({ type: "imported", items, remarks });
      await this.write(
        items.map((_, i) => i),
        { version: null, coverage: false, keep: [] },
      );
    });
  }

  /**
   * Changes the corrections of an import of the preview; it is recognised and checked again at once. What is changed meanwhile waits and
   * is done in one go: each change begins with what the one before left.
   */
  correct(item: number, change: (now: Corrections) => Corrections): Promise<void> {
    this.want(item, change);
    this.correcting = this.correcting.then(() => this.settle(item));
    return this.correcting;
  }

  /** The same for one of many changes that come one after the other: it is kept at once, and done when none follows for a while. */
  correctSoon(item: number, change: (now: Corrections) => Corrections): void {
    this.want(item, change);
    clearTimeout(this.soon?.timer);
    this.soon = { item, timer: setTimeout(() => void this.correctNow(), REST) };
  }

  /** Does what {@link correctSoon} was asked for. */
  async correctNow(): Promise<void> {
    if (!this.soon) return this.correcting;
    const { item, timer } = this.soon;
    clearTimeout(timer);
    this.soon = null;
    await this.correct(item, (now) => now);
  }

  private want(item: number, change: (now: Corrections) => Corrections): void {
    const corrections = change(this.wanted.get(item) ?? this.corrections.get(item) ?? []);
    this.wanted.set(item, corrections);
    const of = this.shown[item];
    if (of?.ok) keepCorrections(of.summary, corrections);
  }

  private async settle(item: number): Promise<void> {
    const wanted = this.wanted.get(item);
    if (!wanted) return;
    const before = this.corrections;
    this.wanted.delete(item);
    this.corrections = new Map(before).set(item, wanted);
    this.dispatch({ type: "correcting", item });
    const done = await this.guard(async () => {
      const { items, remarks, effect } = await this.engine.correct(item, wanted);
      this.remarks = remarks;
      this.keepCorrections(items);
      this.dispatch({ type: "corrected", item, items, remarks, effect });
      return true;
    });
    if (!done) this.corrections = before;
  }

  /** What is corrected in each import, as the engine has it. */
  private keepCorrections(items: readonly ImportItem[]): void {
    this.shown = items;
    this.units = new Map(items.flatMap((entry, i) => (entry.ok ? [[i, entry.summary.writtenAs] as const] : [])));
    this.corrections = new Map(
      items.flatMap((entry, i) => (entry.ok ? [[i, entry.summary.corrections.map((c) => c.step)] as const] : [])),
    );
  }

  /** Shows a cell of the open workbook. */
  async select(target: CellTarget): Promise<void> {
    await this.guard(() => this.host.select(target));
  }

  cancel(): void {
    // The engine holds what was imported: ending it while it is written would leave a preview of nothing.
    if (this.writing) this.writing.abort();
    else if (this.waiting) this.waiting.abort();
    else this.engine.cancel();
  }

  /** Brings a workbook to order in which an earlier pane broke off while it wrote. */
  async repair(evenOfOthers = false): Promise<Recovered> {
    return (await this.guard(() => this.host.repair(evenOfOthers), "told")) ?? "nothing";
  }

  /** Writes the chosen imports, all or nothing; ends in the result. */
  async write(chosen: readonly number[], options: WriteOptions): Promise<void> {
    const writing = (this.writing = new AbortController());
    const { signal } = writing;
    const done = this.onWriting();
    const tell = (step: WriteStep, steps: number, total: number): void =>
      this.dispatch({ type: "writing", step, done: steps, total });
    const written = await this.guard(async () => {
      tell("read", 0, 1);
      // What is kept is what the cells say now, not what they said when the preview was made.
      if (options.keep.length > 0) await unlessAborted(this.checkContents(), signal);
      const notes = await writeImports(
        this.host,
        chosen.flatMap((i) => this.units.get(i) ?? []),
        (existing) => this.engine.plan(chosen, existing, { ...options, ...this.choices() }),
        tell,
        signal,
      );
      const table = this.remarks.length > 0 ? this.rules : null;
      if (table) await this.host.setValues(remarkChanges(table, this.remarks));
      for (const i of chosen) {
        const of = this.shown[i];
        if (of?.ok) forgetCorrections(of.summary);
      }
      this.dispatch({ type: "written", notes });
      return true;
    });
    if (this.writing === writing) this.writing = null;
    done(written === true);
  }

  /** Tells the engine what the cells say now. */
  private async checkContents(): Promise<void> {
    await this.engine.check(await this.host.readContents(), this.rules);
  }

  /** Shows a sheet of ours. */
  async openSheet(role: "checks" | "paper"): Promise<void> {
    await this.guard(async () => {
      const { sheets } = await this.host.read({ units: [] });
      const sheet = sheets.filter((s) => s.role === role).at(-1);
      if (sheet) await this.host.select({ sheet: sheet.name, row: 0, column: 0 });
    }, "told");
  }

  // What follows is asked for by views that show its failure themselves: it has nothing to do with the import.

  /** Writes our formulas again. */
  refreshFormulas(): Promise<number> {
    return this.host.refreshFormulas();
  }

  /** Puts an example call into the active cell; asks back (occupied) where cells in its way hold something. */
  insertExample(specification: FunctionSpecification, overwrite = false): Promise<Insertion> {
    return this.host.insertFormula(callOf(specification), resultSize(specification), overwrite);
  }

  /** Puts a call with the arguments of the user into the cell that they chose. */
  async insertCall(
    specification: FunctionSpecification,
    formula: string,
    target: CellTarget | null,
    overwrite = false,
  ): Promise<Insertion> {
    if (target) await this.host.select(target);
    return this.host.insertFormula(formula, resultSize(specification), overwrite);
  }

  /** What is selected in the workbook. */
  selection(): Promise<SelectedRange> {
    return this.host.selection();
  }

  /** Puts a function's native formula into the active cell, filled in with a table of the workbook. */
  async insertNative(specification: FunctionSpecification, overwrite = false): Promise<Insertion> {
    const tables = specification.nativeFormula?.formula.includes("{data}") ? (await this.host.read()).tables : [];
    const formula = nativeCall(specification, tables);
    if (formula === null) throw new DisclosureError("no-standard-table");
    return this.host.insertFormula(formula, ONE_CELL, overwrite);
  }

  /** How many cells call each of our functions; nothing where Excel is busy: it is only advice. */
  countCalls(): Promise<Readonly<Record<string, number>>> {
    return this.host.countCalls().catch(() => ({}));
  }

  private async guard<T>(work: () => Promise<T>, type: "failed" | "told" = "failed"): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.dispatch({ type, error: errorData(error) });
      return null;
    }
  }
}

/** How long nobody corrects anything before corrections are worked in (milliseconds). */
const REST = 1200;

/** The bytes of an input; null for cells of the workbook, which show themselves. */
function blobOf(input: ImportInput): Blob | null {
  switch (input.type) {
    case "file":
      return new Blob([input.bytes as Uint8Array<ArrayBuffer>]);
    case "text":
      return new Blob([input.text]);
    case "html":
      return new Blob([input.html]);
    case "grids":
      return null;
  }
}

const ONE_CELL: CellSize = { rows: 1, columns: 1 };

/** Cells that the result of the first example fills. */
const resultSize = ({ examples: [example] }: FunctionSpecification): CellSize => (example ? sizeOf(example) : ONE_CELL);

/** Cells that the result of an example fills. */
function sizeOf({ result }: FunctionExample): CellSize {
  return Array.isArray(result)
    ? { rows: result.length, columns: (result[0] as readonly unknown[] | undefined)?.length ?? 1 }
    : ONE_CELL;
}
