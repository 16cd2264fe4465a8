import type { WorkbookContents, WorkbookHost } from "../../src/application";
import {
  DISCLOSURE_PROPERTY,
  LAYOUT_PROPERTY,
  OWNER_LABEL,
  TOLD_OF_ALL,
  REPORT_PROPERTY,
  ROLE_PROPERTY,
  type CellTarget,
  type CellValue,
  type ExistingTable,
  type ExistingWorkbook,
  type Rect,
  type SheetRole,
  type WorkbookPlan,
} from "../../src/workbook";
import { mapRows } from "../../src/hosts/excel/row-references";
import { withChecks } from "../unit/workbook/written";

interface Sheet {
  readonly name: string;
  readonly properties: Record<string, string>;
  cells: CellValue[][];
  /** Formulas where there are some. */
  formulas: CellValue[][];
  tables: { name: string; range: Rect }[];
}

/** A workbook that is nothing but its cells: carries plans out as a host does, and can be edited as a person does. */
export class MemoryWorkbook {
  private sheets: Sheet[] = [];

  write(plan: WorkbookPlan): void {
    for (const p of plan.sheets) {
      let sheet = this.sheets.find((s) => s.name === p.name);
      if (!sheet) {
        sheet = { name: p.name, properties: {}, cells: [], formulas: [], tables: [] };
        this.sheets.push(sheet);
      }
      if (p.mode === "replace") [sheet.cells, sheet.formulas] = [[], []];
      for (const { at, count } of p.rowEdits) {
        if (count > 0) this.insertRows(sheet.name, at, count);
        else this.deleteRows(sheet.name, at, -count);
      }
    }
    for (const p of plan.sheets) {
      const sheet = this.sheet(p.name);
      for (const block of p.blocks)
        block.cells.forEach((row, i) =>
          row.forEach((cell, j) => {
            if (cell === null) return;
            put(sheet.cells, block.row + i, block.column + j, cell.value ?? "");
            put(sheet.formulas, block.row + i, block.column + j, cell.formula ?? cell.value ?? "");
          }),
        );
      for (const { name, range } of p.tables) {
        sheet.tables = sheet.tables.filter((t) => t.name !== name);
        sheet.tables.push({ name, range });
      }
      Object.assign(sheet.properties, p.properties);
    }
  }

  /** Another workbook that holds the same. */
  copy(): MemoryWorkbook {
    const other = new MemoryWorkbook();
    other.sheets = structuredClone(this.sheets);
    return other;
  }

  sheetNames(): string[] {
    return this.sheets.map(({ name }) => name);
  }

  properties(sheet: string): Readonly<Record<string, string>> {
    return this.sheet(sheet).properties;
  }

