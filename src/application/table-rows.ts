import type { CellValue, ExistingTable, ExistingWorkbook, WorkbookPlan } from "../workbook";
import type { CellChange, WorkbookHost } from "./ports";

/** A table in which people and the pane write rows. */
export interface RowTable<Row extends object> {
  readonly find: (existing: ExistingWorkbook) => ExistingTable | undefined;
  /** Header of each field. */
  readonly headers: Readonly<Record<keyof Row & string, string>>;
  /** A plan of rows behind those that are there. */
  readonly plan: (existing: ExistingWorkbook, rows: readonly Row[]) => WorkbookPlan;
}

/** A row that says nothing. */
export const isBlankRow = (cells: readonly CellValue[]): boolean =>
  cells.every((c) => c === null || String(c).trim() === "");

/** Adds a row: into one that is blank, so that the others keep their places; else behind the last, in a table that is made where there is none. */
export async function addRow<Row extends object>(host: WorkbookHost, table: RowTable<Row>, row: Row): Promise<void> {
  const existing = await host.read({ units: [] });
  const own = table.find(existing);
  const blank = own?.rows.findIndex((cells) => isBlankRow(cells)) ?? -1;
  const changes = own && blank >= 0 ? changesOf(own, table.headers, blank, row) : null;
  if (changes) await host.setValues(changes);
  else await host.write(table.plan(existing, [row]));
}

/** Changes fields of a body row; fields whose column is not there are left. */
export async function changeRow<Row extends object>(
  host: WorkbookHost,
  table: ExistingTable,
  headers: Readonly<Record<keyof Row & string, string>>,
  at: number,
  row: Row,
): Promise<void> {
  const known = Object.fromEntries(
    Object.entries(row).filter(([key]) => table.header.includes(headers[key as keyof Row & string])),
  ) as Row;
  const changes = changesOf(table, headers, at, known);
  if (changes && changes.length > 0) await host.setValues(changes);
}

/** Empties a body row. */
export async function emptyRow(host: WorkbookHost, table: ExistingTable, at: number): Promise<void> {
  await host.setValues(
    table.header.map((_, i) => ({
      target: { sheet: table.sheet, row: table.row + 1 + at, column: table.column + i },
      value: null,
    })),
  );
}

/** The cells of a row; null where the table lacks a column that is to be filled. */
function changesOf<Row extends object>(
  table: ExistingTable,
  headers: Readonly<Record<keyof Row & string, string>>,
  at: number,
  row: Row,
): CellChange[] | null {
  const changes = Object.entries(row).flatMap(([key, value]): CellChange[] | [null] => {
    if (value === undefined) return [];
    const column = table.header.indexOf(headers[key as keyof Row & string]);
    if (column < 0) return value === "" || value === null ? [] : [null];
    const target = { sheet: table.sheet, row: table.row + 1 + at, column: table.column + column };
    return [{ target, value: plainText(value as CellValue) }];
  });
  return changes.some((c) => c === null) ? null : (changes as CellChange[]);
}

/** A text that Excel would take for a formula stays a text. */
const plainText = (value: CellValue): CellValue =>
  typeof value === "string" && /^[=+\-@]/.test(value) ? `'${value}` : value;
