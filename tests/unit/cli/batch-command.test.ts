import { spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BatchRecord } from "../../../src/application";
import { findFiles } from "../../../src/cli/batch/find-files";
import { ExaminingPool } from "../../../src/cli/batch/pool";
import { contentHash } from "../../../src/application/node";
import { bundleProgram } from "../../support/bundled-program";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SAMPLE = readFileSync(path.join(ROOT, "data/sample/yunxi-2026.txt"), "utf8");
const UNIT = "云溪县档案馆";

let folder = "";
let program = "";
let remove = (): void => undefined;
const work = mkdtempSync(path.join(tmpdir(), "budget-batch-command-"));
beforeAll(async () => ({ folder, program, remove } = await bundleProgram()));
afterAll(() => {
  remove();
  rmSync(work, { recursive: true });
});

/** The sample as another unit's, or of another year. */
const document = (unit: string, year = "2026"): string => SAMPLE.replaceAll(UNIT, unit).replaceAll("2026", year);

function inputs(name: string, files: Readonly<Record<string, string>>): string {
  const to = path.join(work, name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
    writeFileSync(path.join(to, file), text);
  }
  return to;
}

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function start(...argv: readonly string[]) {
  const child = spawn(process.execPath, [program, "batch", ...argv], { cwd: folder });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => (out += String(text)));
  child.stderr.on("data", (text) => (err += String(text)));
  const ended = new Promise<Ended>((resolve) => child.on("close", (status) => resolve({ status, out, err })));
  return { child, ended };
}

const batch = (...argv: readonly string[]): Promise<Ended> => start(...argv).ended;
const text = (...parts: readonly string[]): string => readFileSync(path.join(...parts), "utf8");
const results = (output: string): { path: string; status: string; related?: object; error?: { code: string } }[] =>
  text(output, "results.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { path: string; status: string });

/** A dozen units, two of them with something wrong. */
const DOZEN = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [
    `乡镇/${i}号.txt`,
    document(`云溪县第${"一二三四五六七八九十甲乙"[i]!}档案馆`),
  ]),
);

