import type { ColumnWidth, PagePlan, Rect } from "./plan";

/** Characters of the default font that fit on A4 at full size, between the margins. */
const PORTRAIT = 94;
const LANDSCAPE = 138;
/** What is printed smaller than this can't be read. */
const SMALLEST_SCALE = 0.7;
/** Width of a column that says nothing. */
const DEFAULT_WIDTH = 9;

/** What is to be printed of a sheet. */
export interface Printed {
  /** Columns from A on. */
  readonly columns: number;
  /** Printed rows; null = all. */
  readonly rows: number | null;
  readonly widths: readonly ColumnWidth[];
  readonly titleRows: number;
  readonly titleColumns: number;
  readonly breaks: readonly number[];
  readonly foot: PagePlan["foot"];
  /** Whether further columns stand at the right that are not printed. */
  readonly cut: boolean;
}

/** Upright where it fits, else turned; where that would be too small, on several pages side by side, with the first columns on each. */
export function pageOf(printed: Printed): PagePlan {
  const width = (from: number, to: number): number => {
    let sum = 0;
    for (let c = from; c < to; c++) sum += printed.widths.find((w) => w.column === c)?.width ?? DEFAULT_WIDTH;
    return sum;
  };
  const all = width(0, printed.columns);
  const orientation = all * SMALLEST_SCALE <= PORTRAIT && all <= LANDSCAPE ? upright(all) : "landscape";
  const room = (orientation === "portrait" ? PORTRAIT : LANDSCAPE) / SMALLEST_SCALE;
  const titles = width(0, printed.titleColumns);
  const titleColumns = titles < room / 2 ? printed.titleColumns : 0;
  const repeated = titleColumns > 0 ? titles : 0;
  const pagesWide = all <= room ? 1 : Math.ceil((all - repeated) / (room - repeated));
  const area: Rect | null =
    printed.cut && printed.rows !== null ? { row: 0, column: 0, rows: printed.rows, columns: printed.columns } : null;
  return {
    orientation,
    area,
    titleRows: printed.titleRows,
    titleColumns,
    pagesWide,
    breaks: printed.breaks,
    foot: printed.foot,
  };
}

const upright = (width: number): PagePlan["orientation"] => (width * 0.9 <= PORTRAIT ? "portrait" : "landscape");

/** Between the left and the right words of the foot; `&P` and `&N` are the page and the number of pages in Excel's codes. */
export const PAGE_OF_PAGES = "第 &P 页，共 &N 页";
