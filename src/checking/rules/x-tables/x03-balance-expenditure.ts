import { expenditureSide, totalFigure } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { withTables } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, tableWords } from "../../../words";

export const X03: Rule = {
  id: "X03",
  group: "X",
  title: { zh: "收支总表↔支出总表", en: "Balance ↔ expenditure table" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["balance", "expenditure"],
  explain: {
    zh: "收支总表的本年支出合计与支出总表合计行的合计相同。",
    en: "Current expenditure of the balance equals the total of the expenditure table.",
  },
  evaluate: (model, run) =>
    withTables(model, run, ["balance", "expenditure"], (balance, expenditure) => {
      const side = expenditureSide(balance);
      const total = totalFigure(model, expenditure, "total");
      if (!side) return run.needs(REASONS["expenditure-side-unclear"], { table: tableWords("balance") });
      if (!total) return run.needs(REASONS["total-row-unclear"], { table: tableWords("expenditure") });
      const current = model.figure(balance, side.current, "amount");
      const grand = model.figure(balance, side.grand, "amount");
      const carried = model.figure(balance, side.carryOut, "amount")?.ticks ?? 0;
      run.equalAny(
        "支出合计：收支总表=支出总表",
        "Expenditure agrees",
        total,
        carried !== 0 || !current ? [current, grand] : [current],
      );
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("支出总表合计不同", [["expenditure", "合计", "total", "505.96"]], {
      found: [
        { cells: ["支出总表[合计].合计", "收支总表[支出·本年支出合计].预算数"], difference: "0.27", severity: "error" },
      ],
      others: ["W03", "C09", "P03"],
    }),
    brokenMixed("支出合计不同", [["expenditure", "合计", "total", "134.70"]], {
      found: [
        { cells: ["支出总表[合计].合计", "收支总表[支出·本年支出合计].预算数"], difference: "0.7", severity: "error" },
      ],
      others: ["W03", "C09", "P03"],
    }),
  ],
});
