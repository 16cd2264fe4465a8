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

/** Where files are examined: beside this program once it is built, beside this source before. */
export const EXAMINING_PROGRAM = new URL(
  import.meta.url.endsWith(".ts") ? "./examining-thread.ts" : "./examining-thread.mjs",
  import.meta.url,
);
const MEGABYTE = 2 ** 20;

/** Bounds of one file. */
export interface PoolLimits {
  /** Threads; as many as there are processors unless it is said. */
  readonly workers?: number;
  /** Time for one file, in milliseconds, and without a page being done. */
  readonly fileMilliseconds?: number;
  readonly silentMilliseconds?: number;
  /** Memory of a thread, PDFium's not counted, in bytes. */
  readonly threadBytes?: number;
}

/** Documents take more than pages: recognition and checking are in it. */
const SILENT_MILLISECONDS = 120_000;

/**
 * Threads in which files are read, recognised and checked. Whatever a file does there – loop, eat the memory, trap – its thread is ended, the
 * file's record says so, and the next one has a new thread.
 */
export class ExaminingPool {
  readonly workers: number;
  private readonly pool: Pool;
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
  examine(
    file: BatchFile,
    bytes: Uint8Array<ArrayBuffer>,
    onPage?: (page: number) => void,
  ): Promise<PackedExamination> {
    let last = 0;
    return this.watched(file, (alive) =>
      this.pool.exec("examineFile", [file, bytes, this.settings], {
        on: (event: { readonly page?: number }) => {
          alive();
          // A page that is recognised in its picture tells of itself more than once.
          if (event.page === undefined || event.page === last) return;
          last = event.page;
          onPage?.(last);
        },
        transfer: [bytes.buffer],
      }),
    );
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
    return (this.closed ??= Promise.resolve(this.pool.terminate(true)).then(() => undefined));
  }

  /** Waits for a thread, as long as it gives signs of life. */
  private async watched(
    file: BatchFile,
    start: (alive: () => void) => Exec<PackedExamination, unknown>,
  ): Promise<PackedExamination> {
    let silent: ReturnType<typeof setTimeout> | undefined;
    let late = false;
    const end = (): void => {
      late = true;
      running.cancel();
    };
    const alive = (): void => {
      clearTimeout(silent);
      silent = setTimeout(end, this.silentMilliseconds);
    };
    const running = start(alive);
    const whole = setTimeout(end, this.fileMilliseconds);
    alive();
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
