import { describe, expect, it } from "vitest";
import { toJson } from "../../../src/application/json";
import { check } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf, edit } from "../../../src/checking/catalogue/documents/builder";
import { isDoubtful, type Disclosure, type PublishedCell } from "../../../src/disclosure";
import { recognise } from "../../../src/recognition";
import type { GridCell, SourceDocument } from "../../../src/reading";

/** A misprint that several sums show. */
const MISPRINT = disclosureOf(edit(BUDGET, ["expenditure", "2101504", "project", "37.28"]));

/** The same document with something said of each of its cells of the expenditure table that prints a text. */
const marked = (text: string, mark: Partial<PublishedCell>): Disclosure => ({
  ...MISPRINT,
  tables: MISPRINT.tables.map((t) =>
    t.id === "expenditure"
      ? { ...t, rows: t.rows.map((row) => row.map((c) => (c.text === text ? { ...c, ...mark } : c))) }
      : t,
  ),
});

const failing = (d: Disclosure) =>
  check(d)
    .findings.filter((f) => f.outcome === "fail")
    .flatMap((f) => [f, ...(f.consequences ?? [])])
    .filter((f) => f.message.includes("37.28"));

describe("cells read from a picture", () => {
  it("accuses nobody by one that may be misread, and says why", () => {
    expect(failing(MISPRINT).map((f) => f.severity)).toContain("error");
    const found = failing(marked("37.28", { recognised: 0.4 }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((f) => f.severity)).not.toContain("error");
    for (const { message, messageEn } of found) {
      expect(message).toContain("图像识别");
      expect(messageEn).toContain("read from a picture");
    }
  });

  it("trusts one that was read with confidence, or read again by a person", () => {
    expect(failing(marked("37.28", { recognised: 0.99 })).map((f) => f.severity)).toContain("error");
    const again = marked("37.28", { recognised: 0.4, corrected: { printed: "31.28" } });
    expect(failing(again).map((f) => f.severity)).toContain("error");
  });

  it("accuses nobody by one that the sums put right, and anybody by one that they confirm", () => {
    const settled = failing(marked("37.28", { recognised: 0.4, corrected: { printed: "31.28", by: "identities" } }));
    expect(settled.length).toBeGreaterThan(0);
    expect(settled.map((f) => f.severity)).not.toContain("error");
    const confirmed = failing(marked("37.28", { recognised: 0.4, confirmed: { by: "identities" } }));
    expect(confirmed.map((f) => f.severity)).toContain("error");
  });

  it("keeps the confidence of a cell to the table, the fact and the JSON; joined cells have the lower one", () => {
    const rows = [
      ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
      ["", "合计", "12.00", "7.00", "5.00"],
      ["2010301", "行政运行", "7.00", "7.00", ""],
      ["2010302", "一般行政管", "5.00", "", "5.00"],
    ];
    const page = (cells: GridCell[], number: number, height: number): SourceDocument["blocks"][number] => ({
      type: "grid",
      rows: height,
      columns: 5,
      cells,
      origin: "ruled",
      source: { page: number },
    });
    const cell = (text: string, row: number, column: number, confidence?: number, page = 1): GridCell => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text,
      source: { page, box: { x: 50 + 100 * column, y: 100 + 20 * row, width: 100, height: 20 } },
      ...(text === "" || confidence === undefined ? {} : { confidence }),
    });
    const first = rows.flatMap((row, r) => row.map((text, c) => cell(text, r, c, r === 2 && c === 2 ? 0.5 : 0.97)));
    const second = ["", "理事务", "", "", ""].map((text, c) => cell(text, 0, c, 0.6, 2));
    const d = recognise([
      {
        file: "scan.pdf",
        sha256: "",
        kind: "pdf",
        pages: 2,
        blocks: [
          { type: "paragraph", text: "部门支出总表", source: { page: 1 }, confidence: 0.98 },
          {
            type: "paragraph",
            text: "单位：示例县文旅局    2025年度    单位：万元",
            source: { page: 1 },
            confidence: 0.98,
          },
          page(first, 1, 4),
          page(second, 2, 1),
        ],
        issues: [{ code: "text-recognised", pages: [1, 2], values: {} }],
      },
    ]);
    const [table] = d.tables;
    expect(table!.rows.map((row) => row.map((c) => c.recognised ?? null))).toEqual([
      [null, 0.97, 0.97, 0.97, 0.97],
      [0.97, 0.97, 0.5, 0.97, null],
      [0.97, 0.6, 0.97, null, 0.97],
    ]);
    expect(table!.rows[2]![1]!.text).toBe("一般行政管理事务");
    expect(table!.rows.flat().filter(isDoubtful)).toHaveLength(2);
    expect(d.issues.map((i) => i.code)).toContain("text-recognised");
    const json = toJson({
      disclosure: d,
      report: check(d),
      source: { file: "scan.pdf", sha256: "", kind: "pdf", pages: 2 },
    } as unknown as Parameters<typeof toJson>[0]);
    expect(json.tables[0]).toMatchObject({
      doubtful: [
        { row: 1, column: 2, confidence: 0.5 },
        { row: 2, column: 1, confidence: 0.6 },
      ],
    });
    expect(json.facts.find((f) => f.row === 1 && f.column === "合计")).toMatchObject({ confidence: 0.5 });
  });
});
