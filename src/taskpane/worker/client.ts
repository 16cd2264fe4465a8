import {
  DisclosureError,
  type CorrectionEffect,
  type Corrections,
  type ExistingWorkbook,
  type ImportInput,
  type ImportProgress,
  type RuleRemark,
  type WorkbookPlan,
} from "../../application";
import type { EngineOptions, ImportItem, WriteOptions, WorkerReply, WorkerRequest } from "./protocol";

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
    if (reply.type !== "planned") throw new DisclosureError("internal", { detail: `no plan but ${reply.type}` });
    return reply.plan;
  }

  async correct(item: number, corrections: Corrections): Promise<CorrectionAnswer> {
    const reply = await this.ask({ type: "correct", id: this.next++, item, corrections });
    if (reply.type !== "corrected")
      throw new DisclosureError("internal", { detail: `no correction but ${reply.type}` });
    return reply;
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
