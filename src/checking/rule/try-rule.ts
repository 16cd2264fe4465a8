import type { Disclosure } from "../../disclosure";
import { difference, statusOf, titleOf, toleranceOf, toTerms, trivial } from "../identity/identity";
import { fromTicks } from "../identity/figure";
import { evaluateRules, report } from "../report/evaluate";
import type { CheckContext, FindingEquation, RuleResult, UserRule, Words } from "../types";
import type { Decimal } from "../../disclosure";
import { userRules } from "./user-rules";

/** What a rule of the user's came to on a document, each of its checks with its numbers. */
export interface RuleTrial {
  readonly result: RuleResult;
  readonly checks: readonly TriedCheck[];
}

/** One check of a rule: those too that hold. */
export interface TriedCheck {
  readonly title: Words;
  readonly status: "pass" | "rounded" | "fail";
  readonly terms: FindingEquation;
  /** In 万元. */
  readonly difference: Decimal;
  readonly tolerance: Decimal;
}

/** Holds rules of the user's against a document, and no others: what the editor shows while they are written. */
export function tryRules(list: readonly UserRule[], disclosure: Disclosure, context: CheckContext = {}): RuleTrial[] {
  const rules = userRules(list);
  const evaluation = evaluateRules(disclosure, rules, context);
  const { results } = report(evaluation);
  return rules.map((rule, i) => ({
    result: results[i]!,
    checks: evaluation.identities
      .filter((identity) => identity.rule === rule.id && !trivial(identity))
      .map((identity) => ({
        title: titleOf(identity),
        status: statusOf(identity),
        terms: toTerms(identity),
        difference: fromTicks(difference(identity)),
        tolerance: fromTicks(toleranceOf(identity)),
      })),
  }));
}
