import { fiscalIncome, incomeSide, totalFigure } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { same, withTablesForgivingCarryOver } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, tableWords } from "../../../words";

export const X07: Rule = {
  id: "X07",
  group: "X",
  title: { zh: "收入总表↔财政拨款表", en: "Income table ↔ appropriation" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["income", "appropriation"],
  explain: {
    zh: "收入总表合计行的财政拨款收入与财政拨款收支总表的本年收入相同。",
    en: "Fiscal income of the income table equals current income of the appropriation statement.",
  },
  evaluate: (model, run) =>
    withTablesForgivingCarryOver(model, run, ["income", "appropriation"], (income, appropriation) => {
      const side = incomeSide(appropriation);
      if (!side) return run.needs(REASONS["income-side-unclear"], { table: tableWords("appropriation") });
      const own = totalFigure(model, income, "fiscal");
      const funds = (["general", "fund", "capital"] as const)
        .map((c) => totalFigure(model, income, c))
        .filter((f): f is Figure => f !== null);
      const current = model.figure(appropriation, side.current, "total");
      const received = current ? [current] : fiscalIncome(model, appropriation, side);
      same(run, "财政拨款收入：收入总表=财政拨款收支总表", "Fiscal income agrees", own ? [own] : funds, received);
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("财政拨款收入不同", [["income", "合计", "fiscal", "505.96"]], {
      found: [
        {
          cells: ["收入总表[合计].本年收入/财政拨款收入", "财政拨款收支总表[收入·本年收入合计].合计"],
          difference: "0.27",
          severity: "error",
        },
      ],
      others: ["W02", "C09", "X02", "P03"],
    }),
    brokenMixed("财政拨款收入不同", [["income", "合计", "fiscal", "113.70"]], {
      found: [
        {
          cells: ["收入总表[合计].本年收入/财政拨款收入", "财政拨款收支总表[收入·本年收入合计].合计"],
          difference: "0.7",
          severity: "error",
        },
      ],
      others: ["W02", "C09", "X02", "P03"],
    }),
  ],
});
