import {
  pageOf,
  rowHeight,
  textCell,
  type CellBlock,
  type ColumnWidth,
  type ConditionalFormatPlan,
  type PagePlan,
  type PlanCell,
  type RowHeight,
  type SheetPlan,
  type SheetRole,
  type WorkbookPlan,
} from "../workbook";

/** Title and note stand above the header. */
export const HEAD_ROWS = 3;

/** A sheet of one table. */
export interface ListSheet {
  readonly name: string;
  readonly role: SheetRole;
  readonly title: string;
  readonly note: string;
  /** A cell in the title's row, and its column. */
  readonly beside?: readonly [column: number, cell: PlanCell];
  readonly header: readonly string[];
  readonly widths: readonly number[];
  readonly rows: readonly (readonly PlanCell[])[];
  readonly frozenColumns: number;
  /** Name of its table; without, it is none. */
  readonly table?: string;
  /** How many of the first columns are printed. */
  readonly printed?: number;
  readonly formats?: readonly ConditionalFormatPlan[];
}

function sheetPlan(list: ListSheet, foot: PagePlan["foot"]): SheetPlan {
  const header = list.header.map((label): PlanCell => textCell(label, "header"));
  const cells: PlanCell[][] = [
    titleRow(list),
    [textCell(list.note, "note")],
    header,
    ...list.rows.map((row) => [...row]),
  ];
  return listPlan(list, {
    top: HEAD_ROWS,
    count: list.rows.length,
    blocks: [{ row: 0, column: 0, cells }],
    heights: rowHeights(list, list.rows, HEAD_ROWS),
    foot,
  });
}

/** What a list is without its rows. */
export type ListFrame = Omit<ListSheet, "rows">;

/** What of a list's plan goes by its rows. */
export interface ListBody {
  /** Rows above the first one, the header's among them. */
  readonly top: number;
  readonly count: number;
  readonly blocks: readonly CellBlock[];
  readonly heights: readonly RowHeight[];
  readonly foot: PagePlan["foot"];
  readonly tabColor?: string;
  readonly titleColumns?: number;
  /** Of the page, what does not follow from the widths. */
  readonly page?: Partial<PagePlan> | undefined;
}

/** The plan of a sheet of one table. */
export function listPlan(list: ListFrame, body: ListBody): SheetPlan {
  const widths = list.widths.map((width, column): ColumnWidth => ({ column, width }));
  const printed = list.printed ?? list.header.length;
  return {
    name: list.name,
    role: list.role,
    mode: "create",
    rowEdits: [],
    blocks: body.blocks,
    tables: listTables(list, body),
    merges: [],
    widths,
    heights: body.heights,
    freezeRows: body.top,
    freezeColumns: list.frozenColumns,
    page: {
      ...pageOf({
        columns: printed,
        widths,
        titleRows: body.top,
        titleColumns: body.titleColumns ?? 0,
        breaks: [],
        foot: body.foot,
        cut: printed < list.header.length,
      }),
      ...body.page,
    },
    validations: [],
    conditionalFormats: list.formats ?? [],
    charts: [],
    chartsGone: [],
    properties: {},
    tabColor: body.tabColor ?? null,
    hidden: false,
  };
}

/** The table of a list; none where it has no name or no row. */
export function listTables(list: ListFrame, { top, count }: Pick<ListBody, "top" | "count">): SheetPlan["tables"] {
  if (!list.table || count === 0) return [];
  const range = { row: top - 1, column: 0, rows: count + 1, columns: list.header.length };
  return [{ name: list.table, range, exists: false }];
}

/** Heights of rows that need more than one line. @param top row of the first */
export const rowHeights = (list: ListFrame, rows: readonly (readonly PlanCell[])[], top: number): RowHeight[] =>
  rows.flatMap((row, i): RowHeight[] => {
    const points = rowHeight(row, (column) => widthOf(list, column));
    return points === null ? [] : [{ row: top + i, points }];
  });

/** Width of a column, in characters. */
export const widthOf = (list: ListFrame, column: number): number => list.widths[column] ?? DEFAULT_WIDTH;

const DEFAULT_WIDTH = 12;

export function titleRow({ title, beside }: Pick<ListSheet, "title" | "beside">): PlanCell[] {
  const row: PlanCell[] = [textCell(title, "title")];
  if (!beside) return row;
  while (row.length < beside[0]) row.push({ value: null });
  return [...row, beside[1]];
}

/** A workbook of such sheets that stands by itself. @param foot at the left and right of every page */
export function listBook(lists: readonly ListSheet[], foot: PagePlan["foot"]): WorkbookPlan {
  const sheets = lists.map((list) => sheetPlan(list, foot));
  return {
    sheets,
    names: [],
    beside: [],
    activate: { sheet: sheets[0]!.name, row: HEAD_ROWS, column: 0 },
    findingTargets: [],
    corrections: [],
    decisions: [],
  };
}
