import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { FUNCTIONAL, parents } from "./shared";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";

export const H01: Rule = {
  id: "H01",
  group: "H",
  title: { zh: "类=Σ款", en: "Class = sum of its sections" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["income", "expenditure", "general", "fund", "capital"],
  explain: {
    zh: "功能分类的每一类，各金额列等于其下各款之和。",
    en: "Every functional class equals the sum of its sections in every column.",
  },
  evaluate: (model, run) => parents(model, run, FUNCTIONAL, 3),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(27), inFinal(22), inMixed(39)],
  breaks: [
    broken("类与款不符", [["expenditure", "210", "basic", "272.91"]], {
      found: [
        {
          cells: ["支出总表[210].基本支出", "支出总表[21011].基本支出", "支出总表[21015].基本支出"],
          difference: "0.72",
          severity: "error",
        },
      ],
      others: ["W03", "C09", "X13", "P03"],
    }),
  ],
});
