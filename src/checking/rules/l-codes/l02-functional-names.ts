import type { Rule } from "../../rule/rule";
import { byLaw, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { classRows, coded, FUNCTIONAL } from "./coded-rows";
import { names } from "./against-the-tables";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";

export const L02: Rule = {
  id: "L02",
  group: "L",
  title: { zh: "科目名称相符", en: "Name agrees with the code" },
  severity: "warn",
  basis: byLaw(CLASSIFICATION),
  tolerance: "-",
  needs: ["income", "expenditure", "general", "fund", "capital", "balance"],
  explain: {
    zh: "印出的科目名称与该编码在本年度的名称相同，或为通用简称、截断；沿用旧名称的指出。",
    en: "The printed name is the code's name of that year, a known abbreviation, or cut off; former names are pointed out.",
  },
  evaluate: (model, run) =>
    names(model, run, "functional", [
      ...coded(model, FUNCTIONAL).filter((r) => /^2/.test(r.code)),
      ...classRows(model),
    ]),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(16), inFinal(10), inMixed(12)],
  breaks: [
    broken("名称不属于该编码", [["general", "2101501", "item", "住房公积金"]], {
      found: [{ cells: ["一般公共预算支出表[2101501]"], difference: null, severity: "warn" }],
      others: [],
    }),
  ],
});
