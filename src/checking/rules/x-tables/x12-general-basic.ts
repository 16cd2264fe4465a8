import { totalFigure } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { same, withTablesForgivingCarryOver } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, PIECES } from "../../../words";

export const X12: Rule = {
  id: "X12",
  group: "X",
  title: { zh: "一般公共预算↔基本支出", en: "General budget ↔ basic expenditure" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["general", "basic"],
  explain: {
    zh: "一般公共预算支出表合计行的基本支出与基本支出表的合计相同；印有人员经费、公用经费的，分别相同。",
    en: "Basic expenditure (and personnel, public) of the general table equals the basic table's total.",
  },
  evaluate: (model, run) =>
    withTablesForgivingCarryOver(model, run, ["general", "basic"], (general, basic) => {
      const whole = totalFigure(model, basic, "total");
      const parts = (["personnel", "public"] as const)
        .map((c) => totalFigure(model, basic, c))
        .filter((f): f is Figure => f !== null);
      const a = totalFigure(model, general, "basic");
      if (!whole && parts.length === 0)
        return run.needs(REASONS["total-row-unclear"], { table: PIECES["basic-table"] });
      if (a)
        same(run, "基本支出：一般公共预算支出表=基本支出表", "Basic expenditure agrees", [a], whole ? [whole] : parts);
      for (const c of ["personnel", "public"] as const)
        run.equal(
          `${c === "personnel" ? "人员经费" : "公用经费"}：一般公共预算支出表=基本支出表`,
          "Personnel and public costs agree",
          totalFigure(model, general, c),
          totalFigure(model, basic, c),
        );
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(3), inFinal(1), inMixed(3)],
  breaks: [
    broken("基本支出合计不同", [["basic", "合计", "total", "373.60"]], {
      found: [
        {
          cells: ["一般公共预算支出表[合计].基本支出", "一般公共预算基本支出表[合计].合计"],
          difference: "-0.54",
          severity: "error",
        },
      ],
      others: ["W08", "C10", "P03"],
    }),
    brokenMixed("人员经费不同", [["basic", "合计", "personnel", "55.70"]], {
      found: [
        {
          cells: ["一般公共预算支出表[合计].基本支出/人员经费", "一般公共预算基本支出表[合计].人员经费"],
          difference: "-0.7",
          severity: "error",
        },
      ],
      others: ["W08", "C10", "P03"],
    }),
  ],
});
