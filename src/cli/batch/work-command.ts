import { availableParallelism } from "node:os";
import { asDisclosureError, type BatchSettings } from "../../application";
import type { Database, DoneJob, Examiner } from "../../hosts/postgres";
import { errorSentence, say, WORK, type ErrorCode, type Language } from "../../words";
import type { Call } from "../call";
import { onSignals } from "../signals";
import { programKey } from "./batch-command";
import { databaseUrl } from "./database-url";
import { ExaminingPool, type PoolLimits } from "./pool";
import { Sources } from "./sources";

/** What is in hand when a worker is told to end has so long (ms); those who end it wait longer (deploy/). */
export const GRACE_MS = 25_000;
/** Connections besides one a thread: signs of life, and the queue's own care. */
const MORE_CONNECTIONS = 3;

/**
 * `work`: takes jobs of the queue of a database until it is told to end, or, with `--until-empty`, until there are none.
 *
 * @returns 0; 2 where the database or the files are not to be had
 */
export async function runWork(call: Call): Promise<number> {
  const { request, refuse, tell } = call;
  const { language } = request;
  const stop = new AbortController();
  const abandon = new AbortController();
  let grace: ReturnType<typeof setTimeout> | undefined;
  const unhear = onSignals(() => {
    if (stop.signal.aborted) return abandon.abort();
    stop.abort();
    grace = setTimeout(() => abandon.abort(), GRACE_MS);
  });
  const pools = new Pools({
    workers: request.workers ?? availableParallelism(),
    ...(request.fileSeconds === null ? {} : { fileMilliseconds: request.fileSeconds * 1000 }),
  });
  let database: Database | null = null;
  try {
    const sources = new Sources(request.root);
    await sources.require();
    const hosts = await import(/* webpackChunkName: "postgres" */ "../../hosts/postgres");
    const program = programKey();
    const leaseSeconds = request.lease ?? hosts.LEASE_SECONDS;
    database = await hosts.Database.open(databaseUrl(request.db!, process.env), pools.workers + MORE_CONNECTIONS);
    const queue = await hosts.Queue.open(database, { program, supervised: true, leaseSeconds });
    tell(say(WORK.begun, language, { database: database.name, count: pools.workers }));
    const examiner: Examiner = {
      load: (source, name) => sources.load(source, name),
      examine: (file, bytes, settings) => pools.use(settings, (pool) => pool.examine(file, bytes)),
      examineBeside: (record, kept, related, beside, settings) =>
        pools.use(settings, (pool) => pool.examineBeside(record, kept, related, beside)),
    };
    let done = 0;
    const onJob = (job: DoneJob): void => {
      if (job.failure === null) done++;
      call.out.say(`${request.json ? jsonOf(job) : lineOf(job, language)}\n`);
    };
    const { untilEmpty } = request;
    const options = { slots: pools.workers, untilEmpty, leaseSeconds, program, onJob };
    try {
      await hosts.work(database, queue, examiner, { ...options, stop: stop.signal, abandon: abandon.signal });
    } finally {
      await queue.close();
    }
    tell(say(WORK.ended, language, { done }));
    return 0;
  } catch (error) {
    refuse("work", asDisclosureError(error));
    return 2;
  } finally {
    clearTimeout(grace);
    unhear();
    await pools.close();
    await database?.close();
  }
}

/** A job as a line of JSON: docs/json.md. */
const jsonOf = ({ job, seconds, failure }: DoneJob): string =>
  JSON.stringify({ ...job, seconds: Number(seconds.toFixed(3)), error: failure });

function lineOf({ job, seconds, failure }: DoneJob, language: Language): string {
  const path = job.step === "relate" ? job.run : job.path;
  if (failure) {
    const message = errorSentence({ code: failure.code as ErrorCode, values: failure.values }, language);
    return `? ${say(WORK.failed, language, { path, message })}`;
  }
  const words = { examine: WORK.examined, compare: WORK.compared, relate: WORK.related }[job.step];
  return say(words, language, { path, run: job.run, seconds: seconds.toFixed(1) });
}

interface UsedPool {
  readonly pool: ExaminingPool;
  running: number;
}

/** A pool of threads for each settings that runs have; one that nobody uses ends when another begins. */
class Pools {
  readonly workers: number;
  private readonly pools = new Map<string, UsedPool>();

  constructor(private readonly limits: PoolLimits & { readonly workers: number }) {
    this.workers = limits.workers;
  }

  async use<T>(settings: BatchSettings, work: (pool: ExaminingPool) => Promise<T>): Promise<T> {
    const key = JSON.stringify(settings);
    const used = this.pools.get(key) ?? this.begin(key, settings);
    used.running++;
    try {
      return await work(used.pool);
    } finally {
      used.running--;
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map(({ pool }) => pool.close()));
  }

  private begin(key: string, settings: BatchSettings): UsedPool {
    for (const [other, { pool, running }] of this.pools)
      if (running === 0) {
        this.pools.delete(other);
        void pool.close();
      }
    const used = { pool: new ExaminingPool(settings, this.limits), running: 0 };
    this.pools.set(key, used);
    return used;
  }
}
