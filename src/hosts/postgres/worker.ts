import { setTimeout as delay } from "node:timers/promises";
import {
  asDisclosureError,
  besideBy,
  DisclosureError,
  relationsIn,
  unchecked,
  untaken,
  type BatchDisclosure,
  type BatchFile,
  type BatchRecord,
  type BatchRelations,
  type BatchSettings,
  type Beside,
} from "../../application";
import { besideKey, examinationKey, type PackedExamination } from "../../application/node";
import type { Database, Queries } from "./database";
import type { ErrorCause, Job, Queue, TakenJob } from "./queue";
import { numberOf, storable, store, type Storable } from "./results";
import { SCHEMA } from "./schema";

/** What a worker needs of the machine that it runs on. */
export interface Examiner {
  examine(file: BatchFile, bytes: Uint8Array<ArrayBuffer>, settings: BatchSettings): Promise<PackedExamination>;
  examineBeside(
    record: BatchRecord,
    kept: Uint8Array,
    related: BatchRelations,
    beside: Beside<Uint8Array>,
    settings: BatchSettings,
  ): Promise<PackedExamination>;
  /** A file of a run with its bytes, or the record of one that is refused unread. @throws DisclosureError where it is not to be had here */
  load(source: string, path: string): Promise<BatchRecord | LoadedFile>;
}

/** A file whose bytes are at hand. */
export interface LoadedFile {
  readonly record: BatchFile;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** How a worker works. */
export interface WorkOptions {
  /** Jobs at a time. */
  readonly slots: number;
  /** Ends when nothing waits and nobody works. */
  readonly untilEmpty: boolean;
  /** Takes no more jobs once it is aborted, and ends when those that it has are done. */
  readonly stop: AbortSignal;
  /** Gives those back that are not done, and ends. */
  readonly abandon: AbortSignal;
  readonly leaseSeconds: number;
  /** The program and its very text: part of what examinations are known by. */
  readonly program: string;
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
  /** Questions for a job that are not answered yet: what they take is held too. */
  private readonly asked = new Set<Promise<unknown>>();
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
    const { abandon } = this.options;
    const slots = Promise.all(Array.from({ length: this.options.slots }, () => this.slot()));
    let leave = (): void => {};
    const abandoned = new Promise<void>((resolve) => (leave = resolve));
    abandon.addEventListener("abort", leave);
    try {
      await Promise.race([slots, abandoned]);
    } finally {
      abandon.removeEventListener("abort", leave);
      this.ended = true;
      // What these still come to is not looked at.
      slots.catch(() => {});
      await Promise.allSettled(this.asked);
      if (this.held.size > 0) await this.queue.giveBack([...this.held]);
    }
  }

  /** Says of all jobs that they are worked on; where that fails, the next time is early enough. */
  async prolong(): Promise<void> {
    await this.queue.prolong([...this.held]).catch(() => {});
  }

  private get stopped(): boolean {
    return this.ended || this.options.stop.aborted;
  }

