import type { Region, Transform } from "../../page/geometry";

/** RGBA, each part 0–255; null for a pattern, which can't be told. */
export type Colour = readonly [number, number, number, number] | null;

/** Text mode that paints nothing. */
export const INVISIBLE = 3;
/** Text modes that stroke and don't fill: the only ones whose stroke decides what is seen. */
export const STROKE_MODES: ReadonlySet<number> = new Set([1, 5]);

/** Most of what is printed has this colour: it is told by identity. */
export const BLACK: Colour = [0, 0, 0, 255];

/** A text object: what one operator showed. What holds for all of its characters stands here once. */
export interface RawShow {
  /** Place in the order in which the page is painted, over text, paths and images alike. */
  readonly order: number;
  /** Text space → page space, without the font size. */
  readonly matrix: Transform;
  readonly size: number;
  /** Text rendering mode of PDF: 3 is invisible. */
  readonly mode: number;
  readonly fill: Colour;
  readonly stroke: Colour;
  /** What clip paths leave of the page for it; null where nothing clips. */
  readonly window: Region | null;
  /** Marked by its maker as a running head, a foot or a watermark (`/Artifact` with a `/Subtype`). */
  readonly artifact: boolean;
  /** Painted through a form that is half transparent, blended or masked: its own colour is not what is seen. */
  readonly translucent: boolean;
  /** Names of the optional-content groups (layers) that it belongs to. */
  readonly layers: readonly string[];
  /** Its font came without its glyphs. */
  readonly fontMissing: boolean;
}

/** Characters of a page, one entry each in every array, in the order of PDFium. Blanks that PDFium puts in have no show (−1). */
export interface RawCharacters {
  readonly count: number;
  /** Unicode; U+FFFD where the font doesn't tell. */
  readonly code: Uint32Array;
  /** left, top, right, bottom: advance width × ascent to descent. */
  readonly box: Float32Array;
  /** x, y of the point on the baseline. */
  readonly origin: Float32Array;
  /** Index into the shows. */
  readonly show: Int32Array;
}

/** Path pieces as PDFium names them (FPDF_SEGMENT_*), 4 added where a piece closes its figure. */
export const PATH_CURVE = 1;
export const PATH_MOVE = 2;
export const PATH_CLOSES = 4;

/** A painted path; its points in page space, x and y by turns. */
export interface RawPath {
  readonly order: number;
  readonly points: Float32Array;
  readonly pieces: Uint8Array;
  readonly fills: boolean;
  readonly strokes: boolean;
  readonly fill: Colour;
  readonly stroke: Colour;
  /** Blended, softly masked or half transparent, itself or a form round it; told for fills that are large enough to lie behind text. */
  readonly transparent: boolean;
  /** As of {@link RawShow.window}; told for the same fills. */
  readonly window: Region | null;
}

/** A page as PDFium gives it, in page space: points from the top left corner, the page's rotation applied. */
export interface RawPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly characters: RawCharacters;
  readonly shows: readonly RawShow[];
  readonly paths: readonly RawPath[];
  /** The unit square of each image → page space. */
  readonly images: readonly Transform[];
  /** Dots to the inch of the largest image; null where there is none. */
  readonly imageDotsPerInch: number | null;
  /** There are gradients, whose colours are not told. */
  readonly gradients: boolean;
}
