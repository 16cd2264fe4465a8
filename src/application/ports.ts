import type {
  CellTarget,
  CellValue,
  ExistingTable,
  ExistingWorkbook,
  WorkbookPlan,
  WrittenPublished,
} from "../workbook";
import type { RangeContent, Template } from "../reporting";

/** What an import tells while it works. */
export interface ImportProgress {
  readonly stage: "read" | "recognise" | "check";
  /** Name of the input. */
  readonly file: string;
  /** 0-based position of the input, and how many there are. */
  readonly index: number;
  readonly count: number;
  /** Page just done and pages in all, where the format has pages. */
  readonly page?: number;
  readonly pages?: number | null;
  /** The page is a picture whose text is being recognised: this share of it (0–1) is done. */
  readonly recognised?: number;
}

/** Takes progress. */
export type Progress = (progress: ImportProgress) => void;

/** The time, so that tests can say what it is. */
export interface Clock {
  now(): Date;
}

/** The machine's clock. */
export const SYSTEM_CLOCK: Clock = { now: () => new Date() };

/** Where texts are put away that nobody needs for a while: many disclosures at once would fill the memory. */
export interface Shelf {
  /** Puts a text away; answers by what it is taken again. */
  put(text: string): number;
  take(at: number): string;
}

/** What of the open workbook is to be read. */
export type GridScope = "selection" | "sheet" | "workbook";

/** A used range of the open workbook, cells as they are shown. */
export interface SheetGrid {
  readonly sheet: string;
  /** Sheet position of the grid's first cell. */
  readonly row: number;
  readonly column: number;
  /** Shown text; empty = blank. */
  readonly cells: readonly (readonly string[])[];
}

/** What a sheet holds, from A1. */
export interface SheetValues {
  readonly sheet: string;
  readonly cells: readonly (readonly CellValue[])[];
}

/** A cell and what it is to hold; a text that begins with = is a formula. */
export interface CellChange {
  readonly target: CellTarget;
  readonly value: CellValue;
}

/** Cells that a person selected. */
export interface SelectedRange {
  /** Address in its sheet: `A1:B9`. */
  readonly address: string;
  /** The first of them. */
  readonly target: CellTarget;
}

/** A block of cells that a person selected; several where they held Ctrl. */
export interface SelectedArea extends CellTarget {
  readonly rows: number;
  readonly columns: number;
}

/** Cells of the workbook that are to be read as a table: as far as they are used; of one selected cell all of its sheet. */
export type RangePlace =
  | { readonly kind: "selection" }
  | { readonly kind: "area"; readonly area: SelectedArea }
  | { readonly kind: "table"; readonly name: string };

/** Cells that a formula will fill. */
export interface CellSize {
  readonly rows: number;
  readonly columns: number;
}

/** What came of an insertion: the cell's address, or the cells in its way that hold something. */
export type Insertion =
  | { readonly address: string; readonly occupied: null }
  | { readonly address: null; readonly occupied: { readonly address: string; readonly cells: number } };

/** All that the open workbook holds of ours: for checking it again as it stands. */
export interface WorkbookContents {
  readonly workbook: ExistingWorkbook;
  /** Sheets as published, by the key of their disclosure; without cells where nothing was left to check it by. */
  readonly published: readonly (WrittenPublished & { readonly key: string })[];
  /** What imports left for later checks, by the key of their disclosure. */
  readonly stored: readonly { readonly key: string; readonly parts: readonly string[] }[];
}

/** What of a workbook is wanted. */
export interface ReadScope {
  /** 公开单位 of the rows that are wanted whole; of all others only what tells them apart. Omitted = all rows. */
  readonly units?: readonly string[];
}

/** Takes the steps of a write. */
export type WriteProgress = (done: number, total: number) => void;

/** What was done about a write that broke off: taken back, or carried to its end where only rows to be taken out were left. */
export type Recovered = "nothing" | "undone" | "completed";

/** The workbook that the user has open. */
export interface WorkbookHost {
  /** Our sheets and all tables, for the planner; rows of other units than those of the scope are told by their keys alone. */
  read(scope?: ReadScope): Promise<ExistingWorkbook>;
  /**
   * Carries a plan out: all or nothing, also when it is cancelled. Answers the sheets whose page setup the host refused, which
   * are written all the same.
   */
  write(plan: WorkbookPlan, onProgress?: WriteProgress, signal?: AbortSignal): Promise<readonly string[]>;
  /**
   * Brings a workbook to order in which a write broke off with its pane; to be called when a pane starts. A write that may be
   * under way on another machine is an error (`write-under-way`, as for reading and writing), unless the user wants it undone.
   */
  repair(evenOfOthers?: boolean): Promise<Recovered>;
  /** What imports left for later checks, with the rows and the sheets as published of those disclosures. */
  readContents(): Promise<WorkbookContents>;
  /** Tells of changes that people make in cells of ours, and of selections; answers how to end it. */
  watch(listener: {
    readonly changed: () => void;
    readonly selected: (target: CellTarget) => void;
  }): Promise<() => Promise<void>>;
  /** Shows and selects a cell. */
  select(target: CellTarget): Promise<void>;
  /** Writes values (or formulas) that the user accepted, all in one go; answers what stood there, to take it back. */
  setValues(changes: readonly CellChange[]): Promise<readonly CellChange[]>;
  /** A table by its name with all its rows; null where there is none. */
  readTable(name: string): Promise<ExistingTable | null>;
  /** How many cells of the user's sheets call each of our functions. */
  countCalls(): Promise<Readonly<Record<string, number>>>;
  /**
   * Puts a formula into the active cell. Where that cell, or one that its result will fill, holds something, nothing is
   * changed unless `overwrite` says so; then those cells are emptied.
   */
  insertFormula(formula: string, size: CellSize, overwrite: boolean): Promise<Insertion>;
  /** The sheets in which fields of templates stand, with their looks. */
  readTemplates(): Promise<readonly Template[]>;
  /** What sheets hold, from A1. */
  readSheets(names: readonly string[]): Promise<readonly SheetValues[]>;
  /** Takes a report, or a template that was put in, out of the workbook; a sheet of another kind is left. */
  removeSheet(name: string): Promise<void>;
  /** What is selected. */
  selection(): Promise<SelectedRange>;
  /** The same, block by block, in the order in which they were selected. */
  selectedAreas(): Promise<readonly SelectedArea[]>;
  /** What stands at a place, by value and as shown, with what stands above it; null where it is blank or not there any more. */
  readRange(place: RangePlace): Promise<RangeContent | null>;
  /** Cells of the open workbook as shown; sheets of our own are left out. */
  readGrids(scope: GridScope): Promise<readonly SheetGrid[]>;
  /** Writes our formulas again, a bounded number at a time, for cells stuck at #NAME? or #BUSY!; answers how many. */
  refreshFormulas(): Promise<number>;
}
