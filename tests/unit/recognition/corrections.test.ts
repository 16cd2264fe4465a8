import { describe, expect, test } from "vitest";
import { publishedCell } from "../../../src/disclosure";
import { handReadings } from "../../../src/workbook/hand-read";
import { parseStoredCorrections } from "../../../src/application/stored-corrections";
import type { CorrectionStep, Corrections, Disclosure, PrintedPlace, StoredCorrections } from "../../../src/disclosure";
import { check } from "../../../src/checking";
import { correctionsFor, layoutOf, recognise } from "../../../src/recognition";
import { htmlTable, pagesOf, table } from "./fixture";
import { readHtml } from "../../../src/reading";
import type { SourceDocument } from "../../../src/reading";

/** An invented library's four tables, each with a slip of layout that recognition cannot see through. */
const EXPENDITURE = ["科目编码|科目名称|合计|基本支出|项目支出"];
const ROWS = [
  "|合计|50.00|30.00|20.00",
  "207|文化旅游体育与传媒支出|50.00|30.00|20.00",
  "2070104|图书馆|50.00|30.00|20.00",
];

const html = (body: string): Promise<SourceDocument> => readHtml(`<html><body>${body}</body></html>`);
const placeOf = (d: Disclosure, title: RegExp): PrintedPlace =>
  d.tables.find((t) => title.test(t.title) && t.places)!.places![0]!;
const counts = (d: Disclosure) => check(d).counts;

describe("a name of a unit that two lines break", () => {
  const document = (): Promise<SourceDocument> =>
    html(
      `<p>青石县文化广电和</p><p>旅游体育局</p><p>2026年部门预算公开</p><p>部门支出总表</p><p>单位：万元</p>${htmlTable([...EXPENDITURE, ...ROWS])}`,
    );

  test("is offered whole, and taken up it is the name everywhere", async () => {
    const source = await document();
    const before = recognise([source]);
    expect(before.unitName).not.toBe("青石县文化广电和旅游体育局");
    const names = before.unitCandidates!.map((c) => [c.name, c.where]);
    expect(names).toContainEqual(["青石县文化广电和旅游体育局", "cover"]);
    const after = recognise([source], [{ type: "fact", fact: "unitName", value: "青石县文化广电和旅游体育局" }]);
    expect(after.unitName).toBe("青石县文化广电和旅游体育局");
    expect(table(after, "expenditure").unitName).toBe("青石县文化广电和旅游体育局");
  });

  test("captions that print its beginning mean it too; another unit's keep their own", async () => {
    const caption = (unit: string): string =>
      `<p>单位支出总表</p><p>编制单位：${unit}</p><p>单位：万元</p>${htmlTable([...EXPENDITURE, ...ROWS])}`;
    const source = await html(
      `${caption("青石县文化广")}${caption("青石县图书馆").replace("单位支出", "单位基金预算支出")}`,
    );
    const after = recognise([source], [{ type: "fact", fact: "unitName", value: "青石县文化广电局" }]);
    expect(after.tables.map((t) => t.unitName)).toEqual(["青石县文化广电局", "青石县图书馆"]);
  });
});

describe("a table that is taken for another kind", () => {
  const document = (): Promise<SourceDocument> =>
    html(
      `<p>青石县图书馆2026年单位预算</p><p>经费安排明细表</p><p>单位：万元</p>${htmlTable([...EXPENDITURE, "|合计|50.00|30.00|20.00", "2070104|图书馆|50.00|30.00|21.00"])}`,
    );

  test("is checked as what a person says it is", async () => {
    const source = await document();
    const before = recognise([source]);
    expect(before.tables[0]!.id).toBe("other");
    const step: CorrectionStep = { type: "kind", table: placeOf(before, /经费安排/), id: "expenditure" };
    const after = recognise([source], [step]);
    expect(after.tables[0]!.id).toBe("expenditure");
    expect(after.standard[0]!.rows.map((r) => r.values.project?.text)).toEqual(["20.00", "21.00"]);
    expect(counts(before).fail).toBe(0);
    expect(counts(after).fail).toBeGreaterThan(0);
  });

  test("the contents promise it under its title, whatever kind it is said to be", async () => {
    const list = ["收支总表", "收入总表", "支出总表", "经费安排明细表"].map((t, i) => `<p>${i + 1}. ${t}</p>`).join("");
    const source = await html(
      `<p>目录</p>${list}<p>经费安排明细表</p><p>单位：万元</p>${htmlTable([...EXPENDITURE, ...ROWS])}`,
    );
    const before = recognise([source]);
    expect(before.contents.at(-1)).toMatchObject({ title: "经费安排明细表", id: "other" });
    const after = recognise([source], [{ type: "kind", table: placeOf(before, /经费安排/), id: "basic" }]);
    expect(after.contents.at(-1)).toMatchObject({ title: "经费安排明细表", id: "basic" });
    expect(after.tables.filter((t) => t.state === "absent" && t.title === "经费安排明细表")).toEqual([]);
  });

  test("a place that holds another table now is said, and nothing is applied", async () => {
    const source = await document();
    const place = { at: placeOf(recognise([source]), /经费安排/).at, title: "另一张表" };
    const after = recognise([source], [{ type: "kind", table: place, id: "expenditure" }]);
    expect(after.tables[0]!.id).toBe("other");
    expect(after.issues.map((i) => i.code)).toContain("correction-unapplied");
  });
});

