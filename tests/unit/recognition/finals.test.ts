import { beforeAll, describe, expect, it } from "vitest";
import type { Disclosure } from "../../../src/disclosure";
import { amount, byItem, fromHtml, htmlTable, printed, standard, table } from "./fixture";

/** 公开01–09 as the ministry's form prints them, for an invented unit. */
const FORMS = [
  "<p>公开01表</p><p>收入支出决算总表</p><p>部门：青石县图书馆  2023年度  金额单位：万元</p>",
  htmlTable([
    "收入^3|支出^3",
    "项目|行次|金额|项目|行次|金额",
    "栏次||1|栏次||2",
    "一、一般公共预算财政拨款收入|1|55.00|一、一般公共服务支出|32|",
    "二、事业收入|2|5.00|七、文化旅游体育与传媒支出|38|50.00",
    "|3||八、社会保障和就业支出|39|10.00",
    "本年收入合计|27|60.00|本年支出合计|58|60.00",
    "使用非财政拨款结余|28||结余分配|59|",
    "年初结转和结余|29|2.00|年末结转和结余|60|2.00",
    "总计|31|62.00|总计|62|62.00",
  ]),
  "<p>公开02表</p><p>收入决算表</p><p>部门：青石县图书馆  金额单位：万元</p>",
  htmlTable([
    "项目^2|本年收入合计_2|财政拨款收入_2|上级补助收入_2|事业收入_2|经营收入_2|附属单位上缴收入_2|其他收入_2",
    "科目编码|科目名称",
    "栏次^2|1|2|3|4|5|6|7",
    "合计^2|60.00|55.00||5.00|||",
    "207|文化旅游体育与传媒支出|50.00|45.00||5.00|||",
    "2070104|图书馆|50.00|45.00||5.00|||",
  ]),
  "<p>公开06表</p><p>一般公共预算财政拨款基本支出决算明细表</p><p>部门：青石县图书馆  金额单位：万元</p>",
  htmlTable([
    "人员经费^3|公用经费^6",
    "科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数",
    "301|工资福利支出|30.00|302|商品和服务支出|9.00|310|资本性支出|1.00",
    "30101|基本工资|30.00|30201|办公费|9.00|31002|办公设备购置|1.00",
    "人员经费合计^2|30.00|公用经费合计^5|10.00",
  ]),
  "<p>公开07表</p><p>财政拨款“三公”经费支出决算表</p><p>部门：青石县图书馆  金额单位：万元</p>",
  htmlTable([
    "预算数^6|决算数^6",
    "合计_2|因公出国（境）费_2|公务用车购置及运行维护费^3|公务接待费_2|合计_2|因公出国（境）费_2|公务用车购置及运行维护费^3|公务接待费_2",
    "小计|公务用车购置费|公务用车运行维护费|小计|公务用车购置费|公务用车运行维护费",
    "1|2|3|4|5|6|7|8|9|10|11|12",
    "9.00||6.00||6.00|3.00|8.00||6.00||6.00|2.00",
  ]),
  "<p>公开08表</p><p>政府性基金预算财政拨款收入支出决算表</p><p>部门：青石县图书馆  金额单位：万元</p>",
  htmlTable([
    "项目^2|年初结转和结余_2|本年收入_2|本年支出^3|年末结转和结余_2",
    "科目编码|科目名称|小计|基本支出|项目支出",
    "栏次^2|1|2|3|4|5|6",
    "合计^2||4.00|4.00||4.00|",
    "229|其他支出||4.00|4.00||4.00|",
  ]),
].join("\n");

describe("final accounts by the ministry's form", () => {
  let d: Disclosure;
  beforeAll(async () => {
    d = await fromHtml(FORMS);
  });

  it("is final accounts of one unit and year", () => {
    expect(d).toMatchObject({ kind: "final", unitName: "青石县图书馆", year: "2023", moneyUnit: "万元" });
    expect(d.tables.map((t) => `${t.id} ${t.state}`)).toEqual([
      "balance filled",
      "income filled",
      "basic filled",
      "three-public filled",
      "fund filled",
    ]);
  });

  it("公开01: both sides with their line numbers; the 栏次 row is no row", () => {
    const rows = standard(d, "balance");
    expect(byItem(rows, "七、文化旅游体育与传媒支出")).toMatchObject({ line: "38", code: "207", side: "expenditure" });
    expect(rows.flatMap((r) => (r.total ? [r.total] : []))).toEqual([
      "current",
      "surplus-used",
      "carry-in",
      "grand",
      "current",
      "surplus-distributed",
      "carry-out",
      "grand",
    ]);
    expect(printed(table(d, "balance"))[0]).toMatch(/^一、一般公共预算财政拨款收入/);
  });

  it("公开02: 本年收入合计 is the year's income", () => {
    expect(standard(d, "income").map((r) => [r.code, r.total, amount(r, "current"), amount(r, "business")])).toEqual([
      [null, "all", "60万元", "5万元"],
      ["207", null, "50万元", "5万元"],
      ["2070104", null, "50万元", "5万元"],
    ]);
  });

  it("公开06: three blocks under two heads, and their totals", () => {
    const rows = standard(d, "basic");
    expect(rows.filter((r) => r.code !== null).map((r) => [r.code, amount(r, "total")])).toEqual([
      ["301", "30万元"],
      ["30101", "30万元"],
      ["302", "9万元"],
      ["30201", "9万元"],
      ["310", "1万元"],
      ["31002", "1万元"],
    ]);
    expect(rows.filter((r) => r.code === null).map((r) => [r.item, r.role, amount(r, "total")])).toEqual([
      ["人员经费合计", "subtotal", "30万元"],
      ["公用经费合计", "subtotal", "10万元"],
    ]);
  });

  it("公开07: budget and final figures of each item", () => {
    const row = byItem(standard(d, "three-public"), "公务接待费");
    expect([amount(row, "budgeted"), amount(row, "settled")]).toEqual(["3万元", "2万元"]);
  });

  it("公开08: carry-over, income and expenditure", () => {
    const row = standard(d, "fund").find((r) => r.code === "229");
    expect([amount(row, "current"), amount(row, "total"), amount(row, "project")]).toEqual(["4万元", "4万元", "4万元"]);
  });
});