  tables(): { readonly name: string; readonly sheet: string; readonly range: Rect }[] {
    return this.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ ...table, sheet: sheet.name })));
  }

  /** Rows and columns from A1 that hold anything. */
  size(sheet: string): { readonly rows: number; readonly columns: number } {
    const { cells } = this.sheet(sheet);
    return { rows: cells.length, columns: cells.reduce((most, row) => Math.max(most, row.length), 0) };
  }

  /** Values of a rectangle, or formulas where there are some. */
  grid(sheet: string, formulas: boolean, { row, column, rows, columns }: Rect): CellValue[][] {
    const grid = this.sheet(sheet)[formulas ? "formulas" : "cells"];
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_c, j) => grid[row + i]?.[column + j] ?? ""),
    );
  }

  /** A property of a sheet, as an earlier version of the program had it. */
  setProperty(sheet: string, key: string, value: string): void {
    this.sheet(sheet).properties[key] = value;
  }

  /** A column of the user's own at the right of a table. */
  addColumn(name: string, label: string): void {
    const sheet = this.sheets.find((s) => s.tables.some((t) => t.name === name))!;
    sheet.tables = sheet.tables.map((t) => {
      if (t.name !== name) return t;
      this.set({ sheet: sheet.name, row: t.range.row, column: t.range.column + t.range.columns }, label);
      return { ...t, range: { ...t.range, columns: t.range.columns + 1 } };
    });
  }

  /** The formula of a cell, else its value. */
  formula(target: CellTarget): CellValue {
    return this.sheet(target.sheet).formulas[target.row]?.[target.column] ?? "";
  }

  get(target: CellTarget): CellValue {
    return this.sheet(target.sheet).cells[target.row]?.[target.column] ?? "";
  }

  set(target: CellTarget, value: CellValue): void {
    const sheet = this.sheet(target.sheet);
    put(sheet.cells, target.row, target.column, value ?? "");
    put(sheet.formulas, target.row, target.column, value ?? "");
  }

  table(name: string): ExistingTable {
    return this.existing().tables.find((t) => t.name === name)!;
  }

  /** Sorts the body of a table as its filter button does. */
  sort(name: string, compare: (a: readonly CellValue[], b: readonly CellValue[]) => number): void {
    const { sheet, row, column, rows } = this.table(name);
    const from = (i: number): CellTarget[] => rows[i]!.map((_, j) => ({ sheet, row: row + 1 + i, column: column + j }));
    const before = rows.map((_, i) => from(i).map((at) => ({ value: this.get(at), formula: this.formula(at) })));
    const order = rows.map((_, i) => i).sort((a, b) => compare(rows[a]!, rows[b]!));
    order.forEach((old, i) =>
      from(i).forEach((at, j) => {
        const { value, formula } = before[old]![j]!;
        this.set(at, value);
        if (typeof formula === "string" && formula.startsWith("="))
          put(this.sheet(sheet).formulas, at.row, at.column, movedAsCopied(formula, i - old));
      }),
    );
  }

  insertRows(name: string, at: number, count: number): void {
    const sheet = this.sheet(name);
    for (const grid of [sheet.cells, sheet.formulas]) {
      while (grid.length < at) grid.push([]);
      grid.splice(at, 0, ...Array.from({ length: count }, () => []));
    }
    this.follow(name, (row) => (row >= at ? row + count : row));
    sheet.tables = sheet.tables.map((t) => {
      const { row, rows } = t.range;
      if (row >= at) return { ...t, range: { ...t.range, row: row + count } };
      return row + rows > at ? { ...t, range: { ...t.range, rows: rows + count } } : t;
    });
  }

  deleteRows(name: string, at: number, count: number): void {
    const sheet = this.sheet(name);
    for (const grid of [sheet.cells, sheet.formulas]) grid.splice(at, count);
    this.follow(name, (row) => (row >= at + count ? row - count : Math.min(row, at)));
    sheet.tables = sheet.tables.map((t) => {
      const { row, rows } = t.range;
      if (row >= at + count) return { ...t, range: { ...t.range, row: row - count } };
      return row < at && row + rows > at
        ? { ...t, range: { ...t.range, rows: rows - Math.min(count, row + rows - at) } }
        : t;
    });
  }

  /** A column of the user's own; formulas of the sheet follow, those of other sheets that look at it do not. */
  insertColumn(name: string, at: number): void {
    const sheet = this.sheet(name);
    for (const grid of [sheet.cells, sheet.formulas])
      for (const row of grid) if (row.length > at) row.splice(at, 0, "");
    sheet.formulas = sheet.formulas.map((row) =>
      row.map((formula) =>
        typeof formula === "string" && formula.startsWith("=") ? besideColumn(formula, at) : formula,
      ),
    );
    sheet.tables = sheet.tables.map((t) => {
      const { column, columns } = t.range;
      if (column >= at) return { ...t, range: { ...t.range, column: column + 1 } };
      return column + columns > at ? { ...t, range: { ...t.range, columns: columns + 1 } } : t;
    });
  }

  deleteSheet(name: string): void {
    this.sheets = this.sheets.filter((s) => s.name !== name);
  }

  /** As a host reads it; rows of other units than these are told by their keys alone. */
  existing(units?: readonly string[]): ExistingWorkbook {
    const workbook: ExistingWorkbook = {
      sheets: this.sheets.map(({ name, properties }) => ({
        name,
        role: (properties[ROLE_PROPERTY] as SheetRole | undefined) ?? null,
        disclosure: properties[DISCLOSURE_PROPERTY] ?? null,
        report: properties[REPORT_PROPERTY] ?? null,
        layout: properties[LAYOUT_PROPERTY] ?? null,
        cells: null,
      })),
      tables: this.sheets.flatMap((sheet) =>
        sheet.tables.map(({ name, range }) => {
          const row = (r: number): CellValue[] =>
            Array.from({ length: range.columns }, (_, j) => sheet.cells[r]?.[range.column + j] ?? "");
          return {
            name,
            sheet: sheet.name,
            row: range.row,
            column: range.column,
            header: row(range.row).map(String),
            rows: Array.from({ length: range.rows - 1 }, (_, i) => row(range.row + 1 + i)).map((cells) =>
              units ? told(row(range.row).map(String), cells, units) : cells,
            ),
          };
        }),
      ),
    };
    return withChecks(workbook, (name) => rectangle(this.sheet(name).formulas));
  }

  contents(): WorkbookContents {
    const of = (role: SheetRole) => this.sheets.filter((s) => s.properties[ROLE_PROPERTY] === role);
    return {
      workbook: this.existing(),
      published: of("published").map((s) => ({
        key: s.properties[DISCLOSURE_PROPERTY]!,
        sheet: s.name,
        cells: rectangle(s.cells),
      })),
      stored: of("store").map((s) => ({
        key: s.properties[DISCLOSURE_PROPERTY]!,
        parts: s.cells.slice(1).map((row) => String(row[0])),
      })),
    };
  }

  /** All formulas, after rows of a sheet went elsewhere. */
  private follow(name: string, rowOf: (row: number) => number): void {
    for (const sheet of this.sheets)
      for (const row of sheet.formulas)
        row.forEach((formula, i) => {
          if (typeof formula === "string" && formula.startsWith("="))
            row[i] = mapRows(formula, (other, at) => ((other ?? sheet.name) === name ? rowOf(at) : at));
        });
  }

  private sheet(name: string): Sheet {
    const found = this.sheets.find((s) => s.name === name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  }
}

