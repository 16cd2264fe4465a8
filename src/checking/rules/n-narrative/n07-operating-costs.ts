import { amounts, ofThisYear, textFigures, unitSlip } from "../../document/text-facts";
import { evidence, type Run } from "../../rule/run";
import { goalProjects, listedProjects } from "../../document/projects";
import { totalFigure } from "../../document/facts";
import { type Figure, money } from "../../identity/figure";
import { type CheckModel, single } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_LAW_14, byLaw } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { distinct } from "./compare";
import { breaking, inBudget, saying } from "../../catalogue/documents/variants";
import { REASONS, said, wording } from "../../../words";

export const N07: Rule = {
  id: "N07",
  group: "N",
  title: { zh: "机关运行经费", en: "Operating costs" },
  severity: "warn",
  basis: byLaw(BUDGET_LAW_14),
  tolerance: "T0",
  needs: ["narrative", "operating", "basic"],
  explain: {
    zh: "情况说明中的机关运行经费与机构运行经费表一致；没有该表的，行政、参公单位与基本支出表的公用经费一致。含事业单位的部门可以小于公用经费。",
    en: "Operating costs in the narrative equal their table, or the public costs of administrative units.",
  },
  evaluate: operatingCosts,
};

const messages = wording({
  differs: {
    zh: "情况说明机关运行经费 {stated} 万元，{cell} {amount} 万元，相差 {difference} 万元{hint}",
    en: "The text states operating costs of {stated}, 《{cell}》 shows {amount}: off by {difference} (10,000 yuan){hint}.",
  },
  amountOfProject: { zh: "，差额恰为项目“{name}”的金额", en: ", the amount of the project “{name}”" },
});

function administrative(model: CheckModel): boolean | null {
  const natures = model.views("units").flatMap((v) => v.rows.map((r) => r.values["nature"]?.text ?? ""));
  if (natures.length === 0) return null;
  return natures.every((n) => /行政|参公|参照公务员/.test(n));
}

function operatingCosts(model: CheckModel, run: Run): void {
  const stated = amounts(model, "operating");
  if (stated.length === 0) return run.skip(REASONS["no-stated-operating"]);
  const table = single(model, "operating");
  const basic = single(model, "basic");
  const general = single(model, "general");
  const own = table ? totalFigure(model, table, "total") : null;
  const publicCosts =
    (basic ? totalFigure(model, basic, "public") : null) ?? (general ? totalFigure(model, general, "public") : null);
  const target = own ?? publicCosts ?? distinct(amounts(model, "expenditure.public"))?.f ?? null;
  if (!target) return run.needs(REASONS["no-operating-costs"]);
  for (const t of stated) {
    if (unitSlip(t.f, target) !== 0) continue;
    const diff = t.f.ticks - target.ticks;
    const only = administrative(model);
    const smaller = !own && diff < 0 && only !== true;
    if (Math.abs(diff) <= t.f.half + target.half) {
      run.equal("情况说明的机关运行经费", "Operating costs agree", t.f, target);
      continue;
    }
    if (model.final && !own) {
      run.skip(REASONS["operating-wider"]);
      continue;
    }
    if (smaller) {
      run.skip(REASONS["operating-of-some"]);
      continue;
    }
    const project = [...goalProjects(model), ...listedProjects(model)].find(
      (p) => p.amount && p.amount.ticks === Math.abs(diff),
    );
    // The text's own 公用经费 may be counted in another way (深圳): only a difference that is a project says something.
    if (!own && !publicCosts && !project) {
      run.needs(REASONS["no-operating-column"]);
      continue;
    }
    run.fail(
      messages.differs,
      {
        stated: money(t.f.ticks),
        cell: target.label,
        amount: money(target.ticks),
        difference: money(diff),
        hint: project ? said(messages.amountOfProject, { name: project.name }) : "",
      },
      {
        cells: [evidence(t.f), evidence(target), ...(project?.amount ? [evidence(project.amount)] : [])],
        difference: diff,
        tolerance: t.f.half + target.half,
      },
    );
  }
  for (const t of textFigures(model)) {
    const code = /^operating\.(\d{5})$/.exec(t.n.key)?.[1];
    if (!code || t.n.kind !== "amount" || !ofThisYear(model, t.n)) continue;
    const cells = [
      ...(basic
        ? basic.rows
            .filter((r) => r.code === code)
            .flatMap((r) => [model.figure(basic, r, "public"), model.figure(basic, r, "total")])
        : []),
      ...(table ? table.rows.filter((r) => r.code === code).map((r) => model.figure(table, r, "total")) : []),
    ].filter((f): f is Figure => f !== null && !f.blank);
    if (cells.length > 0 && !cells.some((c) => unitSlip(t.f, c) !== 0))
      run.equalAny(`情况说明的机关运行经费明细：${t.n.label}`, "An item of operating costs agrees", t.f, cells, {
        confidence: 0.8,
      });
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1)],
  breaks: [
    breaking(
      "运行经费大于公用经费",
      saying([{ key: "operating", label: "机关运行经费", value: "47.03", quote: "机关运行经费共计安排47.03万元" }]),
      {
        found: [
          {
            cells: ["情况说明“机关运行经费”", "一般公共预算基本支出表[合计].公用经费"],
            difference: "6.3",
            severity: "warn",
          },
        ],
        others: [],
      },
    ),
  ],
});