describe.skipIf(process.platform === "win32")("batch", () => {
  test("the results are the same for one thread and several, and in the order of the paths", async () => {
    const from = inputs("order", { ...DOZEN, "附件.zip": "PK no archive", "说明.docx": "PK\u0003\u0004 no document" });
    const [one, two] = [path.join(work, "one"), path.join(work, "two")];
    const ended = await batch(from, "-o", one, "--workers", "1");
    expect(ended.status).toBe(2);
    expect(ended.err).toContain("另有 1 个文件不是可读的格式");
    await batch(from, "-o", two, "--workers", "3");
    expect(text(two, "results.jsonl")).toBe(text(one, "results.jsonl"));
    const paths = results(one).map((r) => r.path);
    expect(paths).toEqual([...paths].sort());
    expect(paths).toHaveLength(13);
    expect(results(one).find((r) => r.path === "说明.docx")).toMatchObject({
      status: "refused",
      error: { code: "truncated" },
    });
  }, 60_000);

  test("killed in the middle, it goes on where it was, and the results are those of a run that nothing happened to", async () => {
    const from = inputs("killed", DOZEN);
    const [whole, killed] = [path.join(work, "whole"), path.join(work, "killed-out")];
    await batch(from, "-o", whole);
    const { child, ended } = start(from, "-o", killed, "--workers", "1");
    let lines = 0;
    child.stdout.on("data", (out) => {
      lines += String(out).split("\n").length - 1;
      if (lines >= 3) child.kill("SIGKILL");
    });
    expect((await ended).status).toBeNull();
    // A line that was cut off by the kill.
    appendFileSync(path.join(killed, "journal.jsonl"), '{"at":"2026-');
    const again = await batch(from, "-o", killed);
    expect(again.status).toBe(0);
    const kept = Number(/(\d+) 份没有变动/.exec(again.err)?.[1]);
    expect(kept).toBeGreaterThanOrEqual(3);
    expect(kept).toBeLessThan(12);
    expect(text(killed, "results.jsonl")).toBe(text(whole, "results.jsonl"));
    // And then nothing is read any more, but for a file that changed.
    writeFileSync(path.join(from, "乡镇/3号.txt"), document("云溪县第十档案馆"));
    expect((await batch(from, "-o", killed)).err).toContain("11 份没有变动");
  }, 90_000);

  test("interrupted, it says that the same command goes on", async () => {
    const from = inputs("stopped", DOZEN);
    const output = path.join(work, "stopped-out");
    const { child, ended } = start(from, "-o", output, "--workers", "1");
    child.stdout.once("data", () => child.kill("SIGINT"));
    const { status, err } = await ended;
    expect(status).toBe(130);
    expect(err).toMatch(/已停下：做完的 \d+ 份都已保存/);
    expect((await batch(from, "-o", output)).status).toBe(0);
  }, 60_000);

  test("a file at which three runs were killed is left out and named, until it is asked for again", async () => {
    const from = inputs("broken", { "一.txt": document("云溪县档案一馆"), "二.txt": document("云溪县档案二馆") });
    const output = path.join(work, "broken-out");
    await batch(from, "-o", output);
    const begun = text(output, "journal.jsonl")
      .split("\n")
      .find((line) => line.includes('"begun"') && line.includes("二.txt"))!;
    rmSync(path.join(output, ".batch/store"), { recursive: true });
    appendFileSync(path.join(output, "journal.jsonl"), `${begun}\n`.repeat(3));
    const ended = await batch(from, "-o", output);
    expect(ended.status).toBe(2);
    expect(results(output)).toMatchObject([
      { path: "一.txt", status: "checked" },
      { path: "二.txt", status: "failed", error: { code: "batch-breaks-runs" } },
    ]);
    expect((await batch(from, "-o", output, "--again")).status).toBe(0);
  }, 60_000);

  test("years, budgets and copies are found by what the documents say", async () => {
    const from = inputs("related", {
      "2025/甲.txt": document("云溪县甲馆", "2025"),
      "2026/甲.txt": document("云溪县甲馆"),
      "2026/又一份甲.txt": document("云溪县甲馆"),
      "2026/乙.txt": document("云溪县乙馆"),
    });
    const output = path.join(work, "related-out");
    await batch(from, "-o", output, "--json");
    const prior = { prior: "2025/甲.txt", budget: null, units: [], unclear: [] };
    expect(results(output).map(({ path: file, related }) => [file, related])).toEqual([
      ["2025/甲.txt", { ...prior, prior: null }],
      ["2026/乙.txt", { ...prior, prior: null }],
      ["2026/又一份甲.txt", prior],
      ["2026/甲.txt", prior],
    ]);
  }, 60_000);

  test("lists, patterns, and a folder of results among the inputs", async () => {
    const from = inputs("named", { "a/一.txt": document("云溪县一馆"), "b/二.txt": document("云溪县二馆") });
    writeFileSync(path.join(from, "名单.lst"), "# 两份\r\na/一.txt\r\n\r\nb/二.txt\r\n");
    const output = path.join(from, "结果");
    await batch(`@${path.join(from, "名单.lst")}`, "-o", output);
    expect(results(output).map((r) => r.path)).toEqual(["a/一.txt", "b/二.txt"]);
    const again = await batch(from, "-o", output);
    expect(again.err).toContain("2 份没有变动");
    const other = path.join(work, "pattern-out");
    await batch(`${from}/b/*.txt`, "-o", other);
    expect(results(other).map((r) => r.path)).toEqual(["二.txt"]);
  }, 60_000);

  test("what can't be begun is said before anything is written", async () => {
    const from = inputs("faults", { "一.txt": document("云溪县一馆"), "rules.txt": "支出总表[210 = 3" });
    const taken = inputs("taken", { "别的.txt": "x" });
    const file = path.join(from, "一.txt");
    expect((await batch(file)).err).toContain("[");
    expect((await batch(file, "-o", taken)).err).toContain("[batch-folder-taken]");
    expect((await batch(file, "-o", path.join(work, "x"), "--workers", "0")).err).toContain("1 至 256");
    expect((await batch(file, "-o", path.join(work, "x"), "--prior", file)).err).toContain("batch 自己找上年公开");
    expect((await batch(path.join(from, "no such"), "-o", path.join(work, "x"))).err).toContain("[file-unavailable]");
    expect((await batch(`${from}/*.pdf`, "-o", path.join(work, "x"))).err).toContain("[batch-no-file]");
    expect((await batch(file, "-o", path.join(work, "x"), "--rules", path.join(from, "rules.txt"))).status).toBe(2);
    const own = path.join(work, "running/.batch");
    mkdirSync(own, { recursive: true });
    writeFileSync(path.join(own, "lock"), String(process.pid));
    expect((await batch(file, "-o", path.dirname(own))).err).toContain("[batch-running]");
    // The process of a lock is gone: a run was killed.
    writeFileSync(path.join(own, "lock"), "999999999");
    expect((await batch(file, "-o", path.dirname(own))).status).toBe(0);
  }, 60_000);

  test("the workbook of all", async () => {
    const from = inputs("book", { "一.txt": document("云溪县一馆"), "二.txt": document("云溪县二馆") });
    const output = path.join(work, "book-out");
    await batch(from, "-o", output, "--workbook");
    for (const book of ["工作簿.xlsx", "总览.xlsx"])
      expect(readFileSync(path.join(output, book)).subarray(0, 2).toString()).toBe("PK");
    expect(text(output, "总览.html")).toContain("云溪县二馆");
    cpSync(path.join(output, "results.jsonl"), path.join(output, "before.jsonl"));
    await batch(from, "-o", output, "--again");
    expect(text(output, "results.jsonl")).toBe(text(output, "before.jsonl"));
  }, 60_000);
});

