import type { OutcomeStatus } from "../../checking";
import { OVERVIEW, type Language } from "../../words";
import type { StatementState } from "./record";

/** Signs of outcomes: they tell what colours tell too. */
export const OUTCOME_SIGNS: Readonly<Record<OutcomeStatus, string>> = {
  pass: "✓",
  rounded: "≈",
  fail: "✗",
  "not-applicable": "–",
  "not-evaluable": "?",
};

export const OUTCOME_ORDER = Object.keys(OUTCOME_SIGNS) as OutcomeStatus[];

/** From the best to the worst, and what is not there at all. */
export const STATE_ORDER: readonly StatementState[] = ["filled", "empty", "unreadable", "absent", "missing"];

/** What stands in the cell of a statement. */
export function stateSign(state: StatementState, language: Language): string {
  if (state === "filled") return "✓";
  return state === "missing" ? "—" : OVERVIEW[`short-${state}`][language];
}
