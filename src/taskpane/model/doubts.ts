import {
  parseMoney,
  type CorrectionEffect,
  type CorrectionStep,
  type DoubtSummary,
  type ImportSummary,
  type TableSummary,
} from "../../application";
import { originOf } from "./preview";

/** A doubtful cell to be asked about, with its table as it stood when the screen was opened: what is corrected meanwhile moves nothing. */
export interface Asked {
  readonly doubt: DoubtSummary;
  readonly table: TableSummary;
}

/** What a person said of one. */
export type Answer = { readonly as: "corrected" | "confirmed"; readonly text: string | null } | { readonly as: "left" };

/** Cells that are open, or those that were corrected by no person, in reading order. */
export function askedOf(
  { doubts, tables }: Pick<ImportSummary, "doubts" | "tables">,
  which: "open" | "automatic",
): Asked[] {
  return doubts
    .filter((d) => (which === "open" ? d.state === "open" : d.by !== null && d.by !== "person"))
    .map((doubt) => ({ doubt, table: tables[doubt.table]! }));
}

/** How many are open, settled by a person, and settled by none. */
export function countDoubts({ doubts }: Pick<ImportSummary, "doubts">): {
  readonly open: number;
  readonly byPerson: number;
  readonly automatic: number;
} {
  const open = doubts.filter((d) => d.state === "open").length;
  const byPerson = doubts.filter((d) => d.by === "person").length;
  return { open, byPerson, automatic: doubts.length - open - byPerson };
}

/** The step that says what a person reads; null where the cell has no place of its own to be found by. */
export function doubtStep({ doubt, table }: Asked, text: string | null): CorrectionStep | null {
  const { printed, field, row, column } = doubt;
  if (field !== null) {
    const place = table.places[0];
    return place ? { type: "field", table: place, field, printed, text } : null;
  }
  const from = originOf(table, row);
  return from && { type: "cell", table: from.place, row: from.row, column, printed, text };
}

/** What is typed as it is kept: null for a blank. */
export const entryOf = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

/** What is wrong with an entry: an amount must be one, a code has digits only. Null where nothing is. */
export function faultOf({ kind }: Pick<DoubtSummary, "kind">, text: string | null): "amount" | "code" | null {
  if (text === null) return null;
  if (kind === "amount") return parseMoney(text).kind === "text" ? "amount" : null;
  return kind === "code" && !/^\d+$/.test(text.replace(/\s/g, "")) ? "code" : null;
}

/** What all that was said did to the checks. */
export function effectSince(
  before: Pick<ImportSummary, "outcomes" | "findings">,
  now: Pick<ImportSummary, "outcomes" | "findings">,
): CorrectionEffect {
  const [then, since] = [before, now].map((s) => new Set(s.findings.map((f) => f.key))) as [Set<string>, Set<string>];
  return {
    before: before.outcomes,
    after: now.outcomes,
    gone: before.findings.filter((f) => !since.has(f.key)),
    come: now.findings.filter((f) => !then.has(f.key)),
  };
}
