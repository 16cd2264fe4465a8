import { readFileSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";
import {
  asDisclosureError,
  decodeText,
  DisclosureError,
  parseUserRules,
  PROGRAM_VERSION,
  type BatchRecord,
  type BatchSettings,
} from "../../application";
import { contentHash } from "../../application/node";
import { BATCH, say } from "../../words";
import type { Call } from "../call";
import { outputFailed } from "../output-failed";
import { onSignals, SIGNAL_STATUS, type EndingSignal } from "../signals";
import { findFiles, type FoundFile, type FoundFiles } from "./find-files";
import { Journal, lockFolder } from "./journal";
import { LocalBatch } from "./local-batch";
import { writeOutputs, type BatchOutcome } from "./outputs";
import { ExaminingPool, EXAMINING_PROGRAM } from "./pool";
import { ExaminationStore } from "./store";
import { Told } from "./told";

/** What a batch keeps of its own in its folder. */
const OWN_FOLDER = ".batch";
const JOURNAL = "journal.jsonl";

/**
 * `batch`: examines all documents of folders, patterns and lists in several threads and writes the results into a folder. Interrupted, however
 * that happens, it goes on where it was when the same command is given again.
 *
 * @returns 0; 1 where an error was found; 2 where a file could not be used; 128 and more where it was interrupted
 */
export async function runBatch(call: Call): Promise<number> {
  const { request, refuse, tell } = call;
  const folder = request.output!;
  let lock: { release(): void } | null = null;
  try {
    const settings = await readSettings(call);
    const { files, root } = await findInputs(call);
    const own = await takeFolder(folder, request.overwrite);
    lock = lockFolder(path.join(own, "lock"), folder);
    const outcome = await examineAll(call, { folder, own, settings, files });
    if (typeof outcome === "number") return outcome;
    await writeOutputs(folder, outcome, { ...request, settings, tell, filesFolder: root });
    return tellEnd(outcome, folder, call);
  } catch (error) {
    refuse(folder, asDisclosureError(error));
    return 2;
  } finally {
    lock?.release();
  }
}

/** What all files are checked by. @throws DisclosureError where the user's rules have a fault */
export async function readSettings({ request, files }: Call): Promise<BatchSettings> {
  const rules = request.rules === null ? null : decodeText(await files.bytes(request.rules));
  const [fault] = rules === null ? [] : parseUserRules(rules).errors;
  if (fault) throw fault;
  return { settings: request.settings, rules };
}

/** The documents that are named. @throws DisclosureError where there is none */
export async function findInputs(call: Call): Promise<FoundFiles> {
  const { request, files } = call;
  const readList = async (list: string): Promise<string> => decodeText(await files.bytes(list));
  const found = await findFiles(request.files, { output: request.output, readList });
  requireDocuments(found.files.length, found.others, call);
  return found;
}

/** Tells how many others lie beside the documents. @throws DisclosureError `batch-no-file` where there is no document */
export function requireDocuments(documents: number, others: number, { request, tell }: Call): void {
  if (documents === 0) throw new DisclosureError("batch-no-file", { others: others === 0 ? "" : String(others) });
  if (others > 0) tell(say(BATCH.others, request.language, { count: others }));
}

/**
 * Makes the folder of the results; the part of it that is the batch's own.
 *
 * @throws DisclosureError `batch-folder-taken` for a folder with other things in it
 */
export async function takeFolder(folder: string, overwrite: boolean): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    const there = await readdir(folder);
    if (there.length > 0 && !there.includes(OWN_FOLDER) && !overwrite)
      throw new DisclosureError("batch-folder-taken", { folder });
    const own = path.join(folder, OWN_FOLDER);
    await mkdir(own, { recursive: true });
    return own;
  } catch (error) {
    if (error instanceof DisclosureError) throw error;
    throw outputFailed(folder, (error as NodeJS.ErrnoException).code, error);
  }
}

interface Work {
  readonly folder: string;
  readonly own: string;
  readonly settings: BatchSettings;
  readonly files: readonly FoundFile[];
}

/** Examines in threads of this process; the exit status where a signal ended it. */
async function examineAll(call: Call, { folder, own, settings, files }: Work): Promise<BatchOutcome | number> {
  const { request, tell } = call;
  const journal = new Journal(path.join(folder, JOURNAL), () => new Date());
  const pool = new ExaminingPool(settings, {
    ...(request.workers === null ? {} : { workers: request.workers }),
    ...(request.fileSeconds === null ? {} : { fileMilliseconds: request.fileSeconds * 1000 }),
  });
  const stop = new AbortController();
  let signalled: EndingSignal | null = null;
  const unhear = onSignals((signal) => {
    signalled = signal;
    stop.abort();
    void pool.close();
  });
  const told = new Told(call, files.length);
  try {
    journal.write({ event: "run", files: files.length });
    const batch = new LocalBatch(
      {
        pool,
        store: new ExaminationStore(path.join(own, "store")),
        journal,
        settings,
        program: programKey(),
        again: request.again,
        signal: stop.signal,
      },
      told,
    );
    const outcome = await batch.run(files);
    journal.write({ event: "ended", files: files.length });
    return outcome;
  } catch (error) {
    const signal = signalled as EndingSignal | null;
    if (signal === null) throw error;
    journal.write({ event: "stopped" });
    tell(say(BATCH.stopped, request.language, { done: told.files }));
    return SIGNAL_STATUS[signal];
  } finally {
    told.end();
    unhear();
    await pool.close();
  }
}

/** The program by its version and its very text: what another build found is not taken for what this one finds. */
export const programKey = (): string => `${PROGRAM_VERSION} ${contentHash(readFileSync(EXAMINING_PROGRAM))}`;

/** Says what a batch came to in numbers; the exit status. */
export function tellEnd({ records }: BatchOutcome, folder: string, { request, tell }: Call): number {
  const of = (status: BatchRecord["status"]): number => records.filter((r) => r.status === status).length;
  const found = (severity: "error" | "warn"): number =>
    records.reduce((sum, r) => sum + r.findings.filter((f) => f.severity === severity).length, 0);
  const [checked, refused, failed] = [of("checked"), of("refused"), of("failed")];
  const [errors, warnings] = [found("error"), found("warn")];
  const count = records.length;
  tell(say(BATCH.done, request.language, { count, checked, refused, failed, errors, warnings, folder }));
  return refused + failed > 0 ? 2 : errors > 0 ? 1 : 0;
}
