/** Checking: the hundred rules, tolerance, outcomes and the diagnosis of the wrong cell. */
export * from "./types";
export type { Rule } from "./rule/rule";
export { RULES } from "./rules";
export { check } from "./check";
export { addressed, ranges, sides, verdictFormula, type Amounts, type CheckRow } from "./identity/native-formula";
export { diagnose, printedValue, type Diagnosis } from "./diagnosis/diagnose";
export { certificate, coverageOf, type Certificate, type Coverage } from "./mutation/certificate";
export { isUserRule, parseUserRules, UserRuleError, type ParsedUserRules, type UserRuleInput } from "./rule/user-rules";
