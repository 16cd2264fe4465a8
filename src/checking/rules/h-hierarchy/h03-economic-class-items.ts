import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { ECONOMIC, parents } from "./shared";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";

export const H03: Rule = {
  id: "H03",
  group: "H",
  title: { zh: "经济类=Σ款", en: "Economic class = sum of its items" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["basic"],
  explain: {
    zh: "经济分类的每一类，各金额列等于其下各款之和。",
    en: "Every economic class equals the sum of its items.",
  },
  evaluate: (model, run) => parents(model, run, ECONOMIC, 3),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(6), inFinal(2), inMixed(6)],
  breaks: [
    broken("经济类与款不符", [["basic", "30101", "total", "119.83"]], {
      found: [
        {
          cells: [
            "一般公共预算基本支出表[301].合计",
            "一般公共预算基本支出表[30101].合计",
            "一般公共预算基本支出表[30102].合计",
            "一般公共预算基本支出表[30103].合计",
            "一般公共预算基本支出表[30108].合计",
            "一般公共预算基本支出表[30109].合计",
            "一般公共预算基本支出表[30110].合计",
            "一般公共预算基本支出表[30113].合计",
          ],
          difference: "-0.9",
          severity: "error",
        },
      ],
      others: ["W08", "C10", "P03"],
    }),
  ],
});
