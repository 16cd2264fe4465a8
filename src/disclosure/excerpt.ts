import { publishedTable, type Disclosure } from "./disclosure";
import type { CellRef } from "./published";

/** What stands round a place of a document without pages: lines, or a piece of a grid; what was asked for is marked. */
export type Excerpt =
  | { readonly type: "lines"; readonly lines: readonly ExcerptLine[] }
  | {
      readonly type: "grid";
      /** Worksheet, where it is one. */
      readonly sheet: string | null;
      readonly rows: readonly (readonly ExcerptCell[])[];
    };

export interface ExcerptLine {
  readonly number: number;
  readonly text: string;
  readonly marked: boolean;
}

export interface ExcerptCell {
  readonly text: string;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly marked: boolean;
}

/** The row of a published table that a place is in, as printed, and the column. */
export interface PlacedRow {
  readonly texts: readonly (string | null)[];
  readonly column: number;
}

/** The row of a cell, as printed; nothing for a field of a form, which stands in none. */
export function placedRow(d: Disclosure, ref: CellRef | null): PlacedRow | undefined {
  const row = ref && ref.field === undefined ? publishedTable(d, ref)?.rows[ref.row] : undefined;
  return row && { texts: row.map((c) => (c.corrected ? c.corrected.printed : c.text)), column: ref!.column };
}
