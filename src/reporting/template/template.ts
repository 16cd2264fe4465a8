import type { CellLook, CellValue, ColumnWidth, Rect, RowHeight } from "../../workbook";
import type { Words } from "../../disclosure";
import { parseText, type ParsedText } from "./grammar";
import { hasField } from "./has-field";
import { TemplateError } from "./template-error";

/** A cell of a template: a value, or a formula of the user's own that moves along when rows are repeated. */
export interface TemplateCell {
  readonly value: CellValue;
  /** With the leading `=`. */
  readonly formula?: string;
  readonly format?: string;
  readonly look?: CellLook;
}

/** A sheet in whose cells fields stand, from A1. */
export interface Template {
  readonly name: string;
  readonly cells: readonly (readonly (TemplateCell | null)[])[];
  readonly widths: readonly ColumnWidth[];
  readonly heights: readonly RowHeight[];
  readonly merges: readonly Rect[];
}

/** What is read of a cell: its fields where it is a text that has some. */
export function parsedCell(cell: TemplateCell | null | undefined): ParsedText | null {
  if (!cell || cell.formula !== undefined || typeof cell.value !== "string" || !hasField(cell.value)) return null;
  return parseText(cell.value);
}

/** A template that comes with the program: data that is put into the workbook as a sheet, and edited there. */
export interface BuiltInTemplate {
  readonly id: string;
  readonly name: string;
  readonly about: Words;
  readonly template: Template;
}

/** Looks by name, so that a file of a template stays readable. */
type Looks = Readonly<Record<string, CellLook & { readonly format?: string }>>;

/** The form of `data/templates/*.json`: rows of texts, `null` = blank, `[text, look]` = a text with a look of `looks`. */
export interface TemplateFile {
  readonly id: string;
  readonly name: string;
  readonly about: Words;
  readonly looks: Looks;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number | null | readonly [string | number | null, string])[])[];
  /** `A1:F1`. */
  readonly merges?: readonly string[];
  /** Points, by row from 1. */
  readonly heights?: Readonly<Record<string, number>>;
}

/** A built-in template as its file says it. @throws TemplateError */
export function templateOf(file: TemplateFile): BuiltInTemplate {
  const cell = (of: TemplateFile["rows"][number][number]): TemplateCell | null => {
    const [value, name] = Array.isArray(of) ? (of as readonly [string | number | null, string]) : [of as string, null];
    if (value === null && name === null) return null;
    const found = name === null ? {} : file.looks[name];
    if (!found) throw new TemplateError("not-json", { detail: `${file.id}: ${name}` });
    const { format, ...look } = found;
    return {
      ...(typeof value === "string" && value.startsWith("=") ? { value: null, formula: value } : { value }),
      ...(format ? { format } : {}),
      ...(Object.keys(look).length > 0 ? { look } : {}),
    };
  };
  const columns = Math.max(...file.rows.map((r) => r.length));
  return {
    id: file.id,
    name: file.name,
    about: file.about,
    template: {
      name: file.name,
      cells: file.rows.map((row) => Array.from({ length: columns }, (_, i) => cell(row[i] ?? null))),
      widths: file.widths.map((width, column) => ({ column, width })),
      heights: Object.entries(file.heights ?? {}).map(([row, points]) => ({ row: Number(row) - 1, points })),
      merges: (file.merges ?? []).map(rectOf),
    },
  };
}

const CORNERS = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/;

function rectOf(address: string): Rect {
  const [, left, top, right, bottom] = CORNERS.exec(address) ?? [];
  if (!left || !right) throw new TemplateError("not-json", { detail: address });
  const column = (name: string): number => [...name].reduce((n, sign) => n * 26 + sign.charCodeAt(0) - 64, 0) - 1;
  const from = { row: Number(top) - 1, column: column(left) };
  return { ...from, rows: Number(bottom) - from.row, columns: column(right) - from.column + 1 };
}
