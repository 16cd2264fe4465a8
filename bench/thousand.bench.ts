/**
 * `npm run build && npx tsx bench/thousand.bench.ts [--count 1000] [--sizes 1,10,100] [--processes 2,4] [--folder FOLDER]`: many documents, made of the
 * real ones beside the repository by taking pages and replacing amounts (`thousand/documents.ts`), through the built program.
 *
 * 1. `batch` on this machine for 1, 10, 100 … of them: time, time of processor, peak memory, and by what power of their number they grow.
 * 2. The same ones through PostgreSQL and so many `work` processes, one of which is killed in the middle: results must be those of the local run, byte for
 *    byte. Beside it the size of the database.
 *
 * Exits with 1 where results differ.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import pg from "pg";
import { startPostgres, type TestServer } from "../tests/support/postgres";
import { hasShared } from "../tests/support/shared";
import { power, tell } from "./figures";
import { mutatedDocuments } from "./thousand/documents";

const PROGRAM = fileURLToPath(new URL("../dist/cli/budget-disclosure.mjs", import.meta.url));
const USED = fileURLToPath(new URL("./thousand/used.mjs", import.meta.url));
/** What a batch writes for programs: all that it found. */
const RESULTS = "results.jsonl";
/** This share of the files is done when a process is killed. */
const KILLED_AT = 0.3;

interface Used {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Used>;
}

