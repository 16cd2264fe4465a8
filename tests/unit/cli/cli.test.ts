import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { read } from "@e965/xlsx";
import { afterAll, describe, expect, test } from "vitest";
import { call } from "./call";

const SAMPLE = fileURLToPath(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "budget-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The sample with one figure wrong. */
function broken(): string {
  const file = path.join(folder, "broken.txt");
  writeFileSync(
    file,
    readFileSync(SAMPLE, "utf8").replace(
      "4\t2012601\t行政运行\t212.32\t212.32\t\t\t\t",
      "4\t2012601\t行政运行\t221.32\t212.32\t\t\t\t",
    ),
  );
  return file;
}

const written = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text, "latin1");
  return file;
};

describe("the command line", () => {
  test("check: 0 where nothing is wrong, 1 with findings of severity error; import never says 1", async () => {
    expect((await call("check", SAMPLE)).status).toBe(0);
    const wrong = broken();
    const { status, out } = await call("check", "--json", wrong);
    expect(status).toBe(1);
    expect((JSON.parse(out) as { findings: { severity: string }[] }).findings.some((f) => f.severity === "error")).toBe(
      true,
    );
    expect((await call("import", wrong)).status).toBe(0);
  });

  test("an input that can't be used is told on standard error and the others are still done", async () => {
    const { status, out, err } = await call("import", "--json", path.join(folder, "missing.pdf"), SAMPLE);
    expect(status).toBe(2);
    expect(err).toContain("missing.pdf");
    expect(out.trim().split("\n")).toHaveLength(1);
    expect((JSON.parse(out) as { source: { file: string } }).source.file).toBe("yunxi-2026.txt");
  });

  test("trace tells what was seen in each table, in both languages", async () => {
    const zh = await call("trace", SAMPLE);
    expect(zh.status).toBe(0);
    expect(zh.out).toContain("[balance 1]");
    expect(zh.out).toMatch(/标准行 \d+: 合计 \d+, 小计 \d+, 明细 \d+/);
    expect(zh.out).toMatch(/ → .*基本支出/);
    const en = await call("trace", "--lang=en", SAMPLE);
    expect(en.out).toMatch(/standard rows \d+: total \d+, subtotal \d+, detail \d+/);
    expect((await call("trace", path.join(folder, "missing.pdf"))).status).toBe(2);
  });

  test("-o writes a workbook whose checks are native formulas", async () => {
    const output = path.join(folder, "out.xlsx");
    expect((await call("import", SAMPLE, "-o", output)).status).toBe(0);
    const book = read(readFileSync(output), { cellFormula: true });
    expect(book.SheetNames).toEqual(
      expect.arrayContaining(["概览", "问题", "核对", "收支总表", "叙述数字", "原表 2026 云溪县档案馆"]),
    );
    expect(book.Sheets["核对"]!.G4.f).not.toMatch(/BUDGET|LET\(/);
  });

  test("speaks Chinese, and English where asked", async () => {
    expect((await call("import", SAMPLE)).out).toContain("收支总表：有数据");
    expect((await call("import", "--lang", "en", SAMPLE)).out).toContain("not evaluable");
  });

  test("name: codes and files", async () => {
    expect((await call("name", "2101202", SAMPLE)).out).toBe(
      `2101202\t财政对城乡居民基本医疗保险基金的补助\n${SAMPLE}\t2026年云溪县档案馆部门预算公开\n`,
    );
    expect((await call("name", "9999999")).status).toBe(2);
  });

  test("a call that can't be understood shows the help", async () => {
    expect(await call("frobnicate", "x")).toMatchObject({ status: 2, out: "" });
    expect((await call("import")).status).toBe(2);
    expect((await call("--help")).out).toContain("用法");
  });
});

describe("what the rules get beside the document", () => {
  const json = (out: string) =>
    JSON.parse(out) as {
      findings: { rule: string; message: string; equation: string | null }[];
      certificate?: {
        cells: number;
        uncovered: number;
        once: number;
        redundant: number;
        tables: { label: string; cells: number }[];
      };
    };

  test("--rules: one that breaks becomes a finding in Chinese labels, one that can't be read is explained", async () => {
    const rules = path.join(folder, "rules.txt");
    writeFileSync(
      rules,
      "支出总表[合计].合计 = 支出总表[合计].基本支出\n不存在的表[合计].合计 = 支出总表[合计].合计\n",
    );
    const { status, out, err } = await call("check", "--json", "--rules", rules, SAMPLE);
    expect(status).toBe(2);
    expect(err).toContain("不存在的表");
    const found = json(out).findings.find((f) => f.rule === "U01");
    expect(found?.equation).toContain("支出总表[合计].基本支出");
  });

  test("--rules as JSON", async () => {
    const rules = path.join(folder, "rules.json");
    writeFileSync(
      rules,
      JSON.stringify([
        { identity: "支出总表[合计].合计 = 支出总表[合计].基本支出 + 支出总表[合计].项目支出", title: "支出两分" },
      ]),
    );
    const { status, out } = await call("check", "--json", "--rules", rules, SAMPLE);
    expect(status).toBe(0);
    expect(json(out).findings.some((f) => f.rule === "U01")).toBe(false);
  });

  test("--certificate adds one key; without it there is none", async () => {
    expect(json((await call("import", "--json", SAMPLE)).out).certificate).toBeUndefined();
    const { certificate } = json((await call("import", "--json", "--certificate", SAMPLE)).out);
    expect(certificate!.cells).toBe(certificate!.uncovered + certificate!.once + certificate!.redundant);
    expect(certificate!.tables.reduce((n, t) => n + t.cells, 0)).toBe(certificate!.cells);
    expect(certificate!.redundant).toBeGreaterThan(certificate!.uncovered);
  });

  test("--prior and --units reach their rules", async () => {
    const former = path.join(folder, "former.txt");
    writeFileSync(former, readFileSync(SAMPLE, "utf8").replaceAll("2026", "2025"));
    const outcomes = async (...more: string[]) =>
      (JSON.parse((await call("import", "--json", ...more, SAMPLE)).out) as { outcomes: Record<string, number> })
        .outcomes;
    const alone = await outcomes();
    expect((await outcomes("--prior", former))["not-evaluable"]).toBeLessThan(alone["not-evaluable"]!);
    expect(await outcomes("--units", SAMPLE)).not.toEqual(alone);
  });

  test("a document that was given and can't answer is told with the rules that wanted it", async () => {
    const lines = (await call("check", SAMPLE, "--prior", SAMPLE)).out;
    expect(lines).toMatch(/\[未核对\] Y01、Y02、Y03、Y06.*：上年公开文件是 2026 年的，这里要 2025 年的/);
    expect((await call("check", SAMPLE)).out).not.toContain("[未核对]");
  });

  const quoted = (text: string) => text.replace(/[「“][^”」]*[”」]|\S*\.(?:txt|pdf|docx)/g, "");
  test.each([
    ["a missing file", () => path.join(folder, "missing.pdf"), /there is no such file/],
    ["a folder", () => folder, /this is a folder/],
    ["an empty file", () => written("empty.pdf", ""), /The file is empty/],
    ["a picture of a kind that is not read", () => written("scan.pdf", "GIF89a\0\0"), /Unknown file format \(GIF\)/],
    ["a text without tables", () => written("letter.txt", "Dear Sir,"), /No budget table/],
  ])("--lang=en: %s is explained in English", async (_what, file, words) => {
    const { status, err, out } = await call("check", "--lang=en", file());
    expect(status).toBe(2);
    expect(err).toMatch(words);
    expect(quoted(err + out)).not.toMatch(/\p{Script=Han}/u);
  });

  test.each([
    [["frobnicate", "x", "--lang", "en"], /Unknown command: frobnicate/],
    [["check", "--lang=en"], /No file given/],
    [["check", "--frob", "--lang=en"], /Unknown option: --frob/],
    [["--help", "--lang=en"], /Usage/],
  ])("--lang=en: %j is answered in English", async (argv, words) => {
    const { err, out } = await call(...argv);
    expect(err + out).toMatch(words);
    expect(err + out).not.toMatch(/\p{Script=Han}/u);
  });

  test("--lang=en: tables, outcomes and severities are English", async () => {
    const { out } = await call("check", "--lang=en", "--certificate", broken());
    expect(out).toMatch(/^ {2}expenditure table: filled, \d+ rows/m);
    expect(out).toMatch(/\[error\] [A-Z]\d\d /);
    expect(out).toMatch(/not evaluable \d+/);
    const own = out.split("\n").filter((line) => !/^ {2}\[|^ {6}·|suggestion|^\S+\.txt/.test(line));
    expect(own.join("\n")).not.toMatch(/\p{Script=Han}/u);
  });
});
