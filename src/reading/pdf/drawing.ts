import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import { applyX, applyY, multiply, type Transform, type RulingLine, type RulingLines } from "../page/geometry";
import { ShownText } from "./shown-text";
import { visibilityOf, type Visibility } from "./visibility";

/** pdf.js's operator list, as far as it is used here. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Numbers of pdf.js operators, by name (`OPS`). */
export type OperatorNumbers = Readonly<Record<string, number>>;

/** A filled shape no thicker than this is a line drawn as a rectangle (points). */
const THICKEST_RULE = 2.6;
/** A stroke is straight when it leaves its axis by no more than this (points). */
const STRAIGHT = 1;
/** Strokes and fills shorter than this are dots of a leader or glyph parts until they have been joined (points). */
const SHORTEST_PIECE = 0.2;
/** Fills at least this wide and high are a background on which white lines can be seen (points). */
const SMALLEST_BACKGROUND = 6;

/** Path pieces of pdf.js 5 and later: the segment code, then its coordinates. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

/** Points that follow each code. */
const POINTS = [1, 1, 3, 2, 0];
/** Pages with more clipping regions than this are not judged by them. */
const MOST_WINDOWS = 500;

/** A region of the page. */
export interface Region {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is drawn on a page besides text. */
export interface Drawing {
  readonly rules: RulingLines;
  readonly images: number;
  /** Largest share of the page that one image covers. */
  readonly imageShare: number;
  /** Regions that text was shown through: what lies in none of them was clipped away. Empty when nothing is clipped. */
  readonly windows: readonly Region[];
  readonly shownText: ShownText;
}

/** Page space: how user space lies on the page, and the page's size. */
export interface PageSpace {
  readonly matrix: Transform;
  readonly width: number;
  readonly height: number;
}

/** Walks the operators of a page with its transformation matrix and collects straight lines and images. */
export function readDrawing(list: OperatorList, ops: OperatorNumbers, page: PageSpace, limits: Limits): Drawing {
  requireWithin(list.fnArray.length, limits.pageOperators, "pageOperators");
  return new DrawingWalk(ops, page, limits).run(list);
}

/** What `q` saves and `Q` brings back, as far as it matters here. */
interface GraphicsState {
  readonly matrix: Transform;
  readonly fillShown: Visibility;
  readonly strokeShown: Visibility;
  readonly textMode: number;
  readonly clip: Region;
}

class DrawingWalk {
  private readonly horizontal: RulingLine[] = [];
  private readonly vertical: RulingLine[] = [];
  private readonly backdrops: Region[] = [];
  private readonly stack: GraphicsState[] = [];
  private readonly strokes: ReadonlySet<number>;
  private readonly fills: ReadonlySet<number>;
  private readonly imageOperators: ReadonlySet<number>;
  private readonly showOperators: ReadonlySet<number>;
  private matrix: Transform;
  private fillShown: Visibility = "ink";
  private strokeShown: Visibility = "ink";
  private clip: Region;
  private clipPending = false;
  private readonly windows = new Map<string, Region>();
  private images = 0;
  private imageShare = 0;
  private readonly shownText = new ShownText();

  constructor(
    private readonly ops: OperatorNumbers,
    private readonly page: PageSpace,
    private readonly limits: Limits,
  ) {
    const numbers = (...names: string[]): Set<number> => new Set(names.map((name) => ops[name] ?? -1));
    this.matrix = page.matrix;
    this.clip = { left: 0, top: 0, right: page.width, bottom: page.height };
    this.strokes = numbers(
      "stroke",
      "closeStroke",
      "fillStroke",
      "eoFillStroke",
      "closeFillStroke",
      "closeEOFillStroke",
    );
    this.fills = numbers("fill", "eoFill", "fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke");
    this.imageOperators = numbers(
      "paintImageXObject",
      "paintInlineImageXObject",
      "paintImageMaskXObject",
      "paintSolidColorImageMask",
    );
    this.showOperators = numbers("showText", "showSpacedText");
  }

