import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleProgram } from "../../support/bundled-program";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const SAMPLE = path.join(ROOT, "data/sample/yunxi-2026.txt");

describe.skipIf(process.platform === "win32")("the program, as a shell starts it", () => {
  let folder = "";
  let program = "";

  let remove = (): void => undefined;
  beforeAll(async () => ({ folder, program, remove } = await bundleProgram()));
  afterAll(() => remove());

  const shell = (line: string) =>
    spawnSync("bash", ["-c", `set -o pipefail; ${line.replaceAll("PROGRAM", `"${process.execPath}" "${program}"`)}`], {
      encoding: "utf8",
      cwd: folder,
    });

  test("a reader that goes away is told, and the workbook is written all the same", () => {
    const { stdout, stderr, status } = shell(`PROGRAM import ${SAMPLE} ${SAMPLE} -o piped.xlsx | head -c 1`);
    expect(stdout).toHaveLength(1);
    // What fits into the pipe before it is closed may have been taken.
    if (status !== 0) {
      expect(status).toBe(2);
      expect(stderr).toContain("接收输出的程序已经结束");
    }
    expect(existsSync(path.join(folder, "piped.xlsx"))).toBe(true);
  });

  test("a pipe that is closed already", () => {
    const { stderr, status } = shell(`PROGRAM import ${SAMPLE} -o closed.xlsx > >(exec true)`);
    if (status !== 0) expect(stderr).toContain("[stdout-failed]");
    expect(existsSync(path.join(folder, "closed.xlsx"))).toBe(true);
  });

  test.skipIf(!existsSync("/dev/full"))("a full disk under standard output", () => {
    const { stderr, status } = shell(`PROGRAM check --json ${SAMPLE} > /dev/full`);
    expect(status).toBe(2);
    expect(stderr).toContain("磁盘已满");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test("standard error that is closed changes no status", () => {
    expect(shell(`PROGRAM check missing.pdf 2>&-`).status).toBe(2);
  });

  test("standard input of any kind", () => {
    expect(shell(`PROGRAM check --lang en - < ${SAMPLE}`).stdout).toMatch(/^standard input: 2026/);
    expect(shell(`cat ${SAMPLE} | PROGRAM check --json -`).status).toBe(0);
    expect(shell(`PROGRAM check - < /dev/null`).stderr).toContain("[empty-file]");
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s ends it at once, with its thread and without a temporary file", async (signal, code) => {
    const fifo = path.join(folder, `${signal}.fifo`);
    expect(spawnSync("mkfifo", [fifo]).status).toBe(0);
    // It waits for a file that never comes, its first file read in the thread.
    const child = spawn(process.execPath, [program, "import", SAMPLE, fifo, "-o", `${signal}.xlsx`], { cwd: folder });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill(signal);
    const [status, by] = await new Promise<[number | null, string | null]>((resolve) =>
      child.on("close", (...ended) => resolve(ended)),
    );
    // A shell gives 128 and the signal's number for a program that a signal ended.
    expect(by === signal ? code : status).toBe(code);
    expect(() => process.kill(child.pid!, 0)).toThrow();
    expect(readdirSync(folder).filter((name) => name.startsWith(`${signal}.xlsx`))).toEqual([]);
  });

  test("a signal while the workbook is written leaves nothing of it", async () => {
    const inputs = Array<string>(40).fill(SAMPLE);
    const child = spawn(process.execPath, [program, "import", ...inputs, "-o", "cut.xlsx"], { cwd: folder });
    child.stdout.resume();
    const begun = () => readdirSync(folder).find((name) => name.startsWith("cut.xlsx.") && name.endsWith(".tmp"));
    while (child.exitCode === null && begun() === undefined) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(begun()).toBeDefined();
    child.kill("SIGINT");
    const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
    expect(status).toBe(130);
    expect(readdirSync(folder).filter((name) => name.startsWith("cut.xlsx"))).toEqual([]);
  });

  test("a disk that is full while disclosures are put away: it is told, and no workbook of the rest is made", () => {
    const { stderr, status } = shell(
      `trap '' XFSZ; ulimit -f 1; PROGRAM import ${SAMPLE} ${SAMPLE} ${SAMPLE} -o none.xlsx`,
    );
    expect(status).toBe(2);
    expect(stderr).toContain("none.xlsx");
    expect(stderr).toContain("[output-failed]");
    expect(readdirSync(folder).filter((name) => name.startsWith("none.xlsx"))).toEqual([]);
  });

  test("a file on a disk that is full in the middle", () => {
    // A bound on the size of files stands for the disk's end.
    writeFileSync(path.join(folder, "kept.xlsx"), "of the user");
    const { stderr, status } = shell(`trap '' XFSZ; ulimit -f 4; PROGRAM import ${SAMPLE} -o kept.xlsx --overwrite`);
    expect(status).toBe(2);
    expect(stderr).toContain("[output-failed]");
    expect(readFileSync(path.join(folder, "kept.xlsx"), "utf8")).toBe("of the user");
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
