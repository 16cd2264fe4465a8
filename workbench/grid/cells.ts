import { CellValueType, type ICellData, type IStyleData } from "@univerjs/core";

/** What the grid hands out for a cell, drawn or raw. */
type Cell = Pick<ICellData, "v" | "t" | "f" | "p"> | null | undefined;
import { enter } from "./entering";
import { fromEngineFormula, toEngineFormula } from "./structured-references";

export type Scalar = string | number | boolean;

export const formatOf = (style: IStyleData | null | undefined): string => style?.n?.pattern ?? "General";

/** A cell's value as Excel's API gives it: an empty cell is an empty string, an error is its text. */
export function valueOf(cell: Cell): Scalar {
  const value = cell?.v;
  if (value === null || value === undefined) return cell?.p ? richText(cell) : "";
  if (cell?.t === CellValueType.BOOLEAN) return value === 1 || value === true || value === "1";
  if (cell?.t === CellValueType.NUMBER && typeof value === "string") return Number(value);
  return value;
}

const richText = (cell: NonNullable<Cell>): string => (cell.p?.body?.dataStream ?? "").replace(/[\r\n]+$/, "");

/** A cell's formula as it was written, else its value. */
export const formulaOf = (cell: Cell, shown: Cell): Scalar => (cell?.f ? fromEngineFormula(cell.f) : valueOf(shown));

/** The cell data that entering `input` into a cell with this number format leaves behind; old content is replaced whole. */
export function cellFor(input: unknown, numberFormat: string): ICellData {
  const entry = enter(input, numberFormat);
  const blank = { f: null, si: null, p: null } as const;
  const style = entry.format && numberFormat === "General" ? { s: { n: { pattern: entry.format } } } : {};
  if (entry.formula !== undefined) return { ...blank, f: toEngineFormula(entry.formula), v: null, t: null, ...style };
  if (entry.value === undefined) return { ...blank, v: null, t: null };
  if (typeof entry.value === "boolean") return { ...blank, v: entry.value ? 1 : 0, t: CellValueType.BOOLEAN };
  const type = typeof entry.value === "number" ? CellValueType.NUMBER : CellValueType.STRING;
  return { ...blank, v: entry.value, t: type, ...style };
}
