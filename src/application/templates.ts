import { DEFAULT_LIMITS, readDrawnSheets, type DrawnSheet } from "../reading";
import {
  hasField,
  liveCells,
  planFill,
  TemplateError,
  World,
  type FillLayout,
  type FillPlan,
  type Template,
  type TemplateCell,
  type TemplateDocument,
} from "../reporting";
import {
  a1,
  EMPTY_WORKBOOK,
  findWritten,
  identityKey,
  identityOf,
  sheetUnitOf,
  type CellValue,
  type ExistingTable,
  type SheetUnit,
  type WorkbookPlan,
} from "../workbook";
import { sentence, type Language } from "../words";
import type { Imported } from "./import-disclosures";
import { localTime } from "./local-time";
import { planImports } from "./plan-imports";
import { SYSTEM_CLOCK, type Clock } from "./ports";
import type { CheckedDisclosure } from "./session/check-workbook";

/** Characters that a file counts to a column beside those that it shows. */
const CELL_EDGES = 0.7;

/** A worksheet of a file as a template. */
export function templateOfSheet(sheet: DrawnSheet): Template {
  const [rows, columns] = sheet.cells.reduce(
    ([most, widest], { row, column }) => [Math.max(most, row + 1), Math.max(widest, column + 1)],
    [0, 0],
  );
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, (): TemplateCell | null => null));
  for (const { row, column, formula, ...cell } of sheet.cells)
    cells[row]![column] = { ...cell, ...(formula === undefined ? {} : { formula: `=${formula}` }) };
  return {
    name: sheet.name,
    cells,
    widths: sheet.widths.flatMap(({ first, last, width }) =>
      Array.from({ length: last - first + 1 }, (_, i) => ({ column: first + i, width: width - CELL_EDGES })),
    ),
    heights: sheet.heights,
    merges: sheet.merges.map(({ top, left, bottom, right }) => ({
      row: top,
      column: left,
      rows: bottom - top + 1,
      columns: right - left + 1,
    })),
  };
}

/** The worksheets of an .xlsx in which fields stand. @throws TemplateError where there are none */
export function readTemplates(file: string, bytes: Uint8Array): Template[] {
  const sheets = readDrawnSheets(bytes, DEFAULT_LIMITS);
  const found = sheets.filter((s) => s.cells.some((c) => typeof c.value === "string" && hasField(c.value)));
  if (found.length === 0) throw new TemplateError("no-sheet", { file, open: "{{", close: "}}" });
  return found.map(templateOfSheet);
}

/** How templates are filled without an open workbook. */
export interface FillOptions {
  readonly layout: FillLayout;
  readonly language: Language;
  readonly sheetUnit: SheetUnit;
  /** The reports alone, as values. */
  readonly valuesOnly: boolean;
  readonly clock?: Clock;
}

/** Fills templates for imports: a workbook with the filled sheets in front, and behind them the sheets that their formulas read. */
export function fillImports(
  imports: readonly Imported[],
  /** Disclosures that fields may speak of (last year's, the budget) and for which nothing is filled. */
  others: readonly Imported[],
  templates: readonly Template[],
  options: FillOptions,
): { readonly plan: WorkbookPlan; readonly filled: FillPlan["sheets"] } {
  const { language, sheetUnit, clock = SYSTEM_CLOCK, valuesOnly } = options;
  const all = [...imports, ...others];
  const base = planImports(all, { mode: "native", sheetUnit, clock, language });
  const tables = valuesOnly ? [] : tablesOf(base);
  const documents = all.map((imported): TemplateDocument => {
    const { disclosure, report, source } = imported;
    const identity = identityOf(imported);
    const live = valuesOnly
      ? () => null
      : liveCells(disclosure, identity, findWritten({ ...imported, identity }, tables, null), tables);
    return { key: identityKey(identity, true), identity, disclosure, report, file: source.file, live };
  });
  const chosen = documents.slice(0, imports.length);
  const today = localTime(clock.now()).slice(0, 10);
  const world = new World(documents, chosen, { unit: sheetUnitOf(tables) ?? sheetUnit, language, today });
  const fills = templates.map((template) =>
    planFill(EMPTY_WORKBOOK, world, { template, source: template.name, layout: options.layout }),
  );
  const sheets = fills.flatMap(({ plan }) => plan.sheets);
  const filled = fills.flatMap((f) => f.sheets);
  const activate = fills[0]!.plan.activate;
  return {
    plan: valuesOnly ? { ...fills[0]!.plan, sheets } : { ...base, sheets: [...sheets, ...base.sheets], activate },
    filled,
  };
}

/** The tables of a plan, as they will stand in its workbook. */
function tablesOf({ sheets }: WorkbookPlan): ExistingTable[] {
  return sheets.flatMap((sheet) =>
    sheet.tables.map(({ name, range }): ExistingTable => {
      const grid: CellValue[][] = Array.from({ length: range.rows }, () =>
        Array.from({ length: range.columns }, (): CellValue => null),
      );
      for (const block of sheet.blocks)
        block.cells.forEach((cells, i) =>
          cells.forEach((cell, j) => {
            const [row, column] = [block.row + i - range.row, block.column + j - range.column];
            if (cell && grid[row] && column >= 0 && column < range.columns) grid[row][column] = cell.value;
          }),
        );
      const [header = [], ...rows] = grid;
      return { name, sheet: sheet.name, row: range.row, column: range.column, header: header.map(String), rows };
    }),
  );
}

/** The disclosures of an open workbook, as templates see them. */
export function workbookDocuments(
  checked: readonly CheckedDisclosure[],
  tables: readonly ExistingTable[],
): TemplateDocument[] {
  return checked.map(({ key, identity, disclosure, report, written, stored }) => ({
    key,
    identity,
    disclosure,
    report,
    file: stored.source.file,
    live: liveCells(stored.disclosure, identity, written, tables),
  }));
}

/** A field that could not be filled, in words. */
export interface UnfilledField {
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  readonly field: string;
  readonly reason: string;
}

/** What could not be filled, and why. */
export const unfilled = (filled: FillPlan["sheets"], language: Language): UnfilledField[] =>
  filled.flatMap(({ name, fields }) =>
    fields.flatMap(({ row, column, written, value }) =>
      value.kind === "missing"
        ? [{ sheet: name, cell: a1(row, column), field: written, reason: sentence(value.reason, language) }]
        : [],
    ),
  );
