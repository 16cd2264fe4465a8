import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";

export const W03: Rule = {
  id: "W03",
  group: "W",
  title: "支出合计分项",
  titleEn: "Expenditure by kind",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "支出总表",
  explain: "支出总表每一行的合计等于基本支出、项目支出、经营支出、上解上级支出和对附属单位补助支出之和。",
  explainEn: "Total expenditure of every row is basic + project + operating + remitted + aid.",
  evaluate: (model, run) => {
    eachRow(model, run, ["expenditure"], (view, row) => {
      if (!view.columns.has("basic") || !view.columns.has("project")) return;
      rowSum(
        model,
        run,
        view,
        row,
        "total",
        ["basic", "project", "operating", "remitted", "aid", "carryOut"],
        "支出合计=基本支出+项目支出+其他各列",
        "Expenditure total = basic + project + others",
      );
    });
  },
};

export const examples = (): RuleExamples => breaks(broken("基本支出缺失", ["expenditure", "2101501", "basic", ""]));
