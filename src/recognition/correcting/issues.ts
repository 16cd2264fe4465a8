import { isAmountText, type RecognitionIssue } from "../../disclosure";
import { correctionSaid } from "../../words";
import type { NamedTable } from "../naming/name-table";
import type { Published } from "../publish";
import type { Guide } from "./guide";

/** With decimals or separators: a bare integer may be a code. */
const isAmountOfMoney = (text: string): boolean => isAmountText(text) && /[.,，]/.test(text);

/** What a person left out is said as well, and with its words it is not looked for any more. */
export function leftOutByHand(
  tables: readonly NamedTable[],
  rows: Published["leftOut"],
): { issues: RecognitionIssue[]; words: string[] } {
  const issue = (
    title: string,
    count: number,
    words: readonly string[],
    source: RecognitionIssue["source"],
  ): RecognitionIssue => ({
    code: "left-out-by-hand",
    table: title,
    values: { title, rows: count, amounts: words.filter(isAmountOfMoney).length },
    source,
  });
  const whole = tables.map(({ draft }) => ({
    draft,
    words: [
      ...draft.columns,
      ...draft.rows.flat().map((c) => c.text ?? ""),
      ...draft.form.flat().map((c) => c.text),
      ...draft.notes,
    ],
  }));
  return {
    issues: [
      ...whole.map(({ draft, words }) => issue(draft.title ?? "", draft.rows.length, words, draft.source)),
      ...rows.map(({ title, source, left }) => issue(title, left.rows, left.words, source)),
    ],
    words: [...whole.flatMap((w) => w.words), ...rows.flatMap((r) => r.left.words)],
  };
}

/** Corrections whose table, column or cell is not there any more. */
export function unappliedIssues(guide: Guide): RecognitionIssue[] {
  return guide.unapplied().map((step) => ({
    code: "correction-unapplied",
    table: step.type === "fact" ? null : step.table.title,
    values: { correction: correctionSaid(step) },
    source: undefined,
  }));
}
