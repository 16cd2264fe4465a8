import type { Box } from "../disclosure";

/** A page that holds no text of its own. */
export interface ScannedPage {
  /** The whole file; a recogniser draws the page from it in the way that its surroundings allow. */
  readonly bytes: Uint8Array;
  /** 1-based. */
  readonly page: number;
  /** Size in points, after rotation. */
  readonly width: number;
  readonly height: number;
}

/** A word or line that was recognised, with its place in points from the page's top left corner. */
export interface RecognisedText {
  readonly text: string;
  readonly box: Box;
  /** 0–1. */
  readonly confidence: number;
}

/** Port for text recognition. Without one, pages without text are named and left out. */
export interface OcrReader {
  recognise(page: ScannedPage, signal?: AbortSignal): Promise<readonly RecognisedText[]>;
}
