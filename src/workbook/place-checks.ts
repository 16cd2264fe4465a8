import { numberWidth, textCell } from "./cells";
import { besideCell, keptRow } from "./checks-kept";
import {
  CHECK_FIRST_ROW,
  CHECK_HEADERS,
  CHECK_PRINTED,
  CHECK_WIDTHS,
  checkFormats,
  checksGrid,
  ORDER_AT,
  orderCell,
  SUMMARY_AT,
  summaryCell,
  type CheckRow,
} from "./checks-sheet";
import { headerCell, type PlacedContent, type TableContent } from "./content";
import { IDENTITY_HEADERS, identityKey, type NamedImport } from "./identity";
import { FailingChecks, isFailing, type ListedChecks } from "./open-checks";
import { ownTable } from "./own-table";
import type { CellValue, DefinedNamePlan, ExistingSheet, ExistingTable, ExistingWorkbook, PlanCell } from "./plan";
import { inOrder, orderFormula, ROW_KEY, type NumberedRows } from "./row-keys";
import type { SheetBuilder, WorkbookBuilder } from "./sheet-builder";

/** Kept with 核对: the way in which its rows are written. Rows of another way are written anew by the next import. */
export const CHECKS_LAYOUT = "2";
export const LAYOUT_PROPERTY = "budget-disclosure.layout";

const TABLE = "核对";
const KNOWN_BY = "核对标识";

/** What a plan makes of 核对. */
export interface PlannedChecks extends ListedChecks {
  readonly name: DefinedNamePlan;
}

/**
 * True where an import may write its own rows of 核对 and leave all others to Excel, which keeps their formulas right while rows move. Else a
 * reader gives all of its cells, and it is written anew whole: of an earlier version, of moved columns, or beside tables that stand sorted.
 */
export function checksStayInPlace({ sheets, tables }: ExistingWorkbook): boolean {
  const sheet = sheets.find((s) => s.role === "checks");
  const own = ownTable(tables, TABLE, IDENTITY_HEADERS);
  return (
    sheet?.layout === CHECKS_LAYOUT &&
    own?.sheet === sheet.name &&
    own.row === CHECK_FIRST_ROW - 1 &&
    own.column === 0 &&
    CHECK_HEADERS.every((label, i) => own.header[i] === label) &&
    tables.flatMap(numberedTable).every(({ numbers }) => inOrder(numbers))
  );
}

/** 核对: rows of the imports, where they stood before or behind the others'. */
export function planChecks(
  book: WorkbookBuilder,
  sheet: SheetBuilder,
  items: readonly NamedImport[],
  rows: readonly (readonly CheckRow[])[],
  numbered: readonly PlacedContent[],
): PlannedChecks {
  const all = [...numbered.map(numberedRows), ...book.untouchedTables().flatMap(numberedTable)];
  const stays = book.existingSheet("checks")?.cells === null && book.ownTable(contentOf(items, rows)) !== undefined;
  const planned = stays ? inPlace(sheet, items, rows, orderFormula(all)) : whole(book, sheet, items, rows, all);
  return { ...planned, name: checkResults(sheet, planned.end) };
}

/** Its rows by their keys, before they have places. */
const contentOf = (items: readonly NamedImport[], rows: readonly (readonly CheckRow[])[]): TableContent => ({
  sheet: TABLE,
  table: TABLE,
  role: "checks",
  title: TABLE,
  note: "",
  columns: CHECK_HEADERS.map((label, i) => ({ label, width: CHECK_WIDTHS[i]! })),
  identity: IDENTITY_HEADERS,
  knownBy: KNOWN_BY,
  groups: items.map((item, i) => ({
    key: identityKey(item.identity, true),
    rows: rows[i]!.map(({ key }) => CHECK_HEADERS.map((label) => textCell(label === KNOWN_BY ? key : null))),
  })),
});

