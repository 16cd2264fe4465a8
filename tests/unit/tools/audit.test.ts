import { describe, expect, it } from "vitest";
import type { Disclosure, PublishedTable } from "../../../src/disclosure";
import { closure } from "../../../tools/audit/closure";
import { coverage } from "../../../tools/audit/coverage";
import { joined } from "../../../tools/audit/joined";
import { sumLines } from "../../../tools/audit/lines";
import type { DocumentAudit } from "../../../tools/audit/document";

function table(
  id: PublishedTable["id"],
  columns: readonly string[],
  rows: readonly string[],
  more = {},
): PublishedTable {
  return {
    id,
    index: 1,
    title: "",
    unitCode: null,
    unitName: null,
    year: null,
    asOf: null,
    moneyUnit: "万元",
    state: "filled",
    note: null,
    pages: [1],
    columns,
    columnNumbers: null,
    rows: rows.map((r) => r.split("|").map((text) => ({ text: text === "" ? null : text }))),
    merges: [],
    fields: null,
    problems: [],
    trace: [],
    ...more,
  };
}

const general = (rows: readonly string[]) => table("general", ["科目编码", "科目名称", "合计", "项目支出"], rows);

describe("closure: sums of a table, without a rule of the program", () => {
  it("holds parents against children and the total against its classes, in every column", () => {
    const c = closure([
      general(["|合计|30.00|10.00", "208|社保|30.00|10.00", "20805|养老|30.00|10.00", "2080501|离退休|30.00|10.00"]),
    ]);
    expect(c).toEqual({ closed: 6, open: [] });
  });

  it("names the sum that does not hold", () => {
    const c = closure([general(["|合计|30.00|", "208|社保|20.00|", "210|卫生|10.02|", "21011|医疗|10.02|"])]);
    expect(c.closed).toBe(1);
    expect(c.open).toEqual(["general#1 p1 合计 合计: 30 against 30.02"]);
  });

  it("allows half of the last printed digit of each term, and no more", () => {
    const rows = (total: string) => [`|合计|${total}|`, "208|社保|10.00|", "210|卫生|10.00|", "221|住房|10.00|"];
    expect(closure([general(rows("30.02"))]).open).toEqual([]);
    expect(closure([general(rows("30.03"))]).open).toHaveLength(1);
  });

  it("carries 类 and 款 down where they are printed only when they change", () => {
    const c = closure([
      table(
        "general",
        ["科目编码/类", "科目编码/款", "科目编码/项", "科目名称", "合计"],
        ["|||合计|12.00", "208|||社保|12.00", "|05||养老|12.00", "||01|离退休|5.00", "||05|养老保险|7.00"],
      ),
    ]);
    expect(c).toEqual({ closed: 3, open: [] });
  });

  it("leaves tables with a second key alone", () => {
    const c = closure([general(["|合计|2.00|", "208|甲|1.00|", "208|乙|1.00|"])]);
    expect(c).toEqual({ closed: 0, open: [] });
  });
});

describe("joined: continuations left behind", () => {
  const other = (page: number, columns: readonly string[]) => table("other", columns, ["a|b"], { pages: [page] });

  it("finds a table without a header on the page after a statement", () => {
    const j = joined([table("general", ["科目编码"], [], { pages: [3, 4] }), other(5, ["", ""])]);
    expect(j).toEqual({ statements: 1, strays: ["general#1 p4 → other#1 p5"] });
  });

  it("takes a table with a header, or on a later page, for one of its own", () => {
    expect(joined([table("general", ["科目编码"], []), other(2, ["项目", "金额"])]).strays).toEqual([]);
    expect(joined([table("general", ["科目编码"], []), other(3, ["", ""])]).strays).toEqual([]);
  });
});

describe("coverage: amounts that another reader sees", () => {
  const disclosure = (tables: readonly PublishedTable[], quotes: readonly string[] = []) =>
    ({ tables, narrative: quotes.map((quote) => ({ quote })) }) as unknown as Disclosure;

  it("counts what stands in cells, heads, notes, fields and sentences", () => {
    const t = table("goal", ["金额 3.50"], ["1200.00|共 4.25 万元"], {
      note: "注：5.75",
      fields: { 预算数: "15.00", 资金支出计划: { "3月底": "3.00" } },
    });
    const page = "1,200.00 3.50 4.25 5.75 15.00 3.00 88.88";
    const c = coverage(disclosure([t], ["支出 88.88 万元"]), [page]);
    expect(c.printed).toBe(7);
    expect(c.lost.size).toBe(0);
  });

  it("loses an amount that is printed twice and kept once, on pages with tables only", () => {
    const t = table("general", ["合计"], ["7.25"]);
    const c = coverage(disclosure([t]), ["7.25 and 7.25, 0.00, 2026, 2080501", "9.99"]);
    expect(c.printed).toBe(2);
    expect([...c.lost]).toEqual([["7.25", 1]]);
  });
});

describe("the sum of a group", () => {
  const audit = (trueDefects: number, verdicts: readonly ("true" | "false" | "not judged")[]): DocumentAudit => ({
    file: "a.pdf",
    kind: "budget",
    unitName: null,
    year: null,
    tables: { filled: 1, empty: 0, unreadable: 0, absent: 0 },
    coverage: { right: 99, all: 100, missing: ["1.5"] },
    closure: { right: 3, all: 4, missing: [""] },
    joined: { right: 1, all: 1, missing: [] },
    outcomes: { pass: 1, rounded: 0, fail: 0, "not-applicable": 0, "not-evaluable": 0 },
    errors: verdicts.map((verdict) => ({ rule: "C09", place: "", verdict })),
    warns: 0,
    vanished: [],
    trueDefects,
  });

  it("gives precision over the judged, and documents without a defect and an error", () => {
    const text = sumLines("all", [audit(1, ["true", "not judged"]), audit(0, ["false"]), audit(0, [])], true).join(
      "\n",
    );
    expect(text).toContain("coverage 99.00 % (297/300)");
    expect(text).toContain("errors 3 (1.00 a document, in 2 documents)");
    expect(text).toContain("true 1, false 1, not judged 1; precision 50.00 % (1/2)");
    expect(text).toContain("without an error 50.00 % (1/2)");
  });
});
