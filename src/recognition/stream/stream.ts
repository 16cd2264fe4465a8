import type { FormFields, Merge, PublishedCell, SourceRef } from "../../disclosure";
import type { Problem } from "../problems";
import { type Said } from "../../words";

/** A cell of a {@link Matrix}; one object stands at every position that it spans. */
export interface MatrixCell {
  readonly text: string;
  readonly source: SourceRef;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** How sure text recognition is of it. */
  readonly confidence?: number;
}

/**
 * A table before its anatomy is known: rows of cells. `spans` tells whether the source kept the spans of merged cells
 * (PDF, Word, Excel, HTML) or lost them (text extractions), where header cells must be placed by their words.
 */
export interface Matrix {
  readonly rows: readonly (readonly (MatrixCell | null)[])[];
  readonly width: number;
  readonly spans: "known" | "lost";
  /** Rows that begin a new page, counted from 0 (never 0). */
  readonly pageBreaks: readonly number[];
  readonly pages: readonly number[];
  readonly source: SourceRef;
  readonly headerRows?: number;
  readonly sheet?: string;
}

/** A line of running text in the stream. */
export interface StreamLine {
  readonly type: "line";
  readonly text: string;
  readonly source: SourceRef;
  /** How sure text recognition is of it. */
  readonly confidence?: number;
}

/** A table in the stream, anatomy unknown. */
export interface StreamMatrix {
  readonly type: "matrix";
  readonly matrix: Matrix;
}

/**
 * A table whose columns and rows a layout reader has settled itself (text without coordinates, where cells follow
 * from the identities). Titles and captions are the lines before it.
 */
export interface StreamTable {
  readonly type: "table";
  readonly table: RawTable;
}

/** The document as lines and tables in reading order, whatever the format was. */
export type StreamItem = StreamLine | StreamMatrix | StreamTable;

/** A table with its anatomy settled; what it means is found later. */
export interface RawTable {
  readonly title: string | null;
  /** Caption lines: unit, year, unit of money, form number. */
  readonly captions: readonly string[];
  readonly columns: readonly string[];
  readonly columnNumbers: readonly (string | null)[] | null;
  readonly rows: readonly (readonly PublishedCell[])[];
  readonly merges: readonly Merge[];
  readonly fields: FormFields | null;
  readonly notes: readonly string[];
  readonly pages: readonly number[];
  readonly source: SourceRef;
  /** The reader could not make sense of it: kept, marked, said. */
  readonly unreadable: boolean;
  readonly problems: readonly Problem[];
  readonly trace: readonly Said[];
}
