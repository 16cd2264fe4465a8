import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { classes, otherFundsEmpty } from "./classes";
import { withTablesForgivingCarryOver } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, tableWords } from "../../../words";

export const X08: Rule = {
  id: "X08",
  group: "X",
  title: { zh: "财政拨款类↔一般公共预算表类", en: "Classes: appropriation ↔ general budget" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["appropriation", "general"],
  explain: {
    zh: "每一功能类：财政拨款收支总表的一般公共预算金额与一般公共预算支出表该类的合计相同。",
    en: "Every class's general-budget figure agrees between the two tables.",
  },
  evaluate: (model, run) =>
    withTablesForgivingCarryOver(model, run, ["appropriation", "general"], (appropriation, general) => {
      if (appropriation.columns.has("general")) classes(model, run, appropriation, "general", general, "total");
      else if (otherFundsEmpty(model)) classes(model, run, appropriation, "total", general, "total");
      else run.skip(REASONS["funds-not-apart"], { table: tableWords("appropriation") });
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(3), inFinal(3), inMixed(2)],
  breaks: [
    broken("类的一般公共预算不同", [["general", "221", "total", "42.04"]], {
      found: [
        {
          cells: ["财政拨款收支总表[支出·十九、住房保障支出].一般公共预算", "一般公共预算支出表[221].合计"],
          difference: "-1.8",
          severity: "error",
        },
      ],
      others: ["W07", "C09", "H01", "X13", "P03"],
    }),
    brokenMixed("一般公共预算类不同", [["general", "210", "total", "80.70"]], {
      found: [
        {
          cells: ["财政拨款收支总表[支出·九、卫生健康支出].一般公共预算", "一般公共预算支出表[210].合计"],
          difference: "-0.7",
          severity: "error",
        },
      ],
      others: ["W07", "C09", "H01", "P03"],
    }),
  ],
});
