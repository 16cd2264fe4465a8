import { breaks, broken } from "../../catalogue/documents/variants";
import { fundRow, incomeSide } from "../../document/facts";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { forgiveCarryOver, withTables } from "./shared";

export const X06: Rule = {
  id: "X06",
  group: "X",
  title: "收支总表↔财政拨款表（收入）",
  titleEn: "Balance ↔ appropriation (income)",
  severity: "error",
  basis: "arithmetic",
  tolerance: "T0",
  needs: "收支总表、财政拨款收支总表",
  explain: "收支总表的一般公共预算、政府性基金、国有资本经营预算收入与财政拨款收支总表的对应收入相同。",
  explainEn: "The three fiscal funds agree between the balance and the appropriation statement.",
  evaluate: (model, run) =>
    withTables(model, run, ["balance", "appropriation"], (balance, appropriation) => {
      const a = incomeSide(balance!);
      const b = incomeSide(appropriation!);
      if (!a || !b) return run.needs("收入方无法辨认");
      const from = run.identities.length;
      for (const fund of ["general", "fund", "capital"] as const)
        run.equal(
          "财政拨款收入：收支总表=财政拨款收支总表",
          "Fund income agrees",
          model.figure(balance!, fundRow(a, fund), "amount"),
          model.figure(appropriation!, fundRow(b, fund), "total"),
        );
      if (!fundRow(a, "general")) {
        const own = model.figure(balance!, fundRow(a, "fiscal"), "amount");
        run.equal(
          "财政拨款收入：收支总表=财政拨款收支总表",
          "Fiscal income agrees",
          own,
          model.figure(appropriation!, b.current, "total"),
        );
      }
      forgiveCarryOver(model, run, from);
    }),
};

export const examples = (): RuleExamples =>
  breaks(broken("一般公共预算收入不同", ["appropriation", "一、一般公共预算拨款", "total", "505.96"]));