describe("a page that lost its table", () => {
  const document = (): SourceDocument =>
    pagesOf([
      { lines: ["青石县图书馆2026年部门支出总表", "单位：万元"], rows: [...EXPENDITURE, ...ROWS.slice(0, 2)] },
      { lines: ["本页另有说明文字，与上页的表没有关系，读者请留意。"], rows: ["2070104|图书馆|50.00|30.00|20.00"] },
    ]);

  test("is joined by a person's word, and apart again without it", () => {
    const source = document();
    const before = recognise([source]);
    expect(before.tables).toHaveLength(2);
    const page = before.tables[1]!.places![0]!;
    expect(page.at).toBe("p2/1");
    const after = recognise([source], [{ type: "join", table: page }]);
    expect(after.tables).toHaveLength(1);
    expect(after.tables[0]!.rows.at(-1)!.map((c) => c.text)).toEqual(["2070104", "图书馆", "50.00", "30.00", "20.00"]);
    expect(after.tables[0]!.origins!.at(-1)).toEqual([1, 0]);
    expect(after.tables[0]!.places!.map((p) => p.at)).toEqual(["p1/1", "p2/1"]);
    expect(after.issues.filter((i) => i.code === "amount-left-out")).toEqual([]);
  });

  test("a page that is joined wrongly is split off", () => {
    const source = pagesOf([
      { lines: ["青石县图书馆2026年部门支出总表", "单位：万元"], rows: [...EXPENDITURE, ...ROWS] },
      { lines: [], rows: [...EXPENDITURE, "2089999|其他支出|1.00|1.00|0.00"] },
    ]);
    const before = recognise([source]);
    expect(before.tables).toHaveLength(1);
    const after = recognise([source], [{ type: "split", table: before.tables[0]!.places![1]! }]);
    expect(after.tables.map((t) => t.rows.length)).toEqual([3, 1]);
  });

  test("with fewer, more or other columns no amount is lost", () => {
    const joined = (rows: string[]): Disclosure => {
      const source = pagesOf([
        { lines: ["青石县图书馆2026年部门支出总表", "单位：万元"], rows: [...EXPENDITURE, ...ROWS] },
        { lines: ["本页另有说明文字，与上页的表没有关系，读者请留意。"], rows },
      ]);
      const place = recognise([source]).tables[1]!.places![0]!;
      return recognise([source], [{ type: "join", table: place }]);
    };
    for (const rows of [
      ["2070105|文化馆|7.25|8.75|9.25|6.75", "2070106|展览|1.25|2.75|3.25|4.75"],
      ["科目编码|科目名称|项目支出|合计", "2070105|文化馆|7.25|8.75"],
      ["7.25|8.75|9.25", "1.25|2.75|3.25"],
    ]) {
      const d = joined(rows);
      expect(d.tables).toHaveLength(1);
      expect(d.issues.filter((i) => i.code === "amount-left-out")).toEqual([]);
      expect(new Set(d.tables[0]!.rows.map((r) => r.length))).toEqual(new Set([d.tables[0]!.columns.length]));
    }
    const named = joined(["科目编码|科目名称|项目支出|合计", "2070105|文化馆|7.25|8.75"]).tables[0]!;
    expect(named.rows.at(-1)!.map((c) => c.text)).toEqual(["2070105", "文化馆", "8.75", null, "7.25"]);
  });
});

