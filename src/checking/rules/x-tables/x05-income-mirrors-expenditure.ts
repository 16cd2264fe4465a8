import { allCodes, carryOvers, codeFigures } from "../../document/facts";
import { evidence, type Run } from "../../rule/run";
import type { CheckModel, TableView } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { same, withTables } from "./shared";
import { broken, inBudget } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const X05: Rule = {
  id: "X05",
  group: "X",
  title: { zh: "收支编码镜像", en: "Income mirrors expenditure by code" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "T0",
  needs: ["income", "expenditure"],
  explain: {
    zh: "没有年终结转时，每个科目在收入总表和支出总表的合计相同。",
    en: "Without carry-over at year end every code has one total in both tables.",
  },
  evaluate: (model, run) =>
    withTables(model, run, ["income", "expenditure"], (income, expenditure) => {
      if (model.final) return run.skip(REASONS["final-codes-differ"]);
      const codes = allCodes(income);
      if (codes.size === 0) return run.skip(REASONS["income-not-by-code"]);
      if (carryOvers(model).length > 0) return run.skip(REASONS["carry-over"]);
      for (const code of codes) {
        const a = codeFigures(model, income, code, income.columns.has("total") ? "total" : "current");
        const b = codeFigures(model, expenditure, code, "total");
        same(run, `科目 ${code}：收入总表=支出总表`, "Income equals expenditure by code", a, b);
      }
      missingCodes(model, run, income, expenditure);
      missingCodes(model, run, expenditure, income);
    }),
};

const messages = wording({
  codeMissing: {
    zh: "{cell} 印有 {printed}，{table}没有科目 {code}",
    en: "《{cell}》 shows {printed}, 《{table}》 has no code {code}.",
  },
});

/** Codes with an amount that the other table lacks, where both otherwise list the same codes: a row is left out, or its code is wrong. */
function missingCodes(model: CheckModel, run: Run, from: TableView, to: TableView): void {
  const there = allCodes(to);
  const codes = [...allCodes(from)].filter((c) => codeFigures(model, from, c, "total").some((f) => f.ticks !== 0));
  const missing = codes.filter((c) => !there.has(c));
  if (
    missing.length === 0 ||
    missing.length > 2 ||
    codes.length - missing.length < 2 * missing.length ||
    from.damaged ||
    to.damaged
  )
    return;
  for (const code of missing) {
    const f = codeFigures(model, from, code, "total")[0]!;
    run.fail(
      messages.codeMissing,
      { cell: f.label, printed: f.printed ?? "", table: to.label, code },
      { cells: [evidence(f)], difference: f.ticks, confidence: 0.8 },
    );
  }
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(15)],
  breaks: [
    broken("同一科目收支不同", [["income", "2101504", "total", "32.18"]], {
      found: [{ cells: ["收入总表[2101504].合计", "支出总表[2101504].合计"], difference: "0.9", severity: "warn" }],
      others: ["W01", "C09", "H02", "P03"],
    }),
  ],
});
