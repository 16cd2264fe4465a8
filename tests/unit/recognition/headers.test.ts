import { describe, expect, it } from "vitest";
import { amount, byItem, fromHtml, fromPages, fromText, htmlTable, printed, standard, table } from "./fixture";

const TITLE = "部门支出总体情况表";
const CAPTION = "单位：万元";

describe("headers whose spans are lost", () => {
  it("Word prints a blank for each cell that a vertical merge covers", async () => {
    const cells = (row: string): string =>
      row
        .split("|")
        .map((c) => `\t${c}`)
        .join("\n");
    const text = [
      "901 青石县图书馆",
      "单位：万元",
      "一般公共预算财政拨款支出预算表",
      [
        "科目编码|科目名称|合计|基本支出|项目支出",
        "|||人员经费|公用经费|",
        "207|文化旅游体育与传媒支出|60.00|30.00|10.00|20.00",
        "20701|文化和旅游|60.00|30.00|10.00|20.00",
        "2070104|图书馆|60.00|30.00|10.00|20.00",
      ]
        .map(cells)
        .join("\n\n"),
    ].join("\n\n");
    const t = table(await fromText(text), "general");
    expect(t.columns).toEqual(["科目编码", "科目名称", "合计", "基本支出/人员经费", "基本支出/公用经费", "项目支出"]);
    expect(printed(t)[2]).toBe("2070104|图书馆|60.00|30.00|10.00|20.00");
  });

  it("text recognition drops blank header cells: children go below the parent that they mean", async () => {
    const text = [
      `${TITLE}`,
      CAPTION,
      "科目编码\t科目名称\t合计\t基本支出\t项目支出",
      "人员经费\t公用经费",
      "栏次\t\t1\t2\t3\t4",
      "207\t文化旅游体育与传媒支出\t60.00\t30.00\t10.00\t20.00",
      "2070104\t图书馆\t60.00\t30.00\t10.00\t20.00",
    ].join("\n");
    const t = table(await fromText(text), "expenditure");
    expect(t.columns).toEqual(["科目编码", "科目名称", "合计", "基本支出/人员经费", "基本支出/公用经费", "项目支出"]);
    expect(t.columnNumbers).not.toBeNull();
  });

  it("a word printed in the wrong row still heads its column", async () => {
    const text = [
      "部门收入总体情况表",
      CAPTION,
      "科目编码\t科目名称\t合计\t本年收入\t上年结转",
      "小计\t财政拨款收入\t事业收入",
      "207\t文化旅游体育与传媒支出\t60.00\t60.00\t50.00\t10.00\t0.00",
      "2070104\t图书馆\t60.00\t60.00\t50.00\t10.00\t0.00",
    ].join("\n");
    const d = await fromText(text);
    expect(table(d, "income").columns).toEqual([
      "科目编码",
      "科目名称",
      "合计",
      "本年收入/小计",
      "本年收入/财政拨款收入",
      "本年收入/事业收入",
      "上年结转",
    ]);
    expect(amount(standard(d, "income").at(-1), "business")).toBe("10万元");
  });
});

