import { describe, expect, it } from "vitest";
import { recognise } from "../../../src/recognition";
import { amount, byItem, fromHtml, fromText, htmlTable, pagesOf, standard, table } from "./fixture";

describe("statements", () => {
  const balance = htmlTable([
    "收入^2|支出^2",
    "项目|预算数|项目|预算数",
    "一、一般公共预算拨款收入|55.00|一、文化旅游体育与传媒支出|50.00",
    "二、事业收入|5.00|二、社会保障和就业支出|10.00",
    "本年收入合计|60.00|本年支出合计|60.00",
    "上年结转结余|2.00|年终结转结余|2.00",
    "一、一般公共预算拨款|2.00||",
    "收入总计|62.00|支出总计|62.00",
  ]);

  it("two sides become one row an item, with totals and parts of the carry-over told", async () => {
    const rows = standard(await fromHtml(`<p>部门收支总体情况表</p><p>单位：万元</p>${balance}`), "balance");
    expect(rows.filter((r) => r.side === "expenditure").map((r) => [r.code, r.total, amount(r, "amount")])).toEqual([
      ["207", null, "50万元"],
      ["208", null, "10万元"],
      [null, "current", "60万元"],
      [null, "carry-out", "2万元"],
      [null, "grand", "62万元"],
    ]);
    expect(rows.filter((r) => r.side === "income").map((r) => r.total)).toEqual([
      null,
      null,
      "current",
      "carry-in",
      null,
      "grand",
    ]);
    expect(rows.find((r) => r.item === "一、一般公共预算拨款")).toMatchObject({ ofWhich: true, parent: "上年结转" });
  });

  it("unnumbered funds below 一、财政拨款收入 are its parts; 二、 stands on its own", async () => {
    const d = await fromHtml(
      `<p>收支总体情况表</p><p>单位：万元</p>${htmlTable(["收入^2|支出^2", "项目|预算数|项目|预算数", "一、财政拨款收入|55.00|一、文化旅游体育与传媒支出|60.00", "一般公共预算收入|55.00||", "政府性基金预算收入|||", "二、事业收入|5.00||", "本年收入合计|60.00|本年支出合计|60.00"])}`,
    );
    const rows = standard(d, "balance");
    expect(byItem(rows, "一般公共预算收入")).toMatchObject({ parent: "财政拨款收入", level: 2 });
    expect(byItem(rows, "二、事业收入")).toMatchObject({ parent: null, level: 1 });
  });

  it("元 and 万元 stand side by side in one document, each with its own unit", async () => {
    const d = await fromHtml(
      `<p>2025年部门财务收支预算总表</p><p>单位：元</p>${balance}<p>2025年部门“三公”经费预算表</p><p>单位：万元</p>${htmlTable(["合计|因公出国（境）费|公务用车购置及运行费|公务接待费", "1.20|0.00|0.00|1.20"])}`,
    );
    expect([table(d, "balance").moneyUnit, table(d, "three-public").moneyUnit]).toEqual(["元", "万元"]);
    expect(amount(byItem(standard(d, "three-public"), "公务接待费"), "total")).toBe("1.2万元");
  });

  it("an empty statement is there, empty, with its note", async () => {
    const d = await fromHtml(
      `<p>政府性基金预算支出表</p><p>单位：万元</p>${htmlTable(["科目编码|科目名称|合计|基本支出|项目支出", "|合计|0.00|0.00|0.00"])}<p>注：本部门无政府性基金预算支出，故本表为空表。</p>`,
    );
    expect(table(d, "fund")).toMatchObject({ state: "empty", note: "注：本部门无政府性基金预算支出，故本表为空表。" });
  });

  it("a table that the contents promise and the document lacks is absent, not invented", async () => {
    const d = await fromHtml(
      `<p>目录</p><p>一、部门收支总体情况表</p><p>二、部门收入总体情况表</p><p>三、部门支出总体情况表</p><p>部门收支总体情况表</p><p>单位：万元</p>${balance}`,
    );
    expect(table(d, "income").state).toBe("absent");
    expect(d.issues.filter((i) => i.code === "table-absent").map((i) => i.table)).toEqual([
      "部门收入总体情况表",
      "部门支出总体情况表",
    ]);
  });

  it("rows that sum up a unit are subtotals", async () => {
    const d = await fromHtml(
      `<p>支出总表</p><p>单位：万元</p>${htmlTable(["预算单位|科目编码|科目名称|支出总计|基本支出|项目支出", "青石县图书馆|||60.00|40.00|20.00", "|207|文化旅游体育与传媒支出|60.00|40.00|20.00", "|20701|文化和旅游|60.00|40.00|20.00", "|2070104|图书馆|60.00|40.00|20.00"])}`,
    );
    expect(standard(d, "expenditure").map((r) => r.role)).toEqual(["subtotal", "detail", "detail", "detail"]);
  });

  it("the department's row above its units is a subtotal, told by the codes", async () => {
    const d = await fromHtml(
      `<p>部门综合预算收入总表</p><p>单位：元</p>${htmlTable(["单位编码|单位名称|合计|一般公共预算拨款|事业收入", "|合计|600|500|100", "901|青石县文化局|600|500|100", "901001|青石县文化局|200|200|0", "901002|青石县图书馆|400|300|100"])}`,
    );
    expect(standard(d, "income").map((r) => r.role)).toEqual(["total", "subtotal", "detail", "detail"]);
  });

  it("a sheet of the open workbook without a title above takes the sheet's name", async () => {
    const page = pagesOf([
      { lines: [], rows: ["科目编码|科目名称|合计|基本支出|项目支出", "207|文化旅游体育与传媒支出|60.00|40.00|20.00"] },
    ]);
    const blocks = page.blocks.map((b) => (b.type === "grid" ? { ...b, source: { sheet: "支出总表" } } : b));
    expect(recognise([{ ...page, kind: "xlsx", blocks }]).tables[0]).toMatchObject({
      id: "expenditure",
      title: "支出总表",
    });
  });

  it("a goal form of another province keeps amounts under the known keys and the rest under its own labels", async () => {
    const d = await fromHtml(
      `<p>项目支出绩效目标表</p>${htmlTable(["项目名称|古籍修复经费^4", "主管部门|青石县文化局^2|实施单位|青石县图书馆", "项目资金（万元）_3|年度资金总额：^2|8.00^2", "其中：财政拨款^2|8.00^2", "其他资金^2|0.00^2", "总体目标|修复馆藏古籍。^4", "绩效指标_3|一级指标|二级指标|三级指标|指标值", "产出指标|数量指标|修复册数|≥20册", "满意度指标|服务对象满意度|读者满意度|≥95%"])}`,
    );
    const goal = table(d, "goal");
    expect(goal.fields).toMatchObject({
      项目名称: "古籍修复经费",
      预算数: "8.00",
      "其中：财政资金": "8.00",
      其他资金: "0.00",
      实施单位: "青石县图书馆",
      绩效目标: ["修复馆藏古籍。"],
    });
    expect(goal.moneyUnit).toBe("万元");
    expect(standard(d, "goal").map((r) => r.values["level3"]?.text)).toEqual(["修复册数", "读者满意度"]);
  });

  it("text between tabs and text in cells give the same statement", async () => {
    const text = [
      "部门收支总体情况表",
      "单位：万元",
      "收入\t支出",
      "项目\t预算数\t项目\t预算数",
      "一、一般公共预算拨款收入\t55.00\t一、文化旅游体育与传媒支出\t55.00",
      "本年收入合计\t55.00\t本年支出合计\t55.00",
      "收入总计\t55.00\t支出总计\t55.00",
    ].join("\n");
    const rows = standard(await fromText(text), "balance");
    expect(rows.map((r) => amount(r, "amount"))).toEqual(Array<string>(6).fill("55万元"));
  });
});
