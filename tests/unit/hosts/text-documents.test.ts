import { parse, type DefaultTreeAdapterMap } from "parse5";
import { describe, expect, test } from "vitest";
import { importDisclosures, readInput, reportDocument, reportedImports } from "../../../src/application";
import { writeDocx } from "../../../src/hosts/docx";
import { writeHtml } from "../../../src/hosts/html";
import type { TextDocument } from "../../../src/reporting";
import { encodePng } from "../../../src/application/report/png";
import { readFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

const HOSTILE = `<script>alert(1)</script>"><img src=x onerror=alert(2)> & '县' \u202egnp.exe \u0000 </style></title>`;
const PNG = encodePng(4, 3, new Uint8ClampedArray(4 * 3 * 4).fill(0x80));

const STRANGE: TextDocument = {
  title: HOSTILE,
  language: "zh-CN",
  foot: HOSTILE,
  blocks: [
    { kind: "heading", level: 1, text: HOSTILE },
    { kind: "heading", level: 2, text: "次级" },
    { kind: "paragraph", runs: [{ text: HOSTILE, bold: true, marked: true }], indented: true },
    { kind: "page-break" },
    {
      kind: "table",
      caption: HOSTILE,
      header: [HOSTILE, "金额"],
      rows: [[{ runs: [{ text: HOSTILE }] }, { runs: [{ text: "1.00" }], amount: true }]],
      widths: [70, 30],
      named: true,
    },
    {
      kind: "table",
      header: [],
      rows: [[{ runs: [{ text: "并" }], columnSpan: 2, rowSpan: 2 }, { runs: [{ text: "甲" }] }]],
    },
    { kind: "picture", png: PNG, width: 4, height: 3, alternative: HOSTILE, caption: HOSTILE },
  ],
};

function elements(node: Node, found: Element[] = []): Element[] {
  if ("tagName" in node) found.push(node);
  if ("childNodes" in node) for (const child of node.childNodes) elements(child, found);
  return found;
}
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((a) => a.name === name)?.value;
const textIn = (node: Node): string =>
  "value" in node ? node.value : "childNodes" in node ? node.childNodes.map(textIn).join("") : "";

const ROOT = path.resolve(import.meta.dirname, "../../..");
async function sampleReport() {
  const text = readFileSync(path.join(ROOT, "data/sample/linxi-2026-three-errors.txt"), "utf8");
  const [result] = await importDisclosures([{ type: "text", name: "样例.txt", text }]);
  if (!result!.ok) throw result!.error;
  const { value } = result!;
  const document = reportDocument(reportedImports([value]), {
    language: "zh",
    checkedAt: "2026-11-30 15:00",
    program: "0.0.0",
  });
  return { value, document };
}

describe("a document as a page", () => {
  const html = writeHtml(STRANGE);
  const all = elements(parse(html));
  const tags = (name: string): Element[] => all.filter((e) => e.tagName === name);

  test("a stranger's text stays text", () => {
    expect(tags("script")).toEqual([]);
    expect(tags("img")).toHaveLength(1);
    expect(all.flatMap((e) => e.attrs).filter((a) => /^on/i.test(a.name))).toEqual([]);
    expect(textIn(tags("h1")[0]!)).toContain("<script>alert(1)</script>");
    expect(html).not.toContain("\u202e");
    expect(html).not.toContain("\u0000");
    expect(textIn(tags("style")[0]!)).not.toContain("alert");
  });

  test("it needs nothing else, and runs nothing", () => {
    const policy = attribute(
      tags("meta").find((m) => attribute(m, "http-equiv"))!,
      "content",
    )!;
    expect(policy).toContain("default-src 'none'");
    const addresses = all.flatMap((e) => e.attrs).filter((a) => a.name === "src" || a.name === "href");
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.filter(({ value }) => !/^(?:#part-\d+|data:image\/png;base64,)/.test(value))).toEqual([]);
  });

  test("language, landmarks, headings in order, heads of tables with their scope, texts for pictures", () => {
    expect(attribute(tags("html")[0]!, "lang")).toBe("zh-CN");
    for (const name of ["header", "nav", "main", "footer", "h1"]) expect(tags(name)).toHaveLength(1);
    expect(attribute(tags("nav")[0]!, "aria-label")).toBe("目录");
    const levels = all.flatMap((e) => /^h([1-6])$/.exec(e.tagName)?.[1] ?? []).map(Number);
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(tags("th").map((th) => attribute(th, "scope"))).toEqual(["col", "col", "row"]);
    expect(attribute(tags("img")[0]!, "alt")).toContain("alert(2)");
    const spanning = tags("td").find((td) => attribute(td, "colspan"))!;
    expect([attribute(spanning, "colspan"), attribute(spanning, "rowspan")]).toEqual(["2", "2"]);
    for (const a of tags("a")) expect(all.some((e) => `#${attribute(e, "id")}` === attribute(a, "href"))).toBe(true);
  });

  test("every finding's sentence stands in it", async () => {
    const { value, document } = await sampleReport();
    const text = textIn(parse(writeHtml(document)));
    expect(value.report.findings.length).toBeGreaterThan(2);
    for (const f of value.report.findings) expect(text).toContain(f.message);
  });
});

describe("a document as a Word file", () => {
  test("every finding's sentence is read back by the reader of Word files, and the tables are tables", async () => {
    const { value, document } = await sampleReport();
    const read = await readInput({ type: "file", name: "报告.docx", bytes: await writeDocx(document) });
    expect(read.kind).toBe("docx");
    const bare = (text: string): string => text.replace(/\s/g, "");
    const text = bare(
      read.blocks.map((b) => (b.type === "paragraph" ? b.text : b.cells.map((c) => c.text).join("\n"))).join("\n"),
    );
    for (const f of value.report.findings) expect(text).toContain(bare(f.message));
    expect(read.blocks.filter((b) => b.type === "grid")).toHaveLength(
      document.blocks.filter((b) => b.kind === "table").length,
    );
  });

  test("the same document is the same file, and no time of its making stands in it", async () => {
    const [a, b] = [await writeDocx(STRANGE), await writeDocx(STRANGE)];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
    expect(strFromU8(unzipSync(a)["docProps/core.xml"]!)).not.toMatch(/created|modified/);
  });

  test("a stranger's text is text; signs that no XML may hold are replaced", async () => {
    const parts = unzipSync(await writeDocx(STRANGE));
    const xml = strFromU8(parts["word/document.xml"]!);
    expect(xml).toContain("&lt;script&gt;");
    for (const part of Object.entries(parts).filter(([name]) => name.endsWith(".xml")))
      expect(strFromU8(part[1])).not.toMatch(/[\u0000-\u0008\u202e]/);
    const read = await readInput({ type: "file", name: "a.docx", bytes: await writeDocx(STRANGE) });
    expect(read.blocks.some((b) => b.type === "paragraph" && b.text.includes("<script>alert(1)</script>"))).toBe(true);
  });

  test("the picture has the text for those who don't see it, and its bytes", async () => {
    const parts = unzipSync(await writeDocx(STRANGE));
    expect(strFromU8(parts["word/document.xml"]!)).toContain("descr=");
    const [name] = Object.keys(parts).filter((n) => n.endsWith(".png"));
    expect(Buffer.from(parts[name!]!).equals(Buffer.from(PNG))).toBe(true);
  });
});
