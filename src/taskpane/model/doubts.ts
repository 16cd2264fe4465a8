import type { CorrectionStep, Corrections, Doubt, CellStep } from "../../application";

/** Where a doubt stands, as a step names it. */
type At = Pick<CellStep, "table" | "row" | "column" | "printed">;

const placeOf = ({ table, row, column, printed }: At): At => ({ table, row, column, printed });

/** A person says what a doubtful cell reads; the same as was read there confirms it. Null is blank. */
export const readStep = (doubt: At, text: string | null): CorrectionStep => ({
  type: "cell",
  ...placeOf(doubt),
  text,
});

/** A person says that a doubtful cell was read right. */
export const confirmStep = (doubt: At): CorrectionStep => readStep(doubt, doubt.printed);

/** A person takes back what the sums or a list made of a cell, or their confirmation: it stays as it was read, and is asked. */
export const keepStep = (doubt: At): CorrectionStep => ({ type: "keep", ...placeOf(doubt) });

/** Corrections with another word on a doubtful cell in place of the one before; a confirmation is a word too. */
export function withAnswer(corrections: Corrections, doubt: At, step: CorrectionStep | null): Corrections {
  const others = corrections.filter(
    (s) =>
      !(
        (s.type === "cell" || s.type === "keep") &&
        s.table.at === doubt.table.at &&
        s.row === doubt.row &&
        s.column === doubt.column
      ),
  );
  return step === null ? others : [...others, step];
}

/** Doubts that are to be asked, in reading order. */
export const openDoubts = (doubts: readonly Doubt[]): Doubt[] => doubts.filter((d) => d.state === "open");
