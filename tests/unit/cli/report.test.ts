import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PROGRAM_VERSION } from "../../../src/application";
import { call } from "./call";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const FAULTY = path.join(ROOT, "data/sample/linxi-2026-three-errors.txt");
const SOUND = path.join(ROOT, "data/sample/yunxi-2026.txt");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "report-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);

describe("report", () => {
  test.each(["html", "htm", "docx", "xlsx"])(
    "writes one report of several files as .%s, and its status is check's",
    async (ending) => {
      const { status, err } = await call("report", FAULTY, SOUND, "-o", at(`r.${ending}`));
      expect([status, err]).toEqual([1, `已写入 ${at(`r.${ending}`)}\n`]);
      const bytes = readFileSync(at(`r.${ending}`));
      expect(bytes.subarray(0, 2).toString()).toBe(ending.startsWith("htm") ? "<!" : "PK");
      expect(readdirSync(folder)).toEqual([`r.${ending}`]);
    },
  );

  test("without an error the status is 0", async () => {
    expect((await call("report", SOUND, "-o", at("r.html"))).status).toBe(0);
  });

  test("an excerpt of the text stands beside each finding, the line in brackets", async () => {
    await call("report", FAULTY, "-o", at("r.html"));
    const html = readFileSync(at("r.html"), "utf8");
    expect(html).toMatch(/摘录：linxi-2026-three-errors\.txt 第 \d+ 行/);
    expect(html).toMatch(/<mark><strong>\d+　【/);
  });

  test("it takes the options of check: rules that are off, a tolerance, the language", async () => {
    const options = ["--without", "P03=本单位无此项", "--tolerance", "0.02", "--lang", "en"];
    await call("report", FAULTY, "-o", at("r.html"), ...options);
    const html = readFileSync(at("r.html"), "utf8");
    expect(html).toContain('<html lang="en-US">');
    expect(html).toContain("rules switched off: 1");
    expect(html).toContain("本单位无此项");
    expect(html).toContain("3. Findings");
  });

  test("--json gives the check itself", async () => {
    const { out } = await call("report", FAULTY, "-o", at("r.xlsx"), "--json");
    expect(JSON.parse(out).findings.length).toBeGreaterThan(2);
  });

  test("an ending without a format is refused with the one that was meant, before anything is read", async () => {
    const { status, out, err } = await call("report", FAULTY, "-o", at("r.doc"));
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("是不是 .docx？");
    expect(err).toContain("[output-format]");
    expect((await call("report", FAULTY, "-o", at("r.json"))).err).toContain("[output-format]");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("no output is a wrong call", async () => {
    const { status, err } = await call("report", FAULTY);
    expect(status).toBe(2);
    expect(err).toContain("report 要用 -o 写明报告文件");
  });

  test("what is there stays, unless it is said that it may go", async () => {
    writeFileSync(at("r.html"), "mine");
    expect((await call("report", FAULTY, "-o", at("r.html"))).err).toContain("[output-exists]");
    expect(readFileSync(at("r.html"), "utf8")).toBe("mine");
    expect((await call("report", FAULTY, "-o", at("r.html"), "--overwrite")).status).toBe(1);
  });

  test("a file that can't be used is told; the others are reported", async () => {
    const { status, err } = await call("report", at("gone.pdf"), SOUND, "-o", at("r.html"));
    expect(status).toBe(2);
    expect(err).toContain("gone.pdf");
    expect(readFileSync(at("r.html"), "utf8")).toContain("云溪县");
  });

  test("the version that reports tell is the program's", () => {
    expect(PROGRAM_VERSION).toBe(JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")).version);
  });
});
