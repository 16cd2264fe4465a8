import { carryOvers, expenditureSide, totalFigure } from "../../document/facts";
import { evidence } from "../../rule/run";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { withTablesForgivingCarryOver } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit, withTable } from "../../catalogue/documents/builder";
import {
  broken,
  breaking,
  inBudget,
  inFinal,
  FUND_FILLED,
  brokenMixed,
  inMixed,
} from "../../catalogue/documents/variants";
import { wording } from "../../../words";

export const X11: Rule = {
  id: "X11",
  group: "X",
  title: { zh: "财政拨款↔基金、国资合计", en: "Appropriation ↔ fund and state capital totals" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["appropriation", "fund", "capital"],
  explain: {
    zh: "财政拨款收支总表本年支出的政府性基金、国有资本经营预算列与对应支出表的合计相同；表为空表的，该列应为 0。",
    en: "Fund and state-capital expenditure agree with their tables; an empty table means 0.",
  },
  evaluate: (model, run) => {
    for (const id of ["fund", "capital"] as const)
      withTablesForgivingCarryOver(model, run, ["appropriation", id], (appropriation, own) => {
        const side = expenditureSide(appropriation);
        const spent = side
          ? (model.figure(appropriation, side.current, id) ?? model.figure(appropriation, side.grand, id))
          : null;
        if (!spent) return;
        const total = totalFigure(model, own, "total");
        if (total) run.equal(`财政拨款收支总表=${own.label}`, "Fund expenditure agrees", spent, total);
        else if (own.published?.state === "empty") {
          if (spent.ticks === 0) run.pass();
          else if (!carryOvers(model).includes(spent.ticks))
            run.fail(
              messages.tableEmpty,
              { table: own.label, cell: spent.label, printed: spent.printed ?? "" },
              { cells: [evidence(spent)], difference: spent.ticks },
            );
        }
      });
  },
};

const messages = wording({
  tableEmpty: {
    zh: "{table}为空表，而 {cell} 印有 {printed}",
    en: "《{table}》 is empty, 《{cell}》 shows {printed}.",
  },
});

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inFinal(2), inMixed(2)],
  breaks: [
    breaking(
      "基金支出错一位",
      withTable(edit(BUDGET, ["appropriation", "本年支出合计", "fund", "6.00"]), "fund", FUND_FILLED),
      {
        found: [
          {
            cells: ["财政拨款收支总表[支出·本年支出合计].政府性基金预算", "政府性基金预算支出表[合计].合计"],
            difference: "-2",
            severity: "error",
          },
        ],
        others: ["W06", "C07", "C08", "X13", "X16", "P03"],
      },
    ),
    breaking("基金表有数而财政拨款表没有", withTable(BUDGET, "fund", FUND_FILLED), {
      found: [
        {
          cells: ["财政拨款收支总表[支出·本年支出合计].政府性基金预算", "政府性基金预算支出表[合计].合计"],
          difference: "-8",
          severity: "warn",
        },
      ],
      others: ["X13", "X16", "P03"],
    }),
    broken("空表而财政拨款表有数", [["appropriation", "本年支出合计", "fund", "8.00"]], {
      found: [{ cells: ["财政拨款收支总表[支出·本年支出合计].政府性基金预算"], difference: "8", severity: "error" }],
      others: ["W06", "C07", "C08", "P03"],
    }),
    brokenMixed("国资支出不同", [["capital", "合计", "total", "5.70"]], {
      found: [
        {
          cells: ["财政拨款收支总表[支出·本年支出合计].国有资本经营预算", "国有资本经营预算支出表[合计].合计"],
          difference: "-0.7",
          severity: "error",
        },
      ],
      others: ["W07", "C09", "P03"],
    }),
  ],
});