  /** One job after another. */
  private async slot(): Promise<void> {
    while (!this.stopped) {
      try {
        const taken = await this.take();
        this.awaySince = null;
        // It is given back.
        if (this.ended) return;
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

  private async take(): Promise<TakenJob | null> {
    const asking = this.queue.take().then((taken) => {
      if (taken) this.held.add(taken.id);
      return taken;
    });
    this.asked.add(asking);
    try {
      return await asking;
    } finally {
      this.asked.delete(asking);
    }
  }

  private idle(): Promise<unknown> {
    return delay(IDLE_MS, undefined, { signal: this.options.stop }).catch(() => {});
  }

  /** Does a job; what hinders it here may not hinder it elsewhere, or later. */
  private async attempt(taken: TakenJob): Promise<void> {
    const start = performance.now();
    const tell = (failure: ErrorCause | null): void =>
      this.options.onJob?.({ job: taken.job, seconds: (performance.now() - start) / 1000, failure });
    try {
      if (taken.failure) await this.giveUp(taken, taken.failure);
      else await this.perform(taken);
      tell(taken.failure);
    } catch (error) {
      // It was given back.
      if (this.ended) return;
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
    const loaded = await this.examiner.load(source, path);
    const file: BatchFile = "content" in loaded ? loaded.record : loaded;
    await this.begin(run, file);
    const key = examinationKey(file, settings, this.options.program);
    const known = await numberOf(key, this.database);
    const start = performance.now();
    const examination =
      known !== null
        ? null
        : "content" in loaded
          ? await this.examiner.examine(file, loaded.content, settings)
          : { record: loaded, result: null, kept: null };
    this.requireHeld();
    const failure = examination?.record.status === "failed" ? examination.record : null;
    const ready = examination === null || failure ? null : storable(key, examination, null, secondsSince(start));
    await this.database.transaction(async (queries) => {
      const id = ready ? await store(ready, queries) : known;
      await this.finish(taken, { ...EXAMINED, run, file, examination: id, failure, related: null }, queries);
    });
  }

  private async compare(taken: TakenJob, run: string, path: string): Promise<void> {
    const { settings } = await this.settingsOf(run);
    const { own, related, others } = await this.relatedFiles(run, path);
    const key = besideKey(own.key, related, (name) => others.get(name)!.key);
    const known = await numberOf(key, this.database);
    const record: BatchRecord = { ...own.record, path };
    let ready: Storable | null = null;
    if (known === null) {
      const beside = besideBy(related, (name) => others.get(name)!.kept);
      const start = performance.now();
      const examination = await this.examiner.examineBeside(record, own.kept, related, beside, settings);
      this.requireHeld();
      // It was read and checked alone; what broke is the check beside others.
      if (examination.record.status === "failed") return this.leaveAlone(taken, { run, path, own, related });
      ready = storable(key, examination, own.id, secondsSince(start));
    }
    await this.database.transaction(async (queries) => {
      const id = ready ? await store(ready, queries) : known;
      await this.finish(taken, { ...COMPARED, run, file: record, examination: id, failure: null, related }, queries);
    });
  }

  /** A file's examination alone is its last: it could not be checked beside others. */
  private async leaveAlone(taken: TakenJob, { run, path, own, related }: FileAlone): Promise<void> {
    const end = { ...COMPARED, run, file: { ...own.record, path }, examination: own.id, failure: null };
    await this.database.transaction((queries) => this.finish(taken, { ...end, related: untaken(related) }, queries));
  }

  /** A file and those that it belongs with, as they were examined alone. */
  private async relatedFiles(run: string, path: string) {
    const { rows } = await this.database.query<{ related: BatchRelations }>(
      `SELECT related FROM ${SCHEMA}.run_file WHERE run = $1 AND path = $2`,
      [run, path],
    );
    const { related } = rows[0]!;
    const names = [related.prior, related.budget, ...related.units].flatMap((name) => name ?? []);
    const { rows: found } = await this.database.query<Alone>(
      `SELECT f.path, e.id, e.key, e.record, e.kept FROM ${SCHEMA}.run_file f JOIN ${SCHEMA}.examination e ON e.id = f.alone
       WHERE f.run = $1 AND f.path = ANY($2)`,
      [run, [path, ...names]],
    );
    const by = new Map(found.map((row) => [row.path, row]));
    const own = by.get(path)!;
    by.delete(path);
    return { own, related, others: by };
  }

  /** What was given back is not written any more. */
  private requireHeld(): void {
    if (this.ended) throw new DisclosureError("cancelled");
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
    const found = relationsIn(rows);
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
    if (job.step === "compare")
      return this.leaveAlone(taken, { ...job, ...(await this.relatedFiles(job.run, job.path)) });
    const { rows } = await this.database.query<{ sha256: string | null; bytes: string | null }>(
      `SELECT sha256, bytes FROM ${SCHEMA}.run_file WHERE run = $1 AND path = $2`,
      [job.run, job.path],
    );
    const file: BatchFile = { path: job.path, sha256: rows[0]?.sha256 ?? "", bytes: Number(rows[0]?.bytes ?? 0) };
    const failure = unchecked(file, "failed", why);
    await this.database.transaction((queries) =>
      this.finish(taken, { ...EXAMINED, run: job.run, file, examination: null, failure, related: null }, queries),
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
    const { run, file, from, to, examination, failure, related } = end;
    const { rows } = await queries.query<{ remaining: string; state: string }>(
      `WITH done AS (
         UPDATE ${SCHEMA}.run_file SET step = $4, failure = $6, sha256 = $7, bytes = $8, changed_at = now(),
           alone = CASE WHEN $4 = 'alone' THEN $5::bigint ELSE alone END,
           examination = CASE WHEN $4 = 'done' THEN $5::bigint END, related = $9
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
        related ? JSON.stringify(related) : null,
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

/** A file of a run as it was examined alone, and what it belongs with. */
interface FileAlone {
  readonly run: string;
  readonly path: string;
  readonly own: Alone;
  readonly related: BatchRelations;
}

/** How a step of a file ended. */
interface End {
  readonly run: string;
  readonly file: BatchFile;
  readonly from: "waiting" | "comparing";
  readonly to: "alone" | "done";
  readonly examination: string | null;
  readonly failure: BatchRecord | null;
  readonly related: BatchRelations | null;
}

const EXAMINED = { from: "waiting", to: "alone" } as const;
const COMPARED = { from: "comparing", to: "done" } as const;

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

const relationRows = (path: string, { prior, budget, units }: BatchRelations) => [
  ...(prior === null ? [] : [{ path, relationship: "prior", other: prior }]),
  ...(budget === null ? [] : [{ path, relationship: "budget", other: budget }]),
  ...units.map((other) => ({ path, relationship: "units", other })),
];
