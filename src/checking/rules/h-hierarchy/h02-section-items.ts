import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { FUNCTIONAL, parents } from "./shared";

export const H02: Rule = {
  id: "H02",
  group: "H",
  title: "款=Σ项",
  titleEn: "Section = sum of its items",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "按功能科目的各表",
  explain: "功能分类的每一款，各金额列等于其下各项之和。",
  explainEn: "Every functional section equals the sum of its items in every column.",
  evaluate: (model, run) => parents(model, run, FUNCTIONAL, 5),
};

export const examples = (): RuleExamples => breaks(broken("款与项不符", ["general", "2101502", "total", "110.35"]));