function put(grid: CellValue[][], row: number, column: number, value: CellValue): void {
  while (grid.length <= row) grid.push([]);
  while (grid[row]!.length <= column) grid[row]!.push("");
  grid[row]![column] = value;
}

/** A row of ours that nobody asked for, without what need not be told. */
function told(header: readonly string[], cells: readonly CellValue[], units: readonly string[]): readonly CellValue[] {
  const at = header.indexOf(OWNER_LABEL);
  const owner = cells[at] ?? "";
  const whole = at < 0 || !header.includes("版本") || owner === "" || units.includes(String(owner));
  return whole ? cells : cells.map((value, i) => (TOLD_OF_ALL.includes(header[i]!) ? value : null));
}

/** A sort takes formulas along as copying does: references without $ move, those to other sheets too. */
function movedAsCopied(formula: string, rows: number): string {
  return formula.replace(
    /("[^"]*")|(?<![$A-Z\d])(\$?[A-Z]{1,3})(\d+)(?![\d(])/g,
    (all, text: string | undefined, column: string, row: string) =>
      text === undefined ? `${column}${Number(row) + rows}` : all,
  );
}

/** References without a sheet, after a column was put in: one letter is enough for sheets of ours that have such. */
function besideColumn(formula: string, at: number): string {
  return formula.replace(
    /("[^"]*")|(?<![A-Z\d!:$])(\$?)([A-Z])(?=\$?\d+(?![\d(]))/g,
    (all, text: string | undefined, pin: string, column: string) => {
      if (text !== undefined) return all;
      const code = column.charCodeAt(0);
      return code - "A".charCodeAt(0) >= at ? `${pin}${String.fromCharCode(code + 1)}` : all;
    },
  );
}

function rectangle(grid: readonly (readonly CellValue[])[]): CellValue[][] {
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ""));
}

/** The workbook as the use cases see it. What they never ask of it in a test is missing on purpose. */
export class MemoryHost {
  readonly selected: CellTarget[] = [];
  private listener: Parameters<WorkbookHost["watch"]>[0] | null = null;

  constructor(readonly workbook = new MemoryWorkbook()) {}

  asHost(): WorkbookHost {
    const host: Partial<WorkbookHost> = {
      read: async (scope) => this.workbook.existing(scope?.units),
      readContents: async () => this.workbook.contents(),
      write: async (plan) => {
        this.workbook.write(plan);
        return [];
      },
      select: async (target) => void this.selected.push(target),
      readTable: async (name) => this.workbook.existing().tables.find((t) => t.name === name) ?? null,
      setValues: async (changes) => {
        const former = changes.map(({ target }) => ({ target, value: this.workbook.get(target) }));
        for (const { target, value } of changes) this.workbook.set(target, value);
        return former;
      },
      watch: async (listener) => {
        this.listener = listener;
        return async () => void (this.listener = null);
      },
    };
    return host as WorkbookHost;
  }

  /** A person types into a cell. */
  type(target: CellTarget, value: CellValue): void {
    this.workbook.set(target, value);
    this.listener?.changed();
  }
}
