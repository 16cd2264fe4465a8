import {
  parseMoney,
  type Corrections,
  type CorrectionEffect,
  type CorrectionStep,
  type DoubtSummary,
  type ImportSummary,
  type TableSummary,
} from "../../application";

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
  const wanted =
    which === "open" ? openDoubts(doubts) : doubts.filter((d) => isAutomatic(d) && d.state === "corrected");
  return wanted.map((doubt) => ({ doubt, table: tables[doubt.at]! }));
}

const isAutomatic = ({ by }: Pick<DoubtSummary, "by">): boolean => by !== null && by !== "person";

/** Doubts that are to be asked, in reading order. */
export const openDoubts = <D extends Pick<DoubtSummary, "state">>(doubts: readonly D[]): D[] =>
  doubts.filter((d) => d.state === "open");

/** How many are open, settled by a person, and corrected or found right by none. */
export function countDoubts({ doubts }: Pick<ImportSummary, "doubts">): {
  readonly open: number;
  readonly byPerson: number;
  readonly corrected: number;
  readonly proved: number;
} {
  const automatic = doubts.filter(isAutomatic);
  const corrected = automatic.filter((d) => d.state === "corrected").length;
  return {
    open: openDoubts(doubts).length,
    byPerson: doubts.filter((d) => d.by === "person").length,
    corrected,
    proved: automatic.length - corrected,
  };
}

/** Where a doubt stands, as a step names it. */
type At = Pick<DoubtSummary, "table" | "row" | "column" | "printed"> & { readonly field?: string | null };

/** A person says what a doubtful cell or field reads; the same as was read there confirms it. Null is blank. */
export function readStep({ table, row, column, printed, field }: At, text: string | null): CorrectionStep {
  return typeof field === "string"
    ? { type: "field", table, field, printed, text }
    : { type: "cell", table, row, column, printed, text };
}

/** A person says that it was read right. */
export const confirmStep = (doubt: At): CorrectionStep => readStep(doubt, doubt.printed);

/** A person takes back what the sums or a list made of a cell, or their confirmation: it stays as it was read, and is asked. */
export const keepStep = ({ table, row, column, printed }: At): CorrectionStep => ({
  type: "keep",
  table,
  row,
  column,
  printed,
});

/** Corrections with another word on a doubtful cell or field in place of the one before; a confirmation is a word too. Null takes it back. */
export function withAnswer(corrections: Corrections, doubt: At, step: CorrectionStep | null): Corrections {
  const isOf = (s: CorrectionStep): boolean => {
    if (s.type === "field") return s.field === doubt.field && s.table.at === doubt.table.at;
    if ((s.type !== "cell" && s.type !== "keep") || typeof doubt.field === "string") return false;
    return s.table.at === doubt.table.at && s.row === doubt.row && s.column === doubt.column;
  };
  const others = corrections.filter((s) => !isOf(s));
  return step === null ? others : [...others, step];
}

/** What is typed as it is kept: null for a blank. */
export const entryOf = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

/** Blank, or a number with or without its unit of money; a share of something is none. */
const isAmount = (text: string): boolean => {
  const read = parseMoney(text);
  return read.kind === "blank" || (read.kind === "amount" && !read.percent);
};

/** What is wrong with an entry: an amount must be one, a code has digits only. Null where nothing is. */
export function faultOf({ kind }: Pick<DoubtSummary, "kind">, text: string | null): "amount" | "code" | null {
  if (text === null) return null;
  if (kind === "amount") return isAmount(text) ? null : "amount";
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
