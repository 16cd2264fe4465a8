import { requireWithin } from "../../errors";
import type { Limits } from "../../limits";
import { SMALLEST_BACKGROUND } from "../../page/drawn-rules";
import { applyX, applyY, boundsOf, multiply, overlap, type Region, type Transform } from "../../page/geometry";
import type { PdfiumExports, Pointer } from "./exports";
import { Memory } from "./memory";
import { BLACK, PATH_CLOSES, type Colour, type RawPath } from "./raw-page";

const POINTS_PER_INCH = 72;
/** FPDFPageObj_GetType */
const TEXT = 1;
const PATH = 2;
const IMAGE = 3;
const SHADING = 4;
const FORM = 5;
/** Forms inside forms are followed this far. */
const DEEPEST_FORM = 12;
/** CFX_Path::Point as it lies in memory: x and y as floats, the kind of piece, whether it closes. Held against the functions before it is used. */
const POINT_BYTES = 12;
const KIND_OFFSET = 8;
const CLOSE_OFFSET = 9;
/** FPDF_OBJECT_NAME */
const NAME_OBJECT = 4;
/** Room for the name of a mark or a layer, in bytes of UTF-16. */
const NAME_BYTES = 512;

/** What the marks round an object say (`BDC`). */
interface Marks {
  readonly artifact: boolean;
  readonly layers: readonly string[];
}

const NO_MARKS: Marks = { artifact: false, layers: [] };

/** A text object as met on the page. */
export interface TextObject extends Marks {
  readonly order: number;
  /** What clip paths leave of the page for it, those of the forms round it included. */
  readonly window: Region | null;
  /** Inside of a form that is half transparent, blended or masked. */
  readonly translucent: boolean;
  /** The space of the form that it stands in → page space; null on the page itself. */
  readonly form: Transform | null;
}

/** Where an object stands: the space of its form, what is left of the page there, and what is said of the form. */
interface Surroundings {
  readonly matrix: Transform;
  readonly window: Region | null;
  readonly marks: Marks;
  readonly depth: number;
  readonly translucent: boolean;
}

/** What is painted on a page, forms opened. */
export interface PageObjects {
  readonly paths: readonly RawPath[];
  readonly images: readonly Transform[];
  readonly imageDotsPerInch: number | null;
  readonly gradients: boolean;
  /** By the handle of the object. */
  readonly texts: ReadonlyMap<Pointer, TextObject>;
}

/** Walks the objects of one page. */
export class PageObjectWalk {
  private readonly paths: RawPath[] = [];
  private readonly images: Transform[] = [];
  private readonly texts = new Map<Pointer, TextObject>();
  private readonly marks = new Map<Pointer, Marks>();
  /** Bounds of clip paths, by the space that they are told in and the handle of their first point. */
  private readonly clips = new Map<Transform, Map<Pointer, { readonly count: number; readonly bounds: Region }>>();
  private largest: { readonly area: number; readonly dotsPerInch: number } | null = null;
  private gradients = false;
  private order = 0;
  private points = 0;
  private pointsLieAsKnown: boolean | null = null;

  constructor(
    private readonly exports: PdfiumExports,
    private readonly memory: Memory,
    private readonly limits: Limits,
    private readonly subtypeKey: Pointer,
    private readonly nameKey: Pointer,
  ) {}

  run(page: Pointer, toPage: Transform): PageObjects {
    const { FPDFPage_CountObjects, FPDFPage_GetObject } = this.exports;
    const paper: Surroundings = { matrix: toPage, window: null, marks: NO_MARKS, depth: 0, translucent: false };
    this.walk(page, FPDFPage_CountObjects, FPDFPage_GetObject, paper);
    const { paths, images, texts, gradients } = this;
    return { paths, images, imageDotsPerInch: this.largest?.dotsPerInch ?? null, texts, gradients };
  }

  private walk(
    holder: Pointer,
    countOf: (holder: Pointer) => number,
    objectOf: (holder: Pointer, index: number) => Pointer,
    around: Surroundings,
  ): void {
    const { exports, memory } = this;
    const count = Math.max(0, countOf(holder));
    requireWithin(this.order + count, this.limits.pageOperators, "pageOperators");
    for (let i = 0; i < count; i++) {
      const object = objectOf(holder, i);
      const order = this.order++;
      switch (exports.FPDFPageObj_GetType(object)) {
        case PATH:
          this.path(object, around, order);
          break;
        case TEXT:
          this.texts.set(object, {
            order,
            window: this.windowOf(object, around),
            translucent: around.translucent,
            form: around.depth > 0 ? around.matrix : null,
            ...this.marksOf(object, around.marks),
          });
          break;
        case IMAGE:
          exports.FPDFPageObj_GetMatrix(object, memory.scratch);
          this.image(object, multiply(around.matrix, memory.matrix(memory.scratch)));
          break;
        case SHADING:
          this.gradients = true;
          break;
        case FORM:
          if (around.depth < DEEPEST_FORM) this.form(object, around);
      }
    }
  }