describe("a column that is bound wrongly", () => {
  const document = (): Promise<SourceDocument> =>
    html(
      `<p>青石县图书馆2026年单位支出总表</p><p>单位：万元</p>${htmlTable(["科目编码|科目名称|合计|日常运转|项目支出", "|合计|50.00|30.00|20.00", "2070104|图书馆|50.00|30.00|20.00"])}`,
    );

  test("is what a person says; its former holder is free", async () => {
    const source = await document();
    const before = recognise([source]);
    expect(before.tables[0]!.bindings!.map((b) => b?.key ?? null)).toEqual(["code", "item", "total", null, "project"]);
    const at = before.tables[0]!.places![0]!;
    const bind = (column: number, header: string, key: string | null): CorrectionStep => ({
      type: "column",
      table: at,
      column,
      header,
      binding: key === null ? null : { key },
    });
    const after = recognise([source], [bind(3, "日常运转", "basic")]);
    expect(after.standard[0]!.rows[1]!.values.basic?.amount?.printed).toBe("30.00");
    expect(after.issues.filter((i) => i.code === "header-unbound")).toEqual([]);
    const moved = recognise([source], [bind(3, "日常运转", "project")]);
    expect(moved.tables[0]!.bindings!.map((b) => b?.key ?? null)).toEqual(["code", "item", "total", "project", null]);
    const none = recognise([source], [bind(2, "合计", null)]);
    expect(none.tables[0]!.bindings![2]).toBeNull();
  });
});

describe("cells, rows and tables", () => {
  const document = (): Promise<SourceDocument> =>
    html(
      `<p>青石县图书馆2026年单位支出总表</p><p>单位：万元</p>${htmlTable([...EXPENDITURE, "|合计|50.00|30.00|20.00", "2070104|图书馆|50.00|30.00|26.00"])}`,
    );

  test("a cell that a person reads keeps what is printed, and is marked", async () => {
    const source = await document();
    const before = recognise([source]);
    const place = before.tables[0]!.places![0]!;
    const step: CorrectionStep = { type: "cell", table: place, row: 1, column: 4, printed: "26.00", text: "20.00" };
    const after = recognise([source], [step]);
    const cell = after.tables[0]!.rows[1]![4]!;
    expect(cell).toMatchObject({ text: "20.00", corrected: { printed: "26.00" }, source: { quote: "26.00" } });
    expect(after.issues).toEqual(before.issues);
    expect(counts(before).fail).toBeGreaterThan(counts(after).fail);
    const other = recognise([source], [{ ...step, printed: "27.00" }]);
    expect(other.tables[0]!.rows[1]![4]!.text).toBe("26.00");
    expect(other.issues.map((i) => i.code)).toContain("correction-unapplied");
    expect(recognise([source], [step, { ...step, text: "21.00" }]).tables[0]!.rows[1]![4]).toMatchObject({
      text: "21.00",
      corrected: { printed: "26.00" },
    });
  });

  test("what is left out is said with its amounts", async () => {
    const source = await document();
    const place = recognise([source]).tables[0]!.places![0]!;
    const row: CorrectionStep = { type: "leave-row", table: place, row: 1, words: "2070104|图书馆|50.00|30.00|26.00" };
    const after = recognise([source], [row]);
    expect(after.tables[0]!.rows).toHaveLength(1);
    expect(after.issues.find((i) => i.code === "left-out-by-hand")!.values).toMatchObject({ rows: 1, amounts: 3 });
    expect(after.issues.filter((i) => i.code === "amount-left-out")).toEqual([]);
    const none = recognise([source], [{ type: "leave-table", table: place }]);
    expect(none.tables).toEqual([]);
    expect(none.issues.find((i) => i.code === "left-out-by-hand")!.values).toMatchObject({ rows: 2, amounts: 6 });
  });

  test("facts that a person states go before the printed ones", async () => {
    const source = await document();
    const facts: Corrections = [
      { type: "fact", fact: "year", value: "2027" },
      { type: "fact", fact: "kind", value: "final" },
      { type: "fact", fact: "level", value: "department" },
      { type: "fact", fact: "unitCode", value: "130001" },
      { type: "fact", fact: "moneyUnit", value: "元" },
    ];
    const d = recognise([source], facts);
    expect(d).toMatchObject({ year: "2027", kind: "final", level: "department", unitCode: "130001", moneyUnit: "元" });
    expect(d.tables[0]).toMatchObject({ year: "2027", moneyUnit: "元", unitCode: "130001" });
    const place = d.tables[0]!.places![0]!;
    expect(recognise([source], [{ type: "money", table: place, value: "千元" }]).tables[0]!.moneyUnit).toBe("千元");
  });
});

