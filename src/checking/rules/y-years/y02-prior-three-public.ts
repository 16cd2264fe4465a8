import { evidence } from "../../rule/run";
import { money } from "../../identity/figure";
import type { ColumnKey } from "../../../disclosure";
import { headerOf, type CheckModel } from "../../document/model";
import { textFigures, threePublicCells, THREE_PUBLIC_KEYS } from "../../document/text-facts";
import type { Rule } from "../../rule/rule";
import { byLaw, THRIFT } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { Comparisons } from "./comparisons";
import { headerMeans } from "./meaning-of-prior";
import { otherDocument } from "./other-document";
import { statedPrior, type OriginalsOf } from "./stated-prior";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit } from "../../catalogue/documents/builder";
import { breaking, holding, saying, prior } from "../../catalogue/documents/variants";
import { REASONS, DOCUMENTS, wording } from "../../../words";

export const Y02: Rule = {
  id: "Y02",
  group: "Y",
  title: { zh: "“三公”上年数", en: "Last year's three public expenses" },
  severity: "warn",
  basis: byLaw(THRIFT),
  tolerance: "T0",
  needs: ["prior-document"],
  explain: {
    zh: "情况说明推算的上年“三公”经费及各分项与上年表一致；比上年增加的应说明原因（只减不增）。",
    en: "Implied prior three public expenses agree with last year's table; an increase has its reason.",
  },
  evaluate: (model, run) => {
    const prior = otherDocument(run, model, model.context.prior, DOCUMENTS["prior"], "before");
    if (!prior) return;
    const found = new Comparisons();
    const spent: OriginalsOf = (m, key) => threePublicCells(m, key, amountColumns(m));
    const { stated, ofOthers } = statedPrior(model, prior, /^three-public\./, spent);
    for (const { t, candidates, value } of stated) found.add(t.f, candidates, DOCUMENTS["prior-three-public"], value);
    found.leave(ofOthers);
    for (const key of THREE_PUBLIC_KEYS) {
      const [f] = threePublicCells(model, key, ["prior"]);
      if (!f || f.blank) continue;
      if (headerMeans(headerOf(model, f), model, prior))
        found.add(f, threePublicCells(prior, key, amountColumns(prior)), DOCUMENTS["prior-three-public"]);
      else found.leave();
    }
    found.tell(run, DOCUMENTS["prior"]);
    if (model.final !== prior.final) return;
    const now = threePublicCells(model, "three-public.total", amountColumns(model))[0];
    const before = threePublicCells(prior, "three-public.total", amountColumns(prior))[0];
    if (now && before && now.ticks > before.ticks) {
      const said =
        textFigures(model).some((t) => /^three-public.*change$/.test(t.n.key)) ||
        model.disclosure.paragraphs.some((p) => /三公/.test(p.text) && /增加|上升|增长/.test(p.text));
      if (said) run.pass();
      else
        run.fail(
          messages.roseUnexplained,
          { before: money(before.ticks), now: money(now.ticks) },
          { cells: [evidence(now)] },
        );
    }
    if (found.empty && run.passes === 0 && run.statements.length === 0) run.skip(REASONS["no-prior-three-public"]);
  },
};

const amountColumns = ({ final }: CheckModel): readonly ColumnKey[] => (final ? ["settled", "total"] : ["total"]);

const messages = wording({
  roseUnexplained: {
    zh: "“三公”经费由上年 {before} 万元增至 {now} 万元，没有说明",
    en: "The three public expenses rose from {before} to {now} without an explanation.",
  },
});

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "推算的上年接待费与上年表相同",
      saying(
        [
          {
            key: "three-public.reception",
            label: "公务接待费",
            value: "2.10",
            quote: "公务接待费2.10万元，较上年减少1.00万元，原因是压减",
          },
          {
            key: "three-public.reception.change",
            label: "公务接待费",
            value: "1.00",
            kind: "change",
            direction: "down",
            quote: "公务接待费2.10万元，较上年减少1.00万元，原因是压减",
          },
        ],
        ["公务接待费2.10万元，较上年减少1.00万元，原因是压减。"],
      ),
      1,
      prior(edit(BUDGET, ["three-public", "三、公务接待费", "total", "3.10"])),
    ),
  ],
  breaks: [
    breaking(
      "推算的上年接待费与上年表不同",
      saying(
        [
          {
            key: "three-public.reception",
            label: "公务接待费",
            value: "2.10",
            quote: "公务接待费2.10万元，较上年减少1.00万元，原因是压减",
          },
          {
            key: "three-public.reception.change",
            label: "公务接待费",
            kind: "change",
            direction: "down",
            value: "1.00",
            quote: "公务接待费2.10万元，较上年减少1.00万元，原因是压减",
          },
        ],
        ["公务接待费2.10万元，较上年减少1.00万元，原因是压减。"],
      ),
      {
        found: [
          {
            cells: ["情况说明“公务接待费”", "上年“三公”经费表 “三公”经费支出表[三、公务接待费].合计"],
            difference: "1",
            severity: "warn",
          },
        ],
        others: [],
      },
      prior(BUDGET),
    ),
  ],
});
