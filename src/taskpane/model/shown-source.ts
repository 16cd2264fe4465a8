import type { PlacedRow, PlaceInDocument, SourceFile, SourceRef } from "../../application";

/** A place that is shown, with what it is. */
export interface SourceMark {
  readonly place: SourceRef;
  readonly label: string;
  /** As printed; null = blank. */
  readonly printed: string | null;
  /** The row that it stands in: it tells apart cells that have one place. */
  readonly row?: PlacedRow;
  /** It is a field of a form, which has the place of its form alone: its own is looked for in the document. */
  readonly field?: true;
}

/** A mark of what is known of a place. */
export const markOf = ({ place, printed, row, field }: PlaceInDocument, label: string): SourceMark => ({
  place,
  label,
  printed,
  ...(row ? { row } : {}),
  ...(field ? { field } : {}),
});

/** A document at a place, and the other places that belong to the question. */
export interface ShownSource {
  /** Key of the disclosure in the workbook; null before it is written. */
  readonly key: string | null;
  readonly document: SourceFile;
  readonly marks: readonly SourceMark[];
  /** Which of them is meant first. */
  readonly at: number;
}

/** Whether a place is shown on its page: in a Word document only one that stands in a picture has one. */
export const isPaged = (kind: string, place: SourceRef | null): boolean =>
  kind === "pdf" || kind === "picture" || (kind === "docx" && place?.page !== undefined);
