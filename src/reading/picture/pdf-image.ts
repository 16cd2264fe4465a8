/** A picture as PDF writes it: a stream of dots, and what its dictionary says. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly dictionary: string;
  readonly data: Uint8Array;
}

/** A picture at its place on a page, in dots. */
export interface Piece extends PdfImage {
  readonly left: number;
  readonly top: number;
}

/** A page of pictures, in dots. */
export interface PicturePage {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** Its size on paper, where the file says it. */
  readonly points: { readonly width: number; readonly height: number } | null;
}

/** Colours of a palette (red, green, blue) as PDF writes them. */
export const hexPalette = (palette: Uint8Array): string =>
  `<${Array.from(palette, (value) => value.toString(16).padStart(2, "0")).join("")}>`;
