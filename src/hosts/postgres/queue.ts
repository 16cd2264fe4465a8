import PgBoss from "pg-boss";
import type { DisclosureError } from "../../application";
import type { Database, Queries } from "./database";
import { QUEUE_SCHEMA } from "./schema";

/** An error as it is kept. */
export type ErrorCause = Pick<DisclosureError, "code" | "values">;

/** What a job is: examine a file alone; find what the files of a run are to each other; check a file beside those. */
export type Job =
  | { readonly step: "examine"; readonly run: string; readonly path: string }
  | { readonly step: "relate"; readonly run: string }
  | { readonly step: "compare"; readonly run: string; readonly path: string };

/** A job that a worker took. */
export interface TakenJob {
  readonly id: string;
  readonly job: Job;
  /** Why it failed before it was given up; null where its workers only fell silent. */
  readonly failure: ErrorCause | null;
}

/** A job is tried so often before it is given up. */
export const ATTEMPTS = 3;
/** Seconds after which the job of a worker that fell silent is given to another; a worker says four times as often that it lives. */
export const LEASE_SECONDS = 60;
/** Jobs of these steps come first: they end a run. */
const PRIORITY: Readonly<Record<Job["step"], number>> = { examine: 0, compare: 1, relate: 2 };
/** The second try is at least so late (s), the third twice as late. */
const RETRY_SECONDS = 10;
/** A job waits as long as it must: pg-boss puts jobs away that nobody took. */
const KEPT_DAYS = 3650;
/** As much of a program's hash as tells it from others. */
const NAME_LENGTH = 24;
/** Jobs that are put into the queue at once. */
const BATCH = 1000;

/** How a queue is used. */
export interface QueueOptions {
  /** The program and its very text: two that differ may check otherwise, and each takes the jobs of its own. */
  readonly program: string;
  /** Whether jobs of workers that fell silent are given to others from here. */
  readonly supervised: boolean;
  /** {@link LEASE_SECONDS} of the jobs that are taken here. */
  readonly leaseSeconds?: number;
  /** Pause before the second try of jobs that are put in here (s). */
  readonly retrySeconds?: number;
}

/** The queue of a database: pg-boss, with what it lacks, leases that are prolonged. */
export class Queue {
  private constructor(
    private readonly database: Database,
    private readonly boss: PgBoss,
    private readonly leaseSeconds: number,
    private readonly retrySeconds: number,
    /** Names of pg-boss's queues: jobs, and those that were given up. */
    private readonly jobs: string,
    private readonly givenUp: string,
  ) {}

  /** Opens the queue, which is made where it is missing. */
  static async open(
    database: Database,
    { program, supervised, leaseSeconds = LEASE_SECONDS, retrySeconds = RETRY_SECONDS }: QueueOptions,
  ): Promise<Queue> {
    const own = program.replace(/\W+/g, "-").slice(0, NAME_LENGTH);
    const [jobs, givenUp] = [`files-${own}`, `given-up-${own}`];
    const boss = new PgBoss({
      db: { executeSql: (text, values) => execute(database, text, values) },
      schema: QUEUE_SCHEMA,
      schedule: false,
      supervise: supervised,
      maintenanceIntervalSeconds: Math.max(1, Math.floor(leaseSeconds / 4)),
    });
    // What pg-boss does by itself is done again at its next turn.
    boss.on("error", () => {});
    // Two that make the same queue wait for each other.
    await database.alone(async () => {
      await boss.start();
      await boss.createQueue(givenUp, { name: givenUp, retryLimit: 1_000_000, retentionDays: KEPT_DAYS });
      await boss.createQueue(jobs, {
        name: jobs,
        retryLimit: ATTEMPTS - 1,
        retryBackoff: true,
        expireInSeconds: LEASE_SECONDS,
        retentionDays: KEPT_DAYS,
        deadLetter: givenUp,
      });
    });
    return new Queue(database, boss, leaseSeconds, retrySeconds, jobs, givenUp);
  }