  private image(object: Pointer, matrix: Transform): void {
    this.images.push(matrix);
    const { scratch } = this.memory;
    const area = Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
    if (area <= (this.largest?.area ?? 0)) return;
    if (!this.exports.FPDFImageObj_GetImagePixelSize(object, scratch, scratch + 4)) return;
    const inches = Math.hypot(matrix[0], matrix[1]) / POINTS_PER_INCH;
    this.largest = { area, dotsPerInch: this.memory.unsigned(scratch) / inches };
  }

  private form(object: Pointer, around: Surroundings): void {
    const { exports, memory } = this;
    exports.FPDFPageObj_GetMatrix(object, memory.scratch);
    const matrix = multiply(around.matrix, memory.matrix(memory.scratch));
    const window = this.windowOf(object, around);
    const marks = this.marksOf(object, around.marks);
    this.walk(object, exports.FPDFFormObj_CountObjects, exports.FPDFFormObj_GetObject, {
      matrix,
      window,
      marks,
      depth: around.depth + 1,
      translucent: around.translucent || exports.FPDFPageObj_HasTransparency(object) === 1,
    });
  }

  /** What clip paths leave of the page for an object, by their bounds. */
  private windowOf(object: Pointer, around: Surroundings): Region | null {
    const { exports } = this;
    const clip = exports.FPDFPageObj_GetClipPath(object);
    const paths = clip ? exports.FPDFClipPath_CountPaths(clip) : 0;
    let window = around.window;
    for (let p = 0; p < paths; p++) window = overlap(window, this.clipBounds(clip, p, around.matrix));
    return window;
  }

  /** Objects share clip paths, and PDFium then hands out the same points. */
  private clipBounds(clip: Pointer, path: number, matrix: Transform): Region | null {
    const { exports } = this;
    const count = exports.FPDFClipPath_CountPathSegments(clip, path);
    if (count < 1) return null;
    const first = exports.FPDFClipPath_GetPathSegment(clip, path, 0);
    let known = this.clips.get(matrix);
    if (!known) this.clips.set(matrix, (known = new Map()));
    const before = known.get(first);
    if (before?.count === count) return before.bounds;
    const points = new Float64Array(2 * count);
    for (let s = 0; s < count; s++) {
      const [x, y] = this.pointOf(s === 0 ? first : exports.FPDFClipPath_GetPathSegment(clip, path, s));
      points[2 * s] = applyX(matrix, x, y);
      points[2 * s + 1] = applyY(matrix, x, y);
    }
    const bounds = boundsOf(points);
    known.set(first, { count, bounds });
    return bounds;
  }

  private marksOf(object: Pointer, outer: Marks): Marks {
    const count = this.exports.FPDFPageObj_CountMarks(object);
    let { artifact, layers } = outer;
    for (let i = 0; i < count; i++) {
      const mark = this.markAt(this.exports.FPDFPageObj_GetMark(object, i));
      artifact ||= mark.artifact;
      if (mark.layers.length > 0) layers = [...layers, ...mark.layers];
    }
    return { artifact, layers };
  }

  private markAt(mark: Pointer): Marks {
    const known = this.marks.get(mark);
    if (known) return known;
    const name = this.string((buffer, written) =>
      this.exports.FPDFPageObjMark_GetName(mark, buffer, NAME_BYTES, written),
    );
    const layer = (): string =>
      this.string((buffer, written) =>
        this.exports.FPDFPageObjMark_GetParamStringValue(mark, this.nameKey, buffer, NAME_BYTES, written),
      );
    // PDFium tells that there is a /Subtype, and not which: its functions hand out strings, no names.
    const marks: Marks = {
      artifact:
        name === "Artifact" && this.exports.FPDFPageObjMark_GetParamValueType(mark, this.subtypeKey) === NAME_OBJECT,
      layers: name === "OC" ? [layer()] : [],
    };
    this.marks.set(mark, marks);
    return marks;
  }

  private string(ask: (buffer: Pointer, written: Pointer) => number): string {
    const { scratch } = this.memory;
    const buffer = scratch + 16;
    if (!ask(buffer, scratch)) return "";
    return this.memory.utf16(buffer, Math.min(this.memory.unsigned(scratch), NAME_BYTES));
  }

