import { CheckModel } from "../../document/model";
import { codeFigures, totalFigure } from "../../document/facts";
import { evidence, type Run } from "../../rule/run";
import { type Figure, money } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { CODE_TABLES } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit, disclosureOf } from "../../catalogue/documents/builder";
import { breaking, holding, prior } from "../../catalogue/documents/variants";
import { REASONS, type Words, wording } from "../../../words";

export const P05: Rule = {
  id: "P05",
  group: "P",
  title: { zh: "量级", en: "Magnitude" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "-",
  needs: ["income", "expenditure", "general", "basic", "fund", "capital", "prior-document"],
  explain: {
    zh: "某一金额与上年数或上年文件相差一万倍以上的，可能是元、万元混用。",
    en: "An amount that differs from last year's by 10,000 or more may be a slip of the unit.",
  },
  evaluate: magnitudes,
};

const messages = wording({
  farApart: {
    zh: "{cell} {amount} 万元与{what} {other} 万元相差一万倍以上，可能是元、万元混用",
    en: "《{cell}》 {amount} and {what} {other} (10,000 yuan) differ by 10,000 times or more: perhaps a slip of the unit.",
  },
  priorFigure: { zh: "上年数", en: "last year's figure" },
  priorDocument: { zh: "上年文件", en: "last year's document" },
});

function magnitudes(model: CheckModel, run: Run): void {
  let asked = 0;
  const far = (a: Figure, b: Figure) =>
    a.ticks > 0 && b.ticks > 0 && (a.ticks / b.ticks >= 9999 || b.ticks / a.ticks >= 9999);
  const report = (a: Figure, b: Figure, what: Words) =>
    run.fail(
      messages.farApart,
      { cell: a.label, amount: money(a.ticks), what, other: money(b.ticks) },
      { cells: [evidence(a), evidence(b)] },
    );
  const prior = model.context.prior ? new CheckModel(model.context.prior) : null;
  for (const id of CODE_TABLES)
    for (const view of model.views(id)) {
      const old = prior?.views(id).length === 1 ? prior.views(id)[0]! : null;
      for (const row of view.rows) {
        const f = model.figure(view, row, "total");
        if (!f || f.blank) continue;
        const own = model.figure(view, row, "prior");
        const before = old
          ? row.role === "total"
            ? totalFigure(prior!, old, "total")
            : row.code
              ? (codeFigures(prior!, old, row.code, "total")[0] ?? null)
              : null
          : null;
        for (const [b, what] of [
          [own, messages.priorFigure],
          [before, messages.priorDocument],
        ] as const) {
          if (!b || b.blank) continue;
          asked++;
          if (far(f, b)) report(f, b, what);
        }
      }
    }
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.needs(REASONS["no-prior"]);
}

export const examples = (): RuleExamples => ({
  holds: [holding("与上年同一量级", BUDGET, 1, prior(BUDGET))],
  breaks: [
    breaking(
      "与上年相差一万倍",
      BUDGET,
      {
        found: [{ cells: ["支出总表[合计].合计", "支出总表[合计].合计"], difference: null, severity: "warn" }],
        others: [],
      },
      () => ({
        prior: disclosureOf({ ...edit(BUDGET, ["expenditure", "合计", "total", "5056900"]), year: "2023" }),
      }),
    ),
  ],
});
