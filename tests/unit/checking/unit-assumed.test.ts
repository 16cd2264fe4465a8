import { describe, expect, it } from "vitest";
import { check } from "../../../src/checking";
import { fromHtml, htmlTable } from "../recognition/fixture";

const SPENDING = htmlTable([
  "科目编码|科目名称|合计|基本支出|项目支出",
  "|合计|603000|402000|201000",
  "207|文化旅游体育与传媒支出|603000|402000|201000",
  "20701|文化和旅游|603000|402000|201000",
  "2070104|图书馆|603000|402000|201000",
]);
const VISITS = htmlTable(["合计|因公出国（境）费|公务接待费|公务用车购置费|公务用车运行费", "4.70||0.70||4.00"]);

const report = async (unit: string) =>
  check(
    await fromHtml(
      `<h1>青石县图书馆2026年单位预算</h1>
<p>2026年“三公”经费预算数为4.70万元，其中：公务接待费0.70万元。</p>
<p>支出总表</p><p>单位：元</p>${SPENDING}<p>“三公”经费支出表</p>${unit}${VISITS}`,
    ),
  );

describe("a table that prints no unit of money", () => {
  it("is not held to that of the others where the text speaks of another", async () => {
    const errors = (await report("")).findings.filter((f) => f.severity === "error");
    expect(errors.map((f) => f.rule).filter((rule) => rule.startsWith("N"))).toEqual([]);
  });

  it("is, where it prints one", async () => {
    const errors = (await report("<p>单位：元</p>")).findings.filter((f) => f.severity === "error");
    expect(errors.map((f) => f.rule)).toContain("N15");
  });
});
