import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { applyX, applyY, type RulingLine, type RulingLines, type Transform } from "../page/geometry";
import { hueOf, type Hue } from "./colours";
import {
  PATH_CLOSES,
  PATH_CURVE,
  PATH_MOVE,
  SMALLEST_BACKGROUND,
  type RawPage,
  type RawPath,
  type Region,
} from "./engine/raw-page";

/** A filled shape no thicker than this is a line drawn as a rectangle (points). */
const THICKEST_RULE = 2.6;
/** A stroke is straight when it leaves its axis by no more than this (points). */
const STRAIGHT = 1;
/** Strokes and fills shorter than this are dots of a leader or glyph parts until they have been joined (points). */
const SHORTEST_PIECE = 0.2;
/** A line is looked for on this many of the backgrounds drawn last before it. */
const BACKDROPS_LOOKED_AT = 200;

/** The ruling lines of a page: what was stroked, and what was filled or drawn as a picture so thin that it is a line. */
export function readRules(page: RawPage, limits: Limits): RulingLines {
  return new RuleCollector(page, limits).run();
}

/** Least and greatest; a hostile outline has more points than a call has arguments. */
function extent(values: readonly number[]): [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}

class RuleCollector {
  private readonly horizontal: RulingLine[] = [];
  private readonly vertical: RulingLine[] = [];
  private readonly backdrops: Region[] = [];

  constructor(
    private readonly page: RawPage,
    private readonly limits: Limits,
  ) {}

  run(): RulingLines {
    for (const path of this.page.paths) this.path(path);
    // A line may be an image of a pixel, stretched.
    for (const m of this.page.images) this.image(m);
    return { horizontal: this.horizontal, vertical: this.vertical };
  }

  private image(m: Transform): void {
    this.shape([applyX(m, 0, 0), applyX(m, 1, 1)], [applyY(m, 0, 0), applyY(m, 1, 1)], "ink");
  }

  private path({ points, pieces, fills, strokes, fill, stroke }: RawPath): void {
    const filled = fills ? hueOf(fill) : "none";
    const stroked = strokes ? hueOf(stroke) : "none";
    if (filled === "none" && stroked === "none") return;
    let xs: number[] = [];
    let ys: number[] = [];
    let curved = false;
    let closed = false;
    const flush = (): void => {
      if (xs.length > 1 && !curved && !(filled !== "none" && this.shape(xs, ys, filled)) && stroked !== "none")
        this.outline(xs, ys, closed, stroked);
      xs = [];
      ys = [];
      curved = closed = false;
    };
    for (let k = 0; k < pieces.length; k++) {
      const kind = pieces[k]! & ~PATH_CLOSES;
      if (kind === PATH_MOVE) flush();
      if (kind === PATH_CURVE) curved = true;
      else {
        xs.push(points[2 * k]!);
        ys.push(points[2 * k + 1]!);
      }
      if (pieces[k]! & PATH_CLOSES) closed = true;
    }
    flush();
  }

  /** A filled shape: a rule when it is thin one way, else shading. True when it was a rule, or too small to be anything. */
  private shape(xs: readonly number[], ys: readonly number[], hue: Hue): boolean {
    const [left, right] = extent(xs);
    const [top, bottom] = extent(ys);
    const thinDown = bottom - top <= THICKEST_RULE;
    const thinAcross = right - left <= THICKEST_RULE;
    if (thinDown && (!thinAcross || right - left > 2 * (bottom - top)))
      this.addHorizontal((top + bottom) / 2, left, right, hue);
    else if (thinAcross && (!thinDown || bottom - top > 2 * (right - left)))
      this.addVertical((left + right) / 2, top, bottom, hue);
    else if (thinAcross && thinDown) return true;
    else {
      if (hue === "ink" && right - left >= SMALLEST_BACKGROUND && bottom - top >= SMALLEST_BACKGROUND)
        this.backdrops.push({ left, right, top, bottom });
      return false;
    }
    return true;
  }

  private outline(xs: readonly number[], ys: readonly number[], closed: boolean, hue: Hue): void {
    for (let i = 1; i < xs.length; i++) this.segment(xs[i - 1]!, ys[i - 1]!, xs[i]!, ys[i]!, hue);
    if (closed && xs.length > 2) this.segment(xs.at(-1)!, ys.at(-1)!, xs[0]!, ys[0]!, hue);
  }

  private segment(x0: number, y0: number, x1: number, y1: number, hue: Hue): void {
    const across = Math.abs(x1 - x0);
    const down = Math.abs(y1 - y0);
    if (down <= STRAIGHT && across > down) this.addHorizontal((y0 + y1) / 2, Math.min(x0, x1), Math.max(x0, x1), hue);
    else if (across <= STRAIGHT && down > across)
      this.addVertical((x0 + x1) / 2, Math.min(y0, y1), Math.max(y0, y1), hue);
  }

  private addHorizontal(at: number, from: number, to: number, hue: Hue): void {
    if (hue === "ink" || this.onBackdrop((from + to) / 2, at))
      this.add(this.horizontal, at, from, to, this.page.height);
  }

  private addVertical(at: number, from: number, to: number, hue: Hue): void {
    if (hue === "ink" || this.onBackdrop(at, (from + to) / 2)) this.add(this.vertical, at, from, to, this.page.width);
  }

  /** Last drawn first, since a line is mostly drawn on the background that came just before. */
  private onBackdrop(x: number, y: number): boolean {
    const lowest = Math.max(0, this.backdrops.length - BACKDROPS_LOOKED_AT);
    for (let i = this.backdrops.length - 1; i >= lowest; i--) {
      const b = this.backdrops[i]!;
      if (x > b.left + 1 && x < b.right - 1 && y > b.top + 1 && y < b.bottom - 1) return true;
    }
    return false;
  }

  private add(into: RulingLine[], at: number, from: number, to: number, extent: number): void {
    if (!(to - from >= SHORTEST_PIECE) || at < -1 || at > extent + 1) return;
    into.push({ at, from, to });
    requireWithin(into.length, this.limits.pageRules, "pageRules");
  }
}
