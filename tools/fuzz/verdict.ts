/** What the thread found out about an input. */
export interface Verdict {
  /** Figures of what was read, as often as they stand there; null where there are too many to be sent. */
  readonly figures: readonly string[] | null;
  /** Issues of reading or of recognition: something was said to be missing. */
  readonly issues: number;
  /** Amounts of published tables that stand nowhere in what was read. */
  readonly invented: readonly string[];
  /** Amounts of the file's tables that stand in no table, no sentence and no issue. */
  readonly dropped: readonly string[];
  /** Where an error that has no type came from; null where none came. */
  readonly crash: string | null;
}

/** Where the verdict travels in a document's answer. */
export const VERDICT = "fuzzVerdict";
