import { byPath, DisclosureError, PROGRAM_VERSION, type BatchSettings, type BatchRecord } from "../../application";
import type { Database } from "./database";
import type { ErrorCause, Queue } from "./queue";
import type { PackedExamination } from "./results";
import { SCHEMA } from "./schema";

/** Files that are to be examined. */
export interface NewRun {
  readonly name: string;
  /** Where the files are: a folder, or `s3://bucket/prefix`. */
  readonly source: string;
  /** From there, with `/` between the parts. */
  readonly paths: readonly string[];
  readonly settings: BatchSettings;
}

/** How far a run is. */
export interface RunProgress {
  readonly state: "examining" | "relating" | "comparing" | "complete" | "failed";
  readonly files: number;
  /** Files of this step that are not done. */
  readonly remaining: number;
  readonly paused: boolean;
  readonly failure: ErrorCause | null;
}

/** A result with its run's files in order. */
const COLLECTED = 50;
const INSERTED = 10_000;

/** Names a run and puts its files (one at least) into the queue: all of them, or, where anything fails, none. */
export async function enqueue(run: NewRun, database: Database, queue: Queue): Promise<void> {
  await database.transaction(async (queries) => {
    const { rows } = await queries.query<{ id: string }>(
      `INSERT INTO ${SCHEMA}.run (name, source, settings, program, files, remaining) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (name) DO NOTHING RETURNING id`,
      [run.name, run.source, JSON.stringify(run.settings), PROGRAM_VERSION, run.paths.length],
    );
    if (rows.length === 0) throw new DisclosureError("run-taken", { run: run.name });
    const { id } = rows[0]!;
    for (let at = 0; at < run.paths.length; at += INSERTED)
      await queries.query(`INSERT INTO ${SCHEMA}.run_file (run, path) SELECT $1, unnest($2::text[])`, [
        id,
        run.paths.slice(at, at + INSERTED),
      ]);
    await queue.put(
      run.paths.map((path) => ({ step: "examine", run: id, path })),
      queries,
    );
  });
}

/** How far a run is. @throws DisclosureError `run-unknown` */
export async function progressOf(name: string, database: Database): Promise<RunProgress> {
  const { rows } = await database.query<Record<keyof RunProgress, unknown> & { program: string }>(
    `SELECT state, files, remaining, paused, failure, program FROM ${SCHEMA}.run WHERE name = $1`,
    [name],
  );
  const [row] = rows;
  if (!row) throw new DisclosureError("run-unknown", { run: name });
  // No worker of this version would ever take its jobs, and it would wait for ever.
  if (row.program !== PROGRAM_VERSION)
    throw new DisclosureError("run-of-another-version", { run: name, found: row.program, own: PROGRAM_VERSION });
  return { ...row, files: Number(row.files), remaining: Number(row.remaining) } as RunProgress;
}

/** Holds a run, or lets it go on; files that are being examined are examined to their end. */
export async function hold(name: string, held: boolean, database: Database, queue: Queue): Promise<void> {
  await database.transaction(async (queries) => {
    const { rows } = await queries.query<{ id: string }>(
      `UPDATE ${SCHEMA}.run SET paused = $2 WHERE name = $1 RETURNING id`,
      [name, held],
    );
    if (rows.length === 0) throw new DisclosureError("run-unknown", { run: name });
    await queue.hold(rows[0]!.id, held, queries);
  });
}

interface CollectedRow {
  readonly path: string;
  readonly record: BatchRecord | null;
  readonly result: Buffer | null;
  readonly kept: Buffer | null;
  readonly failure: BatchRecord | null;
}

/** The examinations of a complete run in the order of all results, a few at a time. */
export async function* collect(name: string, database: Database): AsyncGenerator<PackedExamination> {
  const { rows } = await database.query<{ run: string; path: string }>(
    `SELECT f.run, f.path FROM ${SCHEMA}.run_file f JOIN ${SCHEMA}.run r ON r.id = f.run WHERE r.name = $1`,
    [name],
  );
  const files = [...rows].sort(byPath);
  for (let at = 0; at < files.length; at += COLLECTED) {
    const some = files.slice(at, at + COLLECTED);
    const { rows: found } = await database.query<CollectedRow>(
      `SELECT f.path, f.failure, e.record, e.result, e.kept FROM ${SCHEMA}.run_file f
       LEFT JOIN ${SCHEMA}.examination e ON e.id = f.examination WHERE f.run = $1 AND f.path = ANY($2)`,
      [some[0]!.run, some.map(({ path }) => path)],
    );
    for (const { path, failure, record, result, kept } of [...found].sort(byPath))
      // One content under two paths was examined once.
      yield failure ? { record: failure, result: null, kept: null } : { record: { ...record!, path }, result, kept };
  }
}
