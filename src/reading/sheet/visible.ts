import type { Area, Sheet } from "./model";

/** Places of a worksheet after what is hidden is taken out: a row below two hidden ones moves up by two. */
export class Visible {
  private readonly rows: readonly number[];
  private readonly columns: readonly (readonly [number, number])[];

  constructor(private readonly sheet: Pick<Sheet, "hiddenRows" | "hiddenColumns">) {
    this.rows = [...sheet.hiddenRows].sort((a, b) => a - b);
    this.columns = joined(sheet.hiddenColumns);
  }

  isHidden(row: number, column: number): boolean {
    return this.isRowHidden(row) || this.isColumnHidden(column);
  }

  isRowHidden(row: number): boolean {
    return this.sheet.hiddenRows.has(row);
  }

  isColumnHidden(column: number): boolean {
    return this.columns.some(([from, to]) => column >= from && column <= to);
  }

  /** Where a row comes to stand; a hidden one where the next visible one does. */
  row(row: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return row - low;
  }

  /** The same of a column. */
  column(column: number): number {
    let hidden = 0;
    for (const [from, to] of this.columns) if (from < column) hidden += Math.min(to + 1, column) - from;
    return column - hidden;
  }

  /** The row of the worksheet that stands at this place. */
  rowAt(place: number): number {
    let low = 0;
    let high = this.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rows[middle]! - middle <= place) low = middle + 1;
      else high = middle;
    }
    return place + low;
  }

  /** The same of a column. */
  columnAt(place: number): number {
    let column = place;
    for (const [from, to] of this.columns) if (from <= column) column += to + 1 - from;
    return column;
  }

  /** What is seen of an area, or null. */
  area({ top, left, bottom, right }: Area): Area | null {
    const seen = {
      top: this.row(top),
      left: this.column(left),
      bottom: this.row(bottom + 1) - 1,
      right: this.column(right + 1) - 1,
    };
    return seen.bottom < seen.top || seen.right < seen.left ? null : seen;
  }
}

/** Runs that overlap or touch as one. */
function joined(runs: readonly (readonly [number, number])[]): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of [...runs].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
