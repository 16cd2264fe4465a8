export { besideBy, type Beside } from "./beside";
export {
  examine,
  examineBeside,
  keptImport,
  type BatchSettings,
  type Examination,
  type ExamineOptions,
} from "./examine";
export { resultLine } from "./line";
export { recordOf, unchecked, untaken } from "./record";
export { relationsIn } from "./relations";
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
} from "../../reporting";
