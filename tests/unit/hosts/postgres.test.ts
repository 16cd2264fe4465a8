import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  byPath,
  examine,
  examineBeside,
  relationsIn,
  resultLine,
  ruleSettings,
  DisclosureError,
  type BatchSettings,
  type Examination,
} from "../../../src/application";
import { packExamination, unpackText } from "../../../src/application/node";
import {
  Database,
  enqueue,
  hold,
  examinationOf,
  progressOf,
  Queue,
  recordsOf,
  work,
  type DoneJob,
  type Examiner,
  type Job,
  type WorkOptions,
} from "../../../src/hosts/postgres";
import { QUEUE_SCHEMA, SCHEMA, TABLES, VIEWS } from "../../../src/hosts/postgres/schema";
import { errorSentence } from "../../../src/words";
import { startPostgres, type TestServer } from "../../support/postgres";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PROGRAM = "0.0.0 of a test";
const SETTINGS: BatchSettings = { settings: ruleSettings([], null), rules: null };

/** Documents of the project, by the paths that a run has them under. */
const FILES = new Map<string, Uint8Array<ArrayBuffer>>();
for (const folder of ["data/sample", "tests/fixtures/layouts"])
  for (const name of readdirSync(path.join(ROOT, folder)).filter((n) => n.endsWith(".txt")))
    FILES.set(`${path.basename(folder)}/${name}`, new Uint8Array(readFileSync(path.join(ROOT, folder, name))));
// What can't be read, one content under two paths, and what Unicode and PostgreSQL see differently.
FILES.set("空.txt", new Uint8Array());
FILES.set("again/yunxi-2026.txt", FILES.get("sample/yunxi-2026.txt")!);
FILES.set(
  "零.txt",
  new TextEncoder().encode(`${new TextDecoder().decode(FILES.get("sample/yunxi-2026.txt"))}\n附\0注\n`),
);
// The year before of one of them.
FILES.set(
  "sample/yunxi-2025.txt",
  new TextEncoder().encode(
    new TextDecoder().decode(FILES.get("sample/yunxi-2026.txt")).replaceAll("2026", "2025").replaceAll("2027", "2026"),
  ),
);
const PATHS = [...FILES.keys()];

let server: TestServer;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.stop());

const unpack = (bytes: Uint8Array | null): string | null => bytes && unpackText(bytes);

/** Examines in this process, and counts. */
class CountingExaminer implements Examiner {
  examined = 0;
  examine: Examiner["examine"] = async (file, bytes, settings) => {
    this.examined++;
    return packExamination(await examine(file, bytes, settings));
  };
  examineBeside: Examiner["examineBeside"] = async (record, kept, related, beside, settings) =>
    packExamination(
      examineBeside(
        record,
        unpack(kept)!,
        related,
        { prior: unpack(beside.prior), budget: unpack(beside.budget), units: beside.units.map((u) => unpack(u)!) },
        settings,
      ),
    );
  load: Examiner["load"] = (_source, name) => {
    const bytes = FILES.get(name);
    if (!bytes)
      return Promise.reject(new DisclosureError("file-unavailable", { file: name, why: "ENOENT", code: "ENOENT" }));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return Promise.resolve({ record: { path: name, sha256, bytes: bytes.length }, content: bytes.slice() });
  };
}

/** The lines that one process makes of the same files. */
async function localLines(): Promise<string[]> {
  const alone: Examination[] = [];
  for (const [name, bytes] of FILES) {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    alone.push(await examine({ path: name, sha256, bytes: bytes.length }, bytes, SETTINGS));
  }
  const by = new Map(alone.map((e) => [e.record.path, e]));
  const kept = (name: string): string => by.get(name)!.kept!;
  for (const [name, related] of relationsIn(alone.map((e) => e.record))) {
    const own = by.get(name)!;
    const beside = {
      prior: related.prior && kept(related.prior),
      budget: related.budget && kept(related.budget),
      units: related.units.map(kept),
    };
    by.set(name, examineBeside(own.record, own.kept!, related, beside, SETTINGS));
  }
  return [...by.values()].sort((a, b) => byPath(a.record, b.record)).map(resultLine);
}

async function collected(name: string, database: Database): Promise<string[]> {
  const lines: string[] = [];
  for (const record of await recordsOf(name, database)) {
    const { result } = await examinationOf(name, record, database);
    lines.push(resultLine({ record, result: unpack(result) }));
  }
  return lines;
}

const options = (more: Partial<WorkOptions> = {}): WorkOptions => ({
  slots: 2,
  untilEmpty: true,
  stop: new AbortController().signal,
  abandon: new AbortController().signal,
  leaseSeconds: 30,
  program: PROGRAM,
  ...more,
});

