import { breaks, broken } from "../../catalogue/documents/variants";
import { totalFigure } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { forgiveCarryOver, same, withTables } from "./shared";

export const X12: Rule = {
  id: "X12",
  group: "X",
  title: "一般公共预算↔基本支出",
  titleEn: "General budget ↔ basic expenditure",
  severity: "error",
  basis: "arithmetic",
  tolerance: "T0",
  needs: "一般公共预算支出表、一般公共预算基本支出表",
  explain: "一般公共预算支出表合计行的基本支出与基本支出表的合计相同；印有人员经费、公用经费的，分别相同。",
  explainEn: "Basic expenditure (and personnel, public) of the general table equals the basic table's total.",
  evaluate: (model, run) =>
    withTables(model, run, ["general", "basic"], (general, basic) => {
      const from = run.identities.length;
      const whole = totalFigure(model, basic!, "total");
      const parts = ["personnel", "public"]
        .map((c) => totalFigure(model, basic!, c))
        .filter((f): f is Figure => f !== null);
      const a = totalFigure(model, general!, "basic");
      if (!whole && parts.length === 0) return run.needs("基本支出表没有可辨认的合计行");
      if (a)
        same(run, "基本支出：一般公共预算支出表=基本支出表", "Basic expenditure agrees", [a], whole ? [whole] : parts);
      for (const c of ["personnel", "public"])
        run.equal(
          `${c === "personnel" ? "人员经费" : "公用经费"}：一般公共预算支出表=基本支出表`,
          "Personnel and public costs agree",
          totalFigure(model, general!, c),
          totalFigure(model, basic!, c),
        );
      forgiveCarryOver(model, run, from);
    }),
};

export const examples = (): RuleExamples => breaks(broken("基本支出合计不同", ["basic", "合计", "total", "373.60"]));
