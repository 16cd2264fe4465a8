export {
  compareVersions,
  isSame,
  type CheckedVersion,
  type FactChange,
  type OutcomeChange,
  type VersionComparison,
} from "./compare";
export type { CellChange, CellState } from "./cells";
export type { Sentence, SentenceChange } from "./sentences";
export { comparisonBook } from "./book";
export type { ComparedVersion, ComparisonOptions } from "./compared";
export { comparisonDocument } from "./document";
export { summaryOf } from "./change-words";
