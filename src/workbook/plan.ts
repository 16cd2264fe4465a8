/**
 * A workbook planned as data: complete, pure, printable as JSON. A host carries it out (Excel through office.js, or an
 * .xlsx file) and decides nothing. Rows and columns are 0-based everywhere.
 */

import type { ChartPlan } from "./chart";

/** What a cell can hold; null = blank. */
export type CellValue = string | number | boolean | null;

/** Place of a cell. */
export interface CellTarget {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A rectangle of a sheet. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Named looks; {@link STYLES} says what they are. */
export type StyleName =
  | "title"
  | "note"
  | "section"
  | "header"
  | "key"
  | "total"
  | "wrap"
  | "good"
  | "rounded"
  | "bad"
  | "warn"
  | "muted"
  | "link"
  | "unchecked"
  | "once"
  | "redundant"
  | "framed"
  | "doubtful"
  | "reread";

/** How a border of a cell is drawn. */
export type BorderLine = "thin" | "medium" | "thick" | "double" | "dashed" | "dotted";

/** A look of the user's own, as their template has it; what is not said is the sheet's. Colours are `#RRGGBB`. */
export interface CellLook {
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly color?: string;
  readonly fill?: string;
  readonly horizontal?: "left" | "center" | "right";
  readonly vertical?: "top" | "middle" | "bottom";
  readonly wrap?: boolean;
  readonly borders?: Readonly<Partial<Record<"top" | "bottom" | "left" | "right", BorderLine>>>;
}

/** One planned cell. */
export interface PlanCell {
  /** The value, or the cached result where there is a {@link formula}. */
  readonly value: CellValue;
  /** With the leading `=`. */
  readonly formula?: string;
  /** Number format; omitted = General. Text cells carry `@`, so that nothing imported becomes a formula or a date. */
  readonly format?: string;
  readonly style?: StyleName;
  /** A look beside that of {@link style}. */
  readonly look?: CellLook;
  readonly link?: CellTarget;
  /** Address of a file, from the folder of the workbook, its parts percent-encoded; of a cell without {@link link}. */
  readonly file?: string;
}

/** A rectangle of cells. A null cell is left as it is in the workbook. */
export interface CellBlock {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly (PlanCell | null)[])[];
}

/** Rows put in (`count` > 0) or taken out (`count` < 0) before the sheet's row `at`, before blocks are written; in this order. */
export interface RowEdit {
  readonly at: number;
  readonly count: number;
}

/** An Excel table: header row and body. */
export interface TablePlan {
  readonly name: string;
  /** Header and body. */
  readonly range: Rect;
  /** True where the workbook already has a table of this name: it is resized, never made again. */
  readonly exists: boolean;
}

/** A drop-down of fixed words. */
export interface ValidationPlan {
  readonly range: Rect;
  readonly list: readonly string[];
}

/** A conditional format on a native formula, relative to the range's first cell. */
export interface ConditionalFormatPlan {
  readonly range: Rect;
  readonly formula: string;
  readonly style: StyleName;
  /** True where the sheet has it already: what is written in its range leaves it there. */
  readonly exists?: boolean;
}

/** Width in characters of the default font. */
export interface ColumnWidth {
  readonly column: number;
  readonly width: number;
  /** A column that is as wide already, or wider, stays as it is. */
  readonly atLeast?: boolean;
}

/** How a sheet is printed: on A4, never smaller than can be read. */
export interface PagePlan {
  readonly orientation: "portrait" | "landscape";
  /** How many of the first columns are printed, with all of their rows, those of later imports too; null = all that is on the sheet. */
  readonly printedColumns: number | null;
  /** Rows and columns from A1 that stand on every page. */
  readonly titleRows: number;
  readonly titleColumns: number;
  /** So many pages side by side; as many below one another as it takes. */
  readonly pagesWide: number;
  /** Percent, where it is not what the width of the pages makes it: so small that tables stand whole on a page. */
  readonly scale: number | null;
  /** Rows that begin a page. */
  readonly breaks: readonly number[];
  /** Columns that begin a page, where {@link scale} is told. */
  readonly columnBreaks?: readonly number[];
  /** Left and right words of the foot; the page number stands between them. */
  readonly foot: { readonly left: string; readonly right: string };
}

/** Height of a row in points. */
export interface RowHeight {
  readonly row: number;
  readonly points: number;
}

