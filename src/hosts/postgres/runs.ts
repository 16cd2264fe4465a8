import { byPath, DisclosureError, type BatchRecord, type BatchRelations, type BatchSettings } from "../../application";
import type { PackedExamination } from "../../application/node";
import type { Database, Queries } from "./database";
import type { ErrorCause, Queue } from "./queue";
import { SCHEMA } from "./schema";

/** Files that are to be examined. */
export interface NewRun {
  readonly name: string;
  /** Where the files are: a folder, or `s3://bucket/prefix`. */
  readonly source: string;
  /** From there, with `/` between the parts. */
  readonly paths: readonly string[];
  readonly settings: BatchSettings;
  /** The program and its very text. */
  readonly program: string;
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

/** Records that are fetched at once, and files that are named at once. */
const FETCHED = 500;
const INSERTED = 10_000;

/**
 * Names a run and puts its files (one at least) into the queue: all of them, or, where anything fails, none. Whoever does it again, of the same
 * files by the same settings, goes on with the run that is there.
 *
 * @returns false where the run was there
 * @throws DisclosureError `run-taken` where it is another run that has the name
 */
export async function enqueue(run: NewRun, database: Database, queue: Queue): Promise<boolean> {
  return database.transaction(async (queries) => {
    const { rows } = await queries.query<{ id: string }>(
      `INSERT INTO ${SCHEMA}.run (name, source, settings, program, files, remaining) VALUES ($1, $2, $3, $4, $5, $5)
       ON CONFLICT (name) DO NOTHING RETURNING id`,
      [run.name, run.source, JSON.stringify(run.settings), run.program, run.paths.length],
    );
    if (rows.length === 0) {
      if (!(await isThere(run, queries))) throw new DisclosureError("run-taken", { run: run.name });
      return false;
    }
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
    return true;
  });
}

/** Whether the run that has the name is this one. */
async function isThere(run: NewRun, queries: Queries): Promise<boolean> {
  const { rows } = await queries.query<{ id: string; settings: BatchSettings }>(
    `SELECT id, settings FROM ${SCHEMA}.run WHERE name = $1 AND source = $2 AND program = $3 AND files = $4`,
    [run.name, run.source, run.program, run.paths.length],
  );
  if (rows.length === 0 || JSON.stringify(rows[0]!.settings) !== JSON.stringify(run.settings)) return false;
  const { rows: others } = await queries.query<{ path: string }>(
    `SELECT path FROM ${SCHEMA}.run_file WHERE run = $1 EXCEPT SELECT unnest($2::text[]) LIMIT 1`,
    [rows[0]!.id, run.paths],
  );
  return others.length === 0;
}

/** How far a run is. @throws DisclosureError `run-unknown`, `run-of-another-program` */
export async function progressOf(name: string, program: string, database: Database): Promise<RunProgress> {
  const { rows } = await database.query<Record<keyof RunProgress, unknown> & { program: string }>(
    `SELECT state, files, remaining, paused, failure, program FROM ${SCHEMA}.run WHERE name = $1`,
    [name],
  );
  const [row] = rows;
  if (!row) throw new DisclosureError("run-unknown", { run: name });
  // Workers that are this program would never take its jobs.
  if (row.program !== program)
    throw new DisclosureError("run-of-another-program", { run: name, found: short(row.program), own: short(program) });
  return { ...row, files: Number(row.files), remaining: Number(row.remaining) } as RunProgress;
}

/** What the files of a run are checked by. */
export async function settingsOf(name: string, database: Database): Promise<BatchSettings> {
  const { rows } = await database.query<{ settings: BatchSettings }>(
    `SELECT settings FROM ${SCHEMA}.run WHERE name = $1`,
    [name],
  );
  if (rows.length === 0) throw new DisclosureError("run-unknown", { run: name });
  return rows[0]!.settings;
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

/** As people tell programs apart. */
const short = (program: string): string => program.slice(0, SHORT);
const SHORT = 14;

/** The records of a complete run in the order of all results. */
export async function recordsOf(name: string, database: Database): Promise<readonly BatchRecord[]> {
  const { rows } = await database.query<{ run: string; path: string }>(
    `SELECT f.run, f.path FROM ${SCHEMA}.run_file f JOIN ${SCHEMA}.run r ON r.id = f.run WHERE r.name = $1`,
    [name],
  );
  const files = [...rows].sort(byPath);
  const records: BatchRecord[] = [];
  for (let at = 0; at < files.length; at += FETCHED) {
    const some = files.slice(at, at + FETCHED);
    const { rows: found } = await database.query<RecordRow>(
      `SELECT f.path, f.failure, f.related, e.record FROM ${SCHEMA}.run_file f
       LEFT JOIN ${SCHEMA}.examination e ON e.id = f.examination WHERE f.run = $1 AND f.path = ANY($2)`,
      [some[0]!.run, some.map(({ path }) => path)],
    );
    for (const { path, failure, related, record } of [...found].sort(byPath))
      // One content under two paths was examined once.
      records.push(failure ?? { ...record!, path, related: related ?? record!.related });
  }
  return records;
}

interface RecordRow {
  readonly path: string;
  readonly failure: BatchRecord | null;
  readonly related: BatchRelations | null;
  readonly record: BatchRecord | null;
}

/** The examination of a record of a complete run. */
export async function examinationOf(name: string, record: BatchRecord, database: Database): Promise<PackedExamination> {
  const { rows } = await database.query<{ result: Buffer | null; kept: Buffer | null }>(
    `SELECT e.result, e.kept FROM ${SCHEMA}.run_file f JOIN ${SCHEMA}.run r ON r.id = f.run
     JOIN ${SCHEMA}.examination e ON e.id = f.examination WHERE r.name = $1 AND f.path = $2`,
    [name, record.path],
  );
  return { record, result: rows[0]?.result ?? null, kept: rows[0]?.kept ?? null };
}
