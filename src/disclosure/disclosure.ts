import type { UnitCandidate } from "./corrections";
import { formFieldOf } from "./form-fields";
import type { Value } from "./language";
import type { MoneyUnit } from "./money";
import type { ContentsEntry, NarrativeFigure, NarrativeParagraph } from "./narrative";
import type { CellRef, PublishedCell, PublishedTable } from "./published";
import type { SourceRef } from "./source";
import type { StandardTable } from "./standard";
import type { DisclosureKind, DisclosureLevel } from "./table-ids";

/** What reading leaves out, could not read, or made up its mind about: of pages, worksheets and their cells. */
export type ReadingIssueCode =
  | "page-without-text"
  | "text-untrusted"
  | "text-recognised"
  | "page-failed"
  | "content-skipped"
  | "rows-hidden"
  | "columns-hidden"
  | "values-hidden"
  | "sheet-lost"
  | "sheet-cut"
  | "rows-beyond-limit"
  | "formula-computed"
  | "formula-without-result"
  | "cell-errors";

/** Something that could not be read or placed: shown to the user, never swallowed. */
export interface RecognitionIssue {
  readonly code:
    | ReadingIssueCode
    | "not-a-disclosure"
    | "table-unreadable"
    | "rows-unreadable"
    | "column-ambiguous"
    | "amount-left-out"
    | "amount-illegible"
    | "money-unit-missing"
    | "table-absent"
    | "header-unbound"
    | "left-out-by-hand"
    | "correction-unapplied"
    | "text-corrected";
  /** Title of the table it concerns, if any. */
  readonly table: string | null;
  /** Values for its words (`src/words/issues.ts`). */
  readonly values: Readonly<Record<string, Value>>;
  readonly source: SourceRef | undefined;
}

/** A disclosure as recognised: facts about it, tables twice (as published and standard), and the sentences' figures. */
export interface Disclosure {
  readonly kind: DisclosureKind;
  readonly level: DisclosureLevel;
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly year: string | null;
  /** Unit of most tables. */
  readonly moneyUnit: MoneyUnit | null;
  readonly title: string | null;
  /** In document order; tables that the contents promise and the document lacks stand last with state `absent`. */
  readonly tables: readonly PublishedTable[];
  readonly standard: readonly StandardTable[];
  readonly narrative: readonly NarrativeFigure[];
  readonly paragraphs: readonly NarrativeParagraph[];
  readonly contents: readonly ContentsEntry[];
  readonly issues: readonly RecognitionIssue[];
  /** Names of units that it prints, the most likely first. */
  readonly unitCandidates?: readonly UnitCandidate[];
}

/** The published table of a cell address. */
export function publishedTable(d: Disclosure, ref: Pick<CellRef, "table" | "index">): PublishedTable | undefined {
  return d.tables.find((t) => t.id === ref.table && t.index === ref.index);
}

/** The published cell of an address; of a form field its value as one. */
export function publishedCell(d: Disclosure, ref: CellRef): PublishedCell | undefined {
  const table = publishedTable(d, ref);
  if (ref.field === undefined) return table?.rows[ref.row]?.[ref.column];
  const found = formFieldOf(table?.fields ?? null, ref.field);
  if (!found) return undefined;
  const corrected = table?.correctedFields?.find(({ field }) => field === ref.field);
  const recognised = table?.fieldReadings?.[ref.field]?.confidence ?? table?.fieldsRecognised;
  return {
    text: found.text,
    ...(recognised === undefined ? {} : { recognised }),
    ...(corrected ? { corrected: { printed: corrected.printed } } : {}),
    ...(table?.confirmedFields?.includes(ref.field) ? { confirmed: {} } : {}),
  };
}
