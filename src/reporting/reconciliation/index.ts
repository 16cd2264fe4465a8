/** Two tables held against each other row by row (对账): what agrees, what one side has alone, what may explain a difference. */
export { proposeBoth } from "./choose-columns";
export { columnKinds, proposeColumns, type ColumnKind } from "./columns";
export {
  noteKey,
  notesOf,
  itemLabel,
  sidesWords,
  planReconciliation,
  targetOf,
  type ReconciliationSheetOptions,
} from "./plan";
export { isReconcileTolerance } from "./figures";
export type { LiveCells } from "./references";
export {
  reconcileSides,
  shownAmount,
  type ChosenSide,
  type Line,
  type ReconcileOptions,
  type ReconciledVerdict,
  type Reconciliation,
} from "./reconcile";
export type { MatchBy } from "./pair-rows";
export type { SideCell, SideColumns, SideOrigin, SideTable } from "./side";
export { partLabel, rangeTable, statementParts, statementTable, type RangeContent, type StatementPart } from "./tables";
