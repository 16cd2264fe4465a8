import { requireWithin } from "../../errors";
import type { Limits } from "../../limits";
import { applyX, applyY, multiply, type Transform } from "../../page/geometry";
import type { PdfiumExports, Pointer } from "./exports";
import type { Memory } from "./memory";
import { fillOf, strokeOf, type TextObject } from "./page-objects";
import type { RawCharacters, RawShow } from "./raw-page";

/** What PDFium gives for a hyphen at a line's end; in tables it is a minus, a dash or a range. */
const LINE_END_HYPHENS: ReadonlySet<number> = new Set([0xfffe, 0x02]);
const HYPHEN = 0x2d;
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
  for (let i = 0; i < count; i++) {
    const unicode = exports.FPDFText_GetUnicode(text, i) >>> 0;
    code[i] = LINE_END_HYPHENS.has(unicode) ? HYPHEN : unicode;
    if (exports.FPDFText_IsGenerated(text, i) === 1) continue;
    // Without a map PDFium hands out the number of the glyph, which looks like a character and is none.
    if (unicode === 0 || exports.FPDFText_HasUnicodeMapError(text, i) === 1) code[i] = UNKNOWN;
    exports.FPDFText_GetLooseCharBox(text, i, scratch);
    exports.FPDFText_GetCharOrigin(text, i, scratch + 16, scratch + 24);
    const f = memory.floats;
    const at = scratch >> 2;
    putBox(box, 4 * i, toPage, f[at]!, f[at + 1]!, f[at + 2]!, f[at + 3]!);
    const [x, y] = [memory.double(scratch + 16), memory.double(scratch + 24)];
    origin[2 * i] = applyX(toPage, x, y);
    origin[2 * i + 1] = applyY(toPage, x, y);
    const object = exports.FPDFText_GetTextObject(text, i);
    if (object !== last) {
      last = object;
      lastShow = known.get(object) ?? -1;
      if (lastShow === -1) {
        lastShow = shows.push(readShow(exports, memory, text, i, toPage, objects.get(object), object)) - 1;
        known.set(object, lastShow);
      }
    }
    show[i] = lastShow;
  }
  return { characters: { count, code, box, origin, show }, shows };
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
  const { order, window, artifact, layers } = object ?? UNPLACED;
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
    fontMissing: font !== 0 && exports.FPDFFont_GetIsEmbedded(font) === 0,
  };
}

/** Text modes that stroke and don't fill: the only ones whose stroke decides what is seen. */
export const STROKE_MODES: ReadonlySet<number> = new Set([1, 5]);

/** Of a text object that the walk over the page has not met. */
const UNPLACED: TextObject = { order: 0, window: null, artifact: false, layers: [] };

function putBox(out: Float32Array, at: number, m: Transform, x0: number, y0: number, x1: number, y1: number): void {
  const [ax, ay, bx, by] = [applyX(m, x0, y0), applyY(m, x0, y0), applyX(m, x1, y1), applyY(m, x1, y1)];
  out[at] = Math.min(ax, bx);
  out[at + 1] = Math.min(ay, by);
  out[at + 2] = Math.max(ax, bx);
  out[at + 3] = Math.max(ay, by);
}
