import { parseAddress, type Rect } from "./grid/addresses";
import type { Scalar } from "./grid/cells";
import { playedMembers } from "./office/members";
import { pictureOf, type Picture } from "./grid/picture";
import type { CountedBatch, Fault } from "./office/faults";
import { open } from "./page/saved";
import type { CallRecord, Workbench } from "./workbench";

/** A test waits longer than a user would: a machine that is busy is no failure. */
const TEST_LIMIT = 60_000;

/** What a test (or a developer at the console) can do with the page; all of it works on the grid's own cells. */
export interface WorkbenchControls {
  readonly ready: Promise<void>;
  readonly calls: readonly CallRecord[];
  readonly unplayed: readonly string[];
  sheets(): { name: string; id: string; visible: boolean; active: boolean }[];
  tables(): { name: string; sheet: string; rows: number; columns: string[]; style: string }[];
  names(): { name: string; formula: string }[];
  getCell(
    sheet: string,
    a1: string,
  ): { value: Scalar; text: string; formula: string; format: string; message?: string };
  getRange(sheet: string, a1: string): Scalar[][];
  getFormulas(sheet: string, a1: string): Scalar[][];
  usedRange(sheet: string): { rows: number; columns: number } | null;
  /** Enters a value as a user types it, and waits until everything that hangs on it is calculated. */
  setCell(sheet: string, a1: string, value: unknown): Promise<void>;
  /** The same as a step that can be undone. */
  type(sheet: string, a1: string, value: string | number): Promise<void>;
  /** Shows a sheet and selects: a block, or several that a comma parts. */
  activate(sheet: string, a1?: string): void;
  settled(): Promise<void>;
  undo(): Promise<void>;
  /** The workbook as text, as the button 保存 writes it to a file. */
  save(): string;
  /** Opens such a text: the page loads anew. */
  open(text: string): void;
  played(): Record<string, string[]>;
  /** Everything of the workbook in a form that can be compared: the same workbook gives the same picture. */
  picture(): Picture;
  /** Lets a batch of the add-in fail; counts batches from here. */
  failAt(fault: Fault | null): void;
  /** Whether the fault of {@link failAt} is still to come. */
  faultWaits(): boolean;
  /** Lets the batch go that a fault holds. */
  release(): void;
  /** The batches that the add-in has sent since {@link failAt}. */
  batches(): readonly CountedBatch[];
  /** How often the pane was loaded anew. */
  reloads(): number;
}

declare global {
  interface Window {
    workbench: WorkbenchControls;
  }
}

export function controlsFor(workbench: Workbench): WorkbenchControls {
  const { model, tables } = workbench;
  const sheetOf = (name: string) => {
    const sheet = model.findSheet(name);
    if (!sheet)
      throw new Error(
        `no sheet "${name}"; there are: ${model
          .sheets()
          .map((one) => one.getSheetName())
          .join(", ")}`,
      );
    return sheet;
  };
  const rectOf = (a1: string): Rect => {
    const rect = parseAddress(a1);
    if (!rect) throw new Error(`"${a1}" is no address`);
    return rect;
  };
  return {
    ready: workbench.ready,
    calls: workbench.calls,
    unplayed: workbench.unplayed,
    sheets: () =>
      model.sheets().map((sheet) => ({
        name: sheet.getSheetName(),
        id: sheet.getSheetId(),
        visible: !sheet.isSheetHidden(),
        active: model.workbook.getActiveSheet().getSheetId() === sheet.getSheetId(),
      })),
    tables: () =>
      tables.list().map((table) => ({
        name: table.name,
        sheet: model.sheet(table.sheetId)?.getSheetName() ?? "",
        rows: tables.bodyRows(table),
        columns: tables.columnNames(table),
        style: table.style,
      })),
    names: () =>
      model.workbook.getDefinedNames().map((name) => ({ name: name.getName(), formula: name.getFormulaOrRefString() })),
    getCell: (name, a1) => {
      const sheet = sheetOf(name);
      const rect = rectOf(a1);
      return {
        value: model.values(sheet, rect)[0]![0]!,
        text: model.texts(sheet, rect)[0]![0]!,
        formula: String(model.formulas(sheet, rect)[0]![0]!),
        format: model.numberFormats(sheet, rect)[0]![0]!,
        message: workbench.functions.messageAt(sheet.getSheetId(), rect.top, rect.left),
      };
    },
    getRange: (name, a1) => model.values(sheetOf(name), rectOf(a1)),
    getFormulas: (name, a1) => model.formulas(sheetOf(name), rectOf(a1)),
    usedRange: (name) => {
      const used = model.usedRect(sheetOf(name), true);
      return used ? { rows: used.bottom + 1, columns: used.right + 1 } : null;
    },
    setCell: async (name, a1, value) => {
      model.enterBlock(sheetOf(name), rectOf(a1), [[value]]);
      await workbench.settled(TEST_LIMIT);
    },
    type: async (name, a1, value) => {
      sheetOf(name).getRange(a1).setValue(value);
      await workbench.settled(TEST_LIMIT);
    },
    activate: (name, a1) => {
      const sheet = sheetOf(name);
      model.workbook.setActiveSheet(sheet);
      if (a1?.includes(",")) model.select(sheet, a1.split(",").map(rectOf));
      else if (a1) sheet.getRange(a1).activate();
    },
    settled: () => workbench.settled(TEST_LIMIT),
    undo: async () => {
      await model.api.undo();
      await workbench.settled(TEST_LIMIT);
    },
    save: () => workbench.save(),
    open,
    played: playedMembers,
    picture: () => pictureOf(model, tables),
    failAt: (fault) => workbench.faults.arm(fault),
    release: () => workbench.faults.release(),
    faultWaits: () => workbench.faults.waiting,
    batches: () => workbench.faults.batches,
    reloads: () => workbench.reloads,
  };
}
