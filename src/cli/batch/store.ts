import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { UNRELATED, type BatchFile, type BatchRecord, type BatchRelations } from "../../application";
import type { PackedExamination } from "../../application/node";
import { outputFailed } from "../output-failed";

/**
 * Examinations on disk, a file each, by key. A file is there whole or not at all: it is written beside its place, brought to the disk and
 * then named, so that a run that was killed leaves nothing that could be taken for an examination.
 */
export class ExaminationStore {
  /** @param folder of its own; made where it is missing */
  constructor(private readonly folder: string) {
    this.guarded(() => mkdirSync(folder, { recursive: true }));
  }

  /** The examination of a key for a file; null where there is none, or none that can be read. @param related the files beside it */
  take(key: string, file: BatchFile, related: BatchRelations = UNRELATED): PackedExamination | null {
    let bytes: Buffer;
    try {
      bytes = readFileSync(this.placeOf(key));
    } catch {
      return null;
    }
    const end = bytes.indexOf(NEWLINE);
    try {
      const head = JSON.parse(bytes.subarray(0, end).toString("utf8")) as Head;
      const body = bytes.subarray(end + 1);
      if (body.length !== (head.result ?? 0) + (head.kept ?? 0)) return null;
      const result = head.result === null ? null : body.subarray(0, head.result);
      const kept = head.kept === null ? null : body.subarray(head.result ?? 0);
      // One content under two paths is examined once.
      const record = { ...head.record, path: file.path, sha256: file.sha256, bytes: file.bytes, related };
      return { record, result, kept };
    } catch {
      return null;
    }
  }

  put(key: string, { record, result, kept }: PackedExamination): void {
    const head: Head = { record, result: result?.length ?? null, kept: kept?.length ?? null };
    const place = this.placeOf(key);
    const beside = `${place}.${process.pid}`;
    this.guarded(() => {
      mkdirSync(path.dirname(place), { recursive: true });
      try {
        const descriptor = openSync(beside, "w");
        try {
          for (const part of [Buffer.from(`${JSON.stringify(head)}\n`, "utf8"), result, kept])
            for (let at = 0; part && at < part.length;) at += writeSync(descriptor, part, at);
          fsyncSync(descriptor);
        } finally {
          closeSync(descriptor);
        }
        renameSync(beside, place);
      } finally {
        rmSync(beside, { force: true });
      }
    });
  }

  private placeOf(key: string): string {
    return path.join(this.folder, key.slice(0, 2), `${key}.examination`);
  }

  private guarded<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      throw outputFailed(this.folder, (error as NodeJS.ErrnoException).code, error);
    }
  }
}

const NEWLINE = 0x0a;

interface Head {
  readonly record: BatchRecord;
  readonly result: number | null;
  readonly kept: number | null;
}
