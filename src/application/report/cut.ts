import type { Box, SourceRef } from "../../disclosure";
import type { DrawnPage } from "../../reading";

/** How finely pages are drawn for a report: crisp on paper, some ten kilobytes a piece. */
export const REPORT_DPI = 150;
const POINTS_PER_INCH = 72;
/** What is shown above and below the cell (points): some rows of a table. */
const ABOVE = 64;
const BELOW = 48;
/** How far an edge may be moved so that it cuts through no line of text (points). */
const SLACK = 12;
/** As wide as can be read on a page of A4; of a wider page a piece round the cell, and the beginning of its rows. */
const WIDEST = 600;
const ROW_HEADS = 170;
/** White left round what is drawn, and between the two pieces. */
const EDGE = 6;
const GAP = 10;
/** Darker than this is drawn. */
const INK = 0xf0;

const RED = [0xd1, 0x1a, 0x2a] as const;
const BLUE = [0x1f, 0x5c, 0x86] as const;
const GREY = [0xb0, 0xb0, 0xb0] as const;

/** A piece of a page. */
export interface Cut {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
  /** How many of the other places are framed in it. */
  readonly beside: number;
  /** Texts in it that are left blank. */
  readonly undrawn: number;
}

/** Columns of dots of the page, from and to. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

/** The piece of a page round a cell, the cell framed red and what belongs to it blue. */
export function cutRound(page: DrawnPage, dotsPerInch: number, box: Box, beside: readonly SourceRef[]): Cut {
  const scale = dotsPerInch / POINTS_PER_INCH;
  const slack = Math.round(SLACK * scale);
  const top = quietest(page, clamp(Math.floor((box.y - ABOVE) * scale), 0, page.height - 1), slack);
  const bottom = quietest(page, clamp(Math.ceil((box.y + box.height + BELOW) * scale), top + 1, page.height), slack);
  const pieces = piecesOf(page, scale, box, top, bottom);
  const gap = Math.round(GAP * scale);
  const width = pieces.reduce((n, p) => n + p.to - p.from, 0) + gap * (pieces.length - 1);
  const height = bottom - top;
  const canvas = new Canvas(width, height);
  let at = 0;
  const placed = pieces.map((piece, i) => {
    if (i > 0) {
      canvas.dashes(at + gap / 2, GREY);
      at += gap;
    }
    canvas.copy(page, piece, top, at);
    const offset = at - piece.from;
    at += piece.to - piece.from;
    return { ...piece, offset };
  });
  const frame = (b: Box, colour: readonly number[], line: number): boolean => {
    const middle = (b.x + b.width / 2) * scale;
    const own = placed.find((p) => middle >= p.from && middle <= p.to);
    if (!own || (b.y + b.height) * scale < top || b.y * scale > bottom) return false;
    const pad = 1.5 * scale;
    canvas.frame(
      {
        left: b.x * scale + own.offset - pad,
        top: b.y * scale - top - pad,
        right: (b.x + b.width) * scale + own.offset + pad,
        bottom: (b.y + b.height) * scale - top + pad,
      },
      colour,
      line,
    );
    return true;
  };
  const others = beside.filter((s) => s.box && frame(s.box, BLUE, 2)).length;
  frame(box, RED, 4);
  const undrawn = page.undrawn.filter(
    (t) => t.y >= top && t.y - t.height <= bottom && placed.some((p) => t.x < p.to && t.x + t.width > p.from),
  ).length;
  return { width, height, rgba: canvas.rgba, beside: others, undrawn };
}

