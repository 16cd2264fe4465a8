import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { FUNCTIONAL, parents } from "./shared";

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

export const examples = (): RuleExamples => breaks(broken("类与款不符", ["expenditure", "210", "basic", "272.91"]));
