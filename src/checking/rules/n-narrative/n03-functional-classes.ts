import { printedUnderName, speaksOfAnother } from "../../document/printed-names";
import { cellsFor, ofThisYear, textFigures } from "../../document/text-facts";
import { cite, evidence, type Run } from "../../rule/run";
import { type CheckModel, single } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { compare } from "./compare";
import { breaking, inBudget, saying, inMixed } from "../../catalogue/documents/variants";
import { wording } from "../../../words";

export const N03: Rule = {
  id: "N03",
  group: "N",
  title: { zh: "功能类金额一致", en: "Functional classes agree" },
  severity: "error",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "T0",
  needs: ["narrative", "expenditure", "general"],
  explain: {
    zh: "情况说明中各功能科目的金额与表中该科目一致。",
    en: "Amounts of functional classes in the narrative agree with the tables.",
  },
  evaluate: (model, run) => {
    compare(model, run, /^expenditure\.[23]\d+$/, (t) => cellsFor(model, t.n.key, t.n.scope), "情况说明的科目金额");
    withoutRow(model, run);
  },
};

const messages = wording({
  noRow: {
    zh: "情况说明{quote}，而各表都没有“{name}”这一类",
    en: "The text states {quote}; no table has a row of the class 《{name}》.",
  },
});

/** A class that the text spends money on and no table has. */
function withoutRow(model: CheckModel, run: Run): void {
  const expenditure = single(model, "expenditure");
  if (!expenditure || expenditure.damaged || model.views("general").some((v) => v.damaged)) return;
  const classes = new Set(
    (["expenditure", "general", "fund", "capital", "balance", "appropriation", "income"] as const).flatMap((id) =>
      model.views(id).flatMap((v) => v.rows.flatMap((r) => (r.code ? [r.code.slice(0, 3)] : []))),
    ),
  );
  if (![...classes].some((c) => /^2\d{2}$/.test(c))) return;
  for (const t of textFigures(model)) {
    const code = /^expenditure\.(2\d{2})$/.exec(t.n.key)?.[1];
    if (!code || t.n.kind !== "amount" || t.f.ticks === 0 || t.f.unit === null || !ofThisYear(model, t.n)) continue;
    if (classes.has(code) || printedUnderName(model, t) || speaksOfAnother(model, t)) continue;
    run.fail(
      messages.noRow,
      { quote: cite(t.n.quote), name: t.n.label },
      { severity: "warn", cells: [evidence(t.f)], confidence: 0.8 },
    );
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inMixed(1)],
  breaks: [
    breaking(
      "各表没有情况说明所列的类",
      saying([{ key: "expenditure.205", label: "教育支出", value: "66.03", quote: "教育支出66.03万元" }]),
      { found: [{ cells: ["情况说明“教育支出”"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "类的金额颠倒",
      saying([
        { key: "expenditure.208", label: "社会保障和就业支出", value: "66.03", quote: "社会保障和就业支出66.03万元" },
      ]),
      {
        found: [
          { cells: ["情况说明“社会保障和就业支出”", "支出总表[208].合计"], difference: "5.4", severity: "error" },
        ],
        others: [],
      },
    ),
  ],
});