/** A database with its queue, closed at the end. */
async function opened<T>(
  work: (database: Database, queue: Queue, url: string) => Promise<T>,
  leaseSeconds = 30,
): Promise<T> {
  const url = await server.database();
  const database = await Database.open(url, 6);
  const queue = await Queue.open(database, { program: PROGRAM, supervised: true, leaseSeconds, retrySeconds: 1 });
  try {
    return await work(database, queue, url);
  } finally {
    await queue.close();
    await database.close();
  }
}

const progress = (name: string, database: Database) => progressOf(name, PROGRAM, database);

const one = async (database: Database, sql: string): Promise<Record<string, unknown>> =>
  (await database.query(sql)).rows[0] as Record<string, unknown>;

const newRun = (name: string, paths: readonly string[] = PATHS) => ({
  name,
  source: "/nowhere",
  paths,
  settings: SETTINGS,
  program: PROGRAM,
});

describe("a run over PostgreSQL", () => {
  test("gives what one process gives, byte for byte, and rows that SQL can ask", async () => {
    await opened(async (database, queue) => {
      await enqueue(newRun("一批"), database, queue);
      expect(await progress("一批", database)).toMatchObject({ state: "examining", remaining: PATHS.length });
      const examiner = new CountingExaminer();
      await work(database, queue, examiner, options());
      expect(await progress("一批", database)).toMatchObject({ state: "complete", remaining: 0, failure: null });
      expect(await collected("一批", database)).toEqual(await localLines());

      const relations = await one(
        database,
        `SELECT count(*) AS n FROM ${SCHEMA}.relation WHERE relationship = 'prior'`,
      );
      expect(Number(relations["n"])).toBeGreaterThan(0);

      const counts = await one(
        database,
        `SELECT (SELECT count(*) FROM ${SCHEMA}.fact) AS facts, (SELECT count(*) FROM ${SCHEMA}.disclosure) AS disclosures,
           (SELECT count(DISTINCT (run, path)) FROM ${SCHEMA}.matrix) AS files,
           (SELECT count(*) FROM ${SCHEMA}.file_result WHERE status = 'refused') AS refused`,
      );
      const lines = await collected("一批", database);
      const parsed = lines.map((line) => JSON.parse(line) as { facts?: object[]; findings?: object[]; status: string });
      const checked = parsed.filter((p) => p.status === "checked").length;
      expect(Number(counts["files"])).toBe(checked);
      // The same content under the same name is there once.
      expect(Number(counts["disclosures"])).toBe(checked - 1);
      expect(Number(counts["refused"])).toBe(PATHS.length - checked);
      const sum = await one(
        database,
        `SELECT sum(errors + warnings + notes) AS n FROM ${SCHEMA}.file_result WHERE run = '一批'`,
      );
      expect(Number(sum["n"])).toBe(parsed.reduce((n, p) => n + (p.findings?.length ?? 0), 0));
      const facts = await one(
        database,
        `SELECT count(*) AS n FROM ${SCHEMA}.file_result r JOIN ${SCHEMA}.fact f ON f.examination = r.alone`,
      );
      expect(Number(facts["n"])).toBe(parsed.reduce((n, p) => n + (p.facts?.length ?? 0), 0));
    });
  });

  test("a second run of the same files examines nothing again", async () => {
    await opened(async (database, queue) => {
      const examiner = new CountingExaminer();
      await enqueue(newRun("a"), database, queue);
      await work(database, queue, examiner, options());
      const first = examiner.examined;
      await enqueue(newRun("b"), database, queue);
      await work(database, queue, examiner, options());
      expect(examiner.examined).toBe(first);
      expect(await collected("b", database)).toEqual(await collected("a", database));
    });
  });

  test("a run that is put in again goes on; another one doesn't get its name", async () => {
    await opened(async (database, queue) => {
      expect(await enqueue(newRun("a"), database, queue)).toBe(true);
      expect(await enqueue(newRun("a"), database, queue)).toBe(false);
      const examiner = new CountingExaminer();
      await work(database, queue, examiner, options());
      expect(await enqueue(newRun("a"), database, queue)).toBe(false);
      expect(await progress("a", database)).toMatchObject({ state: "complete", files: PATHS.length });
      for (const other of [
        newRun("a", PATHS.slice(1)),
        newRun("a", [...PATHS.slice(1), "another.txt"]),
        { ...newRun("a"), source: "/elsewhere" },
        { ...newRun("a"), program: "another" },
        { ...newRun("a"), settings: { ...SETTINGS, rules: "支出总表[合计] = 收入总表[合计]" } },
      ])
        await expect(enqueue(other, database, queue)).rejects.toMatchObject({ code: "run-taken" });
    });
  });
});

/** Waits for something that another worker does. */
async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(50)) if (await what()) return;
  throw new Error("it never came to be");
}

