import { breaks, example, SPLIT, splitRows } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";

export const W05: Rule = {
  id: "W05",
  group: "W",
  title: "项目支出构成",
  titleEn: "Composition of project expenditure",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "支出总表中项目支出的明细列",
  explain: "支出总表的项目支出等于其他运转类加特定目标类。",
  explainEn: "Project expenditure is running projects plus targeted projects.",
  evaluate: (model, run) => {
    let split = false;
    eachRow(model, run, ["expenditure", "general", "fund", "capital"], (view, row) => {
      if (!view.columns.has("project") || !view.columns.has("projectRunning") || !view.columns.has("projectTarget"))
        return;
      split = true;
      rowSum(
        model,
        run,
        view,
        row,
        "project",
        ["projectRunning", "projectTarget"],
        "项目支出=其他运转类+特定目标类",
        "Project = running + targeted",
      );
    });
    if (!split) run.skip("没有印出其他运转类、特定目标类两列");
  },
};

export const examples = (): RuleExamples =>
  breaks(
    example(
      "特定目标类颠倒",
      withTable(BUDGET, "expenditure", table("expenditure", SPLIT, splitRows("319.97", "31.82"))),
    ),
  );
