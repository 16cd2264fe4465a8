import { partsOf } from "../../../disclosure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { broken, inBudget, inMixed } from "../../catalogue/documents/variants";

export const W08: Rule = {
  id: "W08",
  group: "W",
  title: { zh: "人员经费+公用经费", en: "Personnel + public" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["basic"],
  explain: {
    zh: "一般公共预算基本支出表每一行的合计等于人员经费加公用经费。",
    en: "In the basic expenditure table every row's total is personnel + public.",
  },
  evaluate: (model, run) => {
    eachRow(model, run, ["basic"], (view, row) => {
      if (!view.columns.has("personnel") || !view.columns.has("public")) return;
      rowSum(
        model,
        run,
        view,
        row,
        "total",
        partsOf("basic", "total"),
        "基本支出合计=人员经费+公用经费",
        "Total = personnel + public",
      );
    });
  },
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(16), inMixed(10)],
  breaks: [
    broken("公用经费错一位", [["basic", "302", "public", "40.78"]], {
      found: [
        {
          cells: ["一般公共预算基本支出表[302].合计", "一般公共预算基本支出表[302].公用经费"],
          difference: "-0.05",
          severity: "error",
        },
      ],
      others: ["C10", "H03", "P03"],
    }),
  ],
});