describe("headers of other provinces", () => {
  it("类, 款 and 项 in columns with blank parents give full codes", async () => {
    const d = await fromHtml(
      `<p>支出总体情况表</p><p>单位：元</p>${htmlTable(["科目编码^3|科目名称_2|合计_2|基本支出_2|项目支出_2", "类|款|项", "207|||文化旅游体育与传媒支出|600000|400000|200000", "|01||文化和旅游|600000|400000|200000", "||04|图书馆|600000|400000|200000"])}`,
    );
    expect(standard(d, "expenditure").map((r) => r.code)).toEqual(["207", "20701", "2070104"]);
    expect(amount(standard(d, "expenditure")[2], "basic")).toBe("400000元");
  });

  it("code and name in one cell are told apart, with brackets or a dash", async () => {
    const d = await fromHtml(
      `<p>一般公共预算支出情况表</p><p>单位：万元</p>${htmlTable(["功能科目名称|小计|其中：基本支出|项目支出", "合计|60.00|40.00|20.00", "[207]文化旅游体育与传媒支出|60.00|40.00|20.00", "[20701]文化和旅游|60.00|40.00|20.00", "2070104-图书馆|60.00|40.00|20.00"])}`,
    );
    expect(standard(d, "general").map((r) => [r.code, r.item, r.total])).toEqual([
      [null, "合计", "all"],
      ["207", "文化旅游体育与传媒支出", null],
      ["20701", "文化和旅游", null],
      ["2070104", "图书馆", null],
    ]);
  });

  it("names without codes get them by their place in the hierarchy", async () => {
    const d = await fromHtml(
      `<p>2025年支出预算总表</p><p>单位：万元</p>${htmlTable(["功能分类科目名称|总计|基本支出|项目支出", "合计|60.00|40.00|20.00", "文化旅游体育与传媒支出|60.00|40.00|20.00", "文化和旅游|60.00|40.00|20.00", "图书馆|60.00|40.00|20.00"])}`,
    );
    expect(standard(d, "expenditure").map((r) => r.code)).toEqual([null, "207", "20701", "2070104"]);
  });

  it("a lone column of amounts is the total even under a header word never seen", async () => {
    const d = await fromHtml(
      `<p>一般公共预算基本支出情况表（按经济分类科目）</p><p>单位：万元</p>${htmlTable(["部门预算支出经济科目|安排情况", "合计|30.00", "[301]工资福利支出|30.00", "[30101]基本工资|30.00"])}`,
    );
    expect(table(d, "basic").state).toBe("filled");
    expect(standard(d, "basic").map((r) => [r.code, amount(r, "total")])).toEqual([
      [null, "30万元"],
      ["301", "30万元"],
      ["30101", "30万元"],
    ]);
  });

  it("a wide 三公 table becomes one row an item; the year before and the change stand beside", async () => {
    const block = "合计|因公出国（境）费|公务用车购置及运行费|公务接待费";
    const d = await fromHtml(
      `<p>2025年一般公共预算“三公”经费支出表</p><p>单位：万元</p>${htmlTable(["2024年^4|2025年^4|增减变化情况^4", `${block}|${block}|${block}`, "9.00|0.00|6.00|3.00|8.00|0.00|6.00|2.00|-1.00|0.00|0.00|-1.00"])}`,
    );
    const rows = standard(d, "three-public");
    expect(amount(byItem(rows, "公务接待费"), "total")).toBe("2万元");
    expect(amount(byItem(rows, "公务接待费"), "prior")).toBe("3万元");
    expect(amount(byItem(rows, "公务接待费"), "change")).toBe("-1万元");
    expect(byItem(rows, "“三公”经费合计")?.total).toBe("all");
  });

  it.each(["比上年增长", "增减幅度"])(
    "%s beside the three public expenses is a percentage and no money of last year",
    async (header) => {
      const d = await fromHtml(
        `<p>“三公”经费支出表</p><p>单位：万元</p>${htmlTable([`项目|合计|上年数|${header}`, "合计|8.00|9.00|-11.11", "公务用车运行维护费|6.00|6.00|0.00", "公务接待费|2.00|3.00|-33.33"])}`,
      );
      const row = byItem(standard(d, "three-public"), "公务接待费");
      expect([amount(row, "total"), amount(row, "prior"), row?.values.change]).toEqual(["2万元", "3万元", undefined]);
    },
  );

  it.each(["年初预算数", "预算数", "2025年预算数"])("%s beside 决算数 is what was planned", async (header) => {
    const d = await fromHtml(
      `<p>2025年“三公”经费支出决算表</p><p>单位：万元</p>${htmlTable([`项目|${header}|决算数`, "合计|8.00|7.50", "公务用车运行维护费|6.00|6.00", "公务接待费|2.00|1.50"])}`,
    );
    const row = byItem(standard(d, "three-public"), "公务接待费");
    expect([amount(row, "budgeted"), amount(row, "settled"), row?.values.total]).toEqual([
      "2万元",
      "1.5万元",
      undefined,
    ]);
  });

  it("blocks side by side are read one after the other (决算 公开06)", async () => {
    const d = await fromHtml(
      `<p>2024年度一般公共预算财政拨款基本支出决算表</p><p>单位：万元</p>${htmlTable(["科目编码|科目名称|金额|科目编码|科目名称|金额", "301|工资福利支出|30.00|302|商品和服务支出|10.00", "30101|基本工资|30.00|30201|办公费|10.00"])}`,
    );
    expect(standard(d, "basic").map((r) => [r.code, amount(r, "total")])).toEqual([
      ["301", "30万元"],
      ["30101", "30万元"],
      ["302", "10万元"],
      ["30201", "10万元"],
    ]);
  });

  it("a header repeated on the next page is no row, and the rows go on", () => {
    const header = "科目编码|科目名称|合计|基本支出|项目支出";
    const d = fromPages([
      {
        lines: ["支出总体情况表", CAPTION],
        rows: [header, "207|文化旅游体育与传媒支出|60.00|40.00|20.00", "20701|文化和旅游|60.00|40.00|20.00"],
      },
      { lines: [], rows: [header, "2070104|图书馆|60.00|40.00|20.00"] },
    ]);
    expect(d.tables).toHaveLength(1);
    expect(printed(table(d, "expenditure"))).toEqual([
      "207|文化旅游体育与传媒支出|60.00|40.00|20.00",
      "20701|文化和旅游|60.00|40.00|20.00",
      "2070104|图书馆|60.00|40.00|20.00",
    ]);
    expect(table(d, "expenditure").pages).toEqual([1, 2]);
  });

  it("a row cut by the page's end is joined again", () => {
    const header = "序号|类型|项目名称|合计|一般公共预算";
    const d = fromPages([
      {
        lines: ["项目支出表", CAPTION],
        rows: [header, "1|特定目标类|古籍修复经费|5.00|5.00", "2|特定目标类|少儿阅览室改|15.00|15.00"],
      },
      { lines: [], rows: ["||造工程||", "3|其他运转类|水电费|2.00|2.00"] },
    ]);
    expect(printed(table(d, "projects"))).toEqual([
      "1|特定目标类|古籍修复经费|5.00|5.00",
      "2|特定目标类|少儿阅览室改造工程|15.00|15.00",
      "3|其他运转类|水电费|2.00|2.00",
    ]);
  });
});