/** What a sheet is for; kept with the sheet, so that the next import finds its own sheets again. */
export type SheetRole =
  | "overview"
  | "standard"
  | "published"
  | "narrative"
  | "findings"
  | "checks"
  | "open"
  | "coverage"
  | "rules"
  | "settings"
  | "outcomes"
  | "paper"
  | "store"
  | "template"
  | "report";

/** One sheet. */
export interface SheetPlan {
  readonly name: string;
  readonly role: SheetRole;
  /** `create`: new. `update`: exists, only the blocks and edits touch it. `replace`: exists and is wholly ours: emptied first. */
  readonly mode: "create" | "update" | "replace";
  readonly rowEdits: readonly RowEdit[];
  readonly blocks: readonly CellBlock[];
  readonly tables: readonly TablePlan[];
  readonly merges: readonly Rect[];
  readonly widths: readonly ColumnWidth[];
  readonly heights: readonly RowHeight[];
  readonly freezeRows: number;
  readonly freezeColumns: number;
  readonly page: PagePlan;
  readonly validations: readonly ValidationPlan[];
  readonly conditionalFormats: readonly ConditionalFormatPlan[];
  readonly charts: readonly ChartPlan[];
  /** Names of charts of ours that go: those of an earlier filling. */
  readonly chartsGone: readonly string[];
  /** Sheet custom properties: provenance, never the user's business. */
  readonly properties: Readonly<Record<string, string>>;
  readonly tabColor: string | null;
  /** Out of sight, and out of the list from which people unhide sheets. */
  readonly hidden: boolean;
}

/** A name for a cell or a range. */
export interface DefinedNamePlan {
  readonly name: string;
  readonly sheet: string;
  readonly range: Rect;
}

/** One cell of a suggestion that the user can take up. */
export interface Correction {
  readonly target: CellTarget;
  readonly label: string;
  /** As printed; null = blank. */
  readonly before: string | null;
  readonly after: string | null;
  /** What is written, in the unit of the target. */
  readonly value: CellValue;
}

/** The whole plan. */
export interface WorkbookPlan {
  readonly sheets: readonly SheetPlan[];
  readonly names: readonly DefinedNamePlan[];
  /** Sheets of the user's own that bear names of ours: they are left alone, ours is called otherwise. */
  readonly beside: readonly { readonly theirs: string; readonly ours: string }[];
  /** The cell to show when all is written. */
  readonly activate: CellTarget;
  /** Where each finding of the imports stands: `findings[i][j]` is finding j of import i, null where it names no cell. */
  readonly findingTargets: readonly (readonly (CellTarget | null)[])[];
  /** What taking up each finding's suggestion changes, all of it; empty where there is none or it can't be written. */
  readonly corrections: readonly (readonly (readonly Correction[])[])[];
  /** The 处理 cell of each finding. */
  readonly decisions: readonly (readonly (CellTarget | null)[])[];
}

/** A table of the workbook as a host reads it. */
export interface ExistingTable {
  readonly name: string;
  readonly sheet: string;
  /** Place of the header row. */
  readonly row: number;
  readonly column: number;
  readonly header: readonly string[];
  /** Body rows by value. Of rows that nobody asked for (another unit's) only `TOLD_OF_ALL` is told, the rest is null. */
  readonly rows: readonly (readonly CellValue[])[];
}

/** A sheet of the workbook as a host reads it: contents only of the sheets that are ours. */
export interface ExistingSheet {
  readonly name: string;
  /** Role kept by {@link SheetPlan.properties}; null = the user's own sheet. */
  readonly role: SheetRole | null;
  /** Key of the disclosure for sheets that belong to one. */
  readonly disclosure: string | null;
  /** Used range from A1: formulas where there are some, else values. Only for `checks`, where it has to be written anew whole. */
  readonly cells: readonly (readonly CellValue[])[] | null;
  /** `CHECKS_LAYOUT` as it was when `checks` was written. */
  readonly layout?: string | null;
  /** What a filled template remembers of its filling. */
  readonly report?: string | null;
}

/** What the planner must know of the workbook it adds to. */
export interface ExistingWorkbook {
  readonly sheets: readonly ExistingSheet[];
  readonly tables: readonly ExistingTable[];
}

/** A workbook with nothing in it. */
export const EMPTY_WORKBOOK: ExistingWorkbook = { sheets: [], tables: [] };
