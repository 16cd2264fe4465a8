import { amounts, textFigures } from "../../document/text-facts";
import { evidence, type Run } from "../../rule/run";
import { fieldFigure } from "../../document/fields";
import { goalProjects, listedProjects } from "../../document/projects";
import { projectKey } from "../../document/similarity";
import { unitTicks, money } from "../../identity/figure";
import { totalFigure } from "../../document/facts";
import { type CheckModel, single } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, PERFORMANCE } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { breaking, holding, saying } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const N10: Rule = {
  id: "N10",
  group: "N",
  title: { zh: "绩效数量与金额", en: "Number and money of goals" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, PERFORMANCE),
  tolerance: "T0",
  needs: ["narrative", "goal", "projects"],
  explain: {
    zh: "情况说明中“n 个项目、涉及 x 万元”与绩效目标或项目表的个数、金额一致；成本指标的上限不高于项目预算。",
    en: "The stated number and money of projects agree with the goals; a cost ceiling is not above the budget.",
  },
  evaluate: goalsInWords,
};

const messages = wording({
  countDiffers: {
    zh: "情况说明称 {stated} 个项目，绩效目标 {goals} 个、项目表 {listed} 个（“{quote}”）",
    en: "The text speaks of {stated} projects; there are {goals} goals and {listed} listed projects (“{quote}”).",
  },
  moneyDiffers: {
    zh: "情况说明绩效管理涉及 {stated} 万元，与绩效目标、项目合计（{sums} 万元）不同",
    en: "The text states {stated} for the projects, the goals and the list sum to {sums}.",
  },
  ceilingAboveBudget: {
    zh: "{goal}的成本指标“{ceiling}”高于项目预算 {budget} 万元",
    en: "《{goal}》: the cost ceiling “{ceiling}” is above the project's budget {budget}.",
  },
});

function goalsInWords(model: CheckModel, run: Run): void {
  const goals = goalProjects(model);
  const listed = listedProjects(model);
  const counts = textFigures(model).filter((t) => t.n.key === "projects.count");
  const sums = [goals, listed]
    .filter((l) => l.length > 0 && l.every((p) => p.amount))
    .map((l) => l.reduce((s, p) => s + p.amount!.ticks, 0));
  const stated = amounts(model, "projects.amount");
  for (const t of counts) {
    // The money of the sentence is that of the list: the list is whole.
    const whole = stated.some(
      (a) => a.paragraph === t.paragraph && sums.some((s) => Math.abs(s - a.f.ticks) <= a.f.half * 2),
    );
    const n = Number(t.n.value);
    const known = [goals.length, listed.length].filter((c) => c > 0);
    if (known.length === 0) {
      run.needs(REASONS["no-projects-to-compare"]);
      continue;
    }
    const names = [goals, listed].map((l) => new Set(l.map((p) => projectKey(p.name))).size);
    if (known.includes(n) || names.includes(n)) run.pass();
    // Goals that are counted but not published say nothing of the list, where units share projects; 一级 projects hold others.
    else if (goals.length === 0 && /绩效目标/.test(t.n.quote)) run.needs(REASONS["no-goals-to-compare"]);
    else if (/[一二]级(?:预算)?项目/.test(t.n.quote)) run.skip(REASONS["first-level-projects"], { count: n });
    // Goals are often published for part of the projects only.
    else if (known.every((c) => c < n) && !whole) run.skip(REASONS["fewer-projects"], { count: n });
    else
      run.fail(
        messages.countDiffers,
        { stated: n, goals: goals.length, listed: listed.length, quote: t.n.quote },
        { cells: [evidence(t.f)], confidence: 0.8 },
      );
  }
  const project = single(model, "expenditure") ? totalFigure(model, single(model, "expenditure")!, "project") : null;
  if (project) sums.push(project.ticks);
  const spent = single(model, "expenditure") ? totalFigure(model, single(model, "expenditure")!, "total") : null;
  for (const t of stated) {
    if (sums.length === 0) continue;
    if (sums.some((s) => Math.abs(s - t.f.ticks) <= t.f.half * 2 + 1e6)) run.pass();
    else if (spent && Math.abs(spent.ticks - t.f.ticks) <= t.f.half * 2 + 1e6) run.pass();
    else if (
      /[一二]级(?:预算)?项目|全覆盖/.test(t.n.quote) ||
      t.f.ticks < Math.max(...sums) ||
      counts.some((c) => Number(c.n.value) > Math.max(goals.length, listed.length))
    )
      run.skip(REASONS["some-projects"]);
    else
      run.fail(
        messages.moneyDiffers,
        { stated: money(t.f.ticks), sums: sums.map(money).join("、") },
        { cells: [evidence(t.f)], difference: t.f.ticks - sums[0]!, confidence: 0.8 },
      );
  }
  costCeilings(model, run);
}

function costCeilings(model: CheckModel, run: Run): void {
  for (const view of model.views("goal")) {
    const budget = fieldFigure(model, view, "预算数", /^(?:预算数|项目资金总额|资金总额|年度资金总额)/);
    if (!budget || budget.ticks === 0) continue;
    for (const row of view.rows) {
      const words = `${row.values["level2"]?.text ?? ""}${row.values["level3"]?.text ?? row.item ?? ""}`;
      if (!/成本/.test(words) || !/总|预算|项目成本|成本控制|经济成本/.test(words)) continue;
      const m = /^[≤<=小于等不超过]*(\d+(?:\.\d+)?)(万元|元)/.exec(
        (row.values["value"]?.text ?? "").replace(/[\s,]/g, ""),
      );
      if (!m) continue;
      const ceiling = Math.round(Number(m[1]) * unitTicks(m[2] === "万元" ? "万元" : "元"));
      if (ceiling <= budget.ticks + budget.half * 2) run.pass();
      else
        run.fail(
          messages.ceilingAboveBudget,
          {
            goal: budget.label.replace(/\.预算数$/, ""),
            ceiling: row.values["value"]?.text ?? "",
            budget: money(budget.ticks),
          },
          { severity: "info", cells: [evidence(budget)], difference: ceiling - budget.ticks },
        );
    }
  }
}

const ALL_PROJECTS = "对3个项目编制了绩效目标，涉及资金132.63万元。";

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "项目个数与绩效目标相同",
      saying([
        {
          key: "projects.count",
          label: "项目",
          kind: "count",
          value: "2",
          unit: "个",
          quote: "对2个项目编制了绩效目标",
        },
      ]),
      1,
    ),
    holding(
      "一级项目的个数与下级项目的绩效目标不能比",
      saying([
        {
          key: "projects.count",
          label: "项目",
          kind: "count",
          value: "2",
          unit: "个",
          quote: "对2个项目编制了绩效目标",
        },
        { key: "projects.count", label: "项目", kind: "count", value: "1", unit: "个", quote: "涉及一级预算项目1个" },
      ]),
      1,
    ),
  ],
  breaks: [
    breaking(
      "涉及的金额就是各项目之和，个数却多一个",
      saying(
        [
          { key: "projects.count", label: "项目", kind: "count", value: "3", unit: "个", quote: ALL_PROJECTS },
          { key: "projects.amount", label: "资金", value: "132.63", quote: ALL_PROJECTS },
        ],
        [ALL_PROJECTS],
      ),
      { found: [{ cells: ["情况说明“项目”"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "项目个数与绩效目标不同",
      saying([
        {
          key: "projects.count",
          label: "项目",
          kind: "count",
          value: "1",
          unit: "个",
          quote: "对1个项目编制了绩效目标",
        },
      ]),
      { found: [{ cells: ["情况说明“项目”"], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