  run(list: OperatorList): Drawing {
    const {
      save,
      restore,
      transform,
      paintFormXObjectBegin,
      paintFormXObjectEnd,
      constructPath,
      setTextRenderingMode,
    } = this.ops;
    const { clip, eoClip } = this.ops;
    const {
      setFillRGBColor,
      setStrokeRGBColor,
      setFillColorN,
      setStrokeColorN,
      setFillTransparent,
      setStrokeTransparent,
      setGState,
    } = this.ops;
    let hollow = false;
    for (let i = 0; i < list.fnArray.length; i++) {
      const fn = list.fnArray[i]!;
      const args = list.argsArray[i] as readonly unknown[] | null;
      if (fn === save) {
        this.save();
        hollow = false;
        continue;
      } else if (fn === restore) {
        // Large images are taken out by pdf.js before they are decoded; what is left is `q … cm Q` round nothing.
        if (hollow) this.noteImage();
        this.restore();
      } else if (fn === transform) {
        this.matrix = multiply(this.matrix, args as unknown as Transform);
        hollow = true;
        continue;
      } else if (fn === paintFormXObjectBegin) {
        this.save();
        const inner = args?.[0] as Transform | null | undefined;
        if (inner) this.matrix = multiply(this.matrix, inner);
      } else if (fn === paintFormXObjectEnd) this.restore();
      else if (fn === constructPath) this.path(args![0] as number, (args![1] as [Float32Array | null])[0]);
      else if (fn === clip || fn === eoClip) this.clipPending = true;
      else if (fn === setTextRenderingMode) this.shownText.setMode(args![0] as number);
      else if (this.showOperators.has(fn)) {
        this.shownText.show(this.matrix);
        this.noteWindow();
      } else if (this.imageOperators.has(fn)) this.noteImage();
      else {
        if (fn === setFillRGBColor) this.fillShown = visibilityOf(args![0]);
        else if (fn === setStrokeRGBColor) this.strokeShown = visibilityOf(args![0]);
        else if (fn === setFillColorN) this.fillShown = "ink";
        else if (fn === setStrokeColorN) this.strokeShown = "ink";
        else if (fn === setFillTransparent) this.fillShown = "none";
        else if (fn === setStrokeTransparent) this.strokeShown = "none";
        else if (fn === setGState) this.graphicsState(args![0] as [string, unknown][]);
        else this.shownText.operator(fn, args, this.ops);
        if (this.keepsHollow(fn)) continue;
      }
      hollow = false;
    }
    const { images, imageShare, shownText } = this;
    return {
      rules: { horizontal: this.horizontal, vertical: this.vertical },
      images,
      imageShare,
      windows: this.windows.size < MOST_WINDOWS ? [...this.windows.values()] : [],
      shownText,
    };
  }

  private save(): void {
    const { matrix, fillShown, strokeShown, clip } = this;
    this.stack.push({ matrix, fillShown, strokeShown, clip, textMode: this.shownText.currentMode });
  }

  private restore(): void {
    const state = this.stack.pop();
    if (!state) {
      this.matrix = this.page.matrix;
      return;
    }
    this.matrix = state.matrix;
    this.fillShown = state.fillShown;
    this.strokeShown = state.strokeShown;
    this.clip = state.clip;
    this.shownText.setMode(state.textMode);
  }

  private graphicsState(entries: readonly [string, unknown][]): void {
    for (const [key, value] of entries) {
      if (key === "ca" && value === 0) this.fillShown = "none";
      if (key === "CA" && value === 0) this.strokeShown = "none";
    }
  }

  private keepsHollow(fn: number): boolean {
    const { setGState, dependency, setFillRGBColor, setStrokeRGBColor, setRenderingIntent, setFlatness } = this.ops;
    return (
      fn === setGState ||
      fn === dependency ||
      fn === setFillRGBColor ||
      fn === setStrokeRGBColor ||
      fn === setRenderingIntent ||
      fn === setFlatness
    );
  }

  private noteImage(): void {
    const m = this.matrix;
    const share = Math.abs(m[0] * m[3] - m[1] * m[2]) / (this.page.width * this.page.height || 1);
    this.images++;
    this.imageShare = Math.max(this.imageShare, Math.min(1, share));
    // A line may be an image of a pixel, stretched.
    this.shape([applyX(m, 0, 0), applyX(m, 1, 1)], [applyY(m, 0, 0), applyY(m, 1, 1)], "ink");
  }

