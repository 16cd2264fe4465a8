import { incomeSide, totalFigure } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { withTables } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, tableWords } from "../../../words";

export const X01: Rule = {
  id: "X01",
  group: "X",
  title: { zh: "收支总表↔收入总表", en: "Balance ↔ income table" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["balance", "income"],
  explain: {
    zh: "收支总表的本年收入合计、上年结转、收入总计与收入总表合计行的本年收入、上年结转、合计相同。",
    en: "Current income, carry-over and total of the balance equal the total row of the income table.",
  },
  evaluate: (model, run) =>
    withTables(model, run, ["balance", "income"], (balance, income) => {
      const side = incomeSide(balance);
      if (!side) return run.needs(REASONS["income-side-unclear"], { table: tableWords("balance") });
      const current = model.figure(balance, side.current, "amount");
      const grand = model.figure(balance, side.grand, "amount");
      const total = totalFigure(model, income, "total");
      const own = totalFigure(model, income, "current");
      if (own) {
        run.equal("本年收入合计：收支总表=收入总表", "Current income agrees", own, current);
        if (total && !model.final) run.equal("收入总计：收支总表=收入总表", "Total income agrees", total, grand);
      } else if (total) {
        // Carry-over, surplus and whatever else stands between 本年收入合计 and 收入总计 (上级补助 in Shandong).
        const carried = [side.carryIn, ...side.surplusUsed, ...side.after].some(
          (r) => model.figure(balance, r, "amount")?.ticks,
        );
        // Without carry-over both totals are one figure; with it the table may show either.
        if (model.final || carried || !grand)
          run.equalAny("收入合计：收支总表=收入总表", "Income agrees", total, [current, grand]);
        else {
          run.equal("收入总计：收支总表=收入总表", "Total income agrees", total, grand);
          run.equal("本年收入合计：收支总表=收入总表", "Current income agrees", total, current);
        }
      }
      const carry = totalFigure(model, income, "carryIn");
      const surplusApart = income.columns.has("surplusUsed") || side.surplusUsed.length === 0;
      if (carry && side.carryIn && surplusApart)
        run.equal(
          "上年结转：收支总表=收入总表",
          "Carry-over agrees",
          carry,
          model.figure(balance, side.carryIn, "amount"),
        );
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inFinal(1), inMixed(3)],
  breaks: [
    broken("收入总表合计不同", [["income", "合计", "total", "505.96"]], {
      found: [
        { cells: ["收入总表[合计].合计", "收支总表[收入·收入总计].预算数"], difference: "0.27", severity: "error" },
      ],
      others: ["W01", "C09", "P03"],
    }),
    brokenMixed("上年结转不同", [["income", "合计", "carryIn", "11.50"]], {
      found: [
        {
          cells: ["收入总表[合计].上年结转", "收支总表[收入·上年结转结余].预算数"],
          difference: "-0.5",
          severity: "error",
        },
      ],
      others: ["W01", "C09", "P03"],
    }),
  ],
});
