import type { Disclosure } from "../disclosure";
import { REASONS, said, sentence } from "../words";
import type { CheckContext, CheckReport, RuleResult } from "./types";
import { emptyCounts, evaluateRules, exactDigit, report, sureIdentities } from "./report/evaluate";
import { RULES } from "./rules";
import type { Rule } from "./rule/rule";
import { settingsOf } from "./rule/settings";
import { userRules } from "./rule/user-rules";
import { diagnose, suggestionsOf } from "./diagnosis/diagnose";

/**
 * Checks one disclosure by all rules. Pure and synchronous; figures are held in 万元. `context` brings what some rules need beside
 * the document: the year before, the approved budget, the units' documents, dates, the user's own identities.
 */
export function check(disclosure: Disclosure, context: CheckContext = {}): CheckReport {
  const rules = rulesFor(disclosure, context);
  const { off, said: tolerance } = settingsOf(context.settings, disclosure);
  const evaluation = evaluateRules(
    disclosure,
    rules.filter((r) => !off.has(r.id)),
    context,
  );
  const told = (made: CheckReport): CheckReport => ({
    ...made,
    ...(tolerance === null ? {} : { tolerance }),
    results: withSwitchedOff(rules, off, made.results),
  });
  if (context.withoutDiagnosis) return told(report(evaluation));
  const sure = sureIdentities(evaluation);
  return told(report(evaluation, suggestionsOf(diagnose(sure, { exactTo: exactDigit(sure) }))));
}

/** The rules that a disclosure is checked by, the user's own among them. */
export function rulesFor(disclosure: Disclosure, context: CheckContext): readonly Rule[] {
  // Who discloses nothing breaks no rule of disclosing.
  const rules = disclosure.issues.some((i) => i.code === "not-a-disclosure") ? [] : RULES;
  return context.userRules?.length ? [...rules, ...userRules(context.userRules)] : rules;
}

/** Results in the order of the rules: what was switched off stands where it belongs and says why. */
function withSwitchedOff(
  rules: readonly Rule[],
  off: ReadonlyMap<string, string>,
  results: readonly RuleResult[],
): RuleResult[] {
  const made = new Map(results.map((r) => [r.rule, r]));
  return rules.flatMap((rule): RuleResult[] => {
    const own = made.get(rule.id);
    if (own) return [own];
    const why = off.get(rule.id);
    if (why === undefined) return [];
    const reason = said(REASONS["switched-off"], { reason: why });
    return [
      {
        rule: rule.id,
        title: rule.title.zh,
        titleEn: rule.title.en,
        group: rule.group,
        basis: rule.basis.kind,
        status: "not-applicable",
        counts: emptyCounts(),
        reason: sentence(reason, "zh"),
        reasonEn: sentence(reason, "en"),
        reasonCodes: [reason.message.code],
        switchedOff: why,
      },
    ];
  });
}
