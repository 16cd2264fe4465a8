import { breaks, broken, example, FUND_FILLED } from "../../catalogue/documents/variants";
import { BUDGET } from "../../catalogue/documents/budget";
import { carryOvers, expenditureSide, totalFigure } from "../../document/facts";
import { evidence } from "../../rule/run";
import { withTable } from "../../catalogue/documents/builder";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { forgiveCarryOver, withTables } from "./shared";

export const X11: Rule = {
  id: "X11",
  group: "X",
  title: "财政拨款↔基金、国资合计",
  titleEn: "Appropriation ↔ fund and state capital totals",
  severity: "error",
  basis: "arithmetic",
  tolerance: "T0",
  needs: "财政拨款收支总表、政府性基金预算支出表、国有资本经营预算支出表",
  explain: "财政拨款收支总表本年支出的政府性基金、国有资本经营预算列与对应支出表的合计相同；表为空表的，该列应为 0。",
  explainEn: "Fund and state-capital expenditure agree with their tables; an empty table means 0.",
  evaluate: (model, run) => {
    for (const id of ["fund", "capital"] as const)
      withTables(model, run, ["appropriation", id], (appropriation, own) => {
        const side = expenditureSide(appropriation!);
        const spent = side
          ? (model.figure(appropriation!, side.current, id) ?? model.figure(appropriation!, side.grand, id))
          : null;
        if (!spent) return;
        const from = run.identities.length;
        const total = totalFigure(model, own!, "total");
        if (total) run.equal(`财政拨款收支总表=${own!.label}`, "Fund expenditure agrees", spent, total);
        else if (own!.published?.state === "empty") {
          if (spent.ticks === 0) run.pass();
          else if (!carryOvers(model).includes(spent.ticks))
            run.fail({
              message: `${own!.label}为空表，而 ${spent.label} 印有 ${spent.printed ?? ""}`,
              messageEn: "The table is empty, the appropriation statement shows an amount.",
              cells: [evidence(spent)],
              difference: spent.ticks,
            });
        }
        forgiveCarryOver(model, run, from);
      });
  },
};

export const examples = (): RuleExamples =>
  breaks(
    example("基金表有数而财政拨款表没有", withTable(BUDGET, "fund", FUND_FILLED)),
    broken("空表而财政拨款表有数", ["appropriation", "本年支出合计", "fund", "8.00"]),
  );
