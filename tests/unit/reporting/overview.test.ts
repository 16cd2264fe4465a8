import { strFromU8, unzipSync } from "fflate";
import * as XLSX from "@e965/xlsx";
import { parse, type DefaultTreeAdapterMap } from "parse5";
import { describe, expect, test } from "vitest";
import {
  MemoryShelf,
  overviewBook,
  overviewDocument,
  recordOf,
  unchecked,
  type BatchRecord,
  type OverviewOptions,
} from "../../../src/application";
import { check } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf, edit } from "../../../src/checking/catalogue/documents/builder";
import { FINAL } from "../../../src/checking/catalogue/documents/final";
import { writeDocx } from "../../../src/hosts/docx";
import { writeHtml } from "../../../src/hosts/html";
import { bookChunks } from "../../../src/hosts/xlsx";

const OPTIONS: OverviewOptions = { language: "zh", madeAt: "2026-11-30 15:00", program: "0.0.0", filesAt: "../in/" };
const DOCS = [BUDGET, edit(BUDGET, ["expenditure", "合计", "total", "9999.99"]), FINAL].map((doc) => disclosureOf(doc));
const REPORTS = DOCS.map((d) => check(d));

function record(path: string, of: number, unitName: string, more: { readonly sha?: string } = {}): BatchRecord {
  const sha256 = more.sha ?? Buffer.from(path).toString("hex").padEnd(64, "0").slice(0, 64);
  const source = { file: path, sha256, kind: "pdf", pages: 9 };
  const disclosure = { ...DOCS[of]!, unitName };
  return recordOf({ path, sha256, bytes: 1 }, { disclosure, report: REPORTS[of]!, source });
}

const HOSTILE = `=1+1<script>alert(1)</script>\u0001\u202e${"县".repeat(500)}`;
const RECORDS: readonly BatchRecord[] = [
  record("甲/a 1%.pdf", 1, "云溪县档案局"),
  record("甲/b.pdf", 0, "云溪县民政局"),
  record("乙/c.pdf", 2, "云溪县民政局"),
  record("乙/d.pdf", 0, HOSTILE, { sha: "f".repeat(64) }),
  record("乙/e.pdf", 0, HOSTILE, { sha: "f".repeat(64) }),
  unchecked({ path: "乙/f.pdf", sha256: "0", bytes: 1 }, "refused", { code: "encrypted", values: {} }),
];

const written = (records: readonly BatchRecord[], options = OPTIONS): Uint8Array =>
  Buffer.concat([...bookChunks(overviewBook(records, options), new MemoryShelf())]);

type Rows = (string | number | null)[][];
const rowsOf = (book: XLSX.WorkBook, sheet: string): Rows =>
  XLSX.utils.sheet_to_json(book.Sheets[sheet]!, { header: 1, defval: null });

/** What COUNTIF, COUNTIFS, SUMIF, SUMIFS, SUM and COUNT over ranges of other sheets come to; null for other formulas. */
function evaluated(book: XLSX.WorkBook, sheet: string, formula: string): number | null {
  const call = /^(COUNTIFS?|SUMIFS?|SUM|COUNT)\((.*)\)$/.exec(formula);
  if (!call) return null;
  const args = call[2]!.match(/"(?:[^"]|"")*"|'[^']*'![^,]+|[^,]+/g)!;
  const cells = (arg: string): (string | number | null)[] => {
    const [, name, range] = /^(?:'([^']*)'!)?(.*)$/.exec(arg)!;
    const { s, e } = XLSX.utils.decode_range(range!.replace(/\$/g, ""));
    const of = book.Sheets[name ?? sheet]!;
    const values: (string | number | null)[] = [];
    for (let r = s.r; r <= e.r; r++)
      for (let c = s.c; c <= e.c; c++)
        values.push(((of[XLSX.utils.encode_cell({ r, c })] as XLSX.CellObject)?.v as never) ?? null);
    return values;
  };
  const fits = (value: string | number | null, arg: string): boolean => {
    const wanted = /^"(.*)"$/.exec(arg)?.[1] ?? (/^\$?[A-Z]/.test(arg) ? String(cells(arg)[0]) : arg);
    if (wanted === ">0") return typeof value === "number" && value > 0;
    return String(value) === wanted.replace("~", "");
  };
  const sum = (values: readonly (string | number | null)[]): number =>
    values.reduce<number>((n, v) => n + (typeof v === "number" ? v : 0), 0);
  const where = (pairs: readonly string[]): number[] =>
    cells(pairs[0]!).flatMap((_, i) =>
      pairs.every((arg, p) => p % 2 === 1 || fits(cells(arg)[i]!, pairs[p + 1]!)) ? [i] : [],
    );
  switch (call[1]) {
    case "SUM":
      return sum(cells(args[0]!));
    case "COUNT":
      return cells(args[0]!).filter((v) => typeof v === "number").length;
    case "SUMIF":
      return sum(where(args.slice(0, 2)).map((i) => cells(args[2]!)[i]!));
    case "SUMIFS":
      return sum(where(args.slice(1)).map((i) => cells(args[0]!)[i]!));
    default:
      return where(args).length;
  }
}

