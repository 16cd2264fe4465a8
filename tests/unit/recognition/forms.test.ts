import { describe, expect, it } from "vitest";
import { identifyTitle } from "../../../src/recognition/words/titles";
import { amount, byItem, fromHtml, fromPages, htmlTable, printed, standard, table } from "./fixture";

const evaluation = [
  "项目名称|图书采购项目^6",
  "项目资金（万元）_5||年初预算数|全年预算数|全年执行数|分值|执行率",
  "年度资金总额|10.00|12.00|11.40|10|95.00%",
  "其中：当年财政拨款|8.00|9.00|9.00|—|100.00%",
  "上年结转资金|1.00|2.00|1.40|—|70.00%",
  "其他资金|1.00|1.00|1.00|—|100.00%",
  "年度总体目标_2|预期目标^3|实际完成情况^3",
  "购买图书^3|购买了图书^3",
  "绩效指标_3|一级指标|二级指标|三级指标|指标值|实际完成值|得分",
  "产出指标|数量指标|采购册数|≥500册|520册|10",
  "满意度指标|服务对象满意度指标|读者满意度|≥90%|92%|10",
];

describe("forms of performance with funds under heads", () => {
  it("each value stands under its head; 预算数 is the first head's; no row is lost", async () => {
    const d = await fromHtml(`<p>项目支出绩效目标表</p><p>（2024年度）</p>${htmlTable(evaluation)}`);
    expect(table(d, "goal").fields).toMatchObject({
      项目名称: "图书采购项目",
      预算数: "10.00",
      "其中：财政资金": "8.00",
      上年结转资金: "1.00",
      其他资金: "1.00",
      "年度资金总额/全年预算数": "12.00",
      "年度资金总额/全年执行数": "11.40",
      "上年结转资金/执行率": "70.00%",
      预期目标: "购买图书",
      实际完成情况: "购买了图书",
    });
    expect(printed(table(d, "goal"))[0]).toContain("数量指标|采购册数|≥500册|520册|10");
    expect(d.issues.filter((i) => i.code === "amount-left-out")).toEqual([]);
  });

  it("a field's name is a label, never a figure, a date, another unit's name or a sentence", async () => {
    const rows = [
      "项目名称|图书采购项目|主管部门|示例县文化局|实施期限",
      "资金情况（万元）|年度金额：|75.140000|",
      "其中：市级资金|70.00|其他资金|5.14",
      "绩效目标_2|实施期总目标^2|年度目标^2",
      "建成馆舍，满足读者需要。^2|购买图书；添置书架。^2",
      "主要任务：更新书目，开放夜间阅览室。^4",
      "更新书目。|1,756.90|",
      "绩效指标_2|一级指标|二级指标|三级指标|指标值",
      "产出指标|数量指标|采购册数|≥500册",
    ];
    const d = await fromHtml(`<p>项目支出绩效目标表</p><p>（2024年度）</p>${htmlTable(rows)}`);
    const fields = table(d, "goal").fields!;
    expect(fields).toMatchObject({
      项目名称: "图书采购项目",
      主管部门: "示例县文化局",
      实施期限: null,
      "年度金额：": "75.140000",
      "其中：市级资金": "70.00",
      其他资金: "5.14",
      实施期总目标: "建成馆舍，满足读者需要。",
      绩效目标: ["购买图书；添置书架。"],
      主要任务: "更新书目，开放夜间阅览室。",
    });
    expect(Object.keys(fields).filter((k) => /\d{2}|[。；，]/.test(k))).toEqual([]);
    expect(JSON.stringify(fields)).toContain("1756.90");
  });

  it("a label without a value stays a label, what stands in front of a pair stays in the form", async () => {
    const rows = [
      "项目名称|图书采购项目|主管部门|示例县文化局",
      "补助区县|",
      "立项说明|文化局主管部门|备注说明|信息化项目资金",
      "共计120.5万元|项目用途|设备购置",
      "绩效指标_2|一级指标|二级指标|三级指标|指标值",
      "产出指标|数量指标|采购册数|≥500册",
    ];
    const d = await fromHtml(`<p>项目支出绩效目标表</p><p>（2024年度）</p>${htmlTable(rows)}`);
    expect(table(d, "goal").fields).toMatchObject({
      补助区县: null,
      立项说明: "文化局主管部门",
      备注说明: "信息化项目资金",
      其他内容: "共计120.5万元",
      项目用途: "设备购置",
    });
  });

  it("what became of the goals is no goal table, and no table of projects", () => {
    expect(identifyTitle("2024年度项目支出绩效自评表")?.id).toBe("other");
    expect(identifyTitle("智能监控系统建设经费绩效目标表")?.id).toBe("goal");
  });
});

