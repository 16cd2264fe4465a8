import { SMALLEST_BACKGROUND } from "../page/drawn-rules";
import { boundsOf, centreX, centreY, contains, overlap, type Region } from "../page/geometry";
import { paintOf, standsOut } from "./colours";
import {
  INVISIBLE,
  PATH_CLOSES,
  PATH_CURVE,
  STROKE_MODES,
  type Colour,
  type RawPage,
  type RawPath,
} from "./engine/raw-page";
import type { ShownRun } from "./text-runs";

/** Why text that is in the file can't be seen on the page. Off the paper and clipped away go without a word: a cell cut by the page end carries its text on both pages. */
export type Unseen = "off-page" | "clipped" | "layer" | "invisible" | "same-colour" | "covered";

/**
 * Text is clipped away when less than this share of its height or width is left of it: half a line is still read. Where the page ends
 * a cell goes on upon the next one, and the line is read there where most of it stands.
 */
const LEFT_OF_CLIPPED = 0.25;
const LEFT_AT_PAGE_END = 0.5;
/** Clip regions that end nearer than this to the outermost line of the page end with the table (points). */
const SAME_EDGE = 2;
/** A patch may leave this much of the height of what it covers (points). */
const EDGE = 1;
/** Height of the bands by which fills are found (points). */
const BAND = 24;

/** A fill that text may stand on, or lie below. */
interface Surface extends Region {
  readonly order: number;
  /** What lies below it can't be seen. */
  readonly hides: boolean;
  /** Null where it is not known what is seen of it. */
  readonly colour: Colour;
}

/** Judges the text of one page. */
export class Sight {
  private readonly bands = new Map<number, Surface[]>();
  /** Between these everything is drawn: a cell that ends there may go on upon another page. */
  private readonly topmost: number;
  private readonly lowest: number;

  constructor(
    private readonly page: RawPage,
    private readonly layersOff: ReadonlySet<string>,
  ) {
    for (const path of page.paths) this.addSurface(path);
    let [topmost, lowest] = [Infinity, -Infinity];
    for (const { points } of page.paths)
      for (let i = 1; i < points.length; i += 2) {
        const y = points[i]!;
        if (y < 0 || y > page.height) continue;
        topmost = Math.min(topmost, y);
        lowest = Math.max(lowest, y);
      }
    this.topmost = topmost;
    this.lowest = lowest;
  }

  /** The part of a run that can be seen, from top to bottom: a cut line belongs to the cell that cuts it. Or why none can. */
  seenPart(run: ShownRun): ShownRun | Unseen {
    const x = centreX(run);
    const y = centreY(run);
    const { show } = run;
    if (x < 0 || x > this.page.width || y < 0 || y > this.page.height) return "off-page";
    if (show.window && this.isClippedAway(run, show.window)) return "clipped";
    if (show.layers.some((name) => this.layersOff.has(name))) return "layer";
    if (show.mode === INVISIBLE) return "invisible";
    const colour = STROKE_MODES.has(show.mode) ? show.stroke : show.fill;
    if (colour?.[3] === 0) return "invisible";
    let below: Surface | null = null;
    let top = Math.max(run.top, show.window?.top ?? 0);
    let bottom = Math.min(run.bottom, show.window?.bottom ?? Infinity);
    for (const surface of this.bands.get(Math.floor(y / BAND)) ?? []) {
      if (surface.order < show.order) {
        if (contains(surface, x, y) && (!below || surface.order > below.order)) below = surface;
        continue;
      }
      if (!surface.hides || !coversAcross(surface, run)) continue;
      // A line that runs out of its cell lies half below the next cell's ground; a patch lies over the whole of what it covers.
      if (surface.top <= run.top + EDGE && surface.bottom >= run.bottom - EDGE) return "covered";
      if (surface.top + surface.bottom > run.top + run.bottom) bottom = Math.min(bottom, surface.top);
      else top = Math.max(top, surface.bottom);
    }
    if (bottom - top < LEFT_OF_CLIPPED * (run.bottom - run.top)) return "clipped";
    if (!standsOut(colour, below ? below.colour : this.groundAt(x, y))) return "same-colour";
    return top > run.top || bottom < run.bottom ? { ...run, top: Math.max(top, run.top), bottom } : run;
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

  /** Paper, unless a picture or a gradient lies there, whose colours are not known. */
  private groundAt(x: number, y: number): Colour | "paper" {
    if (this.page.gradients) return null;
    const onPicture = this.page.images.some((m) => {
      const [x0, x1] = [m[4] + Math.min(0, m[0]) + Math.min(0, m[2]), m[4] + Math.max(0, m[0]) + Math.max(0, m[2])];
      const [y0, y1] = [m[5] + Math.min(0, m[1]) + Math.min(0, m[3]), m[5] + Math.max(0, m[1]) + Math.max(0, m[3])];
      return x >= x0 && x <= x1 && y >= y0 && y <= y1;
    });
    return onPicture ? null : "paper";
  }

  private addSurface({ fills, fill, transparent, order, points, pieces, window }: RawPath): void {
    const paint = paintOf(fill);
    if (!fills || paint === "none") return;
    // A fill of another form, or one that is half transparent, hides nothing for sure; what it leaves of the ground is not known.
    const hides = !transparent && isRectangle(points, pieces);
    if (!hides && paint === "paper") return;
    const { left, top, right, bottom } = overlap(boundsOf(points), window)!;
    // Rules run through text without hiding it.
    if (right - left < SMALLEST_BACKGROUND || bottom - top < SMALLEST_BACKGROUND) return;
    const surface: Surface = { left, top, right, bottom, order, hides, colour: hides ? fill : null };
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

/** Whether a surface lies over the middle half of a run, from left to right. */
function coversAcross(s: Region, run: ShownRun): boolean {
  const quarter = (run.right - run.left) / 4;
  return s.left <= run.left + quarter && s.right >= run.right - quarter && s.top < run.bottom && s.bottom > run.top;
}
