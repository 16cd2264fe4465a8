import type { ExistingWorkbook, ImportInput, ImportProgress, ImportSummary, WorkbookPlan } from "../../application";

/** An error as it crosses from the Worker. */
export interface ErrorData {
  readonly code: string;
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What became of one input, or of several that belong together. */
export type ImportItem =
  | { readonly ok: true; readonly inputs: readonly string[]; readonly summary: ImportSummary }
  | { readonly ok: false; readonly inputs: readonly string[]; readonly error: ErrorData };


/** From the pane to the Worker. */
export type WorkerRequest =
  | { readonly type: "import"; readonly id: number; readonly inputs: readonly ImportInput[]; readonly together: boolean; readonly pdfBase: string }
  | { readonly type: "plan"; readonly id: number; readonly chosen: readonly number[]; readonly existing: ExistingWorkbook; readonly version: string | null };

/** From the Worker to the pane. */
export type WorkerReply =
  | { readonly type: "progress"; readonly id: number; readonly progress: ImportProgress }
  | { readonly type: "imported"; readonly id: number; readonly items: readonly ImportItem[] }
  | { readonly type: "planned"; readonly id: number; readonly plan: WorkbookPlan }
  | { readonly type: "failed"; readonly id: number; readonly error: ErrorData };