describe("corrections that were kept", () => {
  const sheet = (year: number, unit: string, amount: string): Promise<SourceDocument> =>
    html(
      `<p>${unit}${year}年单位预算</p><p>经费安排明细表</p><p>单位：万元</p>${htmlTable([...EXPENDITURE, `|合计|${amount}|${amount}|0.00`])}<p>${year}年收入总表</p><p>单位：万元</p>${htmlTable(["科目编码|科目名称|合计", `|合计|${amount}`])}`,
    );
  const stored = (source: SourceDocument, corrections: Corrections): StoredCorrections => ({
    sha256: source.sha256,
    layout: layoutOf(recognise([source])),
    about: { unitName: "青石县图书馆", year: "2026", file: "甲.htm" },
    corrections,
  });

  test("hold for the same file, are offered for its layout without cells, years and names, and for no other", async () => {
    const first = await sheet(2026, "青石县图书馆", "50.00");
    const place = placeOf(recognise([first]), /经费安排/);
    const kind: CorrectionStep = { type: "kind", table: place, id: "expenditure" };
    const kept = [
      stored(first, [
        kind,
        { type: "fact", fact: "unitName", value: "青石县图书总馆" },
        { type: "fact", fact: "year", value: "2030" },
        { type: "cell", table: place, row: 0, column: 2, printed: "50.00", text: "51.00" },
      ]),
    ];
    const look = async (source: SourceDocument) =>
      correctionsFor({ sha256: source.sha256, disclosure: recognise([source]) }, kept);
    expect(await look(first)).toMatchObject({ match: "same", corrections: kept[0]!.corrections });
    const next = await sheet(2027, "白水县档案馆", "61.00");
    const offered = (await look(next))!;
    expect(offered).toMatchObject({ match: "layout", corrections: [kind], from: { year: "2026" } });
    expect(recognise([next], offered.corrections).tables[0]!.id).toBe("expenditure");
    expect(await look(await html(`<p>项目支出表</p>${htmlTable(["项目名称|合计", "修缮|1.00"])}`))).toBeNull();
  });
});

describe("the head block of a goal form", () => {
  const FORM = [
    "项目名称|图书采购项目|主管部门|青石县文化局",
    "预算数|12.00|其中：财政资金|9.00|其他资金|3.00",
    "绩效目标|1.购买图书。2.添置书架。^5",
    "绩效指标_2|一级指标|二级指标|三级指标|指标值",
    "产出指标|数量指标|采购册数|≥500册",
  ];
  const document = (): Promise<SourceDocument> =>
    html(`<p>青石县图书馆2026年单位预算</p><p>项目支出绩效目标表</p><p>单位：万元</p>${htmlTable(FORM)}`);
  const steps = (d: Disclosure): CorrectionStep[] => {
    const place = placeOf(d, /绩效目标/);
    return [
      { type: "field", table: place, field: "预算数", printed: "12.00", text: "15.00" },
      { type: "field", table: place, field: "绩效目标", printed: "1.购买图书。\n2.添置书架。", text: "1.购买图书。" },
    ];
  };

  test("a field is what a person reads, and what is printed stays beside it", async () => {
    const source = await document();
    const before = table(recognise([source]), "goal");
    expect(before.fields).toMatchObject({ 预算数: "12.00", 绩效目标: ["1.购买图书。", "2.添置书架。"] });
    expect(before.correctedFields).toBeUndefined();
    const after = recognise([source], steps(recognise([source])));
    const form = table(after, "goal");
    expect(form.fields).toMatchObject({ 预算数: "15.00", 绩效目标: ["1.购买图书。"], 项目名称: "图书采购项目" });
    expect(form.correctedFields).toEqual([
      { field: "预算数", printed: "12.00" },
      { field: "绩效目标", printed: "1.购买图书。\n2.添置书架。" },
    ]);
    expect(publishedCell(after, { table: "goal", index: 1, row: -1, column: -1, field: "预算数" })).toEqual({
      text: "15.00",
      corrected: { printed: "12.00" },
    });
    // What is printed was not lost: it stands beside what is read.
    expect(after.issues.filter((i) => i.code === "amount-left-out")).toEqual([]);
    expect(handReadings(form)[0]).toBe("人工改读：“预算数”，原文“12.00”，改读“15.00”");
  });

  test("is checked with what a person reads", async () => {
    const source = await document();
    const [budget] = steps(recognise([source]));
    const fails = (corrections: Corrections) =>
      check(recognise([source], corrections)).findings.filter((f) => f.rule === "W11").length;
    expect(fails([])).toBe(0);
    expect(fails([budget!])).toBe(1);
  });

  test("a step that meets another text is not applied, and it is said; it is never carried to another document", async () => {
    const source = await document();
    const [budget] = steps(recognise([source]));
    const other = { ...budget!, printed: "13.00" } as CorrectionStep;
    const after = recognise([source], [other]);
    expect(table(after, "goal").fields).toMatchObject({ 预算数: "12.00" });
    expect(after.issues.map((i) => i.code)).toContain("correction-unapplied");
    const stored: StoredCorrections = {
      sha256: "a".repeat(64),
      layout: layoutOf(after),
      about: { unitName: "青石县图书馆", year: "2025", file: "2025.html" },
      corrections: [budget!],
    };
    expect(parseStoredCorrections(JSON.stringify(stored))?.corrections).toEqual([budget]);
    expect(correctionsFor({ sha256: "b".repeat(64), disclosure: after }, [stored])).toBeNull();
  });
});
