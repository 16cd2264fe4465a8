/** The workbook as data: a plan of sheets, tables, formulas and formats that a host carries out. */
export * from "./address";
export { CHECK_FIRST_ROW, CHECK_HEADERS, failingFirst, sideValues, toleranceCell } from "./checks-sheet";
export { checksStayInPlace, LAYOUT_PROPERTY } from "./place-checks";
export { ownTable, rowsOfDisclosure } from "./own-table";
export {
  DEFAULT_VERSION,
  IDENTITY_HEADERS,
  identityKey,
  identityOf,
  nameImports,
  type DisclosureIdentity,
  type NamedImport,
  type PlanImport,
  type PlanSource,
} from "./identity";
export * from "./names";
export { footCode, PAGE_OF_PAGES, pageOf } from "./page";
export * from "./plan";
export { MOST_STORED, planWorkbook, type PlanOptions } from "./planner";
export { digestOf, planBook, type BookOptions, type BookPart, type BookPlan, type ImportDigest } from "./streamed-book";
export type { BodyRow } from "./counted-table";
export { sheetUnitOf, type SheetUnit } from "./sheet-unit";
export { cellTarget, cellValueOf, corrections, originOf, type CorrectionPlaces } from "./corrections";
export * from "./written";
export {
  USER_RULES_TABLE,
  USER_RULE_HEADERS,
  planUserRules,
  remarkTarget,
  userRulesTable,
  type UserRuleRow,
} from "./user-rules-sheet";
export {
  RULE_SETTINGS_TABLE,
  RULE_SETTING_HEADERS,
  RULE_SETTING_KINDS,
  planRuleSettings,
  ruleSettingsTable,
  type RuleSettingRow,
} from "./rule-settings-sheet";
export { DISCLOSURE_PROPERTY, REPORT_PROPERTY, ROLE_PROPERTY, movedRow, WorkbookBuilder } from "./sheet-builder";
export { OWNER_LABEL, TOLD_OF_ALL } from "./told-rows";
export { KEY_HEADERS } from "./standard-content";
export { replacements, type Replacement } from "./replacements";
export { STYLES, TAB_COLORS, TABLE_STYLE, type Style } from "./styles";
export {
  CHART_STYLE,
  chartColor,
  hasLegend,
  isLying,
  isStacked,
  type ChartKind,
  type ChartPlan,
  type ChartSeries,
} from "./chart";
export { claimResult } from "./claim-result";
export { FigureWords } from "./check-words";
export { conclusionOf } from "./conclusion";
export { countCell, decimalCell, moneyFormat, TEXT_FORMAT, textCell, textWidth, visible } from "./cells";
export { countByRule } from "./planner";
export { DEFAULT_WIDTH } from "./page";
export { DIRECTION_WORDS } from "./lists-content";
export { findingOrder } from "./finding-order";
export { ROW_KEY, wholeColumn } from "./row-keys";
export { HIGHEST_ROW, lineHeight, linesOf, pointsOf, rowHeight } from "./row-heights";
export { ruleName } from "./rule-name";
export { shareOf } from "./coverage-sheet";
