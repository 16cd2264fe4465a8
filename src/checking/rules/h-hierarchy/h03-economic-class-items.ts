import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { ECONOMIC, parents } from "./shared";

export const H03: Rule = {
  id: "H03",
  group: "H",
  title: "经济类=Σ款",
  titleEn: "Economic class = sum of its items",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "一般公共预算基本支出表",
  explain: "经济分类的每一类，各金额列等于其下各款之和。",
  explainEn: "Every economic class equals the sum of its items.",
  evaluate: (model, run) => parents(model, run, ECONOMIC, 3),
};

export const examples = (): RuleExamples => breaks(broken("经济类与款不符", ["basic", "30101", "total", "119.83"]));
