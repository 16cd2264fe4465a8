import { DOUBTS as WORDS, PIECES, said, several, type Said, type Value } from "../../words";

/** Why a failing identity is not held against the document. */
export interface Doubt {
  /** `not-evaluable`: nothing is said of the document. `explained`: told, but as a warning with its explanation. `named`: told as it is, with what the document shows. */
  readonly outcome: "not-evaluable" | "explained" | "named";
  readonly reason: Said;
}

/** What each doubt says. `table`, `column`, `cell`, `label` name a table, a column or a figure of the document. */
export const DOUBTS = {
  cut: (table: string, page: number): Doubt => open(said(WORDS["table-cut"], { table, page })),
  partlyRead: (table: string): Doubt => explained(said(WORDS["table-partly-read"], { table })),
  unruled: (table: string): Doubt => explained(said(WORDS["columns-unruled"], { table })),
  recognised: (cell: string): Doubt => explained(said(WORDS["cell-recognised"], { cell })),
  illegible: (table: string, text: string): Doubt => open(said(WORDS["amount-illegible"], { table, text })),
  unbound: (table: string, column: string): Doubt => open(said(WORDS["column-unbound"], { table, column })),
  rounded: (table: string, column: string): Doubt => open(said(WORDS["column-rounded"], { table, column })),
  unitAssumed: (table: string): Doubt => open(said(WORDS["unit-assumed"], { table })),
  foreign: (table: string, failing: number, holding: number): Doubt =>
    open(said(WORDS["relation-foreign"], { table, failing, holding })),
  blank: (cell: string): Doubt => explained(said(WORDS["total-blank"], { cell })),
  withheld: (tables: readonly string[]): Doubt =>
    explained(
      said(WORDS["details-withheld"], { tables: several(tables.map((text) => said(PIECES.quoted, { text }))) }),
    ),
  rowsMissing: (table: string): Doubt => explained(said(WORDS["rows-missing"], { table })),
  rowMissing: (table: string, other: Said): Doubt => ({
    outcome: "named",
    reason: said(WORDS["row-missing"], { table, other }),
  }),
  multiple: (times: Value): Doubt => explained(said(WORDS.multiple, { times })),
  elsewhere: (label: string, amount: string): Doubt => explained(said(WORDS["printed-elsewhere"], { label, amount })),
  carryOver: (amount: string): Doubt => explained(said(WORDS["carry-over"], { amount })),
} as const;

function open(reason: Said): Doubt {
  return { outcome: "not-evaluable", reason };
}

function explained(reason: Said): Doubt {
  return { outcome: "explained", reason };
}
