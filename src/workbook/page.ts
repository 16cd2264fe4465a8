import { textWidth } from "./cells";
import type { ColumnWidth, PagePlan, RowHeight } from "./plan";

/** Middle of every foot, in the codes that Excel and its files share. */
export const PAGE_OF_PAGES = "第 &P 页，共 &N 页";

/** Words of a foot in those codes. */
export const footCode = (words: string): string => words.replace(/&/g, "&&");

/** Characters of the default font that fit on A4 at full size, between the margins. */
const PORTRAIT = 94;
const LANDSCAPE = 138;
/** What is printed smaller than this can't be read. */
const SMALLEST_SCALE = 0.7;
/** A page stands upright where that makes it no smaller than this. */
const UPRIGHT_SCALE = 0.9;
/** Characters side by side on one page, as small as can be read. */
export const WIDEST_PAGE = LANDSCAPE / SMALLEST_SCALE;
/** Points of rows on a page at full size, between the margins. */
const HEIGHT = { portrait: 748, landscape: 504 } as const;
/** Scales that are tried, from what the width allows down. */
const STEP = 0.05;
/** Width of a column that says nothing (characters). */
export const DEFAULT_WIDTH = 9;

/** What is to be printed of a sheet. */
export interface Printed {
  /** Columns from A on. */
  readonly columns: number;
  readonly widths: readonly ColumnWidth[];
  readonly titleRows: number;
  readonly titleColumns: number;
  readonly breaks: readonly number[];
  /** Points of the title rows, and of what stands between one break and the next, where it is to stand whole on a page. */
  readonly sections?: { readonly titles: number; readonly heights: readonly number[] };
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
  const orientation = all * UPRIGHT_SCALE <= PORTRAIT ? "portrait" : "landscape";
  const room = (orientation === "portrait" ? PORTRAIT : LANDSCAPE) / SMALLEST_SCALE;
  const titles = width(0, printed.titleColumns);
  const titleColumns = titles < room / 2 ? printed.titleColumns : 0;
  const repeated = titleColumns > 0 ? titles : 0;
  const pagesWide = all <= room ? 1 : Math.ceil((all - repeated) / (room - repeated));
  return {
    orientation,
    printedColumns: printed.cut ? printed.columns : null,
    titleRows: printed.titleRows,
    titleColumns,
    pagesWide,
    scale: pagesWide === 1 && printed.sections ? wholeScale(printed.sections, orientation, all) : null,
    breaks: printed.breaks,
    foot: footWithin(printed.foot, orientation === "portrait" ? PORTRAIT : LANDSCAPE),
  };
}

/** Points of a row that says nothing. */
const ROW_HEIGHT = 15;

/** Points of the title rows, and of the rows between one break and the next. @param last row behind all others */
export function sectionsOf(
  last: number,
  breaks: readonly number[],
  heights: readonly RowHeight[],
  titleRows: number,
): NonNullable<Printed["sections"]> {
  const points = new Map(heights.map((h) => [h.row, h.points]));
  const sum = (from: number, to: number): number => {
    let all = 0;
    for (let row = from; row < to; row++) all += points.get(row) ?? ROW_HEIGHT;
    return all;
  };
  const starts = [titleRows, ...breaks];
  return { titles: sum(0, titleRows), heights: starts.map((from, i) => sum(from, starts[i + 1] ?? last)) };
}

/** The largest legible scale at which as many sections stand whole on a page as can; null where the width's own does. */
function wholeScale(
  { titles, heights }: NonNullable<Printed["sections"]>,
  orientation: PagePlan["orientation"],
  width: number,
): number | null {
  const own = Math.min(1, (orientation === "portrait" ? PORTRAIT : LANDSCAPE) / width);
  const whole = (scale: number): number => heights.filter((h) => (h + titles) * scale <= HEIGHT[orientation]).length;
  const most = whole(SMALLEST_SCALE);
  if (own < SMALLEST_SCALE + STEP || whole(own) >= most) return null;
  let scale = own - STEP;
  while (scale > SMALLEST_SCALE && whole(scale) < most) scale -= STEP;
  return Math.round(Math.max(scale, SMALLEST_SCALE) * 100);
}

/** Width of `第 10 页，共 20 页` with a gap at each side. */
const MIDDLE_FOOT = 22;

/** The words of a foot, each line cut where the page number begins: what is longer is printed over it, and 255 signs are the most that a file may have. */
function footWithin({ left, right }: PagePlan["foot"], page: number): PagePlan["foot"] {
  const room = Math.floor((page - MIDDLE_FOOT) / 2);
  const cut = (text: string): string =>
    text
      .split("\n")
      .map((line) => shortened(line, room))
      .join("\n");
  return { left: cut(left), right: cut(right) };
}

/** A line that fits; of a longer one the beginning, and the end where a file name has its kind. */
function shortened(line: string, room: number): string {
  if (textWidth(line) <= room) return line;
  const signs = Array.from(line);
  const tail = signs.slice(-TAIL).join("");
  let head = "";
  for (const sign of signs) {
    if (textWidth(`${head}${sign}…${tail}`) > room) break;
    head += sign;
  }
  return `${head}…${tail}`;
}

const TAIL = 6;
