/** Use cases: one door for the task pane and the command line, and the ports that hosts fill. */
export {
  isAutomatic,
  DisclosureError,
  MONEY_UNITS,
  TABLE_IDS,
  parseMoney,
  type Box,
  type CellWords,
  type ColumnBinding,
  type CellStep,
  type CorrectionStep,
  type Doubt,
  type DoubtKind,
  type DoubtProposal,
  type KeepStep,
  type SettledBy,
  type Corrections,
  type Disclosure,
  type Excerpt,
  type ExcerptCell,
  type ExcerptLine,
  type PlacedRow,
  type PrintedPlace,
  type SourceRef,
  type StoredCorrections,
  type UnitCandidate,
} from "../disclosure";
export {
  DEFAULT_LIMITS,
  FILE_ENDINGS,
  IsolatedReader,
  modelFrom,
  decodeText,
  detectKind,
  readInput,
  renderPage,
  serveReading,
  sha256Hex,
  type DocumentReader,
  type DrawnPage,
  type FromReader,
  type OcrAssets,
  type OcrFiles,
  type PdfAssets,
  type ReadingThread,
  type Recognised,
  type SourceDocument,
  type TextModel,
  type ToReader,
} from "../reading";
export {
  asDisclosureError,
  comparedWith,
  importDisclosures,
  importEach,
  type ImportInput,
  type ImportOptions,
  type ImportResult,
  type Imported,
} from "./import-disclosures";
export { type DoubtSummary, type OfficialName } from "./doubtful-cells";
export { correctImport, correctOne, effectOf, type CorrectionEffect } from "./correcting";
export { parseStoredCorrections } from "./stored-corrections";
export { toJson, type FactJson, type FindingJson, type ImportJson, type TableJson } from "./json";
export { certificateJson, coverageOfImport, type CertificateJson, type TableCoverage } from "./coverage";
export { relate, relatedContexts, type Relation } from "./relations";
export {
  isUserRule,
  parseUserRules,
  switchedOff,
  type CheckContext,
  type OutcomeStatus,
  type RuleSettings,
  type RuleVocabulary,
  type Severity,
  type UserRule,
  type UserRuleInput,
} from "../checking";
export {
  addUserRule,
  changeUserRule,
  NO_USER_RULES,
  openUserRules,
  readUserRuleTable,
  readUserRules,
  remarkChanges,
  removeUserRule,
  ruleRemarks,
  userRulesIn,
  type RuleRemark,
  type UserRuleEntry,
  type UserRuleTable,
} from "./user-rules";
export {
  addRuleSetting,
  NO_RULE_SETTINGS,
  readRuleSettings,
  readRuleSettingTable,
  removeRuleSetting,
  ruleSettings,
  settingRows,
  type RuleSettingEntry,
  type RuleSettingTable,
  type SettingKind,
} from "./rule-settings";
export { functionalName, planImports, type PlanImportsOptions } from "./plan-imports";
export { NewWorkbook, type NewWorkbookOptions } from "./new-workbook";
export { MemoryShelf } from "./shelf";
export { localTime } from "./local-time";
export * from "./ports";
export { correctionsFor, formatTrace, layoutOf, type FoundCorrections } from "../recognition";
export {
  type BookPlan,
  a1,
  EMPTY_WORKBOOK,
  replacements,
  type Replacement,
  type CellTarget,
  type CellValue,
  type Correction,
  type ExistingTable,
  type ExistingWorkbook,
  type SheetUnit,
  type RuleSettingRow,
  type UserRuleRow,
  type WorkbookPlan,
} from "../workbook";
export { RULE_SETTINGS_TABLE, RULE_SETTING_KINDS, USER_RULES_TABLE } from "../workbook";
export {
  summarise,
  type BothWords,
  type CellSummary,
  type EquationSummary,
  type CellMark,
  type ColumnChoice,
  type FindingSummary,
  type ImportSummary,
  type IssueSummary,
  type RuleSummary,
  type SuggestionSummary,
  type FieldSummary,
  type TableSummary,
  type TermSummary,
} from "./summary";
export { excerptOf, onlyCellPrinting } from "./excerpt";
export { unlessAborted, writeImports, type WriteNotes, type WriteStep } from "./write-imports";
export * from "./session";
export * from "./report";
export { PROGRAM_VERSION } from "./program";
export {
  comparisonBook,
  comparisonDocument,
  overviewBook,
  overviewDocument,
  type OverviewOptions,
  isSame,
  reportBook,
  reportDocument,
  summaryOf,
  type FindingEvidence,
  planReconciliation,
  columnKinds,
  isReconcileTolerance,
  proposeColumns,
  proposeBoth,
  reconcileSides,
  sidesWords,
  type ChosenSide,
  type ColumnKind,
  type MatchBy,
  type Reconciliation,
  type RangeContent,
  type ReconcileOptions,
  type ReconciledVerdict,
  type ReportedDisclosure,
  type ReportOptions,
  type SideColumns,
  type SideTable,
  type TextDocument,
} from "../reporting";
export {
  compareImports,
  comparisonJson,
  type Compared,
  type ComparisonJson,
  type ImportToCompare,
} from "./compare-versions";
export { amountsOfLine, reconciliationJson, tablesOfFile, type ReconciliationJson } from "./reconciliation";
export { builtInTemplates } from "./built-in-templates";
export {
  fillImports,
  readTemplates,
  unfilled,
  workbookDocuments,
  type FillOptions,
  type UnfilledField,
} from "./templates";
export {
  checkTemplate,
  hasField,
  reportMark,
  TemplateError,
  type BuiltInTemplate,
  type FillLayout,
  type ReportMark,
  type Template,
  type TemplateCell,
} from "../reporting";
export {
  draftNarrative,
  draftOf,
  narrativeTemplate,
  type Drafted,
  type DraftTemplate,
  type ImportToDraft,
} from "./draft-narrative";
export { plainText, type WrittenDraft } from "../reporting";
export { unlikeYearBefore, type Difference, type Unlike } from "./year-before";
export * from "./batch";
