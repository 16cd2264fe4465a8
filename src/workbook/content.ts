import { textCell } from "./cells";
import type { CellTarget, CellValue, PlanCell, SheetRole, StyleName } from "./plan";

/** A column of a planned table. */
export interface ContentColumn {
  readonly label: string;
  /** Characters wide. */
  readonly width: number;
  /** Fixed words to choose from. */
  readonly list?: readonly string[];
}

/** Rows of one disclosure in a table that several share. */
export interface RowGroup {
  /** {@link identityKey} of the rows; null = none of the table's rows can be this disclosure's. */
  readonly key: string | null;
  readonly rows: readonly (readonly PlanCell[])[];
}

/** Columns for the user's own words, and the headers by which a row is known again. */
export interface UserColumns {
  readonly labels: readonly string[];
  readonly matchBy: readonly string[];
  /** A word that the row's coming again gives the lie to: it is not kept, nor what stands with it. */
  readonly overtaken?: { readonly label: string; readonly word: string; readonly with: readonly string[] };
  /** A row that is new takes them over, but for `open`, from the last one that differs in the column `from` alone, and says so in the column `told`. */
  readonly handedOn?: {
    readonly from: string;
    readonly told: string;
    readonly words: (from: string) => string;
    readonly open: string;
  };
}

/** A table before it has a place: the union of columns, and rows by disclosure. */
export interface TableContent {
  /** Wanted name of the sheet and of the table. */
  readonly sheet: string;
  readonly table: string;
  readonly role: SheetRole;
  readonly title: string;
  readonly note: string;
  readonly columns: readonly ContentColumn[];
  /** Headers whose values tell a disclosure from another. */
  readonly identity: readonly string[];
  readonly groups: readonly RowGroup[];
  /** How many of the first columns say what a row is: they stay in sight, on the screen and on each page. */
  readonly leadColumns?: number;
  /** How many of the first columns are printed; omitted = all. */
  readonly printedColumns?: number;
  /** What the user may have written in a row (a decision, a remark) is kept when the row comes again. */
  readonly userColumns?: UserColumns;
  /** Column by which a row that comes again is known: it stays where the user sorted it to, or wrote beside it. */
  readonly knownBy?: string;
  /** The cells of a row once it is known where it stands, where they speak of that; its group then has what it is known by alone. */
  readonly cellsAt?: (group: number, row: number, sheetRow: number) => readonly PlanCell[];
  /** Its rows are numbered, in the column {@link ROW_KEY}: live checks speak about them. */
  readonly rowKeys?: true;
}

/** A table with its place: where each new row went. */
export interface PlacedContent {
  readonly sheet: string;
  /** Column of a label in the sheet. */
  readonly columnOf: (label: string) => number | undefined;
  /** Sheet row of row j of group i. */
  readonly rowOf: (group: number, row: number) => number;
  /** First body row, and what its column of that label holds from there on when the plan is carried out. */
  readonly firstRow: number;
  readonly valuesOf: (label: string) => readonly CellValue[];
  /** Number of row j of group i, where rows are numbered. */
  readonly keyOf: (group: number, row: number) => number;
}

/** Address of a cell of a placed table. */
export function placedTarget(placed: PlacedContent, group: number, row: number, label: string): CellTarget | null {
  const column = placed.columnOf(label);
  return column === undefined ? null : { sheet: placed.sheet, row: placed.rowOf(group, row), column };
}

/** A header cell. */
export function headerCell(label: string): PlanCell {
  return textCell(label, "header");
}

/** The same style on all cells of a row that have none. */
export function styleRow(cells: readonly PlanCell[], style: StyleName | undefined): PlanCell[] {
  return style ? cells.map((c) => (c.style ? c : { ...c, style })) : [...cells];
}
