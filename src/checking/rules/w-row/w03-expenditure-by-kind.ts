import { partsOf } from "../../../disclosure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";

export const W03: Rule = {
  id: "W03",
  group: "W",
  title: { zh: "支出合计分项", en: "Expenditure by kind" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["expenditure"],
  explain: {
    zh: "支出总表每一行的合计等于基本支出、项目支出、经营支出、上解上级支出和对附属单位补助支出之和。",
    en: "Total expenditure of every row is basic + project + operating + remitted + aid.",
  },
  evaluate: (model, run) => {
    eachRow(model, run, ["expenditure"], (view, row) => {
      if (!view.columns.has("basic") || !view.columns.has("project")) return;
      rowSum(
        model,
        run,
        view,
        row,
        "total",
        partsOf("expenditure", "total"),
        "支出合计=基本支出+项目支出+其他各列",
        "Expenditure total = basic + project + others",
      );
    });
  },
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(16), inFinal(10), inMixed(13)],
  breaks: [
    broken("基本支出缺失", [["expenditure", "2101501", "basic", ""]], {
      found: [{ cells: ["支出总表[2101501].合计"], difference: "251.72", severity: "error" }],
      others: ["C09", "H02", "X13"],
    }),
  ],
});
