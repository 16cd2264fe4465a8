import { breaks, sideBySide } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { isWide } from "../../document/three-public";
import { threePublic } from "./three-public";

export const W10: Rule = {
  id: "W10",
  group: "W",
  title: "“三公”横表",
  titleEn: "Three public expenses, printed as one row",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "“三公”经费支出表（横表）",
  explain:
    "横排的“三公”经费表：合计等于因公出国（境）、公务用车小计与公务接待之和，公务用车小计等于购置加运行；决算表的预算数、决算数分别核对。",
  explainEn:
    "In the wide form the total is travel + vehicles + reception and vehicles is purchase + running, for budget and settled figures apart.",
  // The reader turns the wide row into the same items as the upright form: C11 holds both, W10 speaks where all items stand in one printed row.
  evaluate: (model, run) => {
    const wide = model.views("three-public").filter(isWide);
    if (wide.length === 0) return run.skip("“三公”经费表不是横表");
    for (const view of wide) threePublic(model, run, view);
  },
};

export const examples = (): RuleExamples => breaks(sideBySide("10.01"));
