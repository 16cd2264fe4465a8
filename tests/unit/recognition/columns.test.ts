import { describe, expect, it } from "vitest";
import { readCaptions } from "../../../src/recognition/words/captions";
import { bind } from "../../../src/recognition/standard";
import { amount, byItem, fromHtml, fromPages, htmlTable, printed, standard, table } from "./fixture";

const keys = (id: Parameters<typeof bind>[0], columns: string, rows: string[] = []): (string | null)[] =>
  bind(
    id,
    columns.split("|"),
    rows.map((r) => r.split("|").map((text) => ({ text: text === "" ? null : text }))),
  ).map((b) => b?.key ?? null);

describe("columns by source of funds", () => {
  it("资金来源/一般公共预算资金 of a purchase is a source, not the project's 预算资金", () => {
    expect(
      keys(
        "procurement",
        "采购品目大类|专项名称|采购品目名称|资金来源/一般公共预算资金|资金来源/政府性基金|资金来源/其他资金|资金来源/上年结转和结余资金|总计",
      ).slice(3),
    ).toEqual(["general", "fund", "unitFunds", "carryIn", "total"]);
    expect(keys("procurement", "项目名称|预算资金|采购物品名称|合计")[1]).toBe("budget");
  });

  it("an expenditure table by unit and source has its columns", () => {
    expect(
      keys(
        "expenditure",
        "单位编码|单位名称|总计|部门预算/合计|部门预算/公共预算拨款/小计|部门预算/公共预算拨款/其中：专项资金列入部门预算的项目|部门预算/政府性基金拨款|部门预算/事业收入|部门预算/事业单位经营收入|部门预算/对附属单位上缴收入|部门预算/上年实户资金余额|部门预算/其他收入",
      ).join(" "),
    ).toBe(
      "unitCode unitName total departmentTotal general earmarkedWithin fund business operatingIncome affiliated carryIn other",
    );
  });

  it("上年实户资金余额 has a column of its own beside 上年结转, and is what is carried over without it", () => {
    expect(keys("income", "单位名称|合计|上年结转|上年实户资金余额").slice(2)).toEqual(["carryIn", "accountBalance"]);
    expect(keys("income", "单位名称|合计|上年实户资金余额").slice(2)).toEqual(["carryIn"]);
  });

  it("what is carried over by fund stands below its sum", () => {
    expect(
      keys("income", "合计|本年收入/小计|上年结转结余/小计|上年结转结余/一般公共预算资金|上年结转结余/单位资金").join(
        " ",
      ),
    ).toBe("total current carryIn carryGeneral carryUnit");
  });

  it("基本支出 by source keeps its own total", () => {
    expect(keys("basic", "科目编码|科目名称|合计|财政拨款/小计|财政拨款/一般公共预算拨款").slice(2)).toEqual([
      "total",
      "fiscal",
      "general",
    ]);
  });
});

describe("parts named beside the columns that add up", () => {
  it("其中/ says so", () => {
    expect(
      keys(
        "expenditure",
        "科目编码|合计|基本支出|项目支出|其中/事业单位经营支出|其中/上缴上级支出|其中/对附属单位补助支出",
      ).slice(4),
    ).toEqual(["operatingWithin", "remittedWithin", "aidWithin"]);
  });

  it("without a word the sums say so, in every row that has one", () => {
    const columns = "科目编码|科目名称|合计|基本支出|项目支出|经营支出";
    const within = ["205|教育支出|100.00|60.00|40.00|25.00", "206|科学技术支出|30.00|20.00|10.00|5.00"];
    const beside = ["205|教育支出|125.00|60.00|40.00|25.00", "206|科学技术支出|35.00|20.00|10.00|5.00"];
    expect(keys("expenditure", columns, within)[5]).toBe("operatingWithin");
    expect(keys("expenditure", columns, beside)[5]).toBe("operating");
    // One row may hold by chance.
    expect(keys("expenditure", columns, within.slice(0, 1))[5]).toBe("operating");
    expect(keys("expenditure", columns, [...within, ...beside.slice(0, 1)])[5]).toBe("operating");
  });
});

