import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { importDisclosures, reportedImports, toJson, type Imported } from "../../../src/application";
import { publishedCell } from "../../../src/disclosure";
import {
  placesOf,
  readable,
  reportDocument,
  type ReportedDisclosure,
  type TextBlock,
  type TextDocument,
  type TextTable,
} from "../../../src/reporting";
import { OUTCOMES } from "../../../src/words";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const sample = (name: string): string => readFileSync(path.join(ROOT, "data/sample", name), "utf8");
const OPTIONS = { language: "zh", checkedAt: "2026-11-30 15:00", program: "0.0.0" } as const;

let faulty: Imported;
let sound: Imported;
let document: TextDocument;

async function imported(name: string): Promise<Imported> {
  const [result] = await importDisclosures([{ type: "text", name, text: sample(name) }]);
  if (!result!.ok) throw result!.error;
  return result!.value;
}

beforeAll(async () => {
  faulty = await imported("linxi-2026-three-errors.txt");
  sound = await imported("yunxi-2026.txt");
  document = reportDocument(reportedImports([faulty]), OPTIONS);
});

const words = (block: TextBlock): string => {
  switch (block.kind) {
    case "heading":
      return block.text;
    case "paragraph":
      return block.runs.map((r) => r.text).join("");
    case "table":
      return [block.header, ...block.rows.map((row) => row.map((c) => c.runs.map((r) => r.text).join("")))]
        .map((row) => row.join(" | "))
        .join("\n");
    case "picture":
      return block.alternative;
    case "details":
      return [block.summary.map((r) => r.text).join(""), ...block.blocks.map(words)].join("\n");
    case "page-break":
      return "";
  }
};
const textOf = ({ blocks }: TextDocument): string => blocks.map(words).join("\n");
/** The table below a heading. */
function tableUnder(doc: TextDocument, heading: RegExp): string[][] {
  const from = doc.blocks.findIndex((b) => b.kind === "heading" && heading.test(b.text));
  const table = doc.blocks.slice(from).find((b): b is TextTable => b.kind === "table")!;
  return table.rows.map((row) => row.map((c) => c.runs.map((r) => r.text).join("")));
}

