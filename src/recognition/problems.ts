import { PROBLEMS, ROW_NAMES, said, type Message, type Said, type Value } from "../words";

/** What a row is called in a problem: by its words, else by its number. */
export type RowName = { readonly row: string } | { readonly line: string | number };

/** What the recogniser could not read or place, by code, with the values that its words need. */
interface ProblemValues {
  /** Title and header are lost: only the rows are left. */
  "header-lost": object;
  "header-unreadable": object;
  /** The reader left something of the worksheet unread. */
  "sheet-partly-read": object;
  /** The reader left text of the page out that nobody sees. */
  "page-partly-read": object;
  /** The table, or a page of it, has no rules round all of its cells: which column a figure belongs to was told by its place. */
  "columns-unruled": object;
  /** Amounts are formulas without results, or errors. */
  "no-results": object;
  /** The cells of the whole table run together: no column can be told. */
  "cells-run-together": object;
  /** A further page whose header is lost. */
  "page-header-lost": object;
  "row-too-long": RowName;
  "rows-missing": { readonly from: number; readonly to: number };
  "row-number-lost": RowName;
  "row-head-lost": { readonly text: string };
  "row-doubled": RowName;
  "body-unread": { readonly text: string };
  "words-unplaced": { readonly text: string };
  "row-rest": RowName & { readonly text: string };
  "amounts-unjoined": RowName & { readonly text: string };
  "numbers-unjoined": RowName & { readonly text: string };
  "amounts-unplaced": RowName & { readonly text: string };
  "numbers-unplaced": RowName & { readonly text: string };
  "no-column-left": RowName & { readonly text: string };
  "too-many-amounts": RowName;
  "last-digit-doubtful": RowName & { readonly figure: string };
  "column-ambiguous": RowName & { readonly figure: string; readonly columns: string };
  "identity-unmet": RowName & { readonly identity: string };
  "field-unread": { readonly label: string };
  "field-rest": { readonly label: string; readonly text: string };
  "plan-unplaced": { readonly text: string };
  "indicators-head-lost": { readonly text: string };
  "cells-undivided": RowName & { readonly text: string };
  "cells-unsure": RowName & { readonly text: string };
}

type ProblemCode = keyof ProblemValues;

/** A problem of one table. Its words are `PROBLEMS` of `src/words`. */
export type Problem = { [C in ProblemCode]: { readonly code: C } & ProblemValues[C] }[ProblemCode];

/** A problem as it is said. */
export function problemSaid(problem: Problem): Said {
  const message: Message = PROBLEMS[problem.code];
  const { code: _code, ...rest } = problem;
  const values: Record<string, Value> = { ...rest, row: rowName(problem) };
  if (problem.code === "rows-missing")
    values["rows"] =
      problem.from === problem.to
        ? said(ROW_NAMES["one-number"], { from: problem.from })
        : said(ROW_NAMES["from-to"], { from: problem.from, to: problem.to });
  return { message, values };
}

function rowName(problem: Problem): Value {
  if ("line" in problem) return said(ROW_NAMES.numbered, { line: problem.line });
  return "row" in problem ? problem.row || ROW_NAMES.unnamed : null;
}