describe("a row without a word", () => {
  it("is the total at the end of a table of units, where it repeats the row that sums them up", () => {
    const d = fromPages([
      {
        lines: ["收入总表", "单位：万元"],
        rows: [
          "单位编码|合计|本年收入/小计|上年结转",
          "901|60.00|55.00|5.00",
          "901001|40.00|36.00|4.00",
          "901002|20.00|19.00|1.00",
          "|60.00|55.00|5.00",
        ],
      },
    ]);
    expect(standard(d, "income").map((r) => [r.unitCode, r.role])).toEqual([
      ["901", "subtotal"],
      ["901001", "detail"],
      ["901002", "detail"],
      [null, "total"],
    ]);
  });
});

describe("cells narrower than their words", () => {
  it("the end of a name in front of, or behind, the amount goes back to the name", () => {
    const d = fromPages([
      {
        lines: ["一般公共预算支出表", "单位：元"],
        rows: [
          "科目编码|科目名称|合计|基本支出|项目支出",
          "|合计|1839311.66|1739311.66|100000.00",
          "208|社会保障和就业支|出 43608.96|43608.96|",
          "2080506|机关事业单位职业年|金缴费支出43608.96|43608.96|",
          "220|自然资源海洋气象等支|1795702.70出|1695702.70|100000.00",
          "2200501|行政运行|1695702.70|1695702.70|",
          "2200509|气象服务|100000.00||100000.00",
        ],
      },
    ]);
    expect(printed(table(d, "general")).slice(1, 4)).toEqual([
      "208|社会保障和就业支出|43608.96|43608.96|·",
      "2080506|机关事业单位职业年金缴费支出|43608.96|43608.96|·",
      "220|自然资源海洋气象等支出|1795702.70|1695702.70|100000.00",
    ]);
    expect(d.issues.filter((i) => i.code === "amount-left-out")).toEqual([]);
  });

  it("in front of the next row's code too, and the row keeps its code", () => {
    const d = fromPages([
      {
        lines: ["支出总表", "单位：万元"],
        rows: [
          "支出功能分类科目|部门支出经济分类科目|合计|基本支出|项目支出",
          "2080505-机关事业单位基本养老保险|30108-机关事业单位基本养老保险缴费|8.00|8.00|",
          "缴费支出2080506-机关事业单位职业年金|30109-职业年金缴费|4.00|4.00|",
          "缴费支出2101101-行政单位医疗|30110-职工基本医疗保险缴费|3.00|3.00|",
          "2210201-住房公积金|30113-住房公积金|5.00|5.00|",
          "合计||20.00|20.00|",
        ],
      },
    ]);
    expect(standard(d, "expenditure").map((r) => [r.code, r.item])).toEqual([
      ["2080505", "机关事业单位基本养老保险缴费支出"],
      ["2080506", "机关事业单位职业年金缴费支出"],
      ["2101101", "行政单位医疗"],
      ["2210201", "住房公积金"],
      [null, "合计"],
    ]);
  });

  it("a figure with its unit is no overflow", () => {
    const d = fromPages([
      {
        lines: ["收支总表"],
        rows: [
          "收入|预算数|支出|预算数",
          "一、财政拨款收入|12.00|一、教育支出|12.00万元",
          "二、其他收入|1.00|二、卫生健康支出|1.00",
          "收入总计|13.00|支出总计|13.00",
          "其中：结转|2.00|结转下年|2.00",
        ],
      },
    ]);
    expect(printed(table(d, "balance"))[0]).toBe("一、财政拨款收入|12.00|一、教育支出|12.00万元");
  });
});

describe("the unit of money that a narrow cell broke", () => {
  it.each([[["单位：万\n元"]], [["单位：万", "元"]], [["金额单位：万 元"]]])("%j is 万元", (lines) => {
    expect(readCaptions(lines).moneyUnit).toBe("万元");
  });

  it.each(["单　位：万　元", "公开01表　　单　位：万　元", "单  位：万  元"])("%s is 万元, spread as it is", (line) =>
    expect(readCaptions([line]).moneyUnit).toBe("万元"),
  );

  it("元 is 元", () => expect(readCaptions(["单位：", "元"]).moneyUnit).toBe("元"));

  it("also in the grid's own rows", async () => {
    const d = await fromHtml(
      `<p>部门收支总表</p>${htmlTable(["|||单位：万<br>元", "收入^2|支出^2", "项目|预算数|项目|预算数", "一、财政拨款收入|5.00|一、教育支出|5.00", "收入总计|5.00|支出总计|5.00"])}`,
    );
    expect(amount(byItem(standard(d, "balance"), "一、财政拨款收入"), "amount")).toBe("5万元");
  });
});
