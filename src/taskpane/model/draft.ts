import type { Relation } from "../../application";

/** What was entered on the first view: it outlives failures and the way back, and ends once it is written. */
export interface Draft {
  readonly text: string;
  /** The clipboard's HTML where it held a table. */
  readonly html: string | null;
  /** What the files are to each other. */
  readonly relation: Relation;
}

/** Nothing entered. */
export const EMPTY_DRAFT: Draft = { text: "", html: null, relation: "apart" };
