import {
  linesOf,
  pointsOf,
  rowHeight,
  textCell,
  type BodyRow,
  type BookPart,
  type BookPlan,
  type CellBlock,
  type PagePlan,
  type PlanCell,
  type SheetPlan,
} from "../workbook";
import { listPlan, listTables, rowHeights, titleRow, widthOf, type ListFrame } from "./list-sheet";

/** A sheet of one table, whose rows are made while they are written. */
export interface StreamedList extends ListFrame {
  readonly count: number;
  readonly rows: () => Iterable<readonly PlanCell[]>;
  /** A row between the note and the header. */
  readonly band?: readonly PlanCell[];
  /** Below the table. */
  readonly below?: readonly (readonly PlanCell[])[];
  /** A header's own look and link. */
  readonly headerCell?: (column: number) => Pick<PlanCell, "look" | "link">;
  readonly tabColor: string;
  /** Of the page, what does not follow from the widths. */
  readonly page?: Partial<PagePlan>;
  readonly titleColumns?: number;
}

/** Rows above the first row of a list. */
export const headRows = (list: Pick<StreamedList, "band">): number => (list.band ? 4 : 3);

/** Rows that are at hand at once. */
const PIECE = 200;

/** A workbook of a planned sheet and of lists behind it. */
export function streamedBook(first: SheetPlan, lists: readonly StreamedList[], foot: PagePlan["foot"]): BookPlan {
  return {
    sheets: [
      { name: first.name, hidden: false, tables: first.tables.length, charts: first.charts.length },
      ...lists.map((list) => ({
        name: list.name,
        hidden: false,
        tables: listTables(list, { top: headRows(list), count: list.count }).length,
        charts: 0,
      })),
    ],
    active: first.name,
    *parts(): Iterable<BookPart> {
      yield { type: "sheet", sheet: 0, plan: first };
      for (const [i, list] of lists.entries()) {
        for (const rows of pieces(list)) yield { type: "rows", sheet: i + 1, body: 0, rows };
        yield { type: "sheet", sheet: i + 1, plan: planOf(list, foot) };
      }
    },
  };
}

function* pieces(list: StreamedList): Iterable<BodyRow[]> {
  const top = headRows(list);
  let made = 0;
  let piece: BodyRow[] = [];
  for (const cells of list.rows()) {
    const points = rowHeight(cells, (column) => widthOf(list, column));
    piece.push({ row: top + made++, column: 0, cells, points });
    if (piece.length < PIECE) continue;
    yield piece;
    piece = [];
  }
  // Formulas and links go by the count.
  if (made !== list.count) throw new Error(`${list.name}: ${made} rows instead of ${list.count}`);
  if (piece.length > 0) yield piece;
}

function planOf(list: StreamedList, foot: PagePlan["foot"]): SheetPlan {
  const top = headRows(list);
  const header = list.header.map((label, column): PlanCell => ({
    ...textCell(label, "header"),
    ...list.headerCell?.(column),
  }));
  const headerLines = Math.max(1, ...list.header.map((label, column) => linesOf(label, widthOf(list, column))));
  const below = list.below ?? [];
  const blocks: CellBlock[] = [
    {
      row: 0,
      column: 0,
      cells: [titleRow(list), [textCell(list.note, "note")], ...(list.band ? [list.band] : []), header],
    },
    ...(below.length > 0 ? [{ row: top + list.count, column: 0, cells: below }] : []),
  ];
  const headerHeight = { row: top - 1, points: pointsOf(headerLines + (list.headerCell ? 1 : 0)) };
  return listPlan(list, {
    top,
    count: list.count,
    blocks,
    heights: [headerHeight, ...rowHeights(list, below, top + list.count)],
    foot,
    tabColor: list.tabColor,
    titleColumns: list.titleColumns ?? 0,
    page: list.page,
  });
}
