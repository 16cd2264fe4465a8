import {
  pageOf,
  rowHeight,
  textCell,
  type ColumnWidth,
  type ConditionalFormatPlan,
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

function sheetPlan(list: ListSheet, foot: { readonly left: string; readonly right: string }): SheetPlan {
  const widths = list.widths.map((width, column): ColumnWidth => ({ column, width }));
  const header = list.header.map((label): PlanCell => textCell(label, "header"));
  const cells: PlanCell[][] = [
    titleRow(list),
    [textCell(list.note, "note")],
    header,
    ...list.rows.map((row) => [...row]),
  ];
  const widthOf = (column: number): number => list.widths[column] ?? DEFAULT_WIDTH;
  const heights = list.rows.flatMap((row, i): RowHeight[] => {
    const points = rowHeight(row, widthOf);
    return points === null ? [] : [{ row: HEAD_ROWS + i, points }];
  });
  const printed = list.printed ?? list.header.length;
  return {
    name: list.name,
    role: list.role,
    mode: "create",
    rowEdits: [],
    blocks: [{ row: 0, column: 0, cells }],
    tables:
      list.table && list.rows.length > 0
        ? [
            {
              name: list.table,
              range: { row: HEAD_ROWS - 1, column: 0, rows: list.rows.length + 1, columns: list.header.length },
              exists: false,
            },
          ]
        : [],
    merges: [],
    widths,
    heights,
    freezeRows: HEAD_ROWS,
    freezeColumns: list.frozenColumns,
    page: pageOf({
      columns: printed,
      widths,
      titleRows: HEAD_ROWS,
      titleColumns: 0,
      breaks: [],
      foot,
      cut: printed < list.header.length,
    }),
    validations: [],
    conditionalFormats: list.formats ?? [],
    charts: [],
    chartsGone: [],
    properties: {},
    tabColor: null,
    hidden: false,
  };
}

const DEFAULT_WIDTH = 12;

export function titleRow({ title, beside }: Pick<ListSheet, "title" | "beside">): PlanCell[] {
  const row: PlanCell[] = [textCell(title, "title")];
  if (!beside) return row;
  while (row.length < beside[0]) row.push({ value: null });
  return [...row, beside[1]];
}

/** A workbook of such sheets that stands by itself. @param foot at the left and right of every page */
export function listBook(
  lists: readonly ListSheet[],
  foot: { readonly left: string; readonly right: string },
): WorkbookPlan {
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
