import type { Disclosure } from "../../disclosure";
import type { Settlement } from "./settlement";

/** What the classification says of codes and names that were read from a picture without certainty. */
export function settleWords(_disclosure: Disclosure, _held: ReadonlySet<string>): Settlement[] {
  return [];
}
