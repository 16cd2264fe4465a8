import { stripWhitespace } from "../../../disclosure";
import { goalProject } from "../../document/fields";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, PERFORMANCE } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { withTable } from "../../catalogue/documents/builder";
import { goalFields, breaking, inBudget, goal } from "../../catalogue/documents/variants";
import { wording } from "../../rule/message";

export const K11: Rule = {
  id: "K11",
  group: "K",
  title: { zh: "绩效覆盖", en: "Goals cover the projects" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, PERFORMANCE),
  tolerance: "-",
  needs: ["projects", "goal"],
  explain: {
    zh: "项目有绩效目标表的，产出、效益、满意度各至少一个指标。",
    en: "Every goal table has at least one indicator of output, of benefit and of satisfaction.",
  },
  evaluate: goalCoverage,
};

const messages = wording({
  indicatorsMissing: { zh: "绩效目标“{goal}”没有{lacking}指标", en: "The goal 《{goal}》 lacks indicators ({keys})." },
});

function goalCoverage(model: CheckModel, run: Run): void {
  const goals = model.views("goal");
  if (goals.length === 0) return run.skip("没有项目绩效目标表");
  for (const view of goals) {
    if (view.damaged) {
      run.needs(`${view.published?.title ?? view.label}残缺`);
      continue;
    }
    const levels = view.rows
      .map((r) => stripWhitespace(`${r.values["level1"]?.text ?? ""}${r.values["level2"]?.text ?? ""}`))
      .join("|");
    const lacking = [
      { zh: "产出", en: "output", words: /产出|数量|质量|时效/ },
      { zh: "效益", en: "benefit", words: /效益|效果|影响/ },
      { zh: "满意度", en: "satisfaction", words: /满意/ },
    ].filter(({ words }) => !words.test(levels));
    if (lacking.length === 0) run.pass();
    // A list of several projects, of which one part was read as a form.
    else if (goalProject(view) === null) run.needs("绩效目标表的项目无法辨认");
    else if (lacking.length === 3 || view.rows.length < 2)
      run.needs(`绩效目标“${goalProject(view) ?? view.published?.title ?? ""}”的指标无法辨认`);
    else
      run.fail(
        messages.indicatorsMissing,
        {
          goal: goalProject(view) ?? view.published?.title ?? "",
          lacking: lacking.map((l) => l.zh).join("、"),
          keys: lacking.map((l) => l.en).join(", "),
        },
        { cells: [quoted(view.published?.title ?? "", view.published?.title ?? null, view.published?.source)] },
      );
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(2)],
  breaks: [
    breaking(
      "绩效目标没有满意度指标",
      withTable(
        BUDGET,
        "goal",
        goal({ ...goalFields, "资金支出计划（%）": null }, [
          "产出指标|数量指标|办件|办件|100件|计划",
          "效益指标|社会效益|知晓率|知晓率|90%|计划",
        ]),
      ),
      { found: [{ cells: ["示例业务经费绩效目标表"], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
