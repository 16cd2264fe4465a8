import { partsOf } from "../../../disclosure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, SPLIT_BUDGET } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const W05: Rule = {
  id: "W05",
  group: "W",
  title: { zh: "项目支出构成", en: "Composition of project expenditure" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["expenditure"],
  explain: {
    zh: "支出总表的项目支出等于其他运转类加特定目标类。",
    en: "Project expenditure is running projects plus targeted projects.",
  },
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
        partsOf("expenditure", "project"),
        "项目支出=其他运转类+特定目标类",
        "Project = running + targeted",
      );
    });
    if (!split) run.skip(REASONS["no-project-split"]);
  },
};

export const examples = (): RuleExamples => ({
  holds: [holding("项目支出分列两项", SPLIT_BUDGET, 5)],
  breaks: [
    breaking("特定目标类颠倒", edit(SPLIT_BUDGET, ["expenditure", "合计", "projectTarget", "31.82"]), {
      found: [
        {
          cells: [
            "支出总表[合计].项目支出",
            "支出总表[合计].项目支出/其他运转类",
            "支出总表[合计].项目支出/特定目标类",
          ],
          difference: "-0.54",
          severity: "error",
        },
      ],
      others: ["C09", "P03"],
    }),
  ],
});
