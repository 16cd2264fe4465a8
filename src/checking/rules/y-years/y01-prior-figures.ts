import type { StandardTableId } from "../../../disclosure";
import { breaks, example, prior, saying } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { cellsFor, single } from "../../document/text-facts";
import { codeFigures, totalFigure } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { against, other, statedPrior } from "./shared";

export const Y01: Rule = {
  id: "Y01",
  group: "Y",
  title: "上年数一致",
  titleEn: "Last year's figures agree",
  severity: "warn",
  basis: "arithmetic",
  tolerance: "T0",
  needs: "上年公开文件",
  explain: "情况说明和表中的上年数（或由本年数和增减额推算的上年数）与上年公开文件一致。",
  explainEn: "Prior figures, stated or implied, agree with last year's disclosure.",
  evaluate: (model, run) => {
    const prior = other(run, model.context.prior, "上年公开文件");
    if (!prior) return;
    for (const { t, key, value } of statedPrior(model, /^(?:income|expenditure|balance)\./))
      against(run, t.f, cellsFor(prior, key, t.n.scope), "上年公开文件", value);
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
        if (before) against(run, f, [before], "上年公开文件");
      }
    }
    if (run.passes === 0 && run.statements.length === 0) run.skip("没有印出上年数");
  },
};

const YEARLY: readonly StandardTableId[] = ["income", "expenditure", "general", "basic", "fund", "capital"];

export const examples = (): RuleExamples =>
  breaks(
    example(
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
      prior(BUDGET),
    ),
  );
