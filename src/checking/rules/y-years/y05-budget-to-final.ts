import { cellsFor, textFigures, threePublicCells } from "../../document/text-facts";
import { CheckModel } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { byLaw, FINAL_FORMS, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { against, other } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { FINAL } from "../../catalogue/documents/final";
import { edit, disclosureOf } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, DOCUMENTS, wording } from "../../../words";

export const Y05: Rule = {
  id: "Y05",
  group: "Y",
  title: { zh: "预决算衔接", en: "Budget and final accounts" },
  severity: "warn",
  basis: byLaw(PUBLICATION_RULES, FINAL_FORMS),
  tolerance: "T0",
  needs: ["budget-document"],
  explain: {
    zh: "决算“三公”表的预算数、情况说明的年初预算数与预算公开文件一致；完成率等于决算数除以预算数；年初预算为 0 的不计算完成率。",
    en: "Budgeted figures in final accounts agree with the budget disclosure, and completion rates recompute.",
  },
  evaluate: budgetToFinal,
};

const messages = wording({
  rateOnZero: { zh: "“{quote}”：年初预算为 0，不应计算完成率", en: "“{quote}”: a completion rate on a budget of 0." },
  rateDiffers: {
    zh: "“{quote}”：决算 {settled}、预算 {budget} 万元，完成率应为 {rate}%",
    en: "“{quote}”: {settled} of {budget} is {rate} %.",
  },
});

function budgetToFinal(model: CheckModel, run: Run): void {
  if (!model.final) return run.skip(REASONS["final-only"]);
  completionRates(model, run);
  const budget = other(run, model.context.budget, DOCUMENTS["budget-of-year"]);
  if (!budget) return;
  for (const key of ["total", "overseas", "car", "car-purchase", "car-running", "reception"].map(
    (k) => `three-public.${k}`,
  )) {
    const now = threePublicCells(model, key, ["budgeted"])[0];
    if (now && !now.blank) against(run, now, threePublicCells(budget, key, ["total", "general"]), DOCUMENTS.budget);
  }
  for (const t of textFigures(model)) {
    const key = /^(.+)\.budget$/.exec(t.n.key)?.[1];
    if (!key || t.n.kind !== "amount" || t.f.unit === null) continue;
    against(
      run,
      t.f,
      key.startsWith("three-public.")
        ? threePublicCells(budget, key, ["total", "general"])
        : cellsFor(budget, key, t.n.scope),
      DOCUMENTS.budget,
    );
  }
}

/** 完成年初预算的 x%: settled ÷ budgeted, from the same paragraph. */
function completionRates(model: CheckModel, run: Run): void {
  const all = textFigures(model);
  all.forEach((t, at) => {
    const key = /^(.+)\.completion$/.exec(t.n.key)?.[1];
    if (!key || t.n.kind !== "percent" || t.paragraph < 0) return;
    const near = (k: string) =>
      all.filter(
        (o, i) => o.paragraph === t.paragraph && o.n.kind === "amount" && o.n.key === k && Math.abs(i - at) <= 4,
      );
    const budget = near(`${key}.budget`);
    const settled = near(key);
    if (budget.length !== 1 || settled.length !== 1) return;
    if (budget[0]!.f.ticks === 0) {
      run.fail(messages.rateOnZero, { quote: t.n.quote }, { cells: [evidence(t.f)] });
      return;
    }
    const b = budget[0]!.f;
    const s = settled[0]!.f;
    const decimals = (/\.(\d+)/.exec(t.n.value)?.[1] ?? "").length;
    const room = 10 ** -decimals + 1e-9;
    const low = ((s.ticks - s.half) / (b.ticks + b.half)) * 100 - room;
    const high = ((s.ticks + s.half) / Math.max(1, b.ticks - b.half)) * 100 + room;
    const p = Number(t.n.value);
    if (p >= low && p <= high) run.pass();
    else
      run.fail(
        messages.rateDiffers,
        {
          quote: t.n.quote,
          settled: money(s.ticks),
          budget: money(b.ticks),
          rate: ((s.ticks / b.ticks) * 100).toFixed(2),
        },
        { cells: [evidence(t.f), evidence(s), evidence(b)], confidence: 0.8 },
      );
  });
}

export const examples = (): RuleExamples => ({
  holds: [
    holding("“三公”预算数与预算公开相同", FINAL, 4, () => ({
      budget: disclosureOf({
        ...edit(
          BUDGET,
          ["three-public", "合计", "total", "9.80"],
          ["three-public", "二、公务用车购置及运维费", "total", "7.70"],
          ["three-public", "公务用车运行维护费", "total", "7.70"],
        ),
        year: "2023",
      }),
    })),
  ],
  breaks: [
    breaking(
      "“三公”预算数与预算公开不同",
      FINAL,
      {
        found: [
          {
            cells: ["“三公”经费支出决算表[合计].预算数", "预算公开文件 “三公”经费支出表[“三公”经费小计].合计"],
            difference: "-0.3",
            severity: "warn",
          },
          {
            cells: [
              "“三公”经费支出决算表[二、公务用车购置及运行维护费].预算数",
              "预算公开文件 “三公”经费支出表[二、公务用车购置及运维费].合计",
            ],
            difference: "-0.3",
            severity: "warn",
          },
          {
            cells: [
              "“三公”经费支出决算表[公务用车运行维护费].预算数",
              "预算公开文件 “三公”经费支出表[公务用车运行维护费].合计",
            ],
            difference: "-0.3",
            severity: "warn",
          },
        ],
        others: [],
      },
      () => ({
        budget: disclosureOf({ ...BUDGET, year: "2023" }),
      }),
    ),
  ],
});
