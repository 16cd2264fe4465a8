import type { Disclosure, FormFields, PublishedTable } from "../../src/disclosure";
import { count, countAmounts, missing, printedNumber, size, type Tally } from "./amounts";

/** Where the amounts of the pages with tables went: no rule of this program takes part. */
export interface Coverage {
  /** Amounts that the other reader sees on pages with a table. */
  readonly printed: number;
  /** Those that stand in no table and no sentence of the disclosure. */
  readonly lost: Tally;
}

/** Holds the amounts of the pages that tables stand on against what the disclosure says anywhere. */
export function coverage(d: Disclosure, pages: readonly string[]): Coverage {
  const kept: Tally = new Map();
  for (const t of d.tables) countTable(kept, t);
  for (const f of d.narrative) countAmounts(kept, ` ${f.quote} `);
  const seen: Tally = new Map();
  for (const page of new Set(d.tables.flatMap((t) => t.pages))) countAmounts(seen, pages[page - 1] ?? "");
  return { printed: size(seen), lost: missing(seen, kept) };
}

function countTable(into: Tally, t: PublishedTable): void {
  for (const row of t.rows) for (const cell of row) countText(into, cell.text);
  for (const column of t.columns) countText(into, column);
  countText(into, t.note);
  if (t.fields) countFields(into, t.fields);
}

function countFields(into: Tally, fields: FormFields): void {
  for (const value of Object.values(fields)) {
    if (typeof value === "string" || value === null) countText(into, value);
    else for (const v of Object.values(value)) countText(into, v);
  }
}

function countText(into: Tally, text: string | null): void {
  if (text === null) return;
  const whole = printedNumber(text);
  if (whole) count(into, whole.value);
  else countAmounts(into, ` ${text} `);
}
