import { centreX, centreY } from "../page/geometry";
import { hueOf, standsOut } from "./colours";
import { PATH_CURVE, PATH_CLOSES, type Colour, type RawPage, type RawPath, type Region } from "./engine/raw-page";
import type { ShownRun } from "./text-runs";

/** Why text that is in the file can't be seen on the page. Off the paper and clipped away go without a word: a cell cut by the page end carries its text on both pages. */
export type Unseen = "off-page" | "clipped" | "layer" | "invisible" | "same-colour" | "covered";

/**
 * Text is clipped away when less than this share of its height or width is left of it: half a line is still read. Where the page ends
 * a cell goes on upon the next one, and the line is read there where most of it stands.
 */
const LEFT_OF_CLIPPED = 0.25;
const LEFT_AT_PAGE_END = 0.5;
/** Clip regions that end nearer than this to the outermost one end with the page (points). */
const SAME_EDGE = 1;
/** Text mode that paints nothing. */
const INVISIBLE = 3;
const STROKE_ONLY: ReadonlySet<number> = new Set([1, 5]);
/** Height of the bands by which fills are found (points). */
const BAND = 24;

/** A fill that hides what lies below it. */
interface Surface extends Region {
  readonly order: number;
  readonly colour: Colour;
}

/** Judges the text of one page. */
export class Sight {
  private readonly bands = new Map<number, Surface[]>();
  /** Outermost edges of the clip regions of the page's text. */
  private readonly topmost: number;
  private readonly lowest: number;

  constructor(
    private readonly page: RawPage,
    private readonly layersOff: ReadonlySet<string>,
  ) {
    for (const path of page.paths) this.addSurface(path);
    let [topmost, lowest] = [Infinity, -Infinity];
    for (const { window } of page.shows) {
      if (!window) continue;
      topmost = Math.min(topmost, window.top);
      lowest = Math.max(lowest, window.bottom);
    }
    this.topmost = topmost;
    this.lowest = lowest;
  }

  /** Why a run can't be seen, or null when it can. */
  unseen(run: ShownRun): Unseen | null {
    const [x, y] = [centreX(run), centreY(run)];
    const { show } = run;
    if (x < 0 || x > this.page.width || y < 0 || y > this.page.height) return "off-page";
    if (show.window && this.isClippedAway(run, show.window)) return "clipped";
    if (show.layers.some((name) => this.layersOff.has(name))) return "layer";
    if (show.mode === INVISIBLE) return "invisible";
    const colour = STROKE_ONLY.has(show.mode) ? show.stroke : show.fill;
    if (colour?.[3] === 0) return "invisible";
    let below: Surface | null = null;
    for (const surface of this.bands.get(Math.floor(y / BAND)) ?? []) {
      if (surface.order > show.order) {
        if (covers(surface, run)) return "covered";
      } else if (contains(surface, x, y) && (!below || surface.order > below.order)) below = surface;
    }
    return standsOut(colour, below ? below.colour : this.groundAt(x, y)) ? null : "same-colour";
  }

  private isClippedAway(run: ShownRun, w: Region): boolean {
    const down = Math.min(run.bottom, w.bottom) - Math.max(run.top, w.top);
    const across = Math.min(run.right, w.right) - Math.max(run.left, w.left);
    const endsWithPage =
      (w.top > run.top && w.top < this.topmost + SAME_EDGE) ||
      (w.bottom < run.bottom && w.bottom > this.lowest - SAME_EDGE);
    return (
      down < (endsWithPage ? LEFT_AT_PAGE_END : LEFT_OF_CLIPPED) * (run.bottom - run.top) ||
      across < LEFT_OF_CLIPPED * (run.right - run.left)
    );
  }

  /** Paper, unless a picture lies there, whose colours are not known. */
  private groundAt(x: number, y: number): Colour | "paper" {
    const onPicture = this.page.images.some((m) => {
      const [x0, x1] = [m[4] + Math.min(0, m[0]) + Math.min(0, m[2]), m[4] + Math.max(0, m[0]) + Math.max(0, m[2])];
      const [y0, y1] = [m[5] + Math.min(0, m[1]) + Math.min(0, m[3]), m[5] + Math.max(0, m[1]) + Math.max(0, m[3])];
      return x >= x0 && x <= x1 && y >= y0 && y <= y1;
    });
    return onPicture ? null : "paper";
  }

  private addSurface({ fills, fill, transparent, order, points, pieces, window }: RawPath): void {
    if (!fills || transparent || hueOf(fill) === "none" || !isRectangle(points, pieces)) return;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < points.length; i += 2) {
      left = Math.min(left, points[i]!);
      right = Math.max(right, points[i]!);
      top = Math.min(top, points[i + 1]!);
      bottom = Math.max(bottom, points[i + 1]!);
    }
    if (window) {
      left = Math.max(left, window.left);
      top = Math.max(top, window.top);
      right = Math.min(right, window.right);
      bottom = Math.min(bottom, window.bottom);
    }
    const surface: Surface = { left, top, right, bottom, order, colour: fill };
    const [first, last] = [Math.max(0, top), Math.min(this.page.height, bottom)].map((y) => Math.floor(y / BAND));
    for (let band = first!; band <= last!; band++) {
      const list = this.bands.get(band);
      if (list) list.push(surface);
      else this.bands.set(band, [surface]);
    }
  }
}

/** A box of four corners: what is filled between its bounds. Others are logos and letters. */
function isRectangle(points: Float32Array, pieces: Uint8Array): boolean {
  if (pieces.length < 4 || pieces.length > 5) return false;
  for (let i = 1; i < pieces.length; i++) {
    if ((pieces[i]! & ~PATH_CLOSES) === PATH_CURVE) return false;
    const [dx, dy] = [points[2 * i]! - points[2 * i - 2]!, points[2 * i + 1]! - points[2 * i - 1]!];
    if (Math.abs(dx) > 0.5 && Math.abs(dy) > 0.5) return false;
  }
  return true;
}

/** The part of a run that its clip region leaves to be seen, from top to bottom: a cut line belongs to the cell that cuts it. */
export function seenPart(run: ShownRun): ShownRun {
  const w = run.show.window;
  if (!w || (w.top <= run.top && w.bottom >= run.bottom)) return run;
  return { ...run, top: Math.max(run.top, w.top), bottom: Math.min(run.bottom, w.bottom) };
}

const contains = (s: Region, x: number, y: number): boolean =>
  s.left <= x && s.right >= x && s.top <= y && s.bottom >= y;

/** Whether a surface lies over the middle half of a run. */
function covers(s: Region, run: ShownRun): boolean {
  const quarter = (run.right - run.left) / 4;
  return s.left <= run.left + quarter && s.right >= run.right - quarter && contains(s, centreX(run), centreY(run));
}
