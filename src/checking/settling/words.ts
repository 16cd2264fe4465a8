import type { Disclosure } from "../../disclosure";
import { settleCodesAndNames } from "./codes-and-names";
import type { Settlement } from "./settlement";
import { settleStatementLines } from "./statement-lines";

/**
 * What the classification and the lines of the forms say of codes and names that were read from a picture without certainty.
 *
 * @param held see `settleAmounts`.
 */
export function settleWords(disclosure: Disclosure, held: ReadonlySet<string> = new Set()): Settlement[] {
  return [...settleCodesAndNames(disclosure, held), ...settleStatementLines(disclosure, held)];
}
