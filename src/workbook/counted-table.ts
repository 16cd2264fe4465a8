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
  private readonly positions: readonly number[];
  private readonly key: number;
  private readonly widths: ReadonlyMap<number, number>;

  constructor(
    private readonly content: TableContent,
    /** So many rows of each group. */
    private readonly counts: readonly number[],
    readonly placed: PlacedContent,
    private readonly widen: (column: number, width: number) => void,
  ) {
    const labels = content.columns.map((c) => c.label);
    this.positions = labels.map((label) => labels.indexOf(label));
    this.key = content.rowKeys ? labels.indexOf(ROW_KEY) : -1;
    this.widths = new Map(content.columns.map((c, i) => [this.positions[i]!, c.width]));
  }

  /** All rows of a group, each in its place. */
  rows(group: number, rows: readonly (readonly PlanCell[])[]): BodyRow[] {
    // Other rows were counted than were made: what stands below would be overwritten.
    if (rows.length !== this.counts[group]) throw new Error(`${this.content.table}: ${rows.length} rows of ${group}`);
    const column = this.placed.columnOf(this.content.columns[0]!.label)!;
    return rows.map((made, i) => {
      const cells: (PlanCell | null)[] = this.positions.map(() => null);
      made.forEach((cell, at) => (cells[this.positions[at]!] = cell));
      if (this.key >= 0) cells[this.key] = countCell(this.placed.keyOf(group, i), "muted");
      // The number of a row is as wide as its column.
      made.forEach((cell, at) => {
        const width = numberWidth(cell);
        if (width > 0) this.widen(column + this.positions[at]!, width);
      });
      const points = rowHeight(cells, (at) => this.widths.get(at) ?? DEFAULT_WIDTH);
      return { row: this.placed.rowOf(group, i), column, cells, points };
    });
  }
}