const states = async (database: Database): Promise<Record<string, unknown>[]> =>
  (
    await database.query<Record<string, unknown>>(
      `SELECT state, retry_count FROM ${QUEUE_SCHEMA}.job WHERE data ->> 'step' = 'examine'`,
    )
  ).rows;

describe("what goes wrong with a worker", () => {
  const ONE = ["sample/yunxi-2026.txt"];

  test("a job whose worker falls silent is given to another; after three the file is told as failed, and the run ends", async () => {
    await opened(async (database, queue) => {
      await enqueue(newRun("lost", [...ONE, "空.txt"]), database, queue);
      // Taken three times, and never heard of again.
      const others: string[] = [];
      for (let tries = 0; tries < 3;)
        await until(async () => {
          const taken = await queue.take();
          if (!taken) return false;
          if (pathOf(taken) === ONE[0]) tries++;
          else others.push(taken.id);
          return true;
        });
      await queue.giveBack(others);
      await work(database, queue, new CountingExaminer(), options());
      const lines = (await collected("lost", database)).map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines.map((l) => [l["path"], l["status"]])).toEqual([
        ["sample/yunxi-2026.txt", "failed"],
        ["空.txt", "refused"],
      ]);
      expect(lines[0]!["error"]).toMatchObject({ code: "workers-lost", values: { attempts: 3 } });
      expect((await progress("lost", database)).state).toBe("complete");
    }, 2);
  });

  test("two workers with one job: the first counts, nothing is counted twice", async () => {
    await opened(async (database, queue) => {
      await enqueue(newRun("twice", ONE), database, queue);
      const slow = new CountingExaminer();
      let open = (): void => {};
      const gate = new Promise<void>((resolve) => (open = resolve));
      const load = slow.load;
      slow.load = async (...args) => (await gate, load(...args));
      const slowWork = work(database, queue, slow, options({ slots: 1 }));
      await until(async () => (await states(database)).some((s) => s["state"] === "active"));
      // As if its lease had ended.
      await database.query(`UPDATE ${QUEUE_SCHEMA}.job SET state = 'retry', start_after = now() - interval '1 s'`);
      await work(database, queue, new CountingExaminer(), options({ slots: 1 }));
      open();
      await slowWork;
      const { state, remaining } = await progress("twice", database);
      expect({ state, remaining }).toEqual({ state: "complete", remaining: 0 });
      expect(await one(database, `SELECT count(*) AS n FROM ${SCHEMA}.examination`)).toEqual({ n: "1" });
      expect(
        await one(database, `SELECT count(*) AS n FROM ${QUEUE_SCHEMA}.job WHERE data ->> 'step' = 'relate'`),
      ).toEqual({
        n: "1",
      });
    });
  });

  test("one that is told to end gives back what it cannot finish, at no cost to the job", async () => {
    await opened(async (database, queue) => {
      await enqueue(newRun("ended", ONE), database, queue);
      const stuck = new CountingExaminer();
      stuck.load = () => new Promise(() => {});
      const end = new AbortController();
      const working = work(database, queue, stuck, options({ abandon: end.signal }));
      await until(async () => (await states(database)).some((s) => s["state"] === "active"));
      end.abort();
      await working;
      expect(await states(database)).toEqual([{ state: "created", retry_count: 0 }]);
      await work(database, queue, new CountingExaminer(), options());
      expect(await states(database)).toEqual([{ state: "completed", retry_count: 0 }]);
    });
  });

  test("a job that was being taken when it was told to end is given back too", async () => {
    await opened(async (database, queue) => {
      await enqueue(newRun("taken", ONE), database, queue);
      const slow = Object.create(queue) as Queue;
      slow.take = async () => {
        const taken = await queue.take();
        await delay(500);
        return taken;
      };
      const end = new AbortController();
      const working = work(database, slow, new CountingExaminer(), options({ abandon: end.signal }));
      await until(async () => (await states(database)).some((s) => s["state"] === "active"));
      end.abort();
      await working;
      expect(await states(database)).toEqual([{ state: "created", retry_count: 0 }]);
    });
  });

  test("one that is told to end finishes what it has, and takes no more", async () => {
    await opened(async (database, queue) => {
      await enqueue(newRun("last", PATHS), database, queue);
      const end = new AbortController();
      const done: DoneJob[] = [];
      const onJob = (job: DoneJob): void => {
        done.push(job);
        end.abort();
      };
      await work(database, queue, new CountingExaminer(), options({ slots: 2, stop: end.signal, onJob }));
      expect(done.length).toBeLessThanOrEqual(2);
      expect((await states(database)).filter((s) => s["state"] === "active")).toEqual([]);
    });
  });

  test("a file that is not to be had is tried three times, and told as failed with its reason", async () => {
    await opened(async (database, queue) => {
      await enqueue(newRun("gone", ["gone.pdf"]), database, queue);
      const done: DoneJob[] = [];
      await work(database, queue, new CountingExaminer(), options({ onJob: (job) => done.push(job) }));
      const [line] = await collected("gone", database);
      expect(JSON.parse(line!)).toMatchObject({ status: "failed", error: { message: "找不到文件：gone.pdf" } });
      expect(done.filter((d) => d.job.step === "examine" && d.failure?.code === "file-unavailable")).toHaveLength(4);
      const row = await one(database, `SELECT status, reason FROM ${SCHEMA}.file_result`);
      expect(row).toEqual({ status: "failed", reason: "找不到文件：gone.pdf" });
    });
  });

  test("a run that is held is left alone until it is let go", async () => {
    await opened(async (database, queue) => {
      await enqueue(newRun("held", ONE), database, queue);
      await hold("held", true, database, queue);
      const examiner = new CountingExaminer();
      await work(database, queue, examiner, options());
      expect(examiner.examined).toBe(0);
      expect(await progress("held", database)).toMatchObject({ paused: true, remaining: 1 });
      await hold("held", false, database, queue);
      await work(database, queue, examiner, options());
      expect(await progress("held", database)).toMatchObject({ paused: false, state: "complete" });
      await expect(hold("nobody", true, database, queue)).rejects.toMatchObject({ code: "run-unknown" });
    });
  });
});

