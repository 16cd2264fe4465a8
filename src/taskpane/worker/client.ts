import {
  DisclosureError,
  type AskedPlace,
  type CellTarget,
  type CorrectionEffect,
  type Corrections,
  type ExistingTable,
  type ExistingWorkbook,
  type FindingEvidence,
  type ImportInput,
  type ImportProgress,
  type Ledger,
  type PlaceInDocument,
  type RecognisedBox,
  type Rehearsal,
  type ReplacementDetail,
  type TemplateAnswers,
  type TemplateRequest,
  type ReconcileAnswers,
  type ReconcileRequest,
  type RuleRemark,
  type SideTable,
  type RuleVocabulary,
  type SelectedArea,
  type SelectedRule,
  type SelectionWish,
  type SourceOfCell,
  type TextDocument,
  type WrittenDraft,
  type VersionInWorkbook,
  type TriedRule,
  type UnitCandidates,
  type UserRuleInput,
  type WantedPlace,
  type WorkbookContents,
  type WorkbookPlan,
} from "../../application";
import type { Language } from "../../words";
import { expectReply } from "./expect";
import type { EngineOptions, SheetChoices, ImportItem, WriteOptions, WorkerReply, WorkerRequest } from "./protocol";

/** What an import came to, and what is said about the user's own rules. */
export interface ImportAnswer {
  readonly items: readonly ImportItem[];
  readonly remarks: readonly RuleRemark[];
}

/** What a correction came to. */
export interface CorrectionAnswer extends ImportAnswer {
  readonly effect: CorrectionEffect | null;
}

/** The engine as the pane sees it. */
export interface ImportEngine {
  import(
    inputs: readonly ImportInput[],
    options: EngineOptions,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportAnswer>;
  /** Recognises and checks an import again with these corrections in place of those before. */
  correct(item: number, corrections: Corrections): Promise<CorrectionAnswer>;
  plan(chosen: readonly number[], existing: ExistingWorkbook, options: WriteOptions): Promise<WorkbookPlan>;
  /** Checks what the open workbook holds, as its cells stand. */
  check(contents: WorkbookContents, rules: ExistingTable | null): Promise<Ledger>;
  /** What taking up a finding's suggestion would change; null where it has none. Of what was checked last, as the two below. */
  rehearse(key: string, finding: string): Promise<Rehearsal | null>;
  /** What of a document stands in a cell. */
  sourceOf(target: CellTarget): Promise<SourceOfCell | null>;
  /** What writing an import would replace in the workbook; null where nothing. */
  replacement(
    item: number,
    version: string | null,
    /** The rows of its unit; null = those of what was checked last. */
    existing: ExistingWorkbook | null,
  ): Promise<ReplacementDetail | null>;
  /** The documents of places that a disclosure names. */
  placesOf(key: string, asked: readonly AskedPlace[]): Promise<readonly (PlaceInDocument | null)[]>;
  /** What recognition took from a page. */
  recognisedOn(key: string, sha256: string, page: number): Promise<readonly RecognisedBox[]>;
  /** The sheets of disclosures anew, the user's amounts kept. */
  replan(keys: readonly string[], existing: ExistingWorkbook, choices?: SheetChoices): Promise<WorkbookPlan>;
  /** What a report of disclosures shows of their documents, by disclosure and finding. */
  reportPlaces(keys: readonly string[]): Promise<readonly (readonly (readonly WantedPlace[])[])[]>;
  /** A report of disclosures, with what was found of that. */
  report(
    keys: readonly string[],
    evidence: readonly (readonly FindingEvidence[])[],
    language: Language,
  ): Promise<TextDocument>;
  /** The same as a workbook that stands by itself. */
  reportBook(keys: readonly string[], language: Language): Promise<WorkbookPlan>;
  /** A draft of the text of a disclosure; null where the workbook has it no more. */
  draft(key: string): Promise<WrittenDraft | null>;
  /** The rule that selected cells mean. */
  ruleOf(areas: readonly SelectedArea[], wish: SelectionWish): Promise<SelectedRule>;
  /** What a rule says and comes to, while it is written. */
  tryRule(input: UserRuleInput): Promise<TriedRule>;
  /** Equations that hold and that no rule covers. */
  candidates(): Promise<readonly UnitCandidates[]>;
  /** Names that rules can be written with. */
  vocabulary(): Promise<RuleVocabulary>;
  /** What of the workbook an import of the preview can be compared with. */
  versionsOf(item: number): Promise<readonly VersionInWorkbook[]>;
  /** What it says otherwise than the version of that key: as a document, or as a workbook that stands by itself. */
  comparison(item: number, key: string, language: Language): Promise<TextDocument>;
  comparisonBook(item: number, key: string, language: Language): Promise<WorkbookPlan>;
  /** What is asked about templates and what they fill, of what was checked last. */
  template<R extends TemplateRequest>(request: R): Promise<TemplateAnswers[R["ask"]]>;
  /** What is asked about holding two tables against each other, of what was checked last. */
  reconcile<R extends ReconcileRequest>(request: R): Promise<ReconcileAnswers[R["ask"]]>;
  /** The tables of a file that can be held against others. */
  tablesOf(input: ImportInput): Promise<readonly SideTable[]>;
  /** Gives up what is running, at once. */
  cancel(): void;
}

interface Waiting {
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Talks to the Worker. Cancelling ends the Worker itself: recognition can't be interrupted otherwise. */
export class WorkerEngine implements ImportEngine {
  private worker: Worker | null = null;
  private next = 1;
  private readonly waiting = new Map<number, Waiting>();
  /** What was checked last. */
  private workbook: { readonly contents: WorkbookContents; readonly rules: ExistingTable | null } | null = null;

