import type { Disclosure } from "../disclosure";
import type { CheckContext, CheckReport } from "./types";
import { evaluateRules, exactDigit, report, sureIdentities } from "./report/evaluate";
import { RULES } from "./rules";
import { userRules } from "./rule/user-rules";
import { diagnose, suggestionsOf } from "./diagnosis/diagnose";

/**
 * Checks one disclosure by all rules. Pure and synchronous; figures are held in 万元. `context` brings what some rules need beside
 * the document: the year before, the approved budget, the units' documents, dates, the user's own identities.
 */
export function check(disclosure: Disclosure, context: CheckContext = {}): CheckReport {
  // Who discloses nothing breaks no rule of disclosing.
  const rules = disclosure.issues.some((i) => i.code === "not-a-disclosure") ? [] : RULES;
  const evaluation = evaluateRules(
    disclosure,
    context.userRules?.length ? [...rules, ...userRules(context.userRules)] : rules,
    context,
  );
  if (context.withoutDiagnosis) return report(evaluation);
  const sure = sureIdentities(evaluation);
  return report(evaluation, suggestionsOf(diagnose(sure, { exactTo: exactDigit(sure) })));
}
