import { placedRow, type CellRef, type Disclosure, type PlacedRow, type SourceRef } from "../../disclosure";
import type { StoredDisclosure } from "./stored";

/** A place in a document, and how to know the document. */
export interface PlaceInDocument {
  readonly document: SourceFile;
  readonly place: SourceRef;
  /** What stands there, as printed; null = blank. */
  readonly printed: string | null;
  /** The row that it stands in, where it is known: it tells apart cells that have one place. */
  readonly row?: PlacedRow;
  /** It is a field of a form, which has the place of its form alone. */
  readonly field?: true;
}

/** A place that a finding names, and its cell where it is one. */
export interface AskedPlace {
  readonly place: SourceRef;
  readonly printed: string | null;
  readonly cell: CellRef | null;
}

/** A file that a disclosure was read from. */
export interface SourceFile {
  readonly file: string;
  readonly sha256: string;
  /** Kind of the file: what it takes to show a place in it. */
  readonly kind: string;
}

/** The document that a place is in: the one that it names, or the only one. */
export function placeIn(
  { documents, source }: Pick<StoredDisclosure, "documents" | "source">,
  place: SourceRef,
  printed: string | null,
): PlaceInDocument | null {
  const [only] = documents;
  const document =
    documents.find((d) => d.file === place.file) ??
    (documents.length === 1 ? only : undefined) ??
    (documents.length === 0 && place.file === undefined ? source : undefined);
  return document ? { document, place, printed } : null;
}

/** A place with what else is known of its cell. */
export const withCell = (at: PlaceInDocument | null, d: Disclosure, cell: CellRef | null): PlaceInDocument | null => {
  const row = placedRow(d, cell);
  return at && { ...at, ...(row ? { row } : {}), ...(cell?.field === undefined ? {} : { field: true as const }) };
};
