import { breaks, example } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { CheckModel } from "../../document/model";
import { codeFigures, totalFigure } from "../../document/facts";
import { disclosureOf, edit } from "../../catalogue/documents/builder";
import { evidence, type Run } from "../../rule/run";
import { type Figure, money } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { CODE_TABLES } from "./shared";

export const P05: Rule = {
  id: "P05",
  group: "P",
  title: "量级",
  titleEn: "Magnitude",
  severity: "warn",
  basis: "arithmetic",
  tolerance: "-",
  needs: "各表的上年数，或上年文件",
  explain: "某一金额与上年数或上年文件相差一万倍以上的，可能是元、万元混用。",
  explainEn: "An amount that differs from last year's by 10,000 or more may be a slip of the unit.",
  evaluate: magnitudes,
};

function magnitudes(model: CheckModel, run: Run): void {
  let asked = 0;
  const far = (a: Figure, b: Figure) =>
    a.ticks > 0 && b.ticks > 0 && (a.ticks / b.ticks >= 9999 || b.ticks / a.ticks >= 9999);
  const report = (a: Figure, b: Figure, what: string) =>
    run.fail({
      message: `${a.label} ${money(a.ticks)} 万元与${what} ${money(b.ticks)} 万元相差一万倍以上，可能是元、万元混用`,
      messageEn: "An amount differs by 10,000 or more.",
      cells: [evidence(a), evidence(b)],
    });
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
          [own, "上年数"],
          [before, "上年文件"],
        ] as const) {
          if (!b || b.blank) continue;
          asked++;
          if (far(f, b)) report(f, b, what);
        }
      }
    }
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.needs("没有上年数，也没有提供上年文件");
}

export const examples = (): RuleExamples =>
  breaks(
    example("与上年相差一万倍", BUDGET, () => ({
      prior: disclosureOf({ ...edit(BUDGET, ["expenditure", "合计", "total", "5056900"]), year: "2023" }),
    })),
  );