describe("the overview as a workbook", () => {
  const file = written(RECORDS);
  const book = XLSX.read(file, { cellFormula: true });

  test("its sheets are there, in the order in which they are read", () => {
    expect(book.SheetNames).toEqual(["总览", "公开情况", "报表齐全", "核对矩阵", "问题清单", "规则汇总", "未能读取"]);
    expect(XLSX.read(written(RECORDS, { ...OPTIONS, language: "en" })).SheetNames[0]).toBe("Summary");
  });

  test("every count is a formula that comes to what is written", () => {
    let counts = 0;
    for (const name of book.SheetNames)
      for (const [at, cell] of Object.entries(book.Sheets[name]!) as [string, XLSX.CellObject][]) {
        if (at.startsWith("!") || !cell.f) continue;
        const value = evaluated(book, name, cell.f);
        if (value === null) continue;
        expect(value, `${name}!${at} ${cell.f}`).toBe(cell.v);
        counts++;
      }
    expect(counts).toBeGreaterThan(500);
  });

  test("cells of the matrix lead to the first finding of their rule, and back", () => {
    const matrix = book.Sheets["核对矩阵"]!;
    const [rules, list] = [rowsOf(book, "核对矩阵")[3]!, rowsOf(book, "问题清单")];
    let led = 0;
    for (const [at, cell] of Object.entries(matrix) as [string, XLSX.CellObject][]) {
      const target = /问题清单'!([A-Z]+)(\d+)/.exec(cell.l?.Target ?? "");
      if (!target) continue;
      const { c } = XLSX.utils.decode_cell(at);
      const row = list[Number(target[2]) - 1]!;
      if (/^[A-Z]\d/.test(String(rules[c]))) {
        expect(row[5]).toBe(rules[c]);
        const back = (book.Sheets["问题清单"]![`F${target[2]}`] as XLSX.CellObject).l!.Target;
        expect(back).toContain(`!${at}`);
        led++;
      }
    }
    expect(led).toBeGreaterThan(0);
    const findings = RECORDS.reduce((n, r) => n + r.findings.length, 0);
    expect(list).toHaveLength(3 + findings);
  });

  test("files are led to within the folders round the workbook", () => {
    const parts = Object.entries(unzipSync(file)).filter(([name]) => name.includes("worksheets/_rels"));
    const targets = parts.flatMap(([, data]) =>
      [...strFromU8(data).matchAll(/Target="([^"]*)" TargetMode="External"/g)].map((m) => m[1]!),
    );
    expect(targets).toContain(`../in/${encodeURIComponent("甲")}/a%201%25.pdf`);
    for (const target of targets) expect(target).toMatch(/^\.\.\/in\/[\w%.-]+\/[\w%.-]+$/);
    const bare = unzipSync(written(RECORDS, { ...OPTIONS, filesAt: undefined }));
    expect(Object.values(bare).some((part) => strFromU8(part).includes("TargetMode"))).toBe(false);
  });

  test("a refused file is unread, no error; files of one content are named", () => {
    const unread = rowsOf(book, "未能读取");
    expect(unread.find((row) => row[2] === "乙/f.pdf")![1]).toBe("不能读取");
    const remarks = rowsOf(book, "公开情况").map((row) => String(row.at(-1)));
    expect(remarks.some((r) => r.includes("乙/d.pdf、乙/e.pdf"))).toBe(true);
  });

  test("a stranger's name is text", () => {
    const cell = Object.values(book.Sheets["核对矩阵"]!).find((c: XLSX.CellObject) => String(c.v).startsWith("=1+1"));
    expect((cell as XLSX.CellObject).f).toBeUndefined();
    for (const [name, data] of Object.entries(unzipSync(file)))
      if (name.endsWith(".xml")) expect(strFromU8(data)).not.toMatch(/[\u0001\u202e]/);
  });

  test("the order in which records come is nobody's business", () => {
    expect(Buffer.from(written([...RECORDS].reverse())).equals(Buffer.from(file))).toBe(true);
    expect(overviewDocument([...RECORDS].reverse(), OPTIONS)).toEqual(overviewDocument(RECORDS, OPTIONS));
  });

  test("no record at all is an overview too", () => {
    expect(XLSX.read(written([])).SheetNames).toHaveLength(7);
    expect(writeHtml(overviewDocument([], OPTIONS))).toContain("没有一份公开得到核对");
  });
});

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];
function elements(node: Node, found: Element[] = []): Element[] {
  if ("tagName" in node) found.push(node);
  if ("childNodes" in node) for (const child of node.childNodes) elements(child, found);
  return found;
}

