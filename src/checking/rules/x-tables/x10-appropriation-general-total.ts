import { expenditureSide, totalFigure } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { withTablesForgivingCarryOver } from "./shared";
import { otherFundsEmpty } from "./classes";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, tableWords } from "../../../words";

export const X10: Rule = {
  id: "X10",
  group: "X",
  title: { zh: "财政拨款↔一般公共预算合计", en: "Appropriation ↔ general total" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["appropriation", "general"],
  explain: {
    zh: "财政拨款收支总表本年支出的一般公共预算列与一般公共预算支出表的合计相同。",
    en: "General-budget expenditure of the appropriation statement equals the total of the general table.",
  },
  evaluate: (model, run) =>
    withTablesForgivingCarryOver(model, run, ["appropriation", "general"], (appropriation, general) => {
      const side = expenditureSide(appropriation);
      const total = totalFigure(model, general, "total");
      if (!side || !total)
        return !side
          ? run.needs(REASONS["expenditure-side-unclear"], { table: tableWords("appropriation") })
          : run.needs(REASONS["total-row-unclear"], { table: tableWords("general") });
      const column = appropriation.columns.has("general") ? "general" : otherFundsEmpty(model) ? "total" : null;
      if (!column) return run.skip(REASONS["funds-not-apart"], { table: tableWords("appropriation") });
      const current = model.figure(appropriation, side.current, column);
      const grand = model.figure(appropriation, side.grand, column);
      run.equal(
        "一般公共预算支出：财政拨款收支总表=一般公共预算支出表",
        "General expenditure agrees",
        current ?? grand,
        total,
      );
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("一般公共预算合计不同", [["general", "合计", "total", "505.96"]], {
      found: [
        {
          cells: ["财政拨款收支总表[支出·本年支出合计].一般公共预算", "一般公共预算支出表[合计].合计"],
          difference: "-0.27",
          severity: "error",
        },
      ],
      others: ["W07", "C09", "P03"],
    }),
    brokenMixed("一般公共预算合计不同", [["general", "合计", "total", "95.70"]], {
      found: [
        {
          cells: ["财政拨款收支总表[支出·本年支出合计].一般公共预算", "一般公共预算支出表[合计].合计"],
          difference: "-0.7",
          severity: "error",
        },
      ],
      others: ["W07", "C09", "P03"],
    }),
  ],
});
