import type { Language } from "../../words";
import type {
  CorrectionEffect,
  Corrections,
  ExistingTable,
  AskedPlace,
  CellTarget,
  ExistingWorkbook,
  FindingEvidence,
  SheetUnit,
  ImportInput,
  ImportProgress,
  ImportSummary,
  Ledger,
  PlaceInDocument,
  RecognisedBox,
  Rehearsal,
  ReplacementDetail,
  TemplateAnswers,
  TemplateRequest,
  SelectedArea,
  SelectedRule,
  SelectionWish,
  SourceOfCell,
  TextDocument,
  WrittenDraft,
  VersionInWorkbook,
  TriedRule,
  UnitCandidates,
  UserRuleInput,
  WantedPlace,
  WorkbookContents,
  Relation,
  RuleRemark,
  ReconcileAnswers,
  ReconcileRequest,
  RuleVocabulary,
  SideTable,
  WorkbookPlan,
} from "../../application";

/** An error as it crosses from the Worker. */
export interface ErrorData {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What became of one input, or of several that belong together. */
export type ImportItem =
  | { readonly ok: true; readonly inputs: readonly string[]; readonly summary: ImportSummary }
  | { readonly ok: false; readonly inputs: readonly string[]; readonly error: ErrorData };

/** How inputs are imported. */
export interface EngineOptions {
  /** What several files are to each other. */
  readonly relation: Relation;
  /** The workbook's table of the user's identities. */
  readonly rules: ExistingTable | null;
  /** The workbook's table of what the user set about rules. */
  readonly settings?: ExistingTable | null;
  /** Corrections of imports that were never written, as JSON. */
  readonly kept?: readonly string[];
}

/** Formulas of our functions, or of Excel's own, which are computed without the add-in too. */
export type FormulaKind = "addin" | "native";

/** What the settings say of sheets that are written. */
export interface SheetChoices {
  /** Whose functions the sheet of checks calls; ours where nothing is said. */
  readonly formulas?: FormulaKind;
  /** In what standard sheets hold money, where the workbook has none yet. */
  readonly sheetUnit?: SheetUnit;
  /** Of the working paper, conclusions and reasons. */
  readonly language?: Language;
}

/** How imports are written. */
export interface WriteOptions extends SheetChoices {
  readonly version: string | null;
  /** Write the heat map too. */
  readonly coverage: boolean;
  /** Of the disclosures that are replaced, those whose amounts as the user changed them are kept. */
  readonly keep: readonly number[];
}

/** From the pane to the Worker. */
export type WorkerRequest =
  | {
      readonly type: "import";
      readonly id: number;
      readonly inputs: readonly ImportInput[];
      readonly options: EngineOptions;
      /** Address of PDFium's binary. */
      readonly pdfium: string;
    }
  | {
      readonly type: "correct";
      readonly id: number;
      /** Position of the import. */
      readonly item: number;
      /** All corrections of it, in place of those before. */
      readonly corrections: Corrections;
    }
  | {
      readonly type: "plan";
      readonly id: number;
      readonly chosen: readonly number[];
      readonly existing: ExistingWorkbook;
      readonly options: WriteOptions;
    }
  | {
      readonly type: "check";
      readonly id: number;
      readonly contents: WorkbookContents;
      /** The workbook's table of the user's identities. */
      readonly rules: ExistingTable | null;
    }
  /** The others speak of what was checked last. */
  | { readonly type: "rehearse"; readonly id: number; readonly key: string; readonly finding: string }
  | { readonly type: "source"; readonly id: number; readonly target: CellTarget }
  | {
      readonly type: "replacement";
      readonly id: number;
      readonly item: number;
      readonly version: string | null;
      readonly existing: ExistingWorkbook | null;
    }
  | {
      readonly type: "places";
      readonly id: number;
      readonly key: string;
      readonly asked: readonly AskedPlace[];
    }
  | {
      readonly type: "boxes";
      readonly id: number;
      readonly key: string;
      readonly sha256: string;
      readonly page: number;
    }
  | {
      readonly type: "rule-of";
      readonly id: number;
      readonly areas: readonly SelectedArea[];
      readonly wish: SelectionWish;
    }
  | { readonly type: "try-rule"; readonly id: number; readonly input: UserRuleInput }
  | { readonly type: "vocabulary"; readonly id: number }
  | { readonly type: "template"; readonly id: number; readonly request: TemplateRequest }
  /** What is asked about holding two tables against each other. */
  | { readonly type: "reconcile"; readonly id: number; readonly request: ReconcileRequest }
  /** The tables of a file that can be held against others. */
  | { readonly type: "tables"; readonly id: number; readonly input: ImportInput; readonly pdfium: string }
  | { readonly type: "candidates"; readonly id: number }
  /** What a report of disclosures shows of their documents. */
  | { readonly type: "report-places"; readonly id: number; readonly keys: readonly string[] }
  /** A report of disclosures, with what was found of that. */
  | {
      readonly type: "report";
      readonly id: number;
      readonly keys: readonly string[];
      readonly evidence: readonly (readonly FindingEvidence[])[];
      readonly language: Language;
    }
  /** A draft of the text of a disclosure. */
  | { readonly type: "draft"; readonly id: number; readonly key: string }
  | { readonly type: "report-book"; readonly id: number; readonly keys: readonly string[]; readonly language: Language }
  /** What of the workbook an import can be compared with, and the comparison. */
  | { readonly type: "versions"; readonly id: number; readonly item: number }
  | {
      readonly type: "compare";
      readonly id: number;
      readonly item: number;
      readonly key: string;
      readonly as: "document" | "book";
      readonly language: Language;
    }
  | {
      readonly type: "replan";
      readonly id: number;
      readonly keys: readonly string[];
      readonly existing: ExistingWorkbook;
      readonly choices: SheetChoices | undefined;
    };

/** From the Worker to the pane. */
export type WorkerReply =
  | { readonly type: "progress"; readonly id: number; readonly progress: ImportProgress }
  | {
      readonly type: "imported";
      readonly id: number;
      readonly items: readonly ImportItem[];
      readonly remarks: readonly RuleRemark[];
    }
  | {
      readonly type: "corrected";
      readonly id: number;
      readonly items: readonly ImportItem[];
      readonly remarks: readonly RuleRemark[];
      readonly effect: CorrectionEffect | null;
    }
  | { readonly type: "planned"; readonly id: number; readonly plan: WorkbookPlan }
  | { readonly type: "checked"; readonly id: number; readonly ledger: Ledger }
  | { readonly type: "rehearsed"; readonly id: number; readonly rehearsal: Rehearsal | null }
  | { readonly type: "found"; readonly id: number; readonly source: SourceOfCell | null }
  | { readonly type: "replaces"; readonly id: number; readonly replacement: ReplacementDetail | null }
  | { readonly type: "placed"; readonly id: number; readonly places: readonly (PlaceInDocument | null)[] }
  | { readonly type: "boxed"; readonly id: number; readonly boxes: readonly RecognisedBox[] }
  | { readonly type: "ruled"; readonly id: number; readonly rule: SelectedRule }
  | { readonly type: "tried"; readonly id: number; readonly trial: TriedRule }
  | { readonly type: "offered"; readonly id: number; readonly units: readonly UnitCandidates[] }
  | { readonly type: "named"; readonly id: number; readonly vocabulary: RuleVocabulary }
  | { readonly type: "wanted"; readonly id: number; readonly places: readonly (readonly (readonly WantedPlace[])[])[] }
  | { readonly type: "versioned"; readonly id: number; readonly versions: readonly VersionInWorkbook[] }
  | { readonly type: "reported"; readonly id: number; readonly document: TextDocument }
  | { readonly type: "drafted"; readonly id: number; readonly draft: WrittenDraft | null }
  | { readonly type: "templated"; readonly id: number; readonly answer: TemplateAnswers[TemplateRequest["ask"]] }
  | { readonly type: "reconciled"; readonly id: number; readonly answer: ReconcileAnswers[ReconcileRequest["ask"]] }
  | { readonly type: "tabled"; readonly id: number; readonly tables: readonly SideTable[] }
  | { readonly type: "failed"; readonly id: number; readonly error: ErrorData };