  private path(object: Pointer, around: Surroundings, order: number): void {
    const { exports, memory } = this;
    const { scratch } = memory;
    exports.FPDFPath_GetDrawMode(object, scratch, scratch + 4);
    const fills = memory.unsigned(scratch) !== 0;
    const strokes = memory.unsigned(scratch + 4) !== 0;
    const count = exports.FPDFPath_CountSegments(object);
    if ((!fills && !strokes) || count < 1) return;
    this.points += count;
    requireWithin(this.points, this.limits.pageOperators, "pageOperators");
    exports.FPDFPageObj_GetMatrix(object, scratch);
    const matrix = multiply(around.matrix, memory.matrix(scratch));
    const { points, pieces } = this.outline(object, count, matrix);
    const large = fills && isLarge(points);
    this.paths.push({
      order,
      points,
      pieces,
      fills,
      strokes,
      fill: fills ? fillOf(exports, memory, object) : null,
      stroke: strokes ? strokeOf(exports, memory, object) : null,
      transparent: large && (around.translucent || exports.FPDFPageObj_HasTransparency(object) === 1),
      window: large ? this.windowOf(object, around) : null,
    });
  }

  private outline(object: Pointer, count: number, matrix: Transform): { points: Float32Array; pieces: Uint8Array } {
    const { exports, memory } = this;
    const points = new Float32Array(count * 2);
    const pieces = new Uint8Array(count);
    const first = exports.FPDFPath_GetPathSegment(object, 0);
    const known = this.liesAsKnown(object, first, count);
    const { bytes, floats } = memory;
    for (let k = 0; k < count; k++) {
      const at = known ? first + k * POINT_BYTES : exports.FPDFPath_GetPathSegment(object, k);
      const [x, y] = known ? [floats[at >> 2]!, floats[(at >> 2) + 1]!] : this.pointOf(at);
      const piece = known ? bytes[at + KIND_OFFSET]! : exports.FPDFPathSegment_GetType(at);
      const closes = known ? bytes[at + CLOSE_OFFSET] !== 0 : exports.FPDFPathSegment_GetClose(at) !== 0;
      points[2 * k] = applyX(matrix, x, y);
      points[2 * k + 1] = applyY(matrix, x, y);
      pieces[k] = closes ? piece | PATH_CLOSES : piece;
    }
    return { points, pieces };
  }

  private pointOf(segment: Pointer): [number, number] {
    const { scratch } = this.memory;
    this.exports.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4);
    return [this.memory.float(scratch), this.memory.float(scratch + 4)];
  }

  /** Points lie one after the other and can be read without a call for each: true where that was seen to hold. */
  private liesAsKnown(object: Pointer, first: Pointer, count: number): boolean {
    if (this.pointsLieAsKnown === null) {
      const [x, y] = this.pointOf(first);
      const { bytes } = this.memory;
      this.pointsLieAsKnown =
        this.memory.float(first) === x &&
        this.memory.float(first + 4) === y &&
        bytes[first + KIND_OFFSET] === this.exports.FPDFPathSegment_GetType(first);
    }
    return (
      this.pointsLieAsKnown &&
      (count === 1 || this.exports.FPDFPath_GetPathSegment(object, count - 1) === first + (count - 1) * POINT_BYTES)
    );
  }
}

/** The colour that an object is filled with. */
export function fillOf(exports: PdfiumExports, memory: Memory, object: Pointer): Colour {
  const { scratch: at } = memory;
  return exports.FPDFPageObj_GetFillColor(object, at, at + 4, at + 8, at + 12) ? colourAt(memory) : null;
}

/** The colour that an object is stroked with. */
export function strokeOf(exports: PdfiumExports, memory: Memory, object: Pointer): Colour {
  const { scratch: at } = memory;
  return exports.FPDFPageObj_GetStrokeColor(object, at, at + 4, at + 8, at + 12) ? colourAt(memory) : null;
}

function colourAt(memory: Memory): Colour {
  const { scratch: at } = memory;
  const [r, g, b, alpha] = [
    memory.unsigned(at),
    memory.unsigned(at + 4),
    memory.unsigned(at + 8),
    memory.unsigned(at + 12),
  ];
  return r === 0 && g === 0 && b === 0 && alpha === 255 ? BLACK : [r, g, b, alpha];
}

/** Whether a path covers enough to lie behind or over text. */
function isLarge(points: Float32Array): boolean {
  const { left, top, right, bottom } = boundsOf(points);
  return right - left >= SMALLEST_BACKGROUND && bottom - top >= SMALLEST_BACKGROUND;
}