  private path(paint: number, data: Float32Array | null): void {
    const fill = this.fills.has(paint) && this.fillShown !== "none";
    const stroke = this.strokes.has(paint) && this.strokeShown !== "none";
    if (this.clipPending) this.narrowClip(data);
    if (!data || (!fill && !stroke)) return;
    const m = this.matrix;
    let xs: number[] = [];
    let ys: number[] = [];
    let curved = false;
    let closed = false;
    const flush = (): void => {
      if (xs.length > 1 && !curved && !(fill && this.shape(xs, ys, this.fillShown)) && stroke)
        this.outline(xs, ys, closed);
      xs = [];
      ys = [];
      curved = closed = false;
    };
    for (let k = 0; k < data.length;) {
      const code = data[k++]!;
      if (code === MOVE || code === LINE) {
        if (code === MOVE) flush();
        xs.push(applyX(m, data[k]!, data[k + 1]!));
        ys.push(applyY(m, data[k]!, data[k + 1]!));
        k += 2;
      } else if (code === CURVE || code === QUADRATIC) {
        curved = true;
        k += code === CURVE ? 6 : 4;
      } else if (code === CLOSE) closed = true;
      else throw new ReadingError("corrupt");
    }
    flush();
  }

  private narrowClip(data: Float32Array | null): void {
    this.clipPending = false;
    if (!data) return;
    const m = this.matrix;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = 0; k < data.length;) {
      const points = POINTS[data[k++]!] ?? 0;
      for (let p = 0; p < points; p++, k += 2) {
        const x = applyX(m, data[k]!, data[k + 1]!);
        const y = applyY(m, data[k]!, data[k + 1]!);
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
    }
    const c = this.clip;
    this.clip = {
      left: Math.max(c.left, left),
      top: Math.max(c.top, top),
      right: Math.min(c.right, right),
      bottom: Math.min(c.bottom, bottom),
    };
  }

  private noteWindow(): void {
    const { left, top, right, bottom } = this.clip;
    if (this.windows.size < MOST_WINDOWS)
      this.windows.set(`${left.toFixed(0)} ${top.toFixed(0)} ${right.toFixed(0)} ${bottom.toFixed(0)}`, this.clip);
  }

  /** A filled shape: a rule when it is thin one way, else shading. True when it was a rule, or too small to be anything. */
  private shape(xs: readonly number[], ys: readonly number[], shown: Visibility): boolean {
    const left = Math.min(...xs);
    const right = Math.max(...xs);
    const top = Math.min(...ys);
    const bottom = Math.max(...ys);
    const thinDown = bottom - top <= THICKEST_RULE;
    const thinAcross = right - left <= THICKEST_RULE;
    if (thinDown && (!thinAcross || right - left > 2 * (bottom - top)))
      this.addHorizontal((top + bottom) / 2, left, right, shown);
    else if (thinAcross && (!thinDown || bottom - top > 2 * (right - left)))
      this.addVertical((left + right) / 2, top, bottom, shown);
    else if (thinAcross && thinDown) return true;
    else {
      if (shown === "ink" && right - left >= SMALLEST_BACKGROUND && bottom - top >= SMALLEST_BACKGROUND)
        this.backdrops.push({ left, right, top, bottom });
      return false;
    }
    return true;
  }

  private outline(xs: readonly number[], ys: readonly number[], closed: boolean): void {
    for (let i = 1; i < xs.length; i++) this.segment(xs[i - 1]!, ys[i - 1]!, xs[i]!, ys[i]!);
    if (closed && xs.length > 2) this.segment(xs.at(-1)!, ys.at(-1)!, xs[0]!, ys[0]!);
  }

  private segment(x0: number, y0: number, x1: number, y1: number): void {
    const across = Math.abs(x1 - x0);
    const down = Math.abs(y1 - y0);
    if (down <= STRAIGHT && across > down)
      this.addHorizontal((y0 + y1) / 2, Math.min(x0, x1), Math.max(x0, x1), this.strokeShown);
    else if (across <= STRAIGHT && down > across)
      this.addVertical((x0 + x1) / 2, Math.min(y0, y1), Math.max(y0, y1), this.strokeShown);
  }

  private addHorizontal(at: number, from: number, to: number, shown: Visibility): void {
    if (shown === "ink" || this.onBackdrop((from + to) / 2, at))
      this.add(this.horizontal, at, from, to, this.page.height);
  }

  private addVertical(at: number, from: number, to: number, shown: Visibility): void {
    if (shown === "ink" || this.onBackdrop(at, (from + to) / 2)) this.add(this.vertical, at, from, to, this.page.width);
  }

  /** Last drawn first, since a line is mostly drawn on the background that came just before; the look back is bounded. */
  private onBackdrop(x: number, y: number): boolean {
    const lowest = Math.max(0, this.backdrops.length - 200);
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
