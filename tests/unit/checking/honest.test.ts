import { describe, expect, it } from "vitest";
import { check } from "../../../src/checking";
import { fromHtml, htmlTable } from "../recognition/fixture";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import {
  disclosureOf,
  edit,
  table,
  withTable,
  type ExampleDocument,
  type ExampleTable,
} from "../../../src/checking/catalogue/documents/builder";

/** What a rule says of a document, `severity message` each. */
function told(doc: ExampleDocument, rule: string): string[] {
  const { findings } = check(disclosureOf(doc));
  return findings
    .flatMap((f) => [f, ...(f.consequences ?? [])])
    .filter((f) => f.rule === rule && f.severity !== "info")
    .map((f) => `${f.severity} ${f.message}`);
}

const threePublic = (...rows: readonly string[]) =>
  withTable(BUDGET, "three-public", table("three-public", "item prior total change", rows));

const overall = (fields: NonNullable<ExampleTable["fields"]>) =>
  withTable(BUDGET, "goals-overall", table("goals-overall", "level1 value", [], { fields }));

/** The clean budget with columns of a table rounded to so many decimals. */
const rounded = (id: string, which: (column: string) => boolean, decimals = 0): ExampleDocument => ({
  ...BUDGET,
  tables: BUDGET.tables.map((t) => {
    if (t.id !== id) return t;
    const cell = (text: string | null, c: number) =>
      text !== null && /^\d+\.\d+$/.test(text) && which(t.columns[c]!) ? Number(text).toFixed(decimals) : text;
    return { ...t, rows: t.rows.map((cells) => cells.map(cell)) };
  }),
});

const HONEST: readonly (readonly [rule: string, what: string, document: ExampleDocument])[] = [
  [
    "W14",
    "changes in percent, most of them none",
    threePublic(
      "合计|12.10|10.10|-16.53",
      "公务用车购置及运行费|8.00|8.00|0.00",
      "公务用车运行维护费|8.00|8.00|0.00",
      "公务接待费|4.10|2.10|-48.78",
    ),
  ],
  [
    "W14",
    "last year less this year",
    threePublic(
      "合计|12.10|10.10|2.00",
      "公务用车购置及运行费|8.00|8.00|0.00",
      "公务用车运行维护费|8.00|8.00|0.00",
      "公务接待费|4.10|2.10|2.00",
    ),
  ],
  [
    "W14",
    "decreases without their sign among increases",
    threePublic(
      "合计|12.10|11.60|0.50",
      "公务用车运行维护费|8.00|9.00|1.00",
      "会议费|1.00|2.00|1.00",
      "公务接待费|4.10|1.60|2.50",
    ),
  ],
  [
    "C14",
    "items below an item that are some of it, beside a side that adds up by levels",
    withTable(
      BUDGET,
      "balance",
      table("balance", "side item amount", [
        "收入|一、一般公共预算拨款收入|505.69",
        "|（一）专项收入|20.00",
        "|（二）纳入预算管理的收费|30.00",
        "|本年收入合计|505.69",
        "|收入总计|505.69",
        "支出|一、社会保障和就业支出|60.63",
        "|（一）养老|48.27",
        "|（二）其他|12.36",
        "|二、卫生健康支出|404.82",
        "|（一）医疗|400.00",
        "|（二）其他|4.82",
        "|三、住房保障支出|40.24",
        "|（一）公积金|40.00",
        "|（二）其他|0.24",
        "|本年支出合计|505.69",
        "|支出总计|505.69",
      ]),
    ),
  ],
  [
    "X18",
    "a third kind of spending",
    overall({ 预算总额: "505.69", 基本支出: "373.06", 项目支出: "100.00", 对下转移支付: "32.63" }),
  ],
  [
    "X18",
    "money of last year beside this year's",
    overall({
      年度资金总额: "525.69",
      财政拨款: { 小计: "505.69", 基本支出: "373.06", 项目支出: "132.63" },
      上年结转: { 小计: "20.00", 基本支出: "0.00", 项目支出: "20.00" },
    }),
  ],
  [
    "X18",
    "money of last year among the other money",
    overall({
      年度资金总额: "525.69",
      财政拨款: { 小计: "505.69", 基本支出: "373.06", 项目支出: "132.63" },
      其他资金: { 小计: "20.00", 基本支出: "0.00", 项目支出: "20.00" },
    }),
  ],
];

describe("what an honest document may print draws no accusation", () => {
  it.each(HONEST)("%s: %s", (rule, _, document) => expect(told(document, rule)).toEqual([]));

  it.each([
    ["total", 0],
    ["project", 0],
    ["total", 1],
  ])("a table of decimals with a column %s of %i of them", (column, decimals) => {
    const errors = (doc: ExampleDocument) =>
      check(disclosureOf(doc)).findings.filter((f) => f.severity === "error" && f.rule !== "X16");
    expect(errors(rounded("expenditure", (c) => c === column, decimals))).toEqual([]);
    // One wrong cell stands in all that it breaks.
    expect(errors(edit(BUDGET, ["expenditure", "2101504", "project", "33.28"]))).not.toEqual([]);
  });

  it("a table in fewer digits than the others", () => {
    const { findings } = check(disclosureOf(rounded("expenditure", () => true)));
    expect(findings.filter((f) => f.severity !== "info")).toEqual([]);
  });

  it.each([
    [
      "complete",
      ["450|局本级|10.50|3.00|5.00||5.00|2.50", "450002|中心|4.20||3.00||3.00|1.20", "450003|馆|1.75||1.50||1.50|0.25"],
      [],
    ],
    [
      "without a unit that the totals count",
      ["450|局本级|10.50|3.00|5.00||5.00|2.50", "450002|中心|4.20||3.00||3.00|1.20"],
      ["warn"],
    ],
  ])("a “三公” table by unit, %s", async (_, units, severities) => {
    const d = await fromHtml(
      `<p>财政拨款“三公”经费支出预算表</p><p>单位：万元</p>${htmlTable([
        "单位编码_2|单位名称_2|合计_2|因公出国（境）费用_2|公务用车购置及运行费^3|公务接待费_2",
        "小计|公务用车购置费|公务用车运行费",
        "|合计|16.45|3.00|9.50||9.50|3.95",
        ...units,
      ])}`,
    );
    const found = check(d).findings.filter((f) => f.rule === "H06");
    expect([...new Set(found.map((f) => f.severity))]).toEqual(severities);
  });
});
