import type { ColumnBinding, PrintedPlace, SettledBy } from "./corrections";
import type { Said, Words } from "./language";
import type { MoneyUnit } from "./money";
import type { SourceRef } from "./source";
import type { TableId } from "./table-ids";

/**
 * How sure the reading of a cell is. `printed`: stood there. `placed`: printed, and its column was decided by evidence
 * (identities, the same statement elsewhere). `ambiguous`: printed, and the evidence allows several columns.
 */
export type CellConfidence = "printed" | "placed" | "ambiguous";

/** What settled a doubtful cell, where that was no person. */
export interface Settled {
  readonly by?: SettledBy;
  readonly grounds?: readonly Words[];
}

/** A cell of a table as published. */
export interface PublishedCell {
  /** Printed text, re-joined, commas out of numbers; null = blank. */
  readonly text: string | null;
  readonly source?: SourceRef;
  /** Omitted means `printed`. */
  readonly confidence?: CellConfidence;
  /** Which evidence placed it, for the trace (`identity 合计=Σ`, …). */
  readonly evidence?: string;
  /** How sure text recognition is of it (0–1), where it was read from a picture; see {@link isDoubtful}. A blank has one where something covers it. */
  readonly recognised?: number;
  /**
   * Somebody reads it otherwise: `text` is what they say, this is what recognition had read. `by` and `grounds` where it was no person, see
   * `CellStep`.
   */
  readonly corrected?: { readonly printed: string | null } & Settled;
  /** It was read without certainty, and right: a person says so, or what {@link Settled} names. */
  readonly confirmed?: Settled;
}

/** `[row, column, rowSpan, columnSpan]` over body rows. */
export type Merge = readonly [number, number, number, number];

/** Head block of a form-like table (绩效目标表): label → value, list of values, or labelled values. */
export type FormFields = Record<string, string | null | string[] | Record<string, string | null>>;

/** How text recognition read a field of a head block. */
export interface FieldReading {
  /** The lowest of the cells that its text and its label are made of (0–1). */
  readonly confidence: number;
  /** Where its text is printed; not there where that can't be told, and for a blank. */
  readonly source?: SourceRef;
}

/** `filled`: an amount differs from 0 (or a text table has rows). `absent`: promised in the contents, not in the document. */
export type TableState = "filled" | "empty" | "unreadable" | "absent";

/** A table as published: nothing dropped, nothing guessed. */
export interface PublishedTable {
  readonly id: TableId;
  /** Counts the tables of one id from 1. */
  readonly index: number;
  /** Title as printed, e.g. `部门预算收支总表`. */
  readonly title: string;
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly year: string | null;
  /** 截止时间 of an assets table, as printed. */
  readonly asOf: string | null;
  readonly moneyUnit: MoneyUnit | null;
  /** The table prints no unit of money: what stands in `moneyUnit` is that of most others. */
  readonly moneyUnitAssumed?: true;
  readonly state: TableState;
  /** 注：… below the table. */
  readonly note: string | null;
  readonly pages: readonly number[];
  readonly source?: SourceRef;
  /** Leaf header paths as printed, levels joined with `/`, white space removed. */
  readonly columns: readonly string[];
  /** The 栏次 row, where one is printed. */
  readonly columnNumbers: readonly (string | null)[] | null;
  /** Body rows; a merged-down cell repeats. */
  readonly rows: readonly (readonly PublishedCell[])[];
  readonly merges: readonly Merge[];
  readonly fields: FormFields | null;
  /** The lowest confidence of the head block's cells, where they were read from a picture. */
  readonly fieldsRecognised?: number;
  /** How each field was read, by its path as `CellRef.field` has it, where the head block was read from a picture. */
  readonly fieldReadings?: Readonly<Record<string, FieldReading>>;
  /** Fields that a person held against the original and found right. Not there where there are none. */
  readonly confirmedFields?: readonly string[];
  /** Fields that a person read otherwise: `fields` has what they say, this what recognition had read. Not there where there are none. */
  readonly correctedFields?: readonly { readonly field: string; readonly printed: string | null }[];
  /** What became unreadable in this table; empty when all was read. */
  readonly problems: readonly Said[];
  /** What the recogniser bound to what, for people who ask why. */
  readonly trace: readonly Said[];
  /** The places where it and the pages that it goes on over are printed; the first is the table's own. */
  readonly places?: readonly PrintedPlace[];
  /** For each body row, which of the places prints it, and its body row there. */
  readonly origins?: readonly (readonly [place: number, row: number])[];
  /** What each column was bound to; null for none. Not there for a table outside the standard kinds. */
  readonly bindings?: readonly (ColumnBinding | null)[];
}

/**
 * Address of a cell of a published table: 0-based body row, 0-based leaf column; or of a field of its head block, by the path of its
 * label.
 */
export interface CellRef {
  readonly table: TableId;
  readonly index: number;
  /** −1 for a field. */
  readonly row: number;
  /** −1 for a field. */
  readonly column: number;
  /** Label of a form field (`预算数`), with that of the part where it has several (`资金支出计划（%）/3月底`). */
  readonly field?: string;
}

/** Key of a cell address. */
export function cellKey(c: CellRef): string {
  return `${c.table}#${c.index}:${c.row}:${c.field ?? c.column}`;
}