function inPlace(
  sheet: SheetBuilder,
  items: readonly NamedImport[],
  rows: readonly (readonly CheckRow[])[],
  order: string,
): ListedChecks {
  const written: PlanCell[][] = [];
  const cellsAt = (group: number, row: number, sheetRow: number): readonly PlanCell[] => {
    const cells = rows[group]![row]!.at(sheetRow);
    written.push(cells);
    return cells;
  };
  sheet.properties[LAYOUT_PROPERTY] = CHECKS_LAYOUT;
  sheet.table({ ...contentOf(items, rows), cellsAt });
  const { range } = sheet.tables.at(-1)!;
  const end = range.row + range.rows;
  sheet.blocks.push({ ...SUMMARY_AT, cells: [[summaryCell(end, null)]] }, { ...ORDER_AT, cells: [[orderCell(order)]] });
  sheet.widths.push(...widthsOf(written).map((width) => ({ ...width, atLeast: true })));
  sheet.conditionalFormats.push(...checkFormats().map((format) => ({ ...format, exists: true })));
  return { end, failing: written.filter(isFailing).length, others: end - CHECK_FIRST_ROW - written.length, rows: [] };
}

function whole(
  book: WorkbookBuilder,
  sheet: SheetBuilder,
  items: readonly NamedImport[],
  rows: readonly (readonly CheckRow[])[],
  numbered: readonly NumberedRows[],
): ListedChecks {
  const keys = new Set(items.map((i) => identityKey(i.identity, true)));
  const existing = book.existingSheet("checks");
  const { labels, body } = standing(existing);
  const at = IDENTITY_HEADERS.map((label) => labels.indexOf(label));
  const kept = body
    .filter((row) => row.some((v) => v !== null && v !== ""))
    .filter((row) => !keys.has(JSON.stringify(at.map((i) => String(row[i] ?? "")))));
  const sorted = new Set(numbered.filter((r) => !inOrder(r.numbers)).map((r) => r.sheet));
  const places = { moved: book.moved.bind(book), isSorted: (name: string) => sorted.has(name) };
  const grid = checksGrid(
    [
      ...kept.map((cells) => (row: number) => keptRow(cells, labels, row, places)),
      ...rows.flat().map(({ at }) => at),
    ].map((at, i) => at(CHECK_FIRST_ROW + i)),
    orderFormula(numbered),
  );
  const checks = grid.slice(CHECK_FIRST_ROW);
  // What an earlier version called otherwise is no column of the user's.
  const { columns, cells } = besideChecks(existing?.layout === CHECKS_LAYOUT ? labels : [], kept, body, checks);
  const head = [columns.map(() => BLANK), columns.map(() => BLANK), columns.map(headerCell)];
  sheet.replaceAll(grid.map((row, i) => [...row, ...(head[i] ?? cells[i - CHECK_FIRST_ROW]!)]));
  layChecks(book, sheet, grid.length, widthsOf(checks), columns.length);
  sheet.fitRows(grid, CHECK_FIRST_ROW);
  const failing = new FailingChecks();
  checks.forEach((cells, i) => failing.add(CHECK_FIRST_ROW + i, cells));
  return { end: grid.length, failing: failing.count, others: kept.length, rows: failing.listed };
}

const BLANK: PlanCell = { value: null };

/** The user's own columns of 核对 and what stands in them, by the row that is kept, else by the check's key. */
function besideChecks(
  labels: readonly string[],
  kept: readonly (readonly CellValue[])[],
  body: readonly (readonly CellValue[])[],
  checks: readonly (readonly PlanCell[])[],
): { readonly columns: readonly string[]; readonly cells: readonly (readonly PlanCell[])[] } {
  const key = labels.indexOf(KNOWN_BY);
  const columns = key < 0 ? [] : labels.filter((l, i) => l !== "" && !isOwnLabel(l) && labels.indexOf(l) === i);
  const all = [...CHECK_HEADERS, ...columns];
  const rowOf = new Map(body.map((row) => [String(row[key] ?? ""), row]));
  const cells = checks.map((check, i) => {
    const row = kept[i] ?? rowOf.get(String(check[CHECK_HEADERS.indexOf(KNOWN_BY)]!.value));
    return columns.map((label) => besideCell(row?.[labels.indexOf(label)] ?? null, CHECK_FIRST_ROW + i, labels, all));
  });
  return { columns, cells };
}

