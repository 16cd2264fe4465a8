import { textWidth } from "./cells";
import type { ColumnWidth, PagePlan } from "./plan";

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
    breaks: printed.breaks,
    foot: footWithin(printed.foot, orientation === "portrait" ? PORTRAIT : LANDSCAPE),
  };
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
