import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import {
  asDisclosureError,
  DisclosureError,
  relationsIn,
  unchecked,
  UNRELATED,
  type BatchDisclosure,
  type BatchFile,
  type BatchRecord,
  type BatchRelations,
  type BatchSettings,
} from "../../application";
import type { Database, Queries } from "./database";
import type { ErrorCause, Job, Queue, TakenJob } from "./queue";
import { besideKey, examinationKey, numberOf, storable, store, type PackedExamination, type Storable } from "./results";
import { SCHEMA } from "./schema";

/** What a worker needs of the machine that it runs on. */
export interface Examiner {
  examine(file: BatchFile, bytes: Uint8Array<ArrayBuffer>, settings: BatchSettings): Promise<PackedExamination>;
  examineBeside(
    record: BatchRecord,
    kept: Uint8Array,
    related: BatchRelations,
    beside: PackedRelations,
    settings: BatchSettings,
  ): Promise<PackedExamination>;
  /** All bytes of a file of a run. @throws DisclosureError where they are not to be had here */
  read(source: string, path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Disclosures beside which another is checked, packed as they were kept. */
export interface PackedRelations {
  readonly prior: Uint8Array | null;
  readonly budget: Uint8Array | null;
  readonly units: readonly Uint8Array[];
}

/** How a worker works. */
export interface WorkOptions {
  /** Jobs at a time. */
  readonly slots: number;
  /** Ends when nothing waits and nobody works. */
  readonly untilEmpty: boolean;
  /** Takes no more jobs once it is aborted, and ends when those that it has are done. */
  readonly signal: AbortSignal;
  /** Seconds for these before they are given back. */
  readonly graceSeconds: number;
  readonly leaseSeconds: number;
  /** Hears of each job that is done. */
  readonly onJob?: (done: DoneJob) => void;
}

/** A job that is done, for those who watch. */
export interface DoneJob {
  readonly job: Job;
  readonly seconds: number;
  /** Why it is tried again or was given up; null where it was done. */
  readonly failure: ErrorCause | null;
}

/** Pause before an empty queue is asked again (ms). */
const IDLE_MS = 1000;
/** A database that is away so long (ms) ends the worker: what started it starts it again. */
const AWAY_MS = 120_000;

/** Takes jobs and does them until it is told to end. @throws DisclosureError `database-…` where the database stays away */
export async function work(database: Database, queue: Queue, examiner: Examiner, options: WorkOptions): Promise<void> {
  const worker = new Worker(database, queue, examiner, options);
  const beat = setInterval(() => void worker.prolong(), (options.leaseSeconds * 1000) / 4);
  try {
    await worker.run();
  } finally {
    clearInterval(beat);
  }
}

/** A run as its jobs need it. */
interface Run {
  readonly source: string;
  readonly settings: BatchSettings;
}

class Worker {
  private readonly held = new Set<string>();
  private readonly runs = new Map<string, Run>();
  private awaySince: number | null = null;
  private ended = false;

  constructor(
    private readonly database: Database,
    private readonly queue: Queue,
    private readonly examiner: Examiner,
    private readonly options: WorkOptions,
  ) {}

  async run(): Promise<void> {
    const slots = Array.from({ length: this.options.slots }, () => this.slot());
    const done = Promise.all(slots).catch((error: unknown) => {
      this.ended = true;
      throw error;
    });
    const gaveUp = new AbortController();
    const grace = aborted(this.options.signal, gaveUp.signal).then(() =>
      delay(this.options.graceSeconds * 1000, undefined, { signal: gaveUp.signal }),
    );
    try {
      await Promise.race([done, grace]);
    } finally {
      gaveUp.abort();
      grace.catch(() => {});
      if (this.held.size > 0) await this.queue.giveBack([...this.held]);
    }
  }

  /** Says of all jobs that they are worked on; where that fails, the next time is early enough. */
  async prolong(): Promise<void> {
    await this.queue.prolong([...this.held]).catch(() => {});
  }

  private get stopped(): boolean {
    return this.ended || this.options.signal.aborted;
  }

  /** One job after another. */
  private async slot(): Promise<void> {
    while (!this.stopped) {
      try {
        const taken = await this.queue.take();
        this.awaySince = null;
        if (taken) await this.attempt(taken);
        else if (this.options.untilEmpty && !(await this.queue.busy())) return;
        else await this.idle();
      } catch (error) {
        const away = (this.awaySince ??= Date.now());
        if (Date.now() - away > AWAY_MS || (error as DisclosureError).code !== "database-unreachable") throw error;
        await this.idle();
      }
    }
  }

  private idle(): Promise<unknown> {
    return delay(IDLE_MS, undefined, { signal: this.options.signal }).catch(() => {});
  }

  /** Does a job; what hinders it here may not hinder it elsewhere, or later. */
  private async attempt(taken: TakenJob): Promise<void> {
    const start = performance.now();
    const tell = (failure: ErrorCause | null): void =>
      this.options.onJob?.({ job: taken.job, seconds: (performance.now() - start) / 1000, failure });
    this.held.add(taken.id);
    try {
      if (taken.failure) await this.giveUp(taken, taken.failure);
      else await this.perform(taken);
      tell(taken.failure);
    } catch (error) {
      const { code, values } = asDisclosureError(error);
      // Its lease ends by itself.
      if (code === "database-unreachable") throw error;
      await this.queue.failed(taken, { code, values });
      tell({ code, values });
    } finally {
      this.held.delete(taken.id);
    }
  }

  private perform(taken: TakenJob): Promise<void> {
    const { job } = taken;
    if (job.step === "examine") return this.examine(taken, job.run, job.path);
    if (job.step === "compare") return this.compare(taken, job.run, job.path);
    return this.relate(taken, job.run);
  }

  private async examine(taken: TakenJob, run: string, path: string): Promise<void> {
    const { source, settings } = await this.settingsOf(run);
    const bytes = await this.examiner.read(source, path);
    const file: BatchFile = { path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
    await this.begin(run, file);
    const key = examinationKey(file.sha256, path, settings);
    const known = await numberOf(key, this.database);
    const start = performance.now();
    const examination = known === null ? await this.examiner.examine(file, bytes, settings) : null;
    const seconds = (performance.now() - start) / 1000;
    const failure = examination?.record.status === "failed" ? examination.record : null;
    const ready = examination === null || failure ? null : storable(key, examination, null, seconds);
    await this.database.transaction(async (queries) => {
      const id = ready ? await store(ready, queries) : known;
      await this.finish(taken, { run, file, from: "waiting", to: "alone", examination: id, failure }, queries);
    });
  }

  private async compare(taken: TakenJob, run: string, path: string): Promise<void> {
    const { settings } = await this.settingsOf(run);
    const { rows } = await this.database.query<{ related: BatchRelations; others: readonly string[] }>(
      `SELECT related FROM ${SCHEMA}.run_file WHERE run = $1 AND path = $2`,
      [run, path],
    );
    const { related } = rows[0]!;
    const others = [related.prior, related.budget, ...related.units].flatMap((p) => p ?? []);
    const { rows: found } = await this.database.query<Alone>(
      `SELECT f.path, e.id, e.key, e.record, e.kept FROM ${SCHEMA}.run_file f JOIN ${SCHEMA}.examination e ON e.id = f.alone
       WHERE f.run = $1 AND f.path = ANY($2)`,
      [run, [path, ...others]],
    );
    const by = new Map(found.map((row) => [row.path, row]));
    const own = by.get(path)!;
    const key = besideKey(own.key, related, Object.fromEntries(others.map((p) => [p, by.get(p)!.key])));
    const known = await numberOf(key, this.database);
    let ready: Storable | null = null;
    let failure: BatchRecord | null = null;
    const record: BatchRecord = { ...own.record, path };
    if (known === null) {
      const kept = (p: string): Uint8Array => by.get(p)!.kept;
      const start = performance.now();
      const examination = await this.examiner.examineBeside(
        record,
        own.kept,
        related,
        {
          prior: related.prior === null ? null : kept(related.prior),
          budget: related.budget === null ? null : kept(related.budget),
          units: related.units.map(kept),
        },
        settings,
      );
      if (examination.record.status === "failed") failure = examination.record;
      else ready = storable(key, examination, own.id, (performance.now() - start) / 1000);
    }
    await this.database.transaction(async (queries) => {
      const id = ready ? await store(ready, queries) : known;
      await this.finish(taken, { run, file: record, from: "comparing", to: "done", examination: id, failure }, queries);
    });
  }

  /** Finds what the files of a run are to each other, and lets those be checked again that others belong with. */
  private async relate(taken: TakenJob, run: string): Promise<void> {
    await this.database.transaction(async (queries) => {
      // Nobody else changes a run in this state: the last file is done, the next jobs are not there yet.
      const { rows: mine } = await queries.query(
        `SELECT FROM ${SCHEMA}.run WHERE id = $1 AND state = 'relating' FOR UPDATE`,
        [run],
      );
      if (mine.length > 0) await this.related(run, queries);
      await this.queue.done(taken, queries);
    });
  }

  private async related(run: string, queries: Queries): Promise<void> {
    const { rows } = await queries.query<{ path: string; sha256: string; disclosure: BatchDisclosure }>(
      `SELECT f.path, f.sha256, e.record -> 'disclosure' AS disclosure
       FROM ${SCHEMA}.run_file f JOIN ${SCHEMA}.examination e ON e.id = f.alone
       WHERE f.run = $1 AND e.status = 'checked' ORDER BY f.path COLLATE "C"`,
      [run],
    );
    const found = relationsIn(rows.map(placed));
    const files = [...found].map(([path, related]) => ({ path, related }));
    await queries.query(
      `UPDATE ${SCHEMA}.run_file f SET related = r.related, step = 'comparing', changed_at = now()
       FROM json_to_recordset($2) AS r(path text, related json) WHERE f.run = $1 AND f.path = r.path`,
      [run, JSON.stringify(files)],
    );
    await queries.query(
      `INSERT INTO ${SCHEMA}.relation (run, path, relationship, other_path)
       SELECT $1, path, relationship, other FROM json_to_recordset($2) AS r(path text, relationship text, other text)`,
      [run, JSON.stringify(files.flatMap(({ path, related }) => relationRows(path, related)))],
    );
    await queries.query(
      `UPDATE ${SCHEMA}.run_file SET step = 'done', examination = alone, changed_at = now() WHERE run = $1 AND step = 'alone'`,
      [run],
    );
    await queries.query(
      `UPDATE ${SCHEMA}.run SET remaining = $2, state = $3, completed_at = CASE WHEN $3 = 'complete' THEN now() END WHERE id = $1`,
      [run, files.length, files.length === 0 ? "complete" : "comparing"],
    );
    await this.queue.put(
      files.map(({ path }) => ({ step: "compare", run, path })),
      queries,
    );
  }

  /** What none could do is told as a failed file, and the run goes on. */
  private async giveUp(taken: TakenJob, why: ErrorCause): Promise<void> {
    const { job } = taken;
    if (job.step === "relate") return this.giveUpRun(taken, job.run, why);
    const { rows } = await this.database.query<{ sha256: string | null; bytes: string | null }>(
      `SELECT sha256, bytes FROM ${SCHEMA}.run_file WHERE run = $1 AND path = $2`,
      [job.run, job.path],
    );
    const file: BatchFile = { path: job.path, sha256: rows[0]?.sha256 ?? "", bytes: Number(rows[0]?.bytes ?? 0) };
    const failure = unchecked(file, "failed", why);
    const [from, to] = job.step === "examine" ? (["waiting", "alone"] as const) : (["comparing", "done"] as const);
    await this.database.transaction((queries) =>
      this.finish(taken, { run: job.run, file, from, to, examination: null, failure }, queries),
    );
  }

  private async giveUpRun(taken: TakenJob, run: string, why: ErrorCause): Promise<void> {
    await this.database.transaction(async (queries) => {
      await queries.query(
        `UPDATE ${SCHEMA}.run SET state = 'failed', failure = $2 WHERE id = $1 AND state = 'relating'`,
        [run, JSON.stringify(why)],
      );
      await this.queue.done(taken, queries);
    });
  }

  /** A file's step is done, once: of two workers with the same job the first counts. The last file of a step begins the next. */
  private async finish(taken: TakenJob, end: End, queries: Queries): Promise<void> {
    const { run, file, from, to, examination, failure } = end;
    const { rows } = await queries.query<{ remaining: string; state: string }>(
      `WITH done AS (
         UPDATE ${SCHEMA}.run_file SET step = $4, failure = $6, sha256 = $7, bytes = $8, changed_at = now(),
           alone = CASE WHEN $4 = 'alone' THEN $5::bigint ELSE alone END,
           examination = CASE WHEN $4 = 'done' THEN $5::bigint END
         WHERE run = $1 AND path = $2 AND step = $3 RETURNING 1)
       UPDATE ${SCHEMA}.run SET remaining = remaining - 1 WHERE id = $1 AND EXISTS (SELECT FROM done)
       RETURNING remaining, state`,
      [
        run,
        file.path,
        from,
        to,
        examination,
        failure ? JSON.stringify(failure) : null,
        file.sha256 || null,
        file.bytes,
      ],
    );
    await this.queue.done(taken, queries);
    if (rows[0]?.remaining !== "0") return;
    const examined = rows[0].state === "examining";
    await queries.query(
      `UPDATE ${SCHEMA}.run SET state = $2, completed_at = CASE WHEN $2 = 'complete' THEN now() END WHERE id = $1`,
      [run, examined ? "relating" : "complete"],
    );
    if (examined) await this.queue.put([{ step: "relate", run }], queries);
  }

  /** What is known of a file stays known if its worker falls silent. */
  private async begin(run: string, { path, sha256, bytes }: BatchFile): Promise<void> {
    await this.database.query(
      `UPDATE ${SCHEMA}.run_file SET sha256 = $3, bytes = $4, attempts = attempts + 1, changed_at = now()
       WHERE run = $1 AND path = $2 AND step = 'waiting'`,
      [run, path, sha256, bytes],
    );
  }

  private async settingsOf(run: string): Promise<Run> {
    const known = this.runs.get(run);
    if (known) return known;
    const { rows } = await this.database.query<{ source: string; settings: BatchSettings }>(
      `SELECT source, settings FROM ${SCHEMA}.run WHERE id = $1`,
      [run],
    );
    if (rows.length === 0) throw new DisclosureError("run-unknown", { run });
    this.runs.set(run, rows[0]!);
    return rows[0]!;
  }
}

interface Alone {
  readonly path: string;
  readonly id: string;
  readonly key: string;
  readonly record: BatchRecord;
  readonly kept: Buffer;
}

/** How a step of a file ended. */
interface End {
  readonly run: string;
  readonly file: BatchFile;
  readonly from: "waiting" | "comparing";
  readonly to: "alone" | "done";
  readonly examination: string | null;
  readonly failure: BatchRecord | null;
}

/** As much of a record as relations are found by. */
const placed = ({ path, sha256, disclosure }: { path: string; sha256: string; disclosure: BatchDisclosure }) =>
  ({
    path,
    sha256,
    bytes: 0,
    status: "checked",
    error: null,
    disclosure,
    statements: {},
    outcomes: {},
    rules: {},
    findings: [],
    unread: [],
    related: UNRELATED,
  }) satisfies BatchRecord;

const relationRows = (path: string, { prior, budget, units }: BatchRelations) => [
  ...(prior === null ? [] : [{ path, relationship: "prior", other: prior }]),
  ...(budget === null ? [] : [{ path, relationship: "budget", other: budget }]),
  ...units.map((other) => ({ path, relationship: "units", other })),
];

/** Resolves when `signal` is aborted; rejects when nobody waits any more. */
const aborted = (signal: AbortSignal, unwanted: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
    unwanted.addEventListener("abort", () => reject(unwanted.reason as Error), { once: true });
  });
