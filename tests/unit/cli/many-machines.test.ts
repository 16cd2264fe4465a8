import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleProgram, type BundledProgram } from "../../support/bundled-program";
import { startPostgres, type TestServer } from "../../support/postgres";
import { startStore } from "../../support/store";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "budget-machines-"));
const input = path.join(folder, "公开");

let server: TestServer;
let bundled: BundledProgram;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  [server, bundled] = await Promise.all([startPostgres(), bundleProgram()]);
  // Every document three times, under other names: enough for a worker to be in the middle of one when it is killed.
  for (const place of ["甲", "乙", "丙"])
    for (const from of ["data/sample", "tests/fixtures/layouts"])
      for (const name of readdirSync(path.join(ROOT, from)).filter((n) => n.endsWith(".txt"))) {
        mkdirSync(path.join(input, place), { recursive: true });
        cpSync(path.join(ROOT, from, name), path.join(input, place, `${place}${name}`));
      }
  const sample = readFileSync(path.join(ROOT, "data/sample/yunxi-2026.txt"), "utf8");
  writeFileSync(path.join(input, "甲", "上年.txt"), sample.replaceAll("2026", "2025"));
  writeFileSync(path.join(input, "空.txt"), "");
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await server.stop();
  bundled.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly status: number | null; readonly out: string; readonly err: string }>;
  /** Standard output so far. */
  readonly out: () => string;
}

/** Starts the program; a database is named by the environment, as a service would. */
function start(arguments_: readonly string[], url: string, more: Readonly<Record<string, string>> = {}): Started {
  const env = { ...process.env, BATCH_DATABASE: url, ...more };
  const child = spawn(process.execPath, [bundled.program, ...arguments_], { env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (part) => (out += String(part)));
  child.stderr.on("data", (part) => (err += String(part)));
  const ended = new Promise<Awaited<Started["ended"]>>((resolve) =>
    child.once("close", (status) => {
      running.delete(child);
      resolve({ status, out, err });
    }),
  );
  return { child, ended, out: () => out };
}

const DB = ["--db", "env:BATCH_DATABASE"] as const;
const WORK = ["work", ...DB, "--workers", "1", "--lease", "3", "--json"] as const;

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await delay(50)) if (await what()) return;
  throw new Error("it never came to be");
}

const jobs = (text: string): number => text.split("\n").filter((line) => line.includes('"step":"examine"')).length;

/** results.jsonl of a batch on this machine alone. */
async function localResults(): Promise<Buffer> {
  const output = path.join(folder, "local");
  await start(["batch", input, "-o", output], "").ended;
  return readFileSync(path.join(output, "results.jsonl"));
}