/** The built program as a process that tells at its end what it used. */
function start(arguments_: readonly string[], environment: Readonly<Record<string, string>> = {}): Running {
  const from = performance.now();
  const child = spawn(process.execPath, ["--import", USED, PROGRAM, ...arguments_], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const [told, errors] = [child.stdio[3]!, child.stderr!].map((stream) => {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    return () => Buffer.concat(parts).toString();
  }) as [() => string, () => string];
  const ended = new Promise<Used>((resolve, reject) =>
    child.once("close", (status) => {
      const text = told();
      // 1: errors were found; 2: files that can't be used are among them, as in any folder.
      if (text === "" || status === null || status > 2)
        return reject(new Error(`ended with ${status}: ${errors().slice(-500)}`));
      resolve({ seconds: (performance.now() - from) / 1000, ...(JSON.parse(text) as Omit<Used, "seconds">) });
    }),
  );
  ended.catch(() => undefined);
  return { child, ended };
}

const line = (name: string, { seconds, processor, megabytes }: Used): string =>
  `${name}: ${seconds.toFixed(1)} s, processor ${processor.toFixed(1)} s, peak ${megabytes.toFixed(0)} MB`;

/** `batch` for the first so many documents each; answers where the results of all lie. */
async function growth(folder: string, names: readonly string[], sizes: readonly number[]): Promise<string> {
  const points: (readonly [number, Used])[] = [];
  const run = (size: number): Running => start(["batch", `@${listOf(size)}`, "-o", outputOf(size)]);
  const listOf = (size: number): string => path.join(folder, `list-${size}.txt`);
  const outputOf = (size: number): string => path.join(folder, `local-${size}`);
  for (const size of sizes) {
    rmSync(outputOf(size), { recursive: true, force: true });
    writeFileSync(listOf(size), names.slice(0, size).join("\n"));
    const used = await run(size).ended;
    console.log(line(`batch, ${size} documents`, used));
    points.push([size, used]);
  }
  const most = sizes.at(-1)!;
  console.log(line("again, nothing changed", await run(most).ended));
  for (const [size, { megabytes }] of points.slice(1))
    tell({
      part: "Many documents",
      what: `batch of ${size}, peak memory`,
      unit: "MB",
      ours: [megabytes],
      beside: { name: `of ${sizes[0]}`, values: [points[0]![1].megabytes] },
    });
  // What starting takes is not growth.
  const large = points.filter(([size]) => size >= 10);
  if (large.length > 1)
    for (const [key, name] of [
      ["seconds", "clock"],
      ["processor", "processor"],
      ["megabytes", "memory"],
    ] as const)
      tell({
        part: "Growth",
        what: `batch from ${large[0]![0]} to ${most} documents: ${name}`,
        unit: "power",
        ours: [power(large.map(([size, used]) => [size, used[key]]))],
        beside: null,
      });
  return outputOf(most);
}

/** The same documents through a database and processes, one of which is killed; true where the results are those of this machine alone. */
async function throughDatabase(
  server: TestServer,
  { folder, list, processes, local }: { folder: string; list: string; processes: number; local: string },
): Promise<boolean> {
  const url = await server.database();
  const environment = { BATCH_DATABASE: url };
  const database = ["--db", "env:BATCH_DATABASE"];
  const output = path.join(folder, `database-${processes}`);
  rmSync(output, { recursive: true, force: true });
  const from = performance.now();
  const collecting = start(["batch", `@${list}`, ...database, "--run", "run", "-o", output], environment);
  const client = new pg.Client(url);
  await client.connect();
  const ask = async (sql: string): Promise<Record<string, string>> =>
    (await client.query<Record<string, string>>(sql).catch(() => ({ rows: [] }))).rows[0] ?? {};
  const files = async (): Promise<number> =>
    Number((await ask("SELECT files FROM budget_disclosure.run"))["files"] ?? 0);
  for (let known = 0; known === 0; known = await files()) await delay(200);
  // A process takes as many threads as there are processors unless it is said: they share this machine's.
  const work = (): Running =>
    start(["work", ...database, "--workers", "1", "--until-empty", "--lease", "10"], environment);
  const workers = Array.from({ length: processes }, work);
  const all = await files();
  const done = async (): Promise<number> =>
    Number((await ask("SELECT count(*) AS n FROM budget_disclosure.examination"))["n"] ?? 0);
  while ((await done()) < KILLED_AT * all) await delay(200);
  workers[0]!.child.kill("SIGKILL");
  const used = await Promise.all(workers.slice(1).map((w) => w.ended));
  await collecting.ended;
  const seconds = (performance.now() - from) / 1000;
  const sizes = await ask(SIZES);
  const attempts = await ask(
    "SELECT sum(attempts) - count(*) AS again, count(*) FILTER (WHERE failure IS NOT NULL) AS failed FROM budget_disclosure.run_file",
  );
  await client.end();
  const same = readFileSync(path.join(output, RESULTS)).equals(readFileSync(path.join(local, RESULTS)));
  console.log(
    `${processes} processes, one killed: ${seconds.toFixed(1)} s, peak of a process ${Math.max(...used.map((u) => u.megabytes)).toFixed(0)} MB, begun again ${attempts["again"]}, failed ${attempts["failed"]}, results ${same ? "the same, byte for byte" : "DIFFER"}`,
  );
  console.log(
    `database: ${Object.entries(sizes)
      .map(([name, bytes]) => `${name} ${(Number(bytes) / 2 ** 20).toFixed(1)} MB`)
      .join(", ")}`,
  );
  return same;
}

/** Tables with indexes and what is stored out of line. */
const SIZES = `SELECT pg_database_size(current_database()) AS whole, ${[
  "examination",
  "disclosure",
  "published_table",
  "fact",
  "finding",
  "run_file",
]
  .map((name) => `pg_total_relation_size('budget_disclosure.${name}') AS ${name}`)
  .join(
    ", ",
  )}, (SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c WHERE relnamespace = 'budget_disclosure_queue'::regnamespace AND relkind IN ('r', 'p')) AS queue`;

const numbers = (text: string): number[] =>
  text
    .split(",")
    .filter((t) => t !== "")
    .map(Number);

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "1000" },
    sizes: { type: "string", default: "1,10,100" },
    processes: { type: "string", default: "2,4" },
    folder: { type: "string" },
  },
});
if (!hasShared) {
  console.log("the shared test documents are not beside the repository");
  process.exit(0);
}
if (!existsSync(PROGRAM)) throw new Error("build first: npm run build");
const folder = values.folder ?? mkdtempSync(path.join(tmpdir(), "budget-thousand-"));
mkdirSync(folder, { recursive: true });
try {
  const count = Number(values.count);
  const names = (await mutatedDocuments(count, path.join(folder, "in"))).map((name) => path.join("in", name));
  const sizes = [...numbers(values.sizes).filter((size) => size < count), count];
  const local = await growth(folder, names, sizes);
  const processes = numbers(values.processes);
  if (processes.length > 0) {
    const server = await startPostgres();
    try {
      const list = path.join(folder, `list-${count}.txt`);
      for (const n of processes)
        if (!(await throughDatabase(server, { folder, list, processes: n, local }))) process.exitCode = 1;
    } finally {
      await server.stop();
    }
  }
} finally {
  // A folder that was named is kept, with its documents and results.
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
}
