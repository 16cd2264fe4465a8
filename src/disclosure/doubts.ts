import type { ColumnBinding, CorrectionStep, PrintedPlace, SettledBy } from "./corrections";
import type { Words } from "./language";
import type { CellRef, PublishedTable } from "./published";
import type { SourceRef } from "./source";

/** What a doubtful cell holds, by the column that it stands in; `text`: anything else. */
export type DoubtKind = "amount" | "code" | "name" | "text";

/** What the sums, the classification or the lines of the form say that a doubtful cell reads. */
export interface DoubtProposal {
  readonly by: SettledBy;
  /** Null = blank. */
  readonly text: string | null;
  /** The equations that ask for it, with their figures; of a code or a name what the list says. */
  readonly grounds: readonly Words[];
  /** False where it is only shown: a person decides. */
  readonly taken: boolean;
}

/** A cell that was read from a picture without certainty, and what became of the doubt. Plain data. */
export interface Doubt {
  /** Address in the published tables. */
  readonly cell: CellRef;
  /** The page of the table that prints it, its body row there, and its column: what a step names it by. */
  readonly table: PrintedPlace;
  readonly row: number;
  readonly column: number;
  readonly kind: DoubtKind;
  /** What was read in the picture. */
  readonly printed: string | null;
  /** What stands in the table now. */
  readonly text: string | null;
  readonly confidence: number;
  /** Page and box. */
  readonly source: SourceRef | undefined;
  /** `open`: to be asked. `corrected`: something else stands there now. `confirmed`: it was read right. */
  readonly state: "open" | "corrected" | "confirmed";
  /** Who settled it; null while it is open. */
  readonly by: SettledBy | "person" | null;
  /** A person wants it to stand as it was read, and it stays open: what the sums propose is not taken. */
  readonly kept: boolean;
  /** Null where nothing tells; of a doubt that a person settled too. */
  readonly proposal: DoubtProposal | null;
}

const CODES: ReadonlySet<string> = new Set(["code", "secondCode", "codePart", "governmentCodePart", "unitCode"]);
const NAMES: ReadonlySet<string> = new Set(["item", "unitName"]);

/** What a column holds, as far as its binding tells. */
export function doubtKindOf(binding: ColumnBinding | null | undefined, isMoney: (key: string) => boolean): DoubtKind {
  if (!binding) return "text";
  if (binding.item !== undefined || isMoney(binding.key)) return "amount";
  if (CODES.has(binding.key)) return "code";
  return NAMES.has(binding.key) ? "name" : "text";
}

/** True where a body row of a table only repeats, in a column, what a cell above it prints. */
export function repeatsAbove(table: Pick<PublishedTable, "merges">, row: number, column: number): boolean {
  return table.merges.some(([r, c, rows, columns]) => row > r && row < r + rows && column >= c && column < c + columns);
}

/** The page of a table that prints a body row, and its row there; null for a table without places. */
export function printedAt(
  table: Pick<PublishedTable, "places" | "origins" | "rows">,
  row: number,
): { readonly table: PrintedPlace; readonly row: number } | null {
  const from = table.origins?.length === table.rows.length ? table.origins[row] : undefined;
  const place = from && table.places?.[from[0]];
  return place ? { table: place, row: from[1] } : null;
}

/** True for a step that no person made. */
export function isAutomatic(step: CorrectionStep): boolean {
  return step.type === "cell" && step.by !== undefined;
}

/** The cells that were corrected by no person, as steps: what a person sees among the corrections and may take back. */
export function automaticSteps(tables: readonly PublishedTable[]): CorrectionStep[] {
  return tables.flatMap((t) =>
    t.rows.flatMap((cells, r) =>
      cells.flatMap(({ text, corrected }, column): CorrectionStep[] => {
        const at = corrected?.by === undefined || repeatsAbove(t, r, column) ? null : printedAt(t, r);
        if (!corrected?.by || !at) return [];
        const { printed, by, grounds = [] } = corrected;
        return [{ type: "cell", ...at, column, printed, text, by, grounds }];
      }),
    ),
  );
}
