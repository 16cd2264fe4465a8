import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { call } from "./call";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const SOUND = path.join(ROOT, "data/sample/yunxi-2026.txt");

let folder: string;
let changed: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "compare-"));
  changed = path.join(folder, "again.txt");
  // Everything of 行政运行's 基本支出 in one place: one digit.
  writeFileSync(changed, readFileSync(SOUND, "utf8").replace("212.32", "213.32"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);

describe("compare", () => {
  test("a version and itself: nothing differs, status 0", async () => {
    const { status, out } = await call("compare", SOUND, SOUND);
    expect(status).toBe(0);
    expect(out).toContain("没有差异");
  });

  test("one digit: status 1, the cell in JSON with its amounts in 万元", async () => {
    const { status, out } = await call("compare", SOUND, changed, "--json");
    expect(status).toBe(1);
    const { before, after, cells, sentences, findings } = JSON.parse(out);
    expect([before.file, after.file]).toEqual(["yunxi-2026.txt", "again.txt"]);
    expect(cells).toMatchObject([
      { kind: "amount", how: "same", before: { printed: "212.32" }, after: { printed: "213.32" } },
    ]);
    expect([cells[0].before.amount, cells[0].after.amount]).toEqual(["212.32", "213.32"]);
    expect(sentences).toEqual([]);
    expect(findings.fresh.length).toBeGreaterThan(0);
  });

  test.each(["html", "htm", "docx", "xlsx"])("writes the notice as .%s, and nothing beside it", async (ending) => {
    const { status, err } = await call("compare", SOUND, changed, "-o", at(`c.${ending}`));
    expect([status, err]).toEqual([1, `已写入 ${at(`c.${ending}`)}\n`]);
    expect(
      readFileSync(at(`c.${ending}`))
        .subarray(0, 2)
        .toString(),
    ).toBe(ending.startsWith("htm") ? "<!" : "PK");
    expect(readdirSync(folder).sort()).toEqual(["again.txt", `c.${ending}`].sort());
  });

  test("the page names what changed, in the language asked for", async () => {
    await call("compare", SOUND, changed, "-o", at("c.html"), "--lang", "en");
    const html = readFileSync(at("c.html"), "utf8");
    expect(html).toContain('<html lang="en-US">');
    expect(html).toContain("+1.00");
    expect(html).toContain("213.32");
  });

  test("it takes two files, refuses an output that exists or has no format, and a file that can't be read", async () => {
    for (const files of [[SOUND], [SOUND, SOUND, SOUND]]) {
      const { status, err } = await call("compare", ...files);
      expect(status).toBe(2);
      expect(err).toContain(`给出了 ${files.length} 个`);
    }
    writeFileSync(at("c.html"), "mine");
    expect((await call("compare", SOUND, changed, "-o", at("c.html"))).status).toBe(2);
    expect(readFileSync(at("c.html"), "utf8")).toBe("mine");
    expect((await call("compare", SOUND, changed, "-o", at("c.doc"))).err).toContain(".docx");
    expect((await call("compare", SOUND, at("none.txt"))).status).toBe(2);
  });
});
