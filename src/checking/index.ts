/** Checking: the hundred rules, tolerance, outcomes and the diagnosis of the wrong cell. */
export * from "./types";
export type { Rule } from "./rule/rule";
export { RULES } from "./rules";
export { check } from "./check";
export { addressed, ranges, sides, verdictFormula, type Amounts, type CheckRow } from "./identity/native-formula";
export { diagnose, printedValue, type Diagnosis } from "./diagnosis/diagnose";
export { contradictedAmounts, settleAmounts } from "./settling/amounts";
export { settleWords } from "./settling/words";
export type { Settlement } from "./settling/settlement";
export { slipBetween } from "./diagnosis/slips";
export { certificate, coverageOf, type Certificate, type Coverage } from "./mutation/certificate";
export {
  parseUserRules,
  toleranceInWan,
  UserRuleError,
  type ParsedUserRules,
  type UserRuleInput,
} from "./rule/user-rules";
export { settingsOf, type OwnSettings } from "./rule/settings";
export { ruleSentence } from "./rule/rule-sentence";
export { tryRules, type RuleTrial, type TriedCheck } from "./rule/try-rule";
export { ruleCandidates, type CandidateSource, type RuleCandidate } from "./candidates/find";
export { RuleNames, type RuleVocabulary } from "./rule/rule-names";
export { ruleOfCells, type ChosenCell, type RuleOfCells } from "./rule/rule-of-cells";
export { isUserRule } from "./rule/user-rule-id";
export { switchedOff } from "./report/switched-off";
export { bareUnitName, sameUnitName, unitNameEnding } from "./document/same-unit";
export { CheckModel, totalRow, unitOf, type TableView } from "./document/model";
export { fromTicks, toTicks, type Figure } from "./identity/figure";
export {
  cellName,
  columnKey,
  columnNames,
  findCell,
  nearestFirst,
  parseCell,
  rowsNamed,
  tableIds,
  tableNames,
  unnumbered,
  viewNamed,
  viewsNamed,
  writtenCell,
} from "./rule/user-rule-cells";
export { plainRule } from "./rule/user-rule-grammar";
export { isNarrativeTable, narrativeFigure, narrativeReference } from "./rule/user-rule-narrative";
export { printedBefore, toldFigures } from "./document/told-figures";
export { textFigures, type TextFigure } from "./document/text-facts";