test("files below the folder in which the program runs are found where no folder of results is named", async () => {
  const readList = (): Promise<string> => Promise.resolve("");
  const { files, root } = await findFiles([path.relative("", path.join(ROOT, "data/sample"))], {
    output: null,
    readList,
  });
  expect(files.map((f) => f.path)).toContain("yunxi-2026.txt");
  expect(path.relative(root, path.join(ROOT, "data/sample"))).toBe("");
});

describe("the pool", () => {
  const content = (): Uint8Array<ArrayBuffer> => new TextEncoder().encode(SAMPLE);
  const file = { path: "甲/一.txt", sha256: contentHash(content()), bytes: content().length };
  const settings = { settings: { off: [], tolerances: [] }, rules: null };
  const examined = async (limits: ConstructorParameters<typeof ExaminingPool>[1]): Promise<BatchRecord[]> => {
    const pool = new ExaminingPool(settings, { workers: 1, ...limits });
    try {
      return [(await pool.examine(file, content())).record, (await pool.examine(file, content())).record];
    } finally {
      await pool.close();
    }
  };

  test("a file that outlasts its time is named, and the next one has a new thread", async () => {
    for (const record of await examined({ fileMilliseconds: 1 }))
      expect(record).toMatchObject({ ...file, status: "failed", error: { code: "timeout" } });
  }, 30_000);

  test("so is one that eats the memory", async () => {
    for (const record of await examined({ threadBytes: 2 ** 22 }))
      expect(record).toMatchObject({ status: "failed", error: { code: "too-large", values: { what: "readerBytes" } } });
  }, 30_000);

  test("what it finds is what one finds alone", async () => {
    const [one, two] = await examined({});
    expect(one).toMatchObject({
      ...file,
      status: "checked",
      disclosure: { unitName: UNIT, year: "2026", kind: "budget" },
    });
    expect(two).toEqual(one);
  }, 60_000);
});
