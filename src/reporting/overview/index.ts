export { overviewBook } from "./book";
export { overviewDocument } from "./document";
export type { OverviewOptions } from "./options";
export {
  UNRELATED,
  byPath,
  type BatchDisclosure,
  type BatchError,
  type BatchFile,
  type BatchFinding,
  type BatchIssue,
  type BatchRecord,
  type BatchRelations,
  type BatchStatus,
  type Relationship,
  type StatementState,
} from "./record";
