import type { StandardTableId } from "../../../disclosure";
import { cellsFor } from "../../document/text-facts";
import { codeFigures, totalFigure } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { Comparisons } from "./comparisons";
import { headerMeans } from "./meaning-of-prior";
import { otherDocument } from "./other-document";
import { statedPrior } from "./stated-prior";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, saying, prior } from "../../catalogue/documents/variants";
import { REASONS, DOCUMENTS } from "../../../words";
import { headerOf, single } from "../../document/model";

export const Y01: Rule = {
  id: "Y01",
  group: "Y",
  title: { zh: "上年数一致", en: "Last year's figures agree" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["prior-document"],
  explain: {
    zh: "情况说明和表中的上年数（或由本年数和增减额推算的上年数）与同一单位上年公开文件一致；上年执行数、调整数和按可比口径计算的数不核对。",
    en: "Prior figures, stated or implied, agree with last year's disclosure of the same unit; figures of execution, adjusted or restated ones are not held against it.",
  },
  evaluate: (model, run) => {
    const prior = otherDocument(run, model, model.context.prior, DOCUMENTS["prior"], "before");
    if (!prior) return;
    const found = new Comparisons();
    const { stated, ofOthers } = statedPrior(model, prior, MONEY, (m, key, { n }) => cellsFor(m, key, n.scope));
    for (const { t, candidates, value } of stated) found.add(t.f, candidates, DOCUMENTS["prior"], value);
    found.leave(ofOthers);
    for (const id of YEARLY) {
      const view = single(model, id);
      const old = single(prior, id);
      if (!view || !old || !view.columns.has("prior")) continue;
      for (const row of view.rows) {
        const f = model.figure(view, row, "prior");
        if (!f || f.blank) continue;
        if (!headerMeans(headerOf(model, f), model, prior)) {
          found.leave();
          continue;
        }
        const before =
          row.role === "total"
            ? totalFigure(prior, old, "total")
            : row.code
              ? (codeFigures(prior, old, row.code, "total")[0] ?? null)
              : null;
        if (before) found.add(f, [before], DOCUMENTS["prior"]);
      }
    }
    if (found.empty) run.skip(REASONS["no-prior-figures"]);
    found.tell(run, DOCUMENTS["prior"]);
  },
};

const MONEY = /^(?:income|expenditure|balance)\./;
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
