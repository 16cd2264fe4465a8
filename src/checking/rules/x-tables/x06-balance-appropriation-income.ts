import { fundRow, incomeSide } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { withTablesForgivingCarryOver } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const X06: Rule = {
  id: "X06",
  group: "X",
  title: { zh: "收支总表↔财政拨款表（收入）", en: "Balance ↔ appropriation (income)" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["balance", "appropriation"],
  explain: {
    zh: "收支总表的一般公共预算、政府性基金、国有资本经营预算收入与财政拨款收支总表的对应收入相同。",
    en: "The three fiscal funds agree between the balance and the appropriation statement.",
  },
  evaluate: (model, run) =>
    withTablesForgivingCarryOver(model, run, ["balance", "appropriation"], (balance, appropriation) => {
      const a = incomeSide(balance);
      const b = incomeSide(appropriation);
      if (!a || !b) return run.needs(REASONS["income-sides-unclear"]);
      for (const fund of ["general", "fund", "capital"] as const)
        run.equal(
          "财政拨款收入：收支总表=财政拨款收支总表",
          "Fund income agrees",
          model.figure(balance, fundRow(a, fund), "amount"),
          model.figure(appropriation, fundRow(b, fund), "total"),
        );
      if (!fundRow(a, "general")) {
        const own = model.figure(balance, fundRow(a, "fiscal"), "amount");
        run.equal(
          "财政拨款收入：收支总表=财政拨款收支总表",
          "Fiscal income agrees",
          own,
          model.figure(appropriation, b.current, "total"),
        );
      }
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(3)],
  breaks: [
    broken("一般公共预算收入不同", [["appropriation", "一、一般公共预算拨款", "total", "505.96"]], {
      found: [
        {
          cells: ["收支总表[收入·一、一般公共预算拨款收入].预算数", "财政拨款收支总表[收入·一、一般公共预算拨款].合计"],
          difference: "-0.27",
          severity: "error",
        },
      ],
      others: ["C06", "C08", "P03"],
    }),
    brokenMixed("基金收入不同", [["balance", "二、政府性基金预算拨款收入", "amount", "18.70"]], {
      found: [
        {
          cells: [
            "收支总表[收入·二、政府性基金预算拨款收入].预算数",
            "财政拨款收支总表[收入·二、政府性基金预算拨款].合计",
          ],
          difference: "0.7",
          severity: "error",
        },
      ],
      others: ["C01", "X02", "P03"],
    }),
  ],
});