/** The whole width where it can be read; else the beginning of the rows and what stands round the cell. */
function piecesOf(page: DrawnPage, scale: number, box: Box, top: number, bottom: number): Piece[] {
  const ink = inkOf(page, top, bottom);
  const cell = { from: Math.floor(box.x * scale), to: Math.ceil((box.x + box.width) * scale) };
  const edge = Math.round(EDGE * scale);
  const from = clamp(Math.min(ink.from, cell.from) - edge, 0, page.width - 1);
  const to = clamp(Math.max(ink.to, cell.to) + edge, from + 1, page.width);
  const widest = Math.round(WIDEST * scale);
  if (to - from <= widest) return [{ from, to }];
  const middle = (cell.from + cell.to) / 2;
  if (middle - from <= widest * 0.8)
    return [{ from, to: clamp(Math.max(from + widest, cell.to + edge), from + 1, to) }];
  const heads = Math.round(ROW_HEADS * scale);
  const room = widest - heads - Math.round(GAP * scale);
  const start = clamp(Math.round(middle - room / 2), from + heads, to - room);
  return [
    { from, to: from + heads },
    { from: start, to: start + room },
  ];
}

/** The first and the last column of dots with something drawn between two rows. */
function inkOf({ width, rgba }: DrawnPage, top: number, bottom: number): Piece {
  let [from, to] = [width, 0];
  for (let y = top; y < bottom; y++)
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 4;
      if (rgba[i]! >= INK && rgba[i + 1]! >= INK && rgba[i + 2]! >= INK) continue;
      if (x < from) from = x;
      if (x + 1 > to) to = x + 1;
    }
  return from < to ? { from, to } : { from: 0, to: width };
}

/** The row of dots with the least drawn on it, near another: an edge there cuts no text in two. */
function quietest(page: DrawnPage, row: number, slack: number): number {
  let [best, least] = [row, Infinity];
  for (let away = 0; away <= slack; away++)
    for (const y of [row - away, row + away]) {
      if (y < 0 || y > page.height) continue;
      const ink = y === page.height ? 0 : inkOn(page, y);
      if (ink < least) [best, least] = [y, ink];
    }
  return best;
}

function inkOn({ width, rgba }: DrawnPage, y: number): number {
  let count = 0;
  for (let i = y * width * 4; i < (y + 1) * width * 4; i += 4)
    if (rgba[i]! < INK || rgba[i + 1]! < INK || rgba[i + 2]! < INK) count++;
  return count;
}

const clamp = (n: number, least: number, most: number): number => Math.max(least, Math.min(most, n));

/** Dots on white paper. */
class Canvas {
  readonly rgba: Uint8ClampedArray;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.rgba = new Uint8ClampedArray(width * height * 4).fill(0xff);
  }

  copy(page: DrawnPage, { from, to }: Piece, top: number, left: number): void {
    for (let y = 0; y < this.height; y++) {
      const start = ((top + y) * page.width + from) * 4;
      this.rgba.set(page.rgba.subarray(start, start + (to - from) * 4), (y * this.width + left) * 4);
    }
  }

  frame(
    edges: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
    colour: readonly number[],
    line: number,
  ): void {
    const [left, right] = [edges.left, edges.right].map((x) => clamp(Math.round(x), 0, this.width)) as [number, number];
    const [top, bottom] = [edges.top, edges.bottom].map((y) => clamp(Math.round(y), 0, this.height)) as [
      number,
      number,
    ];
    this.fill(left, top, right, top + line, colour);
    this.fill(left, bottom - line, right, bottom, colour);
    this.fill(left, top, left + line, bottom, colour);
    this.fill(right - line, top, right, bottom, colour);
  }

  /** A broken line from top to bottom. */
  dashes(x: number, colour: readonly number[]): void {
    for (let y = 0; y < this.height; y += 12) this.fill(Math.round(x), y, Math.round(x) + 2, y + 6, colour);
  }

  private fill(left: number, top: number, right: number, bottom: number, colour: readonly number[]): void {
    for (let y = Math.max(0, top); y < Math.min(this.height, bottom); y++)
      for (let x = Math.max(0, left); x < Math.min(this.width, right); x++)
        for (let c = 0; c < 3; c++) this.rgba[(y * this.width + x) * 4 + c] = colour[c]!;
  }
}
