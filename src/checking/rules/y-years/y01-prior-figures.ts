import type { StandardTableId } from "../../../disclosure";
import { cellsFor } from "../../document/text-facts";
import { codeFigures, totalFigure } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { against, other, statedPrior } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, saying, prior } from "../../catalogue/documents/variants";
import { REASONS, DOCUMENTS } from "../../../words";
import { single } from "../../document/model";

export const Y01: Rule = {
  id: "Y01",
  group: "Y",
  title: { zh: "上年数一致", en: "Last year's figures agree" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["prior-document"],
  explain: {
    zh: "情况说明和表中的上年数（或由本年数和增减额推算的上年数）与上年公开文件一致。",
    en: "Prior figures, stated or implied, agree with last year's disclosure.",
  },
  evaluate: (model, run) => {
    const prior = other(run, model.context.prior, DOCUMENTS["prior"]);
    if (!prior) return;
    for (const { t, key, value } of statedPrior(model, /^(?:income|expenditure|balance)\./))
      against(run, t.f, cellsFor(prior, key, t.n.scope), DOCUMENTS["prior"], value);
    for (const id of YEARLY) {
      const view = single(model, id);
      const old = single(prior, id);
      if (!view || !old || !view.columns.has("prior")) continue;
      for (const row of view.rows) {
        const f = model.figure(view, row, "prior");
        if (!f || f.blank) continue;
        const before =
          row.role === "total"
            ? totalFigure(prior, old, "total")
            : row.code
              ? (codeFigures(prior, old, row.code, "total")[0] ?? null)
              : null;
        if (before) against(run, f, [before], DOCUMENTS["prior"]);
      }
    }
    if (run.passes === 0 && run.statements.length === 0) run.skip(REASONS["no-prior-figures"]);
  },
};

const YEARLY: readonly StandardTableId[] = ["income", "expenditure", "general", "basic", "fund", "capital"];

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "推算的上年数与上年文件相同",
      saying(
        [
          {
            key: "expenditure.total",
            label: "支出预算",
            value: "505.69",
            quote: "支出预算505.69万元，较上年增加25.69万元",
          },
          {
            key: "change.expenditure",
            label: "支出预算",
            value: "25.69",
            kind: "change",
            direction: "up",
            quote: "支出预算505.69万元，较上年增加25.69万元",
          },
        ],
        ["支出预算505.69万元，较上年增加25.69万元，主要是项目增加。"],
      ),
      1,
      prior(
        edit(
          BUDGET,
          ["balance", "支出总计", "amount", "480.00"],
          ["balance", "本年支出合计", "amount", "480.00"],
          ["expenditure", "合计", "total", "480.00"],
        ),
      ),
    ),
  ],
  breaks: [
    breaking(
      "推算的上年数与上年文件不同",
      saying(
        [
          {
            key: "expenditure.total",
            label: "支出预算",
            value: "505.69",
            quote: "支出预算505.69万元，较上年增加25.69万元",
          },
          {
            key: "change.expenditure",
            label: "支出预算",
            kind: "change",
            direction: "up",
            value: "25.69",
            quote: "支出预算505.69万元，较上年增加25.69万元",
          },
        ],
        ["支出预算505.69万元，较上年增加25.69万元，主要是项目增加。"],
      ),
      {
        found: [
          {
            cells: ["情况说明“支出预算”", "上年公开文件 收支总表[支出·支出总计].预算数"],
            difference: "-25.69",
            severity: "warn",
          },
        ],
        others: [],
      },
      prior(BUDGET),
    ),
  ],
});
