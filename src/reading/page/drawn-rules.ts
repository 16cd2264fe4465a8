import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { applyX, applyY, type RulingLine, type RulingLines, type Transform } from "./geometry";

/** A filled shape no thicker than this is a line drawn as a rectangle (points). */
const THICKEST_RULE = 2.6;
/** A stroke is straight when it leaves its axis by no more than this (points). */
const STRAIGHT = 1;
/** Strokes and fills shorter than this are dots of a leader or parts of glyphs (points). */
const SHORTEST_PIECE = 0.2;
/** Fills at least this wide and high are a background on which white can be seen, and can lie over text (points). */
export const SMALLEST_BACKGROUND = 6;
/** How many backgrounds back a white line or text looks for its own: mostly it is the one drawn just before. */
const LOOK_BACK = 500;
/** A line on the edge of a background is none on it; a line may lie this far off the page (points). */
const EDGE = 1;

/** What is painted: seen as a mark, not told from paper, or not painted at all. */
export type Paint = "ink" | "paper" | "none";

/** A piece of a path, in points on the page. */
export interface Subpath {
  readonly xs: number[];
  readonly ys: number[];
  curved: boolean;
  closed: boolean;
}

/** Collects what is drawn on a page besides text, whatever the format: ruling lines, and the backgrounds on which white is seen. */
export class DrawnRules implements RulingLines {
  readonly horizontal: RulingLine[] = [];
  readonly vertical: RulingLine[] = [];
  private readonly backgrounds: { left: number; right: number; top: number; bottom: number }[] = [];

  constructor(
    private readonly page: { readonly width: number; readonly height: number },
    private readonly limits: Limits,
  ) {}

  /** A path as it is painted. */
  draw(path: readonly Subpath[], fill: Paint, stroke: Paint): void {
    for (const piece of path) {
      if (piece.xs.length < 2) continue;
      if (fill !== "none" && this.fill(piece, fill)) continue;
      if (stroke !== "none" && !piece.curved) this.outline(piece, stroke);
    }
  }

  /** A picture, which anything may be printed on. */
  cover(left: number, top: number, right: number, bottom: number): void {
    this.backgrounds.push({ left, top, right, bottom });
  }

  /** True where a background lies below a place of the page. */
  isOnBackground(x: number, y: number): boolean {
    const lowest = Math.max(0, this.backgrounds.length - LOOK_BACK);
    for (let i = this.backgrounds.length - 1; i >= lowest; i--) {
      const b = this.backgrounds[i]!;
      if (x > b.left + EDGE && x < b.right - EDGE && y > b.top + EDGE && y < b.bottom - EDGE) return true;
    }
    return false;
  }

  /** The rules of a page that is turned a quarter or half. */
  turned(turn: Transform, page: { readonly width: number; readonly height: number }): DrawnRules {
    const out = new DrawnRules(page, this.limits);
    for (const [rules, across] of [
      [this.horizontal, true],
      [this.vertical, false],
    ] as const)
      for (const { at, from, to } of rules) {
        const [x0, y0, x1, y1] = across ? [from, at, to, at] : [at, from, at, to];
        const xs = [applyX(turn, x0, y0), applyX(turn, x1, y1)];
        const ys = [applyY(turn, x0, y0), applyY(turn, x1, y1)];
        out.draw([{ xs, ys, curved: false, closed: false }], "none", "ink");
      }
    return out;
  }

  /** A filled shape: a rule when it is thin one way, else a background. True when its outline is no rule any more. */
  private fill({ xs, ys, curved }: Subpath, paint: Paint): boolean {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < xs.length; i++) {
      left = Math.min(left, xs[i]!);
      right = Math.max(right, xs[i]!);
      top = Math.min(top, ys[i]!);
      bottom = Math.max(bottom, ys[i]!);
    }
    const [width, height] = [right - left, bottom - top];
    if (height <= THICKEST_RULE && width > 2 * height) {
      if (!curved) this.add(this.horizontal, (top + bottom) / 2, left, right, paint, true);
      return true;
    }
    if (width <= THICKEST_RULE && height > 2 * width) {
      if (!curved) this.add(this.vertical, (left + right) / 2, top, bottom, paint, false);
      return true;
    }
    if (paint === "ink" && width >= SMALLEST_BACKGROUND && height >= SMALLEST_BACKGROUND)
      this.backgrounds.push({ left, right, top, bottom });
    if (width > THICKEST_RULE || height > THICKEST_RULE) return false;
    // A dot may be part of a dotted line, of either direction: alone it is too short for a rule.
    if (!curved) {
      this.add(this.horizontal, (top + bottom) / 2, left, right, paint, true);
      this.add(this.vertical, (left + right) / 2, top, bottom, paint, false);
    }
    return true;
  }

  private outline({ xs, ys, closed }: Subpath, paint: Paint): void {
    for (let i = 1; i < xs.length; i++) this.segment(xs[i - 1]!, ys[i - 1]!, xs[i]!, ys[i]!, paint);
    if (closed && xs.length > 2) this.segment(xs.at(-1)!, ys.at(-1)!, xs[0]!, ys[0]!, paint);
  }

  private segment(x0: number, y0: number, x1: number, y1: number, paint: Paint): void {
    const [across, down] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (down <= STRAIGHT && across > down)
      this.add(this.horizontal, (y0 + y1) / 2, Math.min(x0, x1), Math.max(x0, x1), paint, true);
    else if (across <= STRAIGHT && down > across)
      this.add(this.vertical, (x0 + x1) / 2, Math.min(y0, y1), Math.max(y0, y1), paint, false);
  }

  private add(into: RulingLine[], at: number, from: number, to: number, paint: Paint, across: boolean): void {
    const extent = across ? this.page.height : this.page.width;
    if (!(to - from >= SHORTEST_PIECE) || at < -EDGE || at > extent + EDGE) return;
    const middle = (from + to) / 2;
    if (paint === "paper" && !this.isOnBackground(across ? middle : at, across ? at : middle)) return;
    into.push({ at, from, to });
    requireWithin(into.length, this.limits.pageRules, "pageRules");
  }
}
