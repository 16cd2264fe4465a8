import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { classes } from "./classes";
import { withTablesForgivingCarryOver } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const X04: Rule = {
  id: "X04",
  group: "X",
  title: { zh: "收支总表类↔支出总表类", en: "Classes: balance ↔ expenditure table" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["balance", "expenditure"],
  explain: {
    zh: "每一功能类：收支总表的金额与支出总表该类的合计相同；支出总表不印类小计的，与其末级之和比较。",
    en: "Every functional class of the balance equals that class in the expenditure table (or the sum of its leaves).",
  },
  evaluate: (model, run) =>
    withTablesForgivingCarryOver(model, run, ["balance", "expenditure"], (balance, expenditure) => {
      classes(model, run, balance, "amount", expenditure, "total");
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(3), inFinal(3), inMixed(4)],
  breaks: [
    broken("类的金额不同", [["expenditure", "221", "total", "42.04"]], {
      found: [
        {
          cells: ["收支总表[支出·十九、住房保障支出].预算数", "支出总表[221].合计"],
          difference: "-1.8",
          severity: "error",
        },
      ],
      others: ["W03", "C09", "H01", "X05", "X09", "X13", "P03"],
    }),
    brokenMixed("类的金额不同", [["balance", "十一、城乡社区支出", "amount", "20.60"]], {
      found: [
        {
          cells: ["收支总表[支出·十一、城乡社区支出].预算数", "支出总表[212].合计"],
          difference: "0.6",
          severity: "error",
        },
      ],
      others: ["C03", "P03"],
    }),
  ],
});
