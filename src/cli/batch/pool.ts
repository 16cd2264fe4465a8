import { availableParallelism } from "node:os";
import { pool, type Pool, type Promise as Exec } from "workerpool";
import {
  DEFAULT_LIMITS,
  unchecked,
  type BatchFile,
  type BatchRecord,
  type BatchRelations,
  type BatchSettings,
  type Beside,
} from "../../application";
import { threadProgram, type PackedExamination } from "../../application/node";
import { programOf } from "./program-of";
import { Recognisers } from "./recognisers";

/** Where files are examined. */
export const EXAMINING_PROGRAM = programOf("examining-thread");
const MEGABYTE = 2 ** 20;

/** What a thread tells of a page: that it was read, or what share of it was recognised. */
interface PageEvent {
  readonly page: number;
  readonly recognised?: number;
}

/** Bounds of one file. */
export interface PoolLimits {
  /** Threads; as many as there are processors unless it is said. */
  readonly workers?: number;
  /** Time for one file in milliseconds, text recognition not counted, and without a page being done. */
  readonly fileMilliseconds?: number;
  readonly silentMilliseconds?: number;
  /** Memory of a thread, PDFium's not counted, in bytes. */
  readonly threadBytes?: number;
}

/** Models of text recognition, of as many threads. */
const RECOGNISERS = 0.5;
/** Documents take more than pages: recognition and checking are in it. */
const SILENT_MILLISECONDS = 120_000;

/**
 * Threads in which files are read, recognised and checked. Whatever a file does there – loop, eat the memory, trap – its thread is ended, the
 * file's record says so, and the next one has a new thread.
 */
export class ExaminingPool {
  readonly workers: number;
  private readonly pool: Pool;
  private readonly recognisers: Recognisers;
  private closed: Promise<void> | null = null;
  private readonly fileMilliseconds: number;
  private readonly silentMilliseconds: number;
  private readonly threadBytes: number;

  constructor(
    private readonly settings: BatchSettings,
    limits: PoolLimits = {},
  ) {
    this.workers = limits.workers ?? availableParallelism();
    this.fileMilliseconds = limits.fileMilliseconds ?? DEFAULT_LIMITS.documentMilliseconds;
    this.silentMilliseconds = limits.silentMilliseconds ?? SILENT_MILLISECONDS;
    this.threadBytes = limits.threadBytes ?? DEFAULT_LIMITS.readerBytes;
    this.recognisers = new Recognisers(Math.ceil(this.workers * RECOGNISERS));
    const program = threadProgram(EXAMINING_PROGRAM);
    this.pool = pool(program.script, {
      workerType: "thread",
      maxWorkers: this.workers,
      workerThreadOpts: {
        eval: program.eval,
        resourceLimits: { maxOldGenerationSizeMb: Math.ceil(this.threadBytes / MEGABYTE) },
      },
    });
  }

  /** Reads, recognises and checks a file. Its bytes are given away. @param onPage hears of each page that is done */
  async examine(
    file: BatchFile,
    bytes: Uint8Array<ArrayBuffer>,
    onPage?: (page: number) => void,
  ): Promise<PackedExamination> {
    let last = 0;
    const model = this.recognisers.lend();
    try {
      return await this.watched(file, (alive) =>
        this.pool.exec("examineFile", [file, bytes, this.settings, model.port], {
          on: ({ page, recognised }: PageEvent) => {
            alive(recognised !== undefined);
            // A page that is recognised in its picture tells of itself more than once.
            if (page === last) return;
            last = page;
            onPage?.(last);
          },
          transfer: [bytes.buffer, model.port],
        }),
      );
    } finally {
      model.done();
    }
  }

  /** Checks a disclosure again, beside those that it belongs with. */
  examineBeside(
    record: BatchRecord,
    kept: Uint8Array,
    related: BatchRelations,
    beside: Beside<Uint8Array>,
  ): Promise<PackedExamination> {
    return this.watched(record, () => this.pool.exec("examineAgain", [record, kept, related, beside, this.settings]));
  }

  /** Ends the threads; what is running is never answered. */
  close(): Promise<void> {
    return (this.closed ??= Promise.all([this.pool.terminate(true), this.recognisers.close()]).then(() => undefined));
  }

  /** Waits for a thread, as long as it gives signs of life. */
  private async watched(
    file: BatchFile,
    start: (alive: (recognising: boolean) => void) => Exec<PackedExamination, unknown>,
  ): Promise<PackedExamination> {
    let silent: ReturnType<typeof setTimeout> | undefined;
    let whole: ReturnType<typeof setTimeout> | undefined;
    let late = false;
    let [left, since] = [this.fileMilliseconds, Date.now()];
    const end = (): void => {
      late = true;
      running.cancel();
    };
    const alive = (recognising: boolean): void => {
      clearTimeout(silent);
      silent = setTimeout(end, this.silentMilliseconds);
      const now = Date.now();
      // Text recognition has bounds of its own, a page each: a long scan takes what it takes.
      if (!recognising) left -= now - since;
      since = now;
      clearTimeout(whole);
      whole = setTimeout(end, left);
    };
    const running = start(alive);
    alive(false);
    try {
      return await running;
    } catch (error) {
      return {
        record: unchecked(file, "failed", late ? { code: "timeout", values: {} } : this.deathOf(error)),
        result: null,
        kept: null,
      };
    } finally {
      clearTimeout(silent);
      clearTimeout(whole);
    }
  }

  private deathOf(error: unknown): { readonly code: string; readonly values: Readonly<Record<string, string>> } {
    const cause = (error as { readonly cause?: NodeJS.ErrnoException }).cause;
    if (cause?.code === "ERR_WORKER_OUT_OF_MEMORY")
      return { code: "too-large", values: { what: "readerBytes", limit: String(this.threadBytes) } };
    const detail = (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
    return { code: "internal", values: { detail } };
  }
}
