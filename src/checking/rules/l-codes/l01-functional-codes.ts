import { breaks, example } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { coded, FUNCTIONAL } from "./coded-rows";
import { existing } from "./against-the-tables";

export const L01: Rule = {
  id: "L01",
  group: "L",
  title: "功能科目存在",
  titleEn: "Functional code exists",
  severity: "warn",
  basis: "law",
  tolerance: "-",
  needs: "按功能科目的表、科目表",
  explain: "功能科目编码在本年度的政府收支分类科目中有效；表中没有的编码只提示，不作错误。",
  explainEn: "The functional code is in force in the budget year; a code our table lacks is only a hint.",
  evaluate: (model, run) => {
    if (model.year === null) return run.needs("没有可辨认的年度");
    existing(
      model,
      run,
      "functional",
      coded(model, FUNCTIONAL).filter((r) => /^2/.test(r.code)),
    );
  },
};

export const examples = (): RuleExamples =>
  breaks(
    example(
      "科目已停用",
      withTable(
        { ...BUDGET, year: "2024" },
        "fund",
        table("fund", "code item total basic project", ["|合计|8.00||8.00", "2299998|没有的科目|8.00||8.00"]),
      ),
    ),
  );
