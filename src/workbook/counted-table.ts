import { countCell, numberWidth } from "./cells";
import type { PlacedContent, TableContent } from "./content";
import { DEFAULT_WIDTH } from "./page";
import type { PlanCell } from "./plan";
import { rowHeight } from "./row-heights";
import { ROW_KEY } from "./row-keys";

/** A row of a sheet on its way to the file, which nobody keeps. */
export interface BodyRow {
  readonly row: number;
  /** Column of its first cell. */
  readonly column: number;
  readonly cells: readonly (PlanCell | null)[];
  /** Its height; null where one line is enough. */
  readonly points: number | null;
}

/** A new table whose place and size are planned before its rows are made, import by import. */
export class CountedTable {
  private readonly key: number;

  constructor(
    private readonly content: TableContent,
    /** So many rows of each group. */
    private readonly counts: readonly number[],
    readonly placed: PlacedContent,
    private readonly widen: (column: number, width: number) => void,
  ) {
    this.key = content.rowKeys ? content.columns.findIndex((c) => c.label === ROW_KEY) : -1;
  }

  /** All rows of a group, each in its place. */
  rows(group: number, rows: readonly (readonly PlanCell[])[]): BodyRow[] {
    // Other rows were counted than were made: what stands below would be overwritten.
    if (rows.length !== this.counts[group]) throw new Error(`${this.content.table}: ${rows.length} rows of ${group}`);
    const { columns } = this.content;
    const column = this.placed.columnOf(columns[0]!.label)!;
    return rows.map((made, i) => {
      // The number of a row is as wide as its column.
      made.forEach((cell, at) => {
        const width = numberWidth(cell);
        if (width > 0) this.widen(column + at, width);
      });
      const cells: (PlanCell | null)[] = columns.map((_, at) => made[at] ?? null);
      if (this.key >= 0) cells[this.key] = countCell(this.placed.keyOf(group, i), "muted");
      const points = rowHeight(cells, (at) => columns[at]?.width ?? DEFAULT_WIDTH);
      return { row: this.placed.rowOf(group, i), column, cells, points };
    });
  }
}
