import { randomBytes } from "node:crypto";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { asDisclosureError, byPath, DisclosureError, type BatchSettings } from "../../application";
import type { Database, Queue, RunProgress } from "../../hosts/postgres";
import { say, WORK } from "../../words";
import type { Call } from "../call";
import { findInputs, programKey, readSettings, requireDocuments, takeFolder, tellEnd } from "./batch-command";
import { databaseUrl } from "./database-url";
import { isDocument } from "./find-files";
import { lockFolder } from "./journal";
import { writeOutputs } from "./outputs";
import { isStore, storeAt } from "./sources";

/** A run is asked so often how far it is (ms), and at least so often that is told (ms). */
const ASKED_MS = 1000;
const TOLD_MS = 10_000;

/** What this part needs of a database, loaded when it is needed: other commands begin without it. */
type Hosts = typeof import("../../hosts/postgres");

/**
 * `batch --db`: puts documents into the queue of a database for workers on any machine, waits for them, and writes the same results as without.
 *
 * @returns as `batch`; 0 where it does not wait
 */
export async function runDatabaseBatch(call: Call): Promise<number> {
  const { request, refuse } = call;
  let database: Database | null = null;
  try {
    const hosts = await import(/* webpackChunkName: "postgres" */ "../../hosts/postgres");
    database = await hosts.Database.open(databaseUrl(request.db!, process.env), CONNECTIONS);
    const program = programKey();
    const queue = await hosts.Queue.open(database, { program, supervised: false });
    try {
      return await answer(call, { hosts, database, queue, program });
    } finally {
      await queue.close();
    }
  } catch (error) {
    refuse(request.run ?? "batch", asDisclosureError(error));
    return 2;
  } finally {
    await database?.close();
  }
}

const CONNECTIONS = 3;

interface Parts {
  readonly hosts: Hosts;
  readonly database: Database;
  readonly queue: Queue;
  readonly program: string;
}

async function answer(call: Call, parts: Parts): Promise<number> {
  const { request, tell } = call;
  const { hosts, database, queue } = parts;
  if (request.hold !== null) {
    const run = request.run!;
    await hosts.hold(run, request.hold === "pause", database, queue);
    tell(say(request.hold === "pause" ? WORK.held : WORK.released, request.language, { run }));
    return 0;
  }
  const folder = request.output;
  // Before anything is put into the queue.
  const own = folder === null ? null : await takeFolder(folder, request.overwrite);
  const lock = own === null ? null : lockFolder(path.join(own, "lock"), folder!);
  try {
    const settings = await readSettings(call);
    const run = request.files.length > 0 ? await enqueue(call, settings, parts) : request.run!;
    if (!request.wait) return 0;
    await waitFor(run, call, parts);
    const records = await hosts.recordsOf(run, database);
    const outcome = { records, load: (record: (typeof records)[number]) => hosts.examinationOf(run, record, database) };
    await writeOutputs(folder!, outcome, { ...request, settings: await hosts.settingsOf(run, database), tell });
    return tellEnd(outcome, folder!, call);
  } finally {
    lock?.release();
  }
}

/** Puts the documents into the queue; the run's name. */
async function enqueue(
  call: Call,
  settings: BatchSettings,
  { hosts, database, queue, program }: Parts,
): Promise<string> {
  const { request, tell } = call;
  const name = request.run ?? newName();
  const { source, paths } = await sourceOf(call);
  const isNew = await hosts.enqueue({ name, source, paths, settings, program }, database, queue);
  tell(say(isNew ? WORK.enqueued : WORK.goesOn, request.language, { run: name, count: paths.length }));
  if (!request.wait) call.out.say(`${request.json ? JSON.stringify({ run: name, files: paths.length }) : name}\n`);
  return name;
}

/** `20261130-225501-3f2a`. */
const newName = (): string =>
  `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "").replace("T", "-")}-${randomBytes(2).toString("hex")}`;

/** Where the documents are, and which. */
async function sourceOf(call: Call): Promise<{ readonly source: string; readonly paths: readonly string[] }> {
  const { request } = call;
  const store = request.files.find(isStore);
  if (store === undefined) {
    const { files, root } = await findInputs(call);
    return { source: root, paths: files.map((f) => f.path) };
  }
  if (request.files.length > 1) throw new DisclosureError("s3-alone");
  const documents: { readonly path: string }[] = [];
  let others = 0;
  for await (const found of (await storeAt(store)).list())
    if (isDocument(found.path)) documents.push(found);
    else others++;
  requireDocuments(documents.length, others, call);
  return { source: store, paths: documents.sort(byPath).map((d) => d.path) };
}

/** Waits until a run is complete, and tells how far it is. */
async function waitFor(run: string, { request, tell }: Call, { hosts, database, program }: Parts): Promise<void> {
  let told = "";
  let at = -Infinity;
  for (;;) {
    const progress = await hosts.progressOf(run, program, database);
    if (progress.state === "complete") return;
    if (progress.state === "failed") throw new DisclosureError("run-failed", { run });
    const line = lineOf(run, progress, request.language);
    if (line !== told && performance.now() - at > TOLD_MS) {
      tell(line);
      told = line;
      at = performance.now();
    }
    await delay(ASKED_MS);
  }
}

function lineOf(run: string, progress: RunProgress, language: Call["request"]["language"]): string {
  const { state, files, remaining, paused } = progress;
  if (paused) return say(WORK.isHeld, language, { run });
  return state === "comparing"
    ? say(WORK.waitingBeside, language, { run, left: remaining })
    : say(WORK.waiting, language, { run, done: files - remaining, count: files });
}
