import type {
  CorrectionEffect,
  Corrections,
  ExistingTable,
  ExistingWorkbook,
  ImportInput,
  ImportProgress,
  ImportSummary,
  Relation,
  RuleRemark,
  StoredCorrections,
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
  /** What was corrected in the imports that the workbook holds. */
  readonly stored?: readonly StoredCorrections[];
}

/** How imports are written. */
export interface WriteOptions {
  readonly version: string | null;
  /** Write the heat map too. */
  readonly coverage: boolean;
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
  | { readonly type: "failed"; readonly id: number; readonly error: ErrorData };