describe("the overview as a page", () => {
  const html = writeHtml(overviewDocument(RECORDS, OPTIONS));
  const all = elements(parse(html));
  const attribute = (e: Element, name: string): string | undefined => e.attrs.find((a) => a.name === name)?.value;

  test("every link leads to a place of the page, each once, or to a file", () => {
    const ids = all.flatMap((e) => attribute(e, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const addresses = all.flatMap((e) => attribute(e, "href") ?? []);
    expect(addresses.length).toBeGreaterThan(30);
    for (const address of addresses)
      expect(address.startsWith("#") ? ids.includes(address.slice(1)) : address.startsWith("../in/"), address).toBe(
        true,
      );
  });

  test("every finding is told below its disclosure, and nothing runs", () => {
    expect(all.filter((e) => e.tagName === "details")).toHaveLength(5);
    expect(all.filter((e) => e.tagName === "script")).toEqual([]);
    expect(html).not.toMatch(/[\u0001\u202e]/);
    const bare = html
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">");
    for (const { findings } of RECORDS) for (const f of findings) expect(bare).toContain(f.message.split("&")[0]);
  });

  test("where there are more findings than a page holds, it has the errors, and says where the others are", () => {
    const [one] = RECORDS;
    const error = one!.findings.find((f) => f.severity === "error")!;
    const light = Array.from({ length: 9 }, () => ({ ...error, severity: "info" as const, message: "较轻的一条" }));
    const many = Array.from({ length: 400 }, (_, i): BatchRecord => {
      const findings = i % 4 === 0 ? [{ ...error, message: `第${i}个错误` }, ...light] : light;
      return { ...one!, path: `${i}.pdf`, rules: { [error.rule]: "fail" }, findings, unread: [] };
    });
    const page = writeHtml(overviewDocument(many, OPTIONS));
    for (let i = 0; i < 400; i += 4) expect(page).toContain(`第${i}个错误`);
    expect(page).not.toContain("较轻的一条");
    expect(page).toContain("另有 3600 条较轻的只在总览.xlsx");
    const found = elements(parse(page));
    const ids = new Set(found.flatMap((e) => attribute(e, "id") ?? []));
    for (const address of found.flatMap((e) => attribute(e, "href") ?? []))
      if (address.startsWith("#")) expect(ids, address).toContain(address.slice(1));
    expect(found.filter((e) => e.tagName === "details")).toHaveLength(100);
  });

  test("an address that leaves the folders is no link", () => {
    const run = (file: string): string =>
      writeHtml({
        title: "甲",
        language: "zh-CN",
        foot: "",
        blocks: [{ kind: "paragraph", runs: [{ text: "乙", file }] }],
      });
    for (const file of ["javascript:alert(1)", "https://example.com/", "//host/a", "file:///etc", "\\\\host\\a"])
      expect(run(file)).not.toContain("<a ");
    expect(run("in/a%20b.pdf")).toContain('<a href="in/a%20b.pdf">');
  });

  test("Word has it too", async () => {
    const xml = strFromU8(unzipSync(await writeDocx(overviewDocument(RECORDS, OPTIONS)))["word/document.xml"]!);
    expect(xml).toContain('w:orient="landscape"');
    expect(xml).toContain("云溪县档案局");
  });
});
