import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { FUNCTIONAL, parents } from "./shared";

export const H01: Rule = {
  id: "H01",
  group: "H",
  title: "类=Σ款",
  titleEn: "Class = sum of its sections",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "按功能科目的各表",
  explain: "功能分类的每一类，各金额列等于其下各款之和。",
  explainEn: "Every functional class equals the sum of its sections in every column.",
  evaluate: (model, run) => parents(model, run, FUNCTIONAL, 3),
};

export const examples = (): RuleExamples => breaks(broken("类与款不符", ["expenditure", "210", "basic", "272.91"]));
