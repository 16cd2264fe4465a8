import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";

export const W08: Rule = {
  id: "W08",
  group: "W",
  title: "人员经费+公用经费",
  titleEn: "Personnel + public",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "一般公共预算基本支出表",
  explain: "一般公共预算基本支出表每一行的合计等于人员经费加公用经费。",
  explainEn: "In the basic expenditure table every row's total is personnel + public.",
  evaluate: (model, run) => {
    eachRow(model, run, ["basic"], (view, row) => {
      if (!view.columns.has("personnel") || !view.columns.has("public")) return;
      rowSum(
        model,
        run,
        view,
        row,
        "total",
        ["personnel", "public"],
        "基本支出合计=人员经费+公用经费",
        "Total = personnel + public",
      );
    });
  },
};

export const examples = (): RuleExamples => breaks(broken("公用经费错一位", ["basic", "302", "public", "40.78"]));
