import type { StandardTableId } from "../../../disclosure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { codeTotals } from "./code-totals";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const C09: Rule = {
  id: "C09",
  group: "C",
  title: { zh: "合计行=类合计=末级合计", en: "Total row = classes = leaves" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["income", "expenditure", "general", "fund", "capital"],
  explain: {
    zh: "按功能科目的各表：合计行的每一金额列等于各类之和，也等于最末级各行之和。",
    en: "In tables by functional code, the total row equals the sum of the classes and of the leaves in every column.",
  },
  evaluate: (model, run) => {
    let found = false;
    for (const id of CODE_TABLES)
      for (const view of model.views(id)) {
        found = true;
        codeTotals(model, run, view, { classes: "各类之和", leaves: "各末级科目之和" });
      }
    if (!found) run.needs(model.whyMissing(...CODE_TABLES));
  },
};

const CODE_TABLES: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];

export const examples = (): RuleExamples => ({
  holds: [inBudget(22), inFinal(20), inMixed(40)],
  breaks: [
    broken("末级错，类不变", [["expenditure", "2101504", "project", "32.18"]], {
      found: [
        {
          cells: ["支出总表[合计].项目支出", "支出总表[2101502].项目支出", "支出总表[2101504].项目支出"],
          difference: "-0.9",
          severity: "error",
        },
      ],
      others: ["W03", "H02", "X13", "P03"],
    }),
    brokenMixed("结转合计错", [["income", "合计", "carryIn", "13.00"]], {
      found: [
        {
          cells: ["收入总表[合计].上年结转", "收入总表[210].上年结转", "收入总表[212].上年结转"],
          difference: "1",
          severity: "error",
        },
        {
          cells: ["收入总表[合计].上年结转", "收入总表[2101501].上年结转", "收入总表[2120803].上年结转"],
          difference: "1",
          severity: "error",
        },
      ],
      others: ["W01", "X01", "P03"],
    }),
  ],
});
