import { cellsFor } from "../../document/text-facts";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { compare } from "./compare";
import { breaking, inBudget, saying, inMixed } from "../../catalogue/documents/variants";

export const N03: Rule = {
  id: "N03",
  group: "N",
  title: { zh: "功能类金额一致", en: "Functional classes agree" },
  severity: "error",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "T0",
  needs: ["narrative", "expenditure", "general"],
  explain: {
    zh: "情况说明中各功能科目的金额与表中该科目一致。",
    en: "Amounts of functional classes in the narrative agree with the tables.",
  },
  evaluate: (model, run) =>
    compare(model, run, /^expenditure\.[23]\d+$/, (t) => cellsFor(model, t.n.key, t.n.scope), "情况说明的科目金额"),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inMixed(1)],
  breaks: [
    breaking(
      "类的金额颠倒",
      saying([
        { key: "expenditure.208", label: "社会保障和就业支出", value: "66.03", quote: "社会保障和就业支出66.03万元" },
      ]),
      {
        found: [
          { cells: ["情况说明“社会保障和就业支出”", "支出总表[208].合计"], difference: "5.4", severity: "error" },
        ],
        others: [],
      },
    ),
  ],
});
