import { textFigures } from "../../document/text-facts";
import { totalFigure } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { Comparisons } from "./comparisons";
import { otherDocument } from "./other-document";
import { statedPrior } from "./stated-prior";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, saying, prior } from "../../catalogue/documents/variants";
import { REASONS, DOCUMENTS } from "../../../words";
import { single, type CheckModel } from "../../document/model";

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
    const prior = otherDocument(run, model, model.context.prior, DOCUMENTS["prior"], "before");
    if (!prior) return;
    const found = new Comparisons();
    const { stated, ofOthers } = statedPrior(model, prior, /^operating$/, operatingCosts);
    for (const { t, candidates, value } of stated) found.add(t.f, candidates, DOCUMENTS["prior"], value);
    found.leave(ofOthers);
    if (found.empty) return run.skip(REASONS["no-prior-operating"]);
    found.tell(run, DOCUMENTS["prior"]);
  },
};

/** Places that may print the operating costs: their table, the text where it knows one amount, and 公用经费 of the basic table. */
function operatingCosts(model: CheckModel): Figure[] {
  const [table, basic] = [single(model, "operating"), single(model, "basic")];
  const said = textFigures(model).filter(({ n }) => n.key === "operating" && n.kind === "amount");
  return [
    table ? totalFigure(model, table, "total") : null,
    new Set(said.map(({ f }) => f.ticks)).size === 1 ? said[0]!.f : null,
    basic ? totalFigure(model, basic, "public") : null,
  ].filter((f): f is Figure => f !== null);
}

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
