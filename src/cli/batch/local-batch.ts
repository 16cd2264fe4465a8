import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import {
  besideBy,
  byPath,
  DEFAULT_LIMITS,
  relationsIn,
  unchecked,
  untaken,
  type BatchFile,
  type BatchRecord,
  type BatchRelations,
  type BatchSettings,
} from "../../application";
import { besideKey, contentHash, examinationKey, type PackedExamination } from "../../application/node";
import { fileUnavailable } from "../file-unavailable";
import type { FoundFile } from "./find-files";
import type { Journal } from "./journal";
import type { BatchOutcome } from "./outputs";
import type { ExaminingPool } from "./pool";
import type { ExaminationStore } from "./store";

/** What a batch on this machine works with. */
export interface LocalBatchParts {
  readonly pool: ExaminingPool;
  readonly store: ExaminationStore;
  readonly journal: Journal;
  /** What every key tells beside the file. */
  readonly settings: BatchSettings;
  readonly program: string;
  /** Examine files that were examined before, too. */
  readonly again: boolean;
  readonly signal: AbortSignal;
}

/** What a batch tells while it works. */
export interface BatchListener {
  begun(path: string): void;
  page(path: string): void;
  /** @param kept true where the file is unchanged and was examined in a former run */
  done(record: BatchRecord, kept: boolean): void;
  /** So many are to be checked again beside others. */
  beside(count: number): void;
}

/** Runs that a file may break before it is left out. */
const MOST_BROKEN_RUNS = 3;

/**
 * Examines files in the threads of a pool, each as long as its content, its name, the program and the settings are new; then those again that
 * belong with others. What comes of it does not depend on how many threads there are, on the order, or on what former runs had done.
 */
export class LocalBatch {
  private readonly keys = new Map<string, string>();
  private readonly besideKeys = new Map<string, string>();
  private readonly examining = new Map<string, Promise<PackedExamination>>();

  constructor(
    private readonly parts: LocalBatchParts,
    private readonly listener: BatchListener,
  ) {}

  async run(files: readonly FoundFile[]): Promise<BatchOutcome> {
    const { pool, signal } = this.parts;
    const own = await eachOf(files, pool.workers, signal, (file) => this.examineOne(file));
    const relations = relationsIn(own);
    const related = own.filter((r) => relations.has(r.path));
    if (related.length > 0) this.listener.beside(related.length);
    const again = await eachOf(related, pool.workers, signal, (record) =>
      this.examineBeside(record, relations.get(record.path)!),
    );
    const beside = new Map(again.map((r) => [r.path, r]));
    const records = own.map((r) => beside.get(r.path) ?? r).sort(byPath);
    return { records, load: (record) => Promise.resolve(this.stored(record)) };
  }

  private async examineOne({ path, file }: FoundFile): Promise<BatchRecord> {
    const { pool, store, journal, again, settings, program } = this.parts;
    const loaded = await load(path, file);
    if (!("content" in loaded)) return this.tell(loaded, false);
    const { record, content } = loaded;
    const key = examinationKey(record, settings, program);
    this.keys.set(path, key);
    // The same content under the same name in another folder is examined once.
    const other = this.examining.get(key);
    const stored = other ? await other.then(() => store.take(key, record)) : again ? null : store.take(key, record);
    if (stored) return this.tell(stored.record, true);
    const times = again ? 0 : journal.unfinished(key);
    if (times >= MOST_BROKEN_RUNS)
      return this.tell(
        unchecked(record, "failed", { code: "batch-breaks-runs", values: { times: String(times) } }),
        false,
      );
    // It may have been stopped while the file was loaded.
    this.parts.signal.throwIfAborted();
    journal.write({ event: "begun", key, path });
    this.listener.begun(path);
    const examining = pool.examine(record, content, () => this.listener.page(path));
    this.examining.set(key, examining);
    const made = await examining;
    this.parts.signal.throwIfAborted();
    // What says nothing of the file is tried again by the next run.
    if (made.record.status !== "failed") store.put(key, made);
    journal.write({ event: "done", key, path, status: made.record.status });
    return this.tell(made.record, false);
  }

  private async examineBeside(record: BatchRecord, related: BatchRelations): Promise<BatchRecord> {
    const { pool, store, again } = this.parts;
    if (related.prior === null && related.budget === null && related.units.length === 0) return { ...record, related };
    const keyOf = (path: string): string => this.keys.get(path)!;
    const key = besideKey(keyOf(record.path), related, keyOf);
    const stored = again ? null : store.take(key, record, related);
    if (stored) {
      this.besideKeys.set(record.path, key);
      return stored.record;
    }
    const kept = (path: string): Uint8Array => store.take(keyOf(path), record)!.kept!;
    const made = await pool.examineBeside(record, kept(record.path), related, besideBy(related, kept));
    this.parts.signal.throwIfAborted();
    // It was read and checked alone; what broke is the check beside others.
    if (made.record.status === "failed") return { ...record, related: untaken(related) };
    store.put(key, made);
    this.besideKeys.set(record.path, key);
    return made.record;
  }

  private tell(record: BatchRecord, kept: boolean): BatchRecord {
    this.listener.done(record, kept);
    return record;
  }

  private stored(record: BatchRecord): PackedExamination {
    const key = this.besideKeys.get(record.path) ?? this.keys.get(record.path);
    const found = record.status === "checked" && key ? this.parts.store.take(key, record, record.related) : null;
    return found ? { ...found, record } : { record, result: null, kept: null };
  }
}

/** A file whose bytes are at hand, or its record where they are not. */
export type Loaded = BatchRecord | { readonly record: BatchFile; readonly content: Uint8Array<ArrayBuffer> };

/** The record of a file that is larger than any that is read. */
export const tooLarge = (file: BatchFile): BatchRecord =>
  unchecked(file, "refused", {
    code: "too-large",
    values: { what: "fileBytes", limit: String(DEFAULT_LIMITS.fileBytes) },
  });

/** The bytes of a file; its record where it can't be read, or is larger than any that is. */
export async function load(path: string, file: string): Promise<Loaded> {
  try {
    const { size } = await stat(file);
    if (size > DEFAULT_LIMITS.fileBytes) {
      const hash = createHash("sha256");
      for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
      return tooLarge({ path, sha256: hash.digest("hex"), bytes: size });
    }
    const content = Uint8Array.from(await readFile(file));
    return { record: { path, sha256: contentHash(content), bytes: content.length }, content };
  } catch (error) {
    return unchecked({ path, sha256: "", bytes: 0 }, "failed", fileUnavailable(path, error));
  }
}

/** Does something with each, so many at a time; what comes of them stands in their order. */
async function eachOf<T, R>(
  items: readonly T[],
  atOnce: number,
  signal: AbortSignal,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const line = async (): Promise<void> => {
    while (next < items.length) {
      signal.throwIfAborted();
      const at = next++;
      results[at] = await work(items[at]!);
    }
  };
  // What was running when it was stopped is never answered.
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener("abort", stop);
  });
  try {
    const lines = Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, line));
    await Promise.race([lines, stopped]);
    return results;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}
