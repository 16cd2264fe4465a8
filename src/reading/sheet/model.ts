/** A workbook as its readers give it, whatever its format: cells as stored, what is hidden, what was lost. */

/** What a cell stores. A number is kept as written; Excel's fifteen digits are taken when it is shown. */
export type CellContent =
  | { readonly type: "number"; readonly value: string | number }
  | { readonly type: "text"; readonly text: string }
  /** `#REF!`, `#N/A` … */
  | { readonly type: "error"; readonly text: string }
  /** Text as the file's library shows it: dates and the like. */
  | { readonly type: "shown"; readonly text: string }
  | { readonly type: "blank" };

/** Why a text that a cell stores is not read: nobody sees it, or it is struck through. */
export type Unseen = "struck-text" | "background-coloured-text";

/** A cell; `row` and `column` count from 0. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  readonly content: CellContent;
  /** Code of the number format. */
  readonly format: string;
  readonly formula?: string;
  /** The file gives a formula and no result. */
  readonly unsaved?: true;
  /** Centred across the blank cells of the same alignment at its right. */
  readonly across?: true;
  /** Why the whole of it is not read. */
  readonly unseen?: Unseen;
  /** What of its text is struck through; not in the content. */
  readonly struck?: string;
}

/** Cells from one corner to the other, both included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Why a part of a worksheet is missing. */
export type SheetDamage = { readonly type: "lost" } | { readonly type: "cut"; readonly row: number };

/** A worksheet. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Area[];
  readonly hiddenRows: ReadonlySet<number>;
  /** First and last of columns that are hidden. */
  readonly hiddenColumns: readonly (readonly [number, number])[];
  readonly damage: SheetDamage | null;
  /** Cells stand beyond the last row that is read. */
  readonly rowsBeyond: boolean;
}

/** A workbook. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Days are counted from 1904. */
  readonly date1904: boolean;
}