describe("statements of Xi'an and of old forms", () => {
  it("a heading without an amount gives its place to what stands below it", () => {
    const d = fromPages([
      {
        lines: ["收支总表", "单位：元"],
        rows: [
          "收入项目|预算数|支出项目|预算数",
          "一、部门预算||一、部门预算|",
          "1、财政拨款|600.00|1、教育支出|400.00",
          "(1)一般公共预算拨款|600.00|2、卫生健康支出|300.00",
          "2、事业收入|100.00||",
          "本年收入合计|700.00|本年支出合计|700.00",
          "收入总计|700.00|支出总计|700.00",
        ],
      },
    ]);
    const levels = standard(d, "balance").map((r) => [r.item, r.level]);
    expect(levels).toContainEqual(["一、部门预算", 0]);
    const income = standard(d, "balance").filter((r) => r.side === "income" && r.role === "detail");
    const top = Math.min(...income.filter((r) => r.level > 0).map((r) => r.level));
    expect(income.filter((r) => r.level === top).map((r) => r.item)).toEqual(["1、财政拨款", "2、事业收入"]);
  });

  it("a root with an amount keeps its place", () => {
    const d = fromPages([
      {
        lines: ["收支总表", "单位：元"],
        rows: [
          "收入项目|预算数|支出项目|预算数",
          "一、部门预算|700.00|一、教育支出|700.00",
          "1、财政拨款|700.00||",
          "收入总计|700.00|支出总计|700.00",
        ],
      },
    ]);
    expect(byItem(standard(d, "balance"), "一、部门预算")?.level).toBe(1);
  });

  it("支出合计 printed once for two blocks, its amount at the right end, is the total of both", () => {
    const d = fromPages([
      {
        lines: ["收支总表", "单位：万元"],
        rows: [
          "收入/项目|收入/预算数|支出/支出功能分类科目|支出/预算数|支出/部门预算支出经济分类科目|支出/预算数",
          "一、财政拨款收入|60.00|一、教育支出|60.00|一、工资福利支出|60.00",
          "收入合计|60.00|支出合计|||60.00",
        ],
      },
    ]);
    const totals = standard(d, "balance").filter((r) => r.side === "expenditure" && r.role === "total");
    expect(totals.map((r) => [r.basis, amount(r, "amount")])).toEqual([
      ["functional", "60万元"],
      ["department-economic", "60万元"],
    ]);
  });

  it("款 and 项 printed as two digits below their 类", () => {
    const d = fromPages([
      {
        lines: ["一般公共预算支出表", "单位：万元"],
        rows: [
          "科目编码|科目名称|合计|基本支出|项目支出",
          "208|社会保障和就业支出|15.00|15.00|",
          "05|行政事业单位养老支出|12.00|12.00|",
          "05|机关事业单位基本养老保险缴费支出|8.00|8.00|",
          "06|机关事业单位职业年金缴费支出|4.00|4.00|",
          "08|抚恤|3.00|3.00|",
          "01|死亡抚恤|3.00|3.00|",
          "210|卫生健康支出|5.00|5.00|",
          "11|行政事业单位医疗|5.00|5.00|",
          "01|行政单位医疗|5.00|5.00|",
        ],
      },
    ]);
    expect(standard(d, "general").map((r) => r.code)).toEqual([
      "208",
      "20805",
      "2080505",
      "2080506",
      "20808",
      "2080801",
      "210",
      "21011",
      "2101101",
    ]);
  });
});
