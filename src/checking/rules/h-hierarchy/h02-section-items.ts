import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { FUNCTIONAL, parents } from "./shared";

export const H02: Rule = {
  id: "H02",
  group: "H",
  title: { zh: "款=Σ项", en: "Section = sum of its items" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["income", "expenditure", "general", "fund", "capital"],
  explain: {
    zh: "功能分类的每一款，各金额列等于其下各项之和。",
    en: "Every functional section equals the sum of its items in every column.",
  },
  evaluate: (model, run) => parents(model, run, FUNCTIONAL, 5),
};

export const examples = (): RuleExamples => breaks(broken("款与项不符", ["general", "2101502", "total", "110.35"]));
