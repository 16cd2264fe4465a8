import type { ICellData, IObjectMatrixPrimitiveType, IStyleData } from "@univerjs/core";
import type { Rect } from "./addresses";

type Cells = IObjectMatrixPrimitiveType<ICellData>;

/** Later keys win; the sides of a border are keys of their own. */
const mergeStyles = (before: IStyleData | undefined, after: IStyleData): IStyleData => ({
  ...before,
  ...after,
  ...(before?.bd && after.bd ? { bd: { ...before.bd, ...after.bd } } : {}),
});

const styleOf = (cell: ICellData | undefined): IStyleData | undefined =>
  (cell?.s ?? undefined) as IStyleData | undefined;

/**
 * What a batch has written and the grid has not been told yet. Telling the grid once costs as much for a cell as for a
 * sheet, and a batch writes hundreds of blocks.
 */
export class PendingWrites {
  private readonly sheets = new Map<string, { cells: Cells; rect: Rect }>();
  private readonly widths = new Map<string, Record<number, number>>();

  put(sheetId: string, row: number, column: number, cell: ICellData): void {
    const sheet = this.sheets.get(sheetId) ?? {
      cells: {},
      rect: { top: row, left: column, bottom: row, right: column },
    };
    const { top, left, bottom, right } = sheet.rect;
    sheet.rect = {
      top: Math.min(top, row),
      left: Math.min(left, column),
      bottom: Math.max(bottom, row),
      right: Math.max(right, column),
    };
    const cells = (sheet.cells[row] ??= {});
    const before = cells[column];
    const style = styleOf(cell);
    cells[column] = { ...before, ...cell, ...(style ? { s: mergeStyles(styleOf(before), style) } : {}) };
    this.sheets.set(sheetId, sheet);
  }

  putWidth(sheetId: string, column: number, pixels: number): void {
    const widths = this.widths.get(sheetId) ?? {};
    widths[column] = pixels;
    this.widths.set(sheetId, widths);
  }

  /** The number format that waits for a cell; null when it waits to be taken away. */
  format(sheetId: string, row: number, column: number): string | null | undefined {
    const number = styleOf(this.sheets.get(sheetId)?.cells[row]?.[column])?.n;
    return number === null ? null : number?.pattern;
  }

  get empty(): boolean {
    return this.sheets.size === 0 && this.widths.size === 0;
  }

  /** Takes everything that waits. */
  take(): { cells: [string, { cells: Cells; rect: Rect }][]; widths: [string, Record<number, number>][] } {
    const taken = { cells: [...this.sheets], widths: [...this.widths] };
    this.sheets.clear();
    this.widths.clear();
    return taken;
  }
}
