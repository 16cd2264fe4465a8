import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "./call";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const OWN = path.join(ROOT, "data/sample/yunxi-2026.txt");
const OTHER = path.join(ROOT, "data/sample/linxi-2026-three-errors.txt");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "draft-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);

function yearBefore(): string {
  const text = readFileSync(OWN, "utf8").replaceAll("2026", "2025").replaceAll("\t412.60", "\t400.00");
  writeFileSync(at("2025.txt"), text);
  return at("2025.txt");
}

describe("draft", () => {
  test.each(["docx", "html", "txt"])("writes a draft as .%s and lists what is left open", async (ending) => {
    const { status, out, err } = await call("draft", OWN, "-o", at(`d.${ending}`));
    expect([status, out]).toEqual([0, ""]);
    expect(err).toContain(`已写入 ${at(`d.${ending}`)}`);
    expect(err).toContain("8 × 〔请填写含义〕");
    const bytes = readFileSync(at(`d.${ending}`));
    expect(bytes.toString().startsWith({ docx: "PK", html: "<!", txt: "云溪县" }[ending]!)).toBe(true);
    expect(readdirSync(folder)).toEqual([`d.${ending}`]);
  });

  test("with the year before it tells changes", async () => {
    await call("draft", OWN, "--prior", yearBefore(), "-o", at("d.txt"));
    expect(readFileSync(at("d.txt"), "utf8")).toContain("比上年增加12.60万元，增长3.15%，主要原因是〔请填写原因〕");
  });

  test("a year before of another unit is not used, and that is said in both languages", async () => {
    const zh = await call("draft", OWN, "--prior", OTHER, "-o", at("d.txt"));
    expect(zh.err).toContain("没有用它");
    const en = await call("draft", OWN, "--prior", OTHER, "-o", at("d.txt"), "--overwrite", "--lang", "en");
    expect(en.err).toContain("not used");
  });

  test("a template with fields, and last year's text", async () => {
    writeFileSync(at("t.txt"), "支出{{表数[支出]}}万元。\n");
    await call("draft", OWN, "--template", at("t.txt"), "-o", at("a.txt"));
    expect(readFileSync(at("a.txt"), "utf8")).toContain("支出412.60万元。");
    await call("draft", OWN, "--template", yearBefore(), "-o", at("b.txt"));
    expect(readFileSync(at("b.txt"), "utf8")).toContain("2026年本馆预算收入412.60万元");
  });

  test("refused: an output that is there or is an input, an ending, a template without figures, calls without an output", async () => {
    writeFileSync(at("d.txt"), "x");
    expect((await call("draft", OWN, "-o", at("d.txt"))).err).toContain("[output-exists]");
    expect((await call("draft", OWN, "--template", at("d.txt"), "-o", at("d.txt"), "--overwrite")).err).toContain(
      "[output-is-input]",
    );
    expect((await call("draft", OWN, "-o", at("d.doc"))).err).toContain("[output-format]");
    expect((await call("draft", OWN, "--template", at("d.txt"), "-o", at("e.txt"))).status).toBe(2);
    expect((await call("draft", OWN)).err).toContain("-o");
    expect((await call("draft", OWN, OTHER, "-o", at("e.txt"))).err).toContain("--together");
    expect(readdirSync(folder)).toEqual(["d.txt"]);
  });
});
