import { describe, expect, it } from "vitest";
import { amount, byItem, fromHtml, fromPages, htmlTable, standard, table } from "./fixture";

describe("layouts of other provinces, on an invented unit", () => {
  it("the unit of money stands in the title", async () => {
    const d = await fromHtml(
      `<p>2024年部门收支总表（单位：元）</p>${htmlTable(["收入^2|支出^2", "项目|预算数|项目|预算数", "一、一般公共预算拨款收入|5500|一、文化旅游体育与传媒支出|5500", "收入总计|5500|支出总计|5500"])}`,
    );
    expect(table(d, "balance")).toMatchObject({ moneyUnit: "元", year: "2024" });
  });

  it("form number, unit and unit of money stand in rows of the grid itself", () => {
    const d = fromPages([
      {
        lines: [],
        rows: [
          "表2|||||",
          "部门收入总表|||||",
          "部门：青石县图书馆||||单位：万元|",
          "科目编码|科目名称|合计|上年结转|一般公共预算拨款收入|其他收入",
          "207|文化旅游体育与传媒支出|60.00||55.00|5.00",
          "2070104|图书馆|60.00||55.00|5.00",
        ],
      },
    ]);
    expect(table(d, "income")).toMatchObject({ title: "部门收入总表", unitName: "青石县图书馆", moneyUnit: "万元" });
    expect(standard(d, "income").map((r) => [r.code, amount(r, "general")])).toEqual([
      ["207", "55万元"],
      ["2070104", "55万元"],
    ]);
  });

  it("单位名称（科目）: rows of units and of codes in one column", async () => {
    const d = await fromHtml(
      `<p>部门支出总表</p><p>单位：万元</p>${htmlTable(["项目^5|合计_3|基本支出_3|项目支出_3", "科目编码^3|单位代码_2|单位名称（科目）_2", "类|款|项", "||||合计|60.00|40.00|20.00", "|||901|青石县图书馆|60.00|40.00|20.00", "207|01|04|901|图书馆|50.00|30.00|20.00", "208|05|05|901|机关事业单位基本养老保险缴费支出|10.00|10.00|"])}`,
    );
    const rows = standard(d, "expenditure");
    expect(rows.map((r) => [r.code, r.role])).toEqual([
      [null, "total"],
      [null, "subtotal"],
      ["2070104", "detail"],
      ["2080505", "detail"],
    ]);
    expect(amount(rows[2], "basic")).toBe("30万元");
  });

  it("blocks by function, by use and by economic class, each with its basis", async () => {
    const d = await fromHtml(
      `<p>部门收支预算总表</p><p>金额单位：万元</p>${htmlTable(["收入^2|支出^6", "项目|预算金额|项目（按功能分类）|预算金额|项目（按支出用途）|预算金额|项目（按部门预算支出经济分类）|预算金额", "一、财政拨款（补助）收入|60.00|一、文化旅游体育与传媒支出|60.00|一、基本支出|40.00|一、工资福利支出|40.00", "|||| 二、项目支出|20.00|二、商品和服务支出|20.00", "收入总计|60.00|支出总计|60.00|支出总计|60.00|支出总计|60.00"])}`,
    );
    const rows = standard(d, "balance").filter((r) => r.side === "expenditure" && r.role === "detail");
    expect(rows.map((r) => [r.basis, amount(r, "amount")])).toEqual([
      ["functional", "60万元"],
      ["use", "40万元"],
      ["use", "20万元"],
      ["department-economic", "40万元"],
      ["department-economic", "20万元"],
    ]);
  });

  it("三公 by items, with the year before", async () => {
    const d = await fromHtml(
      `<p>一般公共预算“三公”经费支出预算表</p><p>单位：万元</p>${htmlTable(["项目|2023年预算数|2024年预算数|增减额|增减%", "合计|9.00|8.00|-1.00|-11.11%", "1.因公出国（境）费|||", "2.公务接待费|3.00|2.00|-1.00|-33.33%", "3.公务用车购置及运行费|6.00|6.00||", "其中：（1）公务用车购置费||||", "（2）公务用车运行维护费|6.00|6.00||"])}`,
    );
    const rows = standard(d, "three-public");
    expect(rows[0]).toMatchObject({ role: "total", total: "all" });
    expect([amount(byItem(rows, "2.公务接待费"), "total"), amount(byItem(rows, "2.公务接待费"), "prior")]).toEqual([
      "2万元",
      "3万元",
    ]);
    expect(byItem(rows, "其中：（1）公务用车购置费")).toMatchObject({ ofWhich: true, parent: "公务用车购置及运行费" });
  });

  it("two kinds of basic expenditure statements: the one by economic class is the statement", async () => {
    const d = await fromHtml(
      `<p>一般公共预算基本支出表（按功能分类）</p><p>单位：万元</p>${htmlTable(["科目编码|科目名称|合计|人员经费|公用经费", "2070104|图书馆|40.00|30.00|10.00"])}<p>一般公共预算基本支出表（按部门预算经济分类）</p><p>单位：万元</p>${htmlTable(["科目编码|科目名称|合计|人员经费|公用经费", "301|工资福利支出|30.00|30.00|", "302|商品和服务支出|10.00||10.00"])}`,
    );
    expect(standard(d, "basic").map((r) => [r.code, amount(r, "personnel"), amount(r, "public")])).toEqual([
      ["301", "30万元", null],
      ["302", null, "10万元"],
    ]);
  });

  it("projects grouped by unit and by type", async () => {
    const d = await fromHtml(
      `<p>部门项目支出预算表</p><p>单位：万元</p>${htmlTable(["单位编码|单位名称（项目名称）|合计|一般公共预算|政府性基金预算|财政专户管理资金|单位资金", "|合计|20.00|20.00||||", "901|青石县图书馆|20.00|20.00||||", "|古籍修复经费|5.00|5.00||||", "|少儿阅览室改造工程|15.00|15.00||||"])}`,
    );
    expect(standard(d, "projects").map((r) => r.role)).toEqual(["total", "subtotal", "detail", "detail"]);
  });

  it("projects grouped by indentation alone: groups are found where only they make the sum", async () => {
    const rows = [
      "单位编码|单位（项目）名称|项目金额",
      "|合计|70.00",
      "901|青石县图书馆|70.00",
      "|信息化建设|20.00",
      "|平台运行费|20.00",
      "|馆舍维护|50.00",
      "|屋面修缮|30.00",
      "|空调更新|20.00",
    ];
    const d = await fromHtml(`<p>部门预算项目支出表</p><p>单位：万元</p>${htmlTable(rows)}`);
    expect(
      standard(d, "projects")
        .filter((r) => r.role === "detail")
        .map((r) => r.item),
    ).toEqual(["平台运行费", "屋面修缮", "空调更新"]);
    const flat = await fromHtml(
      `<p>部门预算项目支出表</p><p>单位：万元</p>${htmlTable([...rows.slice(0, 1), "|合计|70.00", "901|青石县图书馆|70.00", "|信息化建设|20.00", "|平台运行费|20.00", "|馆舍维护|30.00"])}`,
    );
    expect(standard(flat, "projects").filter((r) => r.role === "detail")).toHaveLength(3);
  });
});
