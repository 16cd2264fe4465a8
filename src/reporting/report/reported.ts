import type { CheckContext, Coverage } from "../../checking";
import type { CellRef, Excerpt, PlacedRow, Said, SourceRef } from "../../disclosure";
import type { Language } from "../../words";
import type { NamedImport } from "../../workbook";

/** A checked disclosure that a report is about. */
export interface ReportedDisclosure {
  readonly item: NamedImport;
  readonly coverage: Coverage;
  /** What the rules were given beside the document. */
  readonly context?: CheckContext;
  /** What people decided, by finding; null where nobody did. */
  readonly decisions?: readonly (ReportedDecision | null)[];
  /** Where the workbook says otherwise than the document prints. */
  readonly edits?: readonly ReportedEdit[];
  /** What a person corrected in the reading of the document. */
  readonly corrections?: readonly Said[];
  /** What the document shows at the places of {@link placesOf}, by finding and place. */
  readonly evidence?: readonly FindingEvidence[];
}

/** What stands in a row of 问题. */
export interface ReportedDecision {
  readonly word: string;
  readonly remark: string;
  readonly who: string;
  readonly when: string;
}

/** An amount, a name or a row that stands otherwise than the document prints it. */
export interface ReportedEdit {
  readonly kind: "changed" | "added" | "removed";
  readonly table: { readonly zh: string; readonly en: string };
  readonly item: string;
  readonly column: string;
  readonly printed: string | null;
  readonly now: string | null;
}

/** A place of a document that a report shows. */
export interface ReportPlace {
  /** What is meant. */
  readonly source: SourceRef;
  /** As printed; null = blank. */
  readonly printed: string | null;
  /** Whose place it is: a cell, or a figure of the text. */
  readonly figure: { readonly cell: CellRef | null; readonly label: string };
  /** The row of its table that the cell stands in. */
  readonly row?: PlacedRow;
  /** Other places of the finding on the same page. */
  readonly beside: readonly SourceRef[];
}

/** What is shown of each place of a finding. */
export type FindingEvidence = readonly (readonly Evidence[])[];

/** What a document shows at a place: a piece of its page, or the text and cells round it; or neither, and why. */
export type Evidence =
  | {
      readonly kind: "picture";
      readonly png: Uint8Array;
      readonly width: number;
      readonly height: number;
      readonly dotsPerInch: number;
      /** Other places of the finding that are framed in it. */
      readonly beside: number;
      /** Texts of the piece whose font is not in the file, and which it therefore leaves blank. */
      readonly undrawn: number;
    }
  | { readonly kind: "excerpt"; readonly excerpt: Excerpt }
  | { readonly kind: "none"; readonly why: "no-file" | "no-place" };

/** How a report is written. */
export interface ReportOptions {
  readonly language: Language;
  /** Time of the check as users read it. */
  readonly checkedAt: string;
  /** Version of the program. */
  readonly program: string;
}
