import type { PublishedCell } from "./published";

/**
 * What was read from a picture with less confidence than this (0–1) may be misread: it is marked everywhere, and nobody is accused by it.
 * Calibrated by `npm run ocr-accuracy` (docs/decisions/032-scans.md).
 */
export const DOUBTFUL_BELOW = 0.75;

type Read = Pick<PublishedCell, "recognised" | "corrected" | "confirmed">;

/** Whether a cell or a figure of the text was read from a picture and may be misread. What was read again, or confirmed, is not. */
export function isDoubtful(read: Read | undefined): boolean {
  return isUnsure(read) && read!.corrected === undefined && read!.confirmed === undefined;
}

/** Whether it was read from a picture without certainty, whatever became of the doubt. */
export function isUnsure(read: Read | undefined): boolean {
  return read?.recognised !== undefined && read.recognised < DOUBTFUL_BELOW;
}

/** Whether nobody is to be accused by it: it is doubtful, or what it says was put there by no person. */
export function isTentative(read: Read | undefined): boolean {
  return isDoubtful(read) || read?.corrected?.by !== undefined;
}

/** The confidence of what is joined of several parts: the lowest; undefined where none was read from a picture. */
export function lowestConfidence(parts: Iterable<number | undefined>): number | undefined {
  let lowest: number | undefined;
  for (const part of parts) if (part !== undefined && (lowest === undefined || part < lowest)) lowest = part;
  return lowest;
}