describe("a batch over several processes and a database", () => {
  test("comes to the same, byte for byte, though workers are killed in the middle: nothing lost, nothing twice", async () => {
    const url = await server.database();
    const local = localResults();
    const enqueued = await start(["batch", input, ...DB, "--run", "一批", "--no-wait"], url).ended;
    expect(enqueued).toMatchObject({ status: 0, out: "一批\n" });
    await local;

    const first = start(WORK, url);
    const second = start(WORK, url);
    // Each in the middle of its third file or so.
    await until(() => jobs(first.out()) >= 2);
    await until(async () => (await ask(url, ACTIVE))[0]!["n"] === "2");
    first.child.kill("SIGKILL");
    await first.ended;
    await until(() => jobs(second.out()) >= 6);
    second.child.kill("SIGKILL");
    await second.ended;

    const collecting = start(["batch", ...DB, "--run", "一批", "-o", path.join(folder, "collected")], url);
    const last = await Promise.all([
      start([...WORK, "--until-empty"], url).ended,
      start([...WORK, "--until-empty"], url).ended,
    ]);
    expect(last.map(({ status }) => status)).toEqual([0, 0]);
    const { status, err } = await collecting.ended;
    expect(status, err).toBe(2);
    expect(readFileSync(path.join(folder, "collected", "results.jsonl")).equals(await local)).toBe(true);

    const [row] = await ask(
      url,
      `SELECT (SELECT count(*) FROM budget_disclosure.run_file) AS files,
         (SELECT count(*) FROM budget_disclosure.run_file WHERE step = 'done' AND (examination IS NOT NULL) <> (failure IS NOT NULL)) AS done,
         (SELECT count(*) FROM budget_disclosure.examination) AS examinations,
         (SELECT count(DISTINCT key) FROM budget_disclosure.examination) AS keys,
         (SELECT sum(attempts) FROM budget_disclosure.run_file) AS attempts,
         (SELECT count(*) FROM budget_disclosure.relation) AS relations,
         (SELECT remaining FROM budget_disclosure.run) AS remaining`,
    );
    const { files, done, examinations, keys, attempts, relations, remaining } = row as Record<string, string>;
    expect({ done, keys, remaining }).toEqual({ done: files, keys: examinations, remaining: "0" });
    // What the killed ones had in hand was begun again.
    expect(Number(attempts)).toBeGreaterThan(Number(files));
    expect(Number(relations)).toBeGreaterThan(0);
  }, 180_000);

  test("a worker that is told to end finishes what it has in hand; a machine has the files elsewhere", async () => {
    const url = await server.database();
    await start(["batch", path.join(input, "甲"), ...DB, "--run", "r", "--no-wait"], url).ended;
    const elsewhere = path.join(folder, "elsewhere");
    cpSync(path.join(input, "甲"), elsewhere, { recursive: true });
    const worker = start([...WORK, "--root", elsewhere], url);
    await until(() => jobs(worker.out()) >= 1);
    worker.child.kill("SIGTERM");
    expect((await worker.ended).status).toBe(0);
    expect((await ask(url, ACTIVE))[0]!["n"]).toBe("0");
    const missing = await start([...WORK, "--root", path.join(folder, "nowhere")], url).ended;
    expect(missing.status).toBe(2);
    expect(missing.err).toContain("找不到文件");
  }, 120_000);

  test("files of a store are listed and read with signed requests", async () => {
    const url = await server.database();
    const files = new Map(
      readdirSync(path.join(input, "丙")).map((name) => [
        `2026/县 本级(1)/${name}`,
        readFileSync(path.join(input, "丙", name)),
      ]),
    );
    const store = await startStore("disclosures", files);
    try {
      const access = {
        AWS_ENDPOINT_URL: store.url,
        AWS_ACCESS_KEY_ID: store.accessKeyId,
        AWS_SECRET_ACCESS_KEY: store.secretAccessKey,
        AWS_REGION: store.region,
      };
      const of = ["batch", "s3://disclosures/2026", ...DB];
      expect((await start([...of, "--run", "s3", "--no-wait"], url, access).ended).status).toBe(0);
      expect((await start([...WORK, "--until-empty"], url, access).ended).status).toBe(0);
      const collected = path.join(folder, "from-store");
      await start(["batch", ...DB, "--run", "s3", "-o", collected], url).ended;
      const same = path.join(folder, "from-folder");
      for (const [key, bytes] of files) {
        const file = path.join(same, "in", key.replace("2026/", ""));
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      }
      await start(["batch", path.join(same, "in"), "-o", path.join(same, "out")], "").ended;
      const lines = (from: string): readonly string[] =>
        readFileSync(path.join(from, "results.jsonl"), "utf8").replaceAll("县 本级(1)/", "").split("\n");
      expect(lines(collected)).toEqual(lines(path.join(same, "out")));
      expect(store.requests()).toBeGreaterThan(files.size);

      const wrong = await start([...of, "--no-wait"], url, { ...access, AWS_SECRET_ACCESS_KEY: "another" }).ended;
      expect(wrong).toMatchObject({ status: 2 });
      expect(wrong.err).toContain("没有读取权限");
      const without = await start([...of, "--no-wait"], url, { AWS_ACCESS_KEY_ID: "" }).ended;
      expect(without.err).toContain("AWS_ACCESS_KEY_ID");
    } finally {
      await store.stop();
    }
  }, 120_000);

  test("calls that cannot be meant are told, and no password is ever printed", async () => {
    for (const [arguments_, says] of [
      [["work"], "work 需要 --db"],
      [["work", ...DB, "file.pdf"], "work 需要 --db"],
      [["batch", ...DB, "-o", "x"], "batch --db 需要文件"],
      [["batch", ...DB, "--pause"], "--run 名称 --pause"],
      [["batch", "x.pdf", "-o", "x", "--run", "r"], "--run 只用于 batch --db"],
      [["check", "x.pdf", "--db", "y"], "--db 只用于"],
      [["work", "--db", "env:NOT_THERE"], "环境变量 NOT_THERE 没有设置"],
      [["work", "--db", "mysql://me:geheim@host/x"], "数据库地址应写作"],
      [["work", "--db", "postgres://me:geheim@127.0.0.1:1/x"], "连接不上数据库 127.0.0.1:1/x"],
    ] as const) {
      const { status, out, err } = await start(arguments_, "").ended;
      expect(status).toBe(2);
      expect(err).toContain(says);
      expect(out + err).not.toContain("geheim");
    }
  });
});

const ACTIVE = "SELECT count(*) AS n FROM budget_disclosure_queue.job WHERE state = 'active'";