  /** Puts jobs into the queue, in the transaction of `queries`. */
  async put(jobs: readonly Job[], queries: Queries): Promise<void> {
    for (let at = 0; at < jobs.length; at += BATCH) {
      const some = jobs.slice(at, at + BATCH);
      await this.boss.insert(
        some.map((job) => ({
          name: this.jobs,
          data: job,
          priority: PRIORITY[job.step],
          retryDelay: this.retrySeconds,
        })),
        within(queries),
      );
    }
  }

  /** Takes the next job, or one that was given up; null where there is none. */
  async take(): Promise<TakenJob | null> {
    for (const name of [this.jobs, this.givenUp]) {
      // pg-boss takes every failure of this query for an empty queue.
      let failure: unknown = null;
      const executeSql = (text: string, values: unknown[]) =>
        execute(this.database, text, values).catch((error: unknown) => {
          failure = error;
          throw error;
        });
      const [taken] = await this.boss.fetch<Job>(name, { batchSize: 1, includeMetadata: true, db: { executeSql } });
      if (failure) throw failure;
      if (!taken) continue;
      if (this.leaseSeconds !== LEASE_SECONDS) await this.prolong([taken.id]);
      const { failure: why = null } = (taken.output ?? {}) as { failure?: ErrorCause };
      return { id: taken.id, job: taken.data, failure: name === this.givenUp ? (why ?? SILENT) : null };
    }
    return null;
  }

  /** Says that the jobs are still worked on. */
  async prolong(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.query(
      `UPDATE ${QUEUE_SCHEMA}.job SET started_on = now(), expire_in = $3 * interval '1 second'
       WHERE name = ANY($1) AND id = ANY($2::uuid[]) AND state = 'active'`,
      [[this.jobs, this.givenUp], ids, this.leaseSeconds],
    );
  }

  /** The job is done, in the transaction of `queries`. */
  async done({ id, failure }: TakenJob, queries: Queries): Promise<void> {
    await this.boss.complete(failure ? this.givenUp : this.jobs, id, {}, within(queries));
  }

  /** The job could not be done here: it is tried again later, or given up. */
  async failed({ id, failure }: TakenJob, why: ErrorCause): Promise<void> {
    await this.boss.fail(failure ? this.givenUp : this.jobs, id, { failure: why });
  }

  /** Gives jobs back that were not done, as if they had never been taken. */
  async giveBack(ids: readonly string[]): Promise<void> {
    await this.database.query(
      `UPDATE ${QUEUE_SCHEMA}.job SET state = 'created', started_on = NULL
       WHERE name = ANY($1) AND id = ANY($2::uuid[]) AND state = 'active'`,
      [[this.jobs, this.givenUp], ids],
    );
  }

  /** Whether any job waits or is worked on; those of paused runs do not count. */
  async busy(): Promise<boolean> {
    const { rows } = await this.database.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT FROM ${QUEUE_SCHEMA}.job
         WHERE name = ANY($1) AND state IN ('created', 'retry', 'active') AND start_after < 'infinity') AS busy`,
      [[this.jobs, this.givenUp]],
    );
    return rows[0]!.busy;
  }

  /** Holds the waiting jobs of a run back, or lets them go, in the transaction of `queries`. */
  async hold(run: string, held: boolean, queries: Queries): Promise<void> {
    await queries.query(
      `UPDATE ${QUEUE_SCHEMA}.job SET start_after = CASE WHEN $3 THEN 'infinity'::timestamptz ELSE now() END
       WHERE name = ANY($1) AND state IN ('created', 'retry') AND data ->> 'run' = $2 AND (start_after = 'infinity') <> $3`,
      [[this.jobs, this.givenUp], run, held],
    );
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }
}

/** Workers that take a job and are never heard of again were most likely ended by it. */
const SILENT: ErrorCause = { code: "workers-lost", values: { attempts: ATTEMPTS } };

/** As pg-boss calls it: texts without values may be several statements, and it looks into the messages of what goes wrong with them. */
const execute = (database: Database, text: string, values: unknown[] = []): Promise<{ rows: object[] }> =>
  values.length === 0 ? database.script(text) : database.query(text, values);

const within = (queries: Queries) => ({
  db: { executeSql: (text: string, values: unknown[]) => queries.query(text, values) },
});