const isOwnLabel = (value: CellValue): boolean => CHECK_HEADERS.some((label) => label === value);

/**
 * The rows of 核对 as they stand, and what their columns are. The user may have put rows above the header, which is known by its words, and
 * called a column by another name: it is what stands behind the column before it.
 */
function standing(sheet: ExistingSheet | undefined): {
  readonly labels: readonly string[];
  readonly body: readonly (readonly CellValue[])[];
} {
  const cells = sheet?.cells ?? [];
  const found = cells.findIndex((row) => row.filter(isOwnLabel).length > CHECK_HEADERS.length / 2);
  const head = found < 0 ? CHECK_FIRST_ROW - 1 : found;
  const labels = (cells[head] ?? []).map(String);
  // An earlier version had other columns.
  if (sheet?.layout === CHECKS_LAYOUT)
    CHECK_HEADERS.forEach((label, i) => {
      if (labels.includes(label)) return;
      const before = CHECK_HEADERS[i - 1];
      const place = before === undefined ? labels.indexOf(CHECK_HEADERS[1]) - 1 : labels.indexOf(before) + 1;
      if (place >= 0 && place < labels.length && !isOwnLabel(labels[place]!)) labels[place] = label;
    });
  return { labels, body: cells.slice(head + 1) };
}

/** Look and table of a 核对 that is written whole, the last check in front of row `end`, with so many columns of the user's. */
export function layChecks(
  book: WorkbookBuilder,
  sheet: SheetBuilder,
  end: number,
  widths: readonly { readonly column: number; readonly width: number }[],
  beside = 0,
): void {
  sheet.properties[LAYOUT_PROPERTY] = CHECKS_LAYOUT;
  sheet.widths.push(...widths);
  sheet.freezeRows = CHECK_FIRST_ROW;
  sheet.freezeColumns = 2;
  sheet.printedColumns = CHECK_PRINTED;
  sheet.conditionalFormats.push(...checkFormats());
  sheet.tables.push(
    book.replacedTable(TABLE, sheet.name, {
      row: CHECK_FIRST_ROW - 1,
      column: 0,
      rows: Math.max(1, end - CHECK_FIRST_ROW) + 1,
      columns: CHECK_HEADERS.length + beside,
    }),
  );
}

/** The name of the results of 核对. */
export const checkResults = (sheet: SheetBuilder, end: number): DefinedNamePlan => ({
  name: "核对结果",
  sheet: sheet.name,
  range: {
    row: CHECK_FIRST_ROW,
    column: CHECK_HEADERS.indexOf("结果"),
    rows: Math.max(1, end - CHECK_FIRST_ROW),
    columns: 1,
  },
});

/** Columns as wide as their numbers need. */
const widthsOf = (rows: readonly (readonly PlanCell[])[]): { column: number; width: number }[] =>
  CHECK_WIDTHS.map((width, column) => ({
    column,
    width: rows.reduce((most, row) => Math.max(most, numberWidth(row[column])), width),
  }));

/** The numbers of a table's rows. */
export const numberedRows = (placed: PlacedContent): NumberedRows => ({
  sheet: placed.sheet,
  column: placed.columnOf(ROW_KEY)!,
  firstRow: placed.firstRow,
  numbers: placed.valuesOf(ROW_KEY),
});

/** A table of the workbook whose rows have numbers. */
function numberedTable(table: ExistingTable): NumberedRows[] {
  const column = table.header.indexOf(ROW_KEY);
  if (column < 0 || !table.header.includes("版本")) return [];
  const numbers = table.rows.map((row) => row[column] ?? null);
  return [{ sheet: table.sheet, column: table.column + column, firstRow: table.row + 1, numbers }];
}
