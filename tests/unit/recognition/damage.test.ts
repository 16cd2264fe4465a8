import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { damaged, invented, silentlyDropped } from "../../support/damage";
import { fromText, table } from "./fixture";

/** An invented unit, as text recognition prints it: a row a line, cells split by tabs. */
const ROWS = `目录
（1）2025年部门收支总体情况表
（2）2025年部门收入总体情况表
（3）2025年部门支出总体情况表
（4）2025年政府性基金预算支出情况表
901 青石县图书馆
2025年部门收支总体情况表
单位：万元
收入\t\t支出\t
项目\t预算数\t项目\t预算数
一、一般公共预算拨款收入\t55.31\t一、文化旅游体育与传媒支出\t50.27
二、事业收入\t5.06\t二、社会保障和就业支出\t10.1
本年收入合计\t60.37\t本年支出合计\t60.37
收入总计\t60.37\t支出总计\t60.37
2025年部门收入总体情况表
单位：万元
科目编码\t科目名称\t合计\t本年收入\t\t\t上年结转
\t\t\t小计\t财政拨款收入\t事业收入\t
\t合计\t60.37\t60.37\t55.31\t5.06\t
207\t文化旅游体育与传媒支出\t50.27\t50.27\t45.21\t5.06\t
20701\t文化和旅游\t50.27\t50.27\t45.21\t5.06\t
2070104\t图书馆\t50.27\t50.27\t45.21\t5.06\t
208\t社会保障和就业支出\t10.1\t10.1\t10.1\t\t
2025年部门支出总体情况表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t60.37\t40.30\t20.07
207\t文化旅游体育与传媒支出\t50.27\t30.20\t20.07
20701\t文化和旅游\t50.27\t30.20\t20.07
2070104\t图书馆\t50.27\t30.20\t20.07
208\t社会保障和就业支出\t10.1\t10.1\t
20805\t行政事业单位养老支出\t10.1\t10.1\t
2025年政府性基金预算支出情况表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t0.00\t0.00\t0.00
注：本单位没有政府性基金预算支出。
二、收支预算情况
2025年收入总计60.37万元，其中一般公共预算拨款收入55.31万元。`.split("\n");

/** The same as Word gives it: a cell a line, led by a tab, rows split by blank lines. */
const CELLS = ROWS.flatMap((line) =>
  line.includes("\t") ? [...line.split("\t").map((c) => `\t${c}`), ""] : [line, ""],
);

describe("damage in, honesty out", () => {
  it.each([
    ["rows of tab-split cells", ROWS],
    ["a cell a line", CELLS],
  ])("%s: no throw, nothing invented, nothing dropped in silence", async (_, lines) => {
    await fc.assert(
      fc.asyncProperty(damaged(lines), async (text) => {
        const d = await fromText(text);
        expect(invented(d, text)).toEqual([]);
        expect(silentlyDropped(d, text)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("rows whose header is lost are kept and marked unreadable", async () => {
    const lost = ROWS.filter((_, i) => !(i >= 23 && i <= 25));
    expect(ROWS[23]).toBe("2025年部门支出总体情况表");
    const d = await fromText(lost.join("\n"));
    const codes = d.issues.map((i) => i.code);
    expect(codes.includes("table-unreadable") || codes.includes("table-absent")).toBe(true);
    expect(silentlyDropped(d, lost.join("\n"))).toEqual([]);
  });

  it("the whole text is read as it is", async () => {
    for (const lines of [ROWS, CELLS]) {
      const d = await fromText(lines.join("\n"));
      expect(d.tables.map((t) => `${t.id} ${t.state}`)).toEqual([
        "balance filled",
        "income filled",
        "expenditure filled",
        "fund empty",
      ]);
      expect(table(d, "fund").note).toContain("没有政府性基金");
      expect(d).toMatchObject({ unitCode: "901", unitName: "青石县图书馆", year: "2025", moneyUnit: "万元" });
      expect(d.issues).toEqual([]);
    }
  });
});
