import { requireWithin } from "../../errors";
import type { Limits } from "../../limits";
import { applyX, applyY, boundsOf, contains, multiply, type Region, type Transform } from "../../page/geometry";
import type { PdfiumExports, Pointer } from "./exports";
import type { Memory } from "./memory";
import { fillOf, strokeOf, type TextObject } from "./page-objects";
import { STROKE_MODES, type RawCharacters, type RawShow } from "./raw-page";

/** What PDFium gives for a hyphen at a line's end; in tables it is a minus, a dash or a range. */
const LINE_END_HYPHENS: ReadonlySet<number> = new Set([0xfffe, 0x02]);
const HYPHEN = 0x2d;
/** What PDFium puts in where it sees a gap or a new line: others are asked for nothing. */
const PUT_IN: ReadonlySet<number> = new Set([0x20, 0x0d, 0x0a]);
const UNKNOWN = 0xfffd;

/** Characters of a page and what showed them. What is the same for all of a text object is asked once. */
export function readCharacters(
  exports: PdfiumExports,
  memory: Memory,
  text: Pointer,
  toPage: Transform,
  objects: ReadonlyMap<Pointer, TextObject>,
  limits: Limits,
): { readonly characters: RawCharacters; readonly shows: readonly RawShow[] } {
  const count = Math.max(0, exports.FPDFText_CountChars(text));
  requireWithin(count, limits.pageCharacters, "pageCharacters");
  requireWithin(objects.size, limits.pageItems, "pageItems");
  const code = new Uint32Array(count);
  const box = new Float32Array(count * 4);
  const origin = new Float32Array(count * 2);
  const show = new Int32Array(count).fill(-1);
  const shows: RawShow[] = [];
  const known = new Map<Pointer, number>();
  const { scratch } = memory;
  let last: Pointer = 0;
  let lastShow = -1;
  let home: Home | null = null;
  for (let i = 0; i < count; i++) {
    const unicode = exports.FPDFText_GetUnicode(text, i) >>> 0;
    code[i] = LINE_END_HYPHENS.has(unicode) ? HYPHEN : unicode;
    if (PUT_IN.has(unicode) && exports.FPDFText_IsGenerated(text, i) === 1) continue;
    const object = exports.FPDFText_GetTextObject(text, i);
    // Without a map PDFium hands out the number of the glyph, which looks like a character and is none.
    if (unicode === 0 || exports.FPDFText_HasUnicodeMapError(text, i) === 1) code[i] = UNKNOWN;
    exports.FPDFText_GetLooseCharBox(text, i, scratch);
    exports.FPDFText_GetCharOrigin(text, i, scratch + 16, scratch + 24);
    const f = memory.floats;
    const at = scratch >> 2;
    const x = memory.double(scratch + 16);
    const y = memory.double(scratch + 24);
    const x0 = f[at]!;
    const y0 = f[at + 1]!;
    const x1 = f[at + 2]!;
    const y1 = f[at + 3]!;
    if (object !== last) {
      last = object;
      home = homeOf(exports, memory, object, objects.get(object)?.form ?? null);
      lastShow = known.get(object) ?? -1;
      if (lastShow === -1) {
        lastShow = shows.push(readShow(exports, memory, text, i, toPage, objects.get(object), object)) - 1;
        known.set(object, lastShow);
      }
    }
    const place = home ? placeOf(home, toPage, x, y) : toPage;
    putBox(box, 4 * i, place, x0, y0, x1, y1);
    origin[2 * i] = applyX(place, x, y);
    origin[2 * i + 1] = applyY(place, x, y);
    show[i] = lastShow;
  }
  return { characters: { count, code, box, origin, show }, shows };
}

/** A character's place may lie this far outside of the bounds of its text object, which are those of the ink: 一 has next to no height (points). */
const NEAR = 3;
const FARTHEST = 14;

/** Where the characters of a text object inside of a form are to be. */
interface Home {
  /** The form's space → page space. */
  readonly form: Transform;
  readonly region: Region;
}

function homeOf(exports: PdfiumExports, memory: Memory, handle: Pointer, form: Transform | null): Home | null {
  const { scratch } = memory;
  const [left, bottom, right, top] = [scratch + 32, scratch + 36, scratch + 40, scratch + 44] as const;
  if (!form || !exports.FPDFPageObj_GetBounds(handle, left, bottom, right, top)) return null;
  const corners = [
    [memory.float(left), memory.float(bottom)],
    [memory.float(right), memory.float(top)],
  ] as const;
  const ink = boundsOf(corners.flatMap(([x, y]) => [applyX(form, x, y), applyY(form, x, y)]));
  const slack = Math.max(NEAR, Math.min(FARTHEST, Math.max(ink.right - ink.left, ink.bottom - ink.top)));
  return {
    form,
    region: { left: ink.left - slack, top: ink.top - slack, right: ink.right + slack, bottom: ink.bottom + slack },
  };
}

/**
 * The space that a character's place is told in → page space. Inside of a form PDFium tells places on the page, but leaves out the form's
 * matrix for characters that it has replaced by others (radicals by ideographs): those are outside of their object, and inside of it with the matrix.
 */
function placeOf({ form, region }: Home, toPage: Transform, x: number, y: number): Transform {
  const holds = (matrix: Transform): boolean => contains(region, applyX(matrix, x, y), applyY(matrix, x, y));
  return !holds(toPage) && holds(form) ? form : toPage;
}

function readShow(
  exports: PdfiumExports,
  memory: Memory,
  text: Pointer,
  index: number,
  toPage: Transform,
  object: TextObject | undefined,
  handle: Pointer,
): RawShow {
  // Text matrix and the forms round it, without the font size.
  exports.FPDFText_GetMatrix(text, index, memory.scratch);
  const matrix = multiply(toPage, memory.matrix(memory.scratch));
  const size = exports.FPDFText_GetFontSize(text, index);
  const { order, window, artifact, layers, translucent } = object ?? UNPLACED;
  const font = object ? exports.FPDFTextObj_GetFont(handle) : 0;
  const mode = object ? exports.FPDFTextObj_GetTextRenderMode(handle) : 0;
  return {
    order,
    matrix,
    size,
    mode,
    fill: object ? fillOf(exports, memory, handle) : null,
    stroke: STROKE_MODES.has(mode) ? strokeOf(exports, memory, handle) : null,
    window,
    artifact,
    layers,
    translucent,
    fontMissing: font !== 0 && exports.FPDFFont_GetIsEmbedded(font) === 0,
  };
}

/** Of a text object that the walk over the page has not met. */
const UNPLACED: TextObject = { order: 0, window: null, artifact: false, layers: [], translucent: false, form: null };

function putBox(out: Float32Array, at: number, m: Transform, x0: number, y0: number, x1: number, y1: number): void {
  const ax = applyX(m, x0, y0);
  const ay = applyY(m, x0, y0);
  const bx = applyX(m, x1, y1);
  const by = applyY(m, x1, y1);
  out[at] = Math.min(ax, bx);
  out[at + 1] = Math.min(ay, by);
  out[at + 2] = Math.max(ax, bx);
  out[at + 3] = Math.max(ay, by);
}
