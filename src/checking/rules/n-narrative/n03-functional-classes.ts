import { breaks, example, saying } from "../../catalogue/documents/variants";
import { cellsFor } from "../../document/text-facts";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { compare } from "./compare";

export const N03: Rule = {
  id: "N03",
  group: "N",
  title: "功能类金额一致",
  titleEn: "Functional classes agree",
  severity: "error",
  basis: "template",
  tolerance: "T0",
  needs: "情况说明、支出总表或一般公共预算支出表",
  explain: "情况说明中各功能科目的金额与表中该科目一致。",
  explainEn: "Amounts of functional classes in the narrative agree with the tables.",
  evaluate: (model, run) =>
    compare(model, run, /^expenditure\.[23]\d+$/, (t) => cellsFor(model, t.n.key, t.n.scope), "情况说明的科目金额"),
};

export const examples = (): RuleExamples =>
  breaks(
    example(
      "类的金额颠倒",
      saying([
        { key: "expenditure.208", label: "社会保障和就业支出", value: "66.03", quote: "社会保障和就业支出66.03万元" },
      ]),
    ),
  );
