import { CheckModel, single } from "../../document/model";
import { evidence, quoted, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import { totalFigure } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { otherDocument } from "./other-document";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, inBudget, prior } from "../../catalogue/documents/variants";
import { DOCUMENTS, wording } from "../../../words";

export const Y07: Rule = {
  id: "Y07",
  group: "Y",
  title: { zh: "资产衔接", en: "Assets continue" },
  severity: "info",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "-",
  needs: ["assets", "prior-document"],
  explain: {
    zh: "资产表的截止日期为上年 12 月 31 日；资产总额与上年公开数之差应由购置、处置说明。",
    en: "The asset table's date is last year's end, and its value follows from last year's.",
  },
  evaluate: assetsContinue,
};

const messages = wording({
  closingDate: {
    zh: "资产表的截止时间为“{asOf}”，应为 {expected} 年 12 月 31 日",
    en: "The asset table closes at “{asOf}”; it should be the end of {expected}.",
  },
  changedGreatly: {
    zh: "资产总额由上年公开的 {before} 万元变为 {now} 万元，变动很大",
    en: "Total assets changed greatly, from {before} to {now}.",
  },
});

function assetsContinue(model: CheckModel, run: Run): void {
  const view = single(model, "assets");
  if (!view) return run.needs(model.whyMissing("assets"));
  const asOf = view.published?.asOf;
  const expected = model.year === null ? null : model.final ? model.year : model.year - 1;
  if (asOf && expected !== null) {
    if (new RegExp(`${expected}年?[-./]?(?:12月?[-./]?31|末|底)`).test(asOf.replace(/\s/g, ""))) run.pass();
    else if (/20\d{2}/.test(asOf))
      run.fail(messages.closingDate, { asOf, expected }, { cells: [quoted(view.label, asOf, view.published?.source)] });
  }
  const prior = otherDocument(run, model, model.context.prior, DOCUMENTS["prior"], "before");
  const old = prior ? single(prior, "assets") : null;
  const a = totalFigure(model, view, "amount");
  const b = prior && old ? totalFigure(prior, old, "amount") : null;
  if (!a || !b) return;
  const ratio = a.ticks / Math.max(1, b.ticks);
  if (ratio > 0.5 && ratio < 2) run.pass();
  else run.fail(messages.changedGreatly, { before: money(b.ticks), now: money(a.ticks) }, { cells: [evidence(a)] });
}

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(1),
    holding("资产总额与上年公开数相近", BUDGET, 2, prior(edit(BUDGET, ["assets", "资产总额", "amount", "100.35"]))),
  ],
  breaks: [
    breaking(
      "资产总额比上年公开数多一倍以上",
      edit(BUDGET, ["assets", "资产总额", "amount", "250.00"]),
      {
        found: [{ cells: ["固定资产占用情况表[合计].价值"], difference: null, severity: "info" }],
        others: ["C12", "N09"],
      },
      prior(BUDGET),
    ),
    breaking(
      "截止时间不是上年末",
      {
        ...BUDGET,
        tables: BUDGET.tables.map((t) => (t.id === "assets" ? { ...t, asOf: "2022年12月31日" } : t)),
      },
      { found: [{ cells: ["固定资产占用情况表"], difference: null, severity: "info" }], others: ["N14"] },
    ),
  ],
});
