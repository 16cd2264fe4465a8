import type { RuleResult } from "../types";

/** The rules that the user switched off, with the reason; they are in none of the counts. */
export function switchedOff<R extends Pick<RuleResult, "switchedOff">>(
  results: readonly R[],
): (R & { readonly switchedOff: string })[] {
  return results.filter((r): r is R & { readonly switchedOff: string } => r.switchedOff !== undefined);
}
