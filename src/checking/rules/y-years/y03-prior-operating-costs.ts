import { breaks, example, prior, saying } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { single, textFigures } from "../../document/text-facts";
import { totalFigure } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { against, other, statedPrior } from "./shared";

export const Y03: Rule = {
  id: "Y03",
  group: "Y",
  title: "运行经费上年数",
  titleEn: "Last year's operating costs",
  severity: "warn",
  basis: "arithmetic",
  tolerance: "TP",
  needs: "上年公开文件",
  explain: "情况说明推算的上年机关运行经费与上年公开文件一致。",
  explainEn: "Implied prior operating costs agree with last year's disclosure.",
  evaluate: (model, run) => {
    const prior = other(run, model.context.prior, "上年公开文件");
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
    if (stated.length === 0) return run.skip("没有机关运行经费的上年比较");
    for (const { t, value } of stated) against(run, t.f, cells, "上年公开文件", value);
  },
};

export const examples = (): RuleExamples =>
  breaks(
    example(
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
      prior(BUDGET),
    ),
  );
