/** What the open workbook holds of ours, checked again without the documents. */
export * from "./check-workbook";
export * from "./decisions";
export * from "./place-in-document";
export type { RecognisedBox } from "./recognised-boxes";
export * from "./replace";
export * from "./rule-desk";
export { identityFromKey, packStored, type StoredDisclosure } from "./stored";
export * from "./workbook-session";
export * from "./template-desk";
export {
  reconciliationMark,
  type LineSummary,
  type ReconcileAnswers,
  type ReconcileRequest,
  type ReconciliationMark,
  type ReconciliationPreview,
  type SideChoice,
  type SideRecipe,
  type SideSource,
  type SideSummary,
  type StatementChoice,
} from "./reconcile-desk";
