import type { SourceFile, SourceRef } from "../../application";

/** A place that is shown, with what it is. */
export interface SourceMark {
  readonly place: SourceRef;
  readonly label: string;
  /** As printed; null = blank. */
  readonly printed: string | null;
}

/** A document at a place, and the other places that belong to the question. */
export interface ShownSource {
  /** Key of the disclosure in the workbook; null before it is written. */
  readonly key: string | null;
  readonly document: SourceFile;
  readonly marks: readonly SourceMark[];
  /** Which of them is meant first. */
  readonly at: number;
}

/** Kinds whose pages are drawn. */
export const isPaged = (kind: string): boolean => kind === "pdf";
