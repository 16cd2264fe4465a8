import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { classRows, coded, FUNCTIONAL } from "./coded-rows";
import { names } from "./against-the-tables";

export const L02: Rule = {
  id: "L02",
  group: "L",
  title: "科目名称相符",
  titleEn: "Name agrees with the code",
  severity: "warn",
  basis: "law",
  tolerance: "-",
  needs: "按功能科目的表、收支总表",
  explain: "印出的科目名称与该编码在本年度的名称相同，或为通用简称、截断；沿用旧名称的指出。",
  explainEn:
    "The printed name is the code's name of that year, a known abbreviation, or cut off; former names are pointed out.",
  evaluate: (model, run) =>
    names(model, run, "functional", [
      ...coded(model, FUNCTIONAL).filter((r) => /^2/.test(r.code)),
      ...classRows(model),
    ]),
};

export const examples = (): RuleExamples =>
  breaks(broken("名称不属于该编码", ["general", "2101501", "item", "住房公积金"]));