  constructor(private readonly pdfium: string) {}

  async import(
    inputs: readonly ImportInput[],
    options: EngineOptions,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<ImportAnswer> {
    const reply = await this.ask({ type: "import", id: this.next++, inputs, options, pdfium: this.pdfium }, onProgress);
    return reply.type === "imported" ? { items: reply.items, remarks: reply.remarks } : { items: [], remarks: [] };
  }

  async plan(chosen: readonly number[], existing: ExistingWorkbook, options: WriteOptions): Promise<WorkbookPlan> {
    const reply = await this.ask({ type: "plan", id: this.next++, chosen, existing, options });
    return expectReply(reply, "planned").plan;
  }

  async check(contents: WorkbookContents, rules: ExistingTable | null): Promise<Ledger> {
    const reply = await this.ask({ type: "check", id: this.next++, contents, rules });
    this.workbook = { contents, rules };
    return expectReply(reply, "checked").ledger;
  }

  async rehearse(key: string, finding: string): Promise<Rehearsal | null> {
    const reply = await this.ask({ type: "rehearse", id: this.next++, key, finding });
    return expectReply(reply, "rehearsed").rehearsal;
  }

  async sourceOf(target: CellTarget): Promise<SourceOfCell | null> {
    const reply = await this.ask({ type: "source", id: this.next++, target });
    return expectReply(reply, "found").source;
  }

  async replacement(
    item: number,
    version: string | null,
    existing: ExistingWorkbook | null,
  ): Promise<ReplacementDetail | null> {
    const reply = await this.ask({ type: "replacement", id: this.next++, item, version, existing });
    return expectReply(reply, "replaces").replacement;
  }

  async placesOf(key: string, asked: readonly AskedPlace[]): Promise<readonly (PlaceInDocument | null)[]> {
    return expectReply(await this.ask({ type: "places", id: this.next++, key, asked }), "placed").places;
  }

  async recognisedOn(key: string, sha256: string, page: number): Promise<readonly RecognisedBox[]> {
    const reply = await this.ask({ type: "boxes", id: this.next++, key, sha256, page });
    return expectReply(reply, "boxed").boxes;
  }

  async replan(keys: readonly string[], existing: ExistingWorkbook, choices?: SheetChoices): Promise<WorkbookPlan> {
    const reply = await this.ask({ type: "replan", id: this.next++, keys, existing, choices });
    return expectReply(reply, "planned").plan;
  }

  async reportPlaces(keys: readonly string[]): Promise<readonly (readonly (readonly WantedPlace[])[])[]> {
    return expectReply(await this.ask({ type: "report-places", id: this.next++, keys }), "wanted").places;
  }

  async report(
    keys: readonly string[],
    evidence: readonly (readonly FindingEvidence[])[],
    language: Language,
  ): Promise<TextDocument> {
    const reply = await this.ask({ type: "report", id: this.next++, keys, evidence, language });
    return expectReply(reply, "reported").document;
  }

  async reportBook(keys: readonly string[], language: Language): Promise<WorkbookPlan> {
    return expectReply(await this.ask({ type: "report-book", id: this.next++, keys, language }), "planned").plan;
  }

  async draft(key: string): Promise<WrittenDraft | null> {
    return expectReply(await this.ask({ type: "draft", id: this.next++, key }), "drafted").draft;
  }

  async versionsOf(item: number): Promise<readonly VersionInWorkbook[]> {
    return expectReply(await this.ask({ type: "versions", id: this.next++, item }), "versioned").versions;
  }

  async comparison(item: number, key: string, language: Language): Promise<TextDocument> {
    const reply = await this.ask({ type: "compare", id: this.next++, item, key, as: "document", language });
    return expectReply(reply, "reported").document;
  }

  async comparisonBook(item: number, key: string, language: Language): Promise<WorkbookPlan> {
    const reply = await this.ask({ type: "compare", id: this.next++, item, key, as: "book", language });
    return expectReply(reply, "planned").plan;
  }

  async ruleOf(areas: readonly SelectedArea[], wish: SelectionWish): Promise<SelectedRule> {
    return expectReply(await this.ask({ type: "rule-of", id: this.next++, areas, wish }), "ruled").rule;
  }

  async tryRule(input: UserRuleInput): Promise<TriedRule> {
    return expectReply(await this.ask({ type: "try-rule", id: this.next++, input }), "tried").trial;
  }

  async candidates(): Promise<readonly UnitCandidates[]> {
    return expectReply(await this.ask({ type: "candidates", id: this.next++ }), "offered").units;
  }

  async vocabulary(): Promise<RuleVocabulary> {
    return expectReply(await this.ask({ type: "vocabulary", id: this.next++ }), "named").vocabulary;
  }

  async template<R extends TemplateRequest>(request: R): Promise<TemplateAnswers[R["ask"]]> {
    const reply = await this.ask({ type: "template", id: this.next++, request });
    return expectReply(reply, "templated").answer as TemplateAnswers[R["ask"]];
  }

  async reconcile<R extends ReconcileRequest>(request: R): Promise<ReconcileAnswers[R["ask"]]> {
    const reply = await this.ask({ type: "reconcile", id: this.next++, request });
    return expectReply(reply, "reconciled").answer as ReconcileAnswers[R["ask"]];
  }

  async tablesOf(input: ImportInput): Promise<readonly SideTable[]> {
    const reply = await this.ask({ type: "tables", id: this.next++, input, pdfium: this.pdfium });
    return expectReply(reply, "tabled").tables;
  }

  async correct(item: number, corrections: Corrections): Promise<CorrectionAnswer> {
    const reply = await this.ask({ type: "correct", id: this.next++, item, corrections });
    return expectReply(reply, "corrected");
  }

  cancel(): void {
    this.fail(new DisclosureError("cancelled"));
  }

  private ask(request: WorkerRequest, onProgress?: (progress: ImportProgress) => void): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject, onProgress });
      this.start().postMessage(request);
    });
  }

  private start(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL("./import.worker.ts", import.meta.url));
    worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => this.take(data);
    worker.onerror = (event) => this.fail(new DisclosureError("internal", { detail: event.message }));
    this.worker = worker;
    // What the workbook holds outlives the Worker that was told: else an import after a cancel would not see what it replaces.
    if (this.workbook) worker.postMessage({ type: "check", id: this.next++, ...this.workbook });
    return worker;
  }

  private take(reply: WorkerReply): void {
    const waiting = this.waiting.get(reply.id);
    if (!waiting) return;
    if (reply.type === "progress") {
      waiting.onProgress?.(reply.progress);
      return;
    }
    this.waiting.delete(reply.id);
    if (reply.type === "failed") waiting.reject(new DisclosureError(reply.error.code, reply.error.values));
    else waiting.resolve(reply);
  }

  private fail(error: DisclosureError): void {
    this.worker?.terminate();
    this.worker = null;
    const all = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of all) reject(error);
  }
}
