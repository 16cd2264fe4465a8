import { cellsFor, textFigures, threePublicCells, THREE_PUBLIC_KEYS } from "../../document/text-facts";
import { headerOf, single, type CheckModel } from "../../document/model";
import type { Figure } from "../../identity/figure";
import { evidence, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { byLaw, FINAL_FORMS, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { Comparisons } from "./comparisons";
import { otherDocument } from "./other-document";
import { BUDGET } from "../../catalogue/documents/budget";
import { FINAL } from "../../catalogue/documents/final";
import { edit, disclosureOf, type ExampleDocument } from "../../catalogue/documents/builder";
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
    zh: "决算“三公”表和情况说明的年初预算数与预算公开文件一致（全年预算数经过调整，不同不算不符）；完成率等于决算数除以预算数；年初预算为 0 的不计算完成率。",
    en: "First budgets in final accounts agree with the budget disclosure (adjusted ones may differ), and completion rates recompute.",
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
  const budget = otherDocument(run, model, model.context.budget, DOCUMENTS["budget-of-year"], "same");
  if (!budget) return;
  const found = new Comparisons();
  const planned = (key: string): Figure[] => threePublicCells(budget, key, ["total", "general"]);
  const adjusted = new Comparisons();
  for (const key of THREE_PUBLIC_KEYS) {
    const now = threePublicCells(model, key, ["budgeted"])[0];
    if (!now || now.blank) continue;
    const words = headerOf(model, now) + (single(model, "three-public")?.published?.note ?? "");
    (meansPublished(words) ? found : adjusted).add(now, planned(key), DOCUMENTS.budget);
  }
  for (const t of textFigures(model)) {
    const key = /^(.+)\.budget$/.exec(t.n.key)?.[1];
    if (!key || t.n.kind !== "amount" || t.f.unit === null) continue;
    const cells = key.startsWith("three-public.") ? planned(key) : cellsFor(budget, key, t.n.scope);
    (meansPublished(t.n.quote) ? found : adjusted).add(t.f, cells, DOCUMENTS.budget);
  }
  found.tell(run, DOCUMENTS.budget);
  if (adjusted.differ) run.needs(REASONS["budget-adjusted"]);
  else adjusted.tell(run, DOCUMENTS.budget);
}

/** Whether words say that a budgeted figure is the published one: the official form prints the adjusted ones (全年预算数). */
const meansPublished = (words: string): boolean => /年初/.test(words) && !/调整|全年/.test(words);

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

/** Final accounts that say which budget their table of the three public expenses prints. */
const SAYING_WHICH: ExampleDocument = {
  ...FINAL,
  tables: FINAL.tables.map((t) => (t.id === "three-public" ? { ...t, note: "注：预算数为年初预算数。" } : t)),
};

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
      SAYING_WHICH,
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