const pathOf = ({ job }: { job: Job }): string | null => (job.step === "relate" ? null : job.path);

describe("a database that cannot be used", () => {
  const refused = async (url: string): Promise<DisclosureError> => {
    const error = await Database.open(url, 1).then(
      async (database) => (await database.close(), null),
      (e: unknown) => e as DisclosureError,
    );
    for (const language of ["zh", "en"] as const) {
      const sentence = errorSentence(error as never, language);
      expect(sentence).not.toMatch(/geheim|wrong-word/);
    }
    return error!;
  };

  test("is told by what is the matter, and never with its password", async () => {
    const url = await server.database();
    const other = (change: (u: URL) => void): string => {
      const changed = new URL(url);
      change(changed);
      return changed.href;
    };
    expect((await refused(other((u) => (u.password = "wrong-word")))).code).toBe("database-denied");
    expect((await refused(other((u) => (u.password = "")))).code).toBe("database-denied");
    expect((await refused(other((u) => (u.pathname = "/nowhere")))).code).toBe("database-missing");
    expect((await refused(other((u) => (u.port = "1")))).code).toBe("database-unreachable");
    expect((await refused(url.replace("postgres:", "mysql:"))).code).toBe("database-url");
    expect((await refused("geheim")).code).toBe("database-url");
  });

  test("that a newer program uses is left alone; one without the right to make tables is told so", async () => {
    await opened(async (database, queue, url) => {
      await database.query(`INSERT INTO ${SCHEMA}.schema_version (version) VALUES (99)`);
      expect(await refused(url)).toMatchObject({ code: "database-newer", values: { found: 99 } });
      await queue.put([], database);
    });
    const url = new URL(await server.database());
    const database = await Database.open(url.href, 1);
    await database.query("CREATE ROLE reader LOGIN PASSWORD 'geheim'");
    await database.close();
    url.username = "reader";
    url.password = "geheim";
    expect((await refused(url.href)).code).toBe("database-permission");
  });

  test("is made once by workers that begin at the same time", async () => {
    const url = await server.database();
    const all = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const database = await Database.open(url, 2);
        return { database, queue: await Queue.open(database, { program: PROGRAM, supervised: false }) };
      }),
    );
    for (const { database, queue } of all) await queue.close().then(() => database.close());
  });
});

test("every table, view and column says in the database what it is", async () => {
  await opened(async (database) => {
    const { rows } = await database.query<{ name: string; column: string | null; comment: string | null }>(
      `SELECT c.relname AS name, a.attname AS column, col_description(c.oid, a.attnum) AS comment
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE n.nspname = $1 AND c.relkind IN ('r', 'v') AND a.attnum > 0
       UNION ALL SELECT c.relname, NULL, obj_description(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = $1 AND c.relkind IN ('r', 'v')`,
      [SCHEMA],
    );
    const columns = [...TABLES, ...VIEWS].flatMap((t) => [t.name, ...t.columns.map(([c]) => `${t.name}.${c}`)]);
    expect(rows.map(({ name, column }) => (column === null ? name : `${name}.${column}`)).sort()).toEqual(
      columns.sort(),
    );
    expect(rows.filter(({ comment }) => !/\p{Script=Han}/u.test(comment ?? ""))).toEqual([]);
  });
});
