/** A picture as PDF writes it: a stream of dots, and what its dictionary says. */
export interface PdfImage {
  readonly width: number;
  readonly height: number;
  readonly dictionary: string;
  readonly data: Uint8Array;
  /** Further objects: the first is {@link FIRST_OF_IMAGE}. */
  readonly objects?: readonly string[];
}

/** Number of the first object that a picture may add. */
export const FIRST_OF_IMAGE = 6;
