import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres, type TestServer } from "../support/postgres";

/** As it is installed: what packages do under webpack is seen here only. */
const PROGRAM = fileURLToPath(new URL("../../dist/cli/budget-disclosure.mjs", import.meta.url));
const SAMPLES = fileURLToPath(new URL("../../data/sample/", import.meta.url));
const SCAN = fileURLToPath(new URL("../fixtures/scans/示例县水文站2026.jpg", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "budget-built-"));
const input = path.join(folder, "in");
const scans = path.join(folder, "scans");

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
  for (const name of readdirSync(SAMPLES).filter((n) => n.endsWith(".txt")))
    cpSync(path.join(SAMPLES, name), path.join(input, name));
  cpSync(SCAN, path.join(scans, path.basename(SCAN)));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function run(arguments_: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return new Promise<{ readonly status: number | null; readonly told: string }>((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, ...arguments_], { env: { ...process.env, ...environment } });
    let told = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (told += String(part)));
    child.once("close", (status) => resolve({ status, told }));
  });
}

test("the built program examines a folder in threads, and the same through a database", async () => {
  const local = path.join(folder, "local");
  const alone = await run(["batch", input, "-o", local, "--workbook"]);
  expect(alone.status, alone.told).toBeLessThan(2);
  for (const name of ["results.jsonl", "总览.xlsx", "总览.html", "工作簿.xlsx"])
    expect(existsSync(path.join(local, name)), name).toBe(true);
  const results = readFileSync(path.join(local, "results.jsonl"), "utf8");

  const environment = { BATCH_DATABASE: await server.database() };
  const database = ["--db", "env:BATCH_DATABASE"];
  const collected = path.join(folder, "collected");
  const steps = [
    await run(["batch", input, ...database, "--run", "一批", "--no-wait"], environment),
    await run(["work", ...database, "--workers", "1", "--until-empty"], environment),
  ];
  for (const { status, told } of steps) expect(status, told).toBe(0);
  const collecting = await run(["batch", ...database, "--run", "一批", "-o", collected], environment);
  expect(collecting.status, collecting.told).toBe(alone.status);
  expect(readFileSync(path.join(collected, "results.jsonl"), "utf8")).toBe(results);
}, 240_000);

test("its threads recognise text, with the model that lies beside it", async () => {
  const output = path.join(folder, "recognised");
  const { status, told } = await run(["batch", scans, "-o", output]);
  expect(status, told).toBeLessThan(2);
  expect(readFileSync(path.join(output, "results.jsonl"), "utf8")).toContain("text-recognised");
}, 240_000);
