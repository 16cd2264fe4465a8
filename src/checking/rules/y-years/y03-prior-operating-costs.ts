import { textFigures } from "../../document/text-facts";
import { totalFigure } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { against, other, statedPrior } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, saying, prior } from "../../catalogue/documents/variants";
import { REASONS, DOCUMENTS } from "../../../words";
import { single } from "../../document/model";

export const Y03: Rule = {
  id: "Y03",
  group: "Y",
  title: { zh: "运行经费上年数", en: "Last year's operating costs" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TP",
  needs: ["prior-document"],
  explain: {
    zh: "情况说明推算的上年机关运行经费与上年公开文件一致。",
    en: "Implied prior operating costs agree with last year's disclosure.",
  },
  evaluate: (model, run) => {
    const prior = other(run, model.context.prior, DOCUMENTS["prior"]);
    if (!prior) return;
    const table = single(prior, "operating");
    const basic = single(prior, "basic");
    const cells = [
      table ? totalFigure(prior, table, "total") : null,
      ...textFigures(prior)
        .filter((t) => t.n.key === "operating" && t.n.kind === "amount")
        .map((t) => t.f),
      basic ? totalFigure(prior, basic, "public") : null,
    ].filter((f): f is Figure => f !== null);
    const stated = statedPrior(model, /^operating$/);
    if (stated.length === 0) return run.skip(REASONS["no-prior-operating"]);
    for (const { t, value } of stated) against(run, t.f, cells, DOCUMENTS["prior"], value);
  },
};

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "推算的上年运行经费与上年文件相同",
      saying(
        [
          {
            key: "operating",
            label: "机关运行经费",
            value: "40.73",
            quote: "机关运行经费40.73万元，较上年增加3.00万元",
          },
          {
            key: "operating.change",
            label: "机关运行经费",
            value: "3.00",
            kind: "change",
            direction: "up",
            quote: "机关运行经费40.73万元，较上年增加3.00万元",
          },
        ],
        ["机关运行经费40.73万元，较上年增加3.00万元，主要是人员增加。"],
      ),
      1,
      prior(edit(BUDGET, ["basic", "合计", "public", "37.73"])),
    ),
  ],
  breaks: [
    breaking(
      "推算的上年运行经费与上年文件不同",
      saying(
        [
          {
            key: "operating",
            label: "机关运行经费",
            value: "40.73",
            quote: "机关运行经费40.73万元，较上年增加3.00万元",
          },
          {
            key: "operating.change",
            label: "机关运行经费",
            kind: "change",
            direction: "up",
            value: "3.00",
            quote: "机关运行经费40.73万元，较上年增加3.00万元",
          },
        ],
        ["机关运行经费40.73万元，较上年增加3.00万元，主要是人员增加。"],
      ),
      {
        found: [
          {
            cells: ["情况说明“机关运行经费”", "上年公开文件 情况说明“机关运行经费”"],
            difference: "-3",
            severity: "warn",
          },
        ],
        others: [],
      },
      prior(BUDGET),
    ),
  ],
});
