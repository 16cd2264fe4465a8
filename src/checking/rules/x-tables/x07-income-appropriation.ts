import { breaks, broken } from "../../catalogue/documents/variants";
import { fiscalIncome, incomeSide, totalFigure } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { forgiveCarryOver, same, withTables } from "./shared";

export const X07: Rule = {
  id: "X07",
  group: "X",
  title: "收入总表↔财政拨款表",
  titleEn: "Income table ↔ appropriation",
  severity: "error",
  basis: "arithmetic",
  tolerance: "T0",
  needs: "收入总表、财政拨款收支总表",
  explain: "收入总表合计行的财政拨款收入与财政拨款收支总表的本年收入相同。",
  explainEn: "Fiscal income of the income table equals current income of the appropriation statement.",
  evaluate: (model, run) =>
    withTables(model, run, ["income", "appropriation"], (income, appropriation) => {
      const side = incomeSide(appropriation!);
      if (!side) return run.needs("财政拨款收支总表的收入方无法辨认");
      const from = run.identities.length;
      const own = totalFigure(model, income!, "fiscal");
      const funds = ["general", "fund", "capital"]
        .map((c) => totalFigure(model, income!, c))
        .filter((f): f is Figure => f !== null);
      const current = model.figure(appropriation!, side.current, "total");
      const received = current ? [current] : fiscalIncome(model, appropriation!, side);
      same(run, "财政拨款收入：收入总表=财政拨款收支总表", "Fiscal income agrees", own ? [own] : funds, received);
      forgiveCarryOver(model, run, from);
    }),
};

export const examples = (): RuleExamples => breaks(broken("财政拨款收入不同", ["income", "合计", "fiscal", "505.96"]));
