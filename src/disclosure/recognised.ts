import type { PublishedCell } from "./published";

/**
 * What was read from a picture with less confidence than this (0–1) may be misread: it is marked everywhere, and nobody is accused by it.
 * Calibrated by `npm run ocr-accuracy` (docs/decisions/032-scans.md).
 */
export const DOUBTFUL_BELOW = 0.75;

/** Whether a cell or a figure of the text was read from a picture and may be misread. What a person has read again is not. */
export function isDoubtful(read: Pick<PublishedCell, "recognised" | "corrected"> | undefined): boolean {
  return read?.recognised !== undefined && read.recognised < DOUBTFUL_BELOW && read.corrected === undefined;
}

/** The confidence of what is joined of several parts: the lowest; undefined where none was read from a picture. */
export function lowestConfidence(parts: Iterable<number | undefined>): number | undefined {
  let lowest: number | undefined;
  for (const part of parts) if (part !== undefined && (lowest === undefined || part < lowest)) lowest = part;
  return lowest;
}
