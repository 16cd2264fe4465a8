import { BUDGET } from "../../catalogue/documents/budget";
import type { Rule } from "../../rule/rule";
import { byLaw, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { coded, FUNCTIONAL } from "./coded-rows";
import { existing } from "./against-the-tables";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const L01: Rule = {
  id: "L01",
  group: "L",
  title: { zh: "功能科目存在", en: "Functional code exists" },
  severity: "warn",
  basis: byLaw(CLASSIFICATION),
  tolerance: "-",
  needs: ["income", "expenditure", "general", "fund", "capital"],
  explain: {
    zh: "功能科目编码在本年度的政府收支分类科目中有效；表中没有的编码只提示，不作错误；与同名科目的编码只差一位或颠倒的，提请核对。",
    en: "The functional code is in force in the budget year; a code our table lacks is only a hint, unless it is a slip of the code that has its name.",
  },
  evaluate: (model, run) => {
    if (model.year === null) return run.needs(REASONS["no-year"]);
    existing(
      model,
      run,
      "functional",
      coded(model, FUNCTIONAL).filter((r) => /^2/.test(r.code)),
    );
  },
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(15), inFinal(9), inMixed(12)],
  breaks: [
    breaking(
      "编码错一位，名称是另一科目的",
      withTable(
        { ...BUDGET, year: "2024" },
        "fund",
        table("fund", "code item total basic project", [
          "|合计|8.00||8.00",
          "2080585|机关事业单位基本养老保险缴费支出|8.00||8.00",
        ]),
      ),
      {
        found: [{ cells: ["政府性基金预算支出表[2080585]"], difference: null, severity: "warn" }],
        others: ["X11", "X13", "X16", "P03"],
      },
    ),
    breaking(
      "科目表中没有的编码",
      withTable(
        { ...BUDGET, year: "2024" },
        "fund",
        table("fund", "code item total basic project", ["|合计|8.00||8.00", "2299998|没有的科目|8.00||8.00"]),
      ),
      {
        found: [{ cells: ["政府性基金预算支出表[2299998]"], difference: null, severity: "info" }],
        others: ["X11", "X13", "X16", "P03"],
      },
    ),
  ],
});