describe("what a report says is what the check says", () => {
  test("all five outcomes, to the number", () => {
    const json = toJson(faulty);
    const total = tableUnder(document, /^六、/).at(-1)!;
    expect(total.slice(4).map(Number)).toEqual(Object.keys(OUTCOMES).map((status) => json.outcomes[status]));
  });

  test("every finding in the order of their gravity, with the sentences of all that it causes", () => {
    const json = toJson(faulty);
    expect(json.findings.length).toBeGreaterThan(2);
    const text = textOf(document);
    for (const f of json.findings) {
      expect(text).toContain(f.message);
      for (const c of f.consequences ?? []) expect(text).toContain(c.message);
      if (f.suggestion) expect(text).toContain(`似应为“${f.suggestion.value}”`);
    }
    const rank = { error: 0, warn: 1, info: 2 };
    const wanted = [...json.findings].sort((a, b) => rank[a.severity] - rank[b.severity]).map((f) => f.rule);
    const told = document.blocks.flatMap((b) =>
      b.kind === "heading" ? (/^\d+\. (\w+) /.exec(b.text)?.[1] ?? []) : [],
    );
    expect(told).toEqual(wanted);
  });

  test("an equation is a column of numbers whose sum and difference are those of the finding", () => {
    const at = faulty.report.findings.findIndex(
      (f) => f.terms?.kind === "sum" && f.terms.parts.filter((p) => p.value).length > 1,
    );
    const finding = faulty.report.findings[at]!;
    const tables = document.blocks.filter((b): b is TextTable => b.kind === "table");
    const number = (text: string): number => Number(text.replaceAll(",", "").replace("−", "-"));
    const columns = tables.map((t) => t.rows.map((row) => row.map((c) => c.runs.map((r) => r.text).join(""))));
    const own = columns.find(
      (rows) =>
        rows.some((r) => r[0] === "各项之和") &&
        number(rows[0]![1]!) === finding.terms!.total.value!.toNumber() &&
        rows.filter((r) => /^[=＋−] /.test(r[0]!)).length === finding.terms!.parts.filter((p) => p.value).length,
    )!;
    const parts = own.filter((r) => /^[=＋−] /.test(r[0]!));
    const sum = parts.reduce((n, r) => n + (r[0]!.startsWith("−") ? -1 : 1) * number(r[1]!), 0);
    expect(sum).toBeCloseTo(number(own.find((r) => r[0] === "各项之和")![1]!), 6);
    expect(number(own[0]![1]!) - sum).toBeCloseTo(number(own.find((r) => r[0] === "差额")![1]!), 6);
    expect(number(own.find((r) => r[0] === "差额")![1]!)).toBeCloseTo(finding.difference!.toNumber(), 6);
  });

  test("what was not checked and what does not apply, rule by rule with its reason", () => {
    const text = textOf(document);
    const open = faulty.report.results.filter((r) => r.counts["not-evaluable"] + r.counts["not-applicable"] > 0);
    expect(open.length).toBeGreaterThan(5);
    for (const r of open) expect(text).toContain(`${r.rule} | ${r.title} | `);
    for (const r of open) if (r.reason) expect(text).toContain(r.reason);
  });

  test("what was examined, and what the checks cover", () => {
    const facts = new Map(tableUnder(document, /^二、/) as [string, string][]);
    expect(facts.get("文件校验值")).toBe(faulty.source.sha256);
    expect(facts.get("来源文件")).toContain(faulty.source.file);
    expect(facts.get("检查程序")).toContain("0.0.0");
    expect(facts.get("检查时间")).toBe("2026-11-30 15:00");
    const rows = tableUnder(document, /^七、/);
    const [{ coverage }] = reportedImports([faulty]) as [ReportedDisclosure];
    expect(rows.reduce((n, r) => n + Number(r[1]), 0)).toBe(coverage.cells);
    for (const r of rows) expect(Number(r[2]) + Number(r[3]) + Number(r[4])).toBe(Number(r[1]));
  });

  test("a sound document has none, and says so", () => {
    const doc = reportDocument(reportedImports([sound]), OPTIONS);
    const told = sound.report.findings.filter((f) => f.severity !== "info").length;
    expect(told).toBe(0);
    expect(textOf(doc)).toContain("没有发现");
  });

  test("several stand behind an overview whose sums are theirs", () => {
    const doc = reportDocument(reportedImports([faulty, sound]), OPTIONS);
    const rows = tableUnder(doc, /^总览/);
    expect(rows).toHaveLength(3);
    for (const column of [2, 3, 4, 5, 6])
      expect(Number(rows[2]![column])).toBe(Number(rows[0]![column]) + Number(rows[1]![column]));
    expect(Number(rows[0]![5])).toBe(faulty.report.counts.fail);
    expect(doc.blocks.filter((b) => b.kind === "page-break")).toHaveLength(2);
  });

  test("a rule that is off, a tolerance, a decision and a change of the workbook are told", () => {
    const [one] = reportedImports([faulty]) as [ReportedDisclosure];
    const results = one.item.report.results.map((r) => (r.rule === "P03" ? { ...r, switchedOff: "本单位无此项" } : r));
    const reported: ReportedDisclosure = {
      ...one,
      item: { ...one.item, report: { ...one.item.report, results, tolerance: "0.02 万元" } },
      decisions: one.item.report.findings.map((_, i) =>
        i === 0 ? { word: "不处理", remark: "已电话核实", who: "审核员甲", when: "2026-11-30 14:00" } : null,
      ),
      edits: [
        {
          kind: "changed",
          table: { zh: "支出总表", en: "Expenditure" },
          item: "行政运行",
          column: "合计",
          printed: "41.20",
          now: "42.10",
        },
      ],
    };
    const text = textOf(reportDocument([reported], OPTIONS));
    expect(text).toContain("P03");
    expect(text).toContain("本单位无此项");
    expect(text).toContain("容差为 0.02 万元");
    expect(text).toContain("处理意见：“不处理”，已电话核实，处理人 审核员甲，2026-11-30 14:00");
    expect(text).toContain("支出总表“行政运行”的合计 | 41.20 | 42.10");
  });

  test("in English no sentence of the report's own is Chinese", () => {
    const doc = reportDocument(reportedImports([sound]), { ...OPTIONS, language: "en" });
    const headings = doc.blocks.flatMap((b) => (b.kind === "heading" && b.level === 1 ? [b.text] : []));
    expect(headings.length).toBeGreaterThan(6);
    expect(headings.filter((h) => /\p{Script=Han}/u.test(h))).toEqual([]);
  });
});

describe("the places that are shown", () => {
  test("what is probably wrong first, with what is printed there", () => {
    const { disclosure, report } = faulty;
    const finding = report.findings.find((f) => f.suggestion)!;
    const [first] = placesOf(disclosure, finding);
    expect(first!.figure.cell).toEqual(finding.suggestion!.cell);
    expect(first!.source).toEqual(publishedCell(disclosure, finding.suggestion!.cell)!.source);
    expect(first!.printed).toBe(finding.suggestion!.printed);
  });

  test("no more than two of a finding", () => {
    for (const f of faulty.report.findings) expect(placesOf(faulty.disclosure, f).length).toBeLessThanOrEqual(2);
  });
});

describe("texts of strangers", () => {
  test("signs that turn direction are named, what no file may hold is replaced", () => {
    expect(readable("甲\u202e乙\u0000丙\ud800丁")).toBe("甲[U+202E]乙\ufffd丙\ufffd丁");
    expect(readable("🀄甲")).toBe("🀄甲");
  });
});
