export {
  examine,
  examineBeside,
  keptImport,
  type BatchSettings,
  type Examination,
  type ExamineOptions,
  type KeptRelations,
} from "./examine";
export { byPath, resultLine } from "./line";
export {
  UNRELATED,
  recordOf,
  unchecked,
  untaken,
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
export { relationsIn } from "./relations";
