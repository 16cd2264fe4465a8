import type { StandardTableId } from "../../../disclosure";
import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { codeTotals } from "./code-totals";

export const C09: Rule = {
  id: "C09",
  group: "C",
  title: "合计行=类合计=末级合计",
  titleEn: "Total row = classes = leaves",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "收入总表、支出总表、一般公共预算等按科目的表",
  explain: "按功能科目的各表：合计行的每一金额列等于各类之和，也等于最末级各行之和。",
  explainEn:
    "In tables by functional code, the total row equals the sum of the classes and of the leaves in every column.",
  evaluate: (model, run) => {
    let found = false;
    for (const id of CODE_TABLES)
      for (const view of model.views(id)) {
        found = true;
        codeTotals(model, run, view, { classes: "各类之和", leaves: "各末级科目之和" });
      }
    if (!found) run.needs(CODE_TABLES.map((id) => model.whyMissing(id)).join("、"));
  },
};

const CODE_TABLES: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];

export const examples = (): RuleExamples =>
  breaks(broken("末级错，类不变", ["expenditure", "2101504", "project", "32.18"]));
