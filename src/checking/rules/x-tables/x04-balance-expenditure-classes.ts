import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { classes } from "./classes";
import { forgiveCarryOver, withTables } from "./shared";

export const X04: Rule = {
  id: "X04",
  group: "X",
  title: "收支总表类↔支出总表类",
  titleEn: "Classes: balance ↔ expenditure table",
  severity: "error",
  basis: "arithmetic",
  tolerance: "T0",
  needs: "收支总表、支出总表",
  explain: "每一功能类：收支总表的金额与支出总表该类的合计相同；支出总表不印类小计的，与其末级之和比较。",
  explainEn:
    "Every functional class of the balance equals that class in the expenditure table (or the sum of its leaves).",
  evaluate: (model, run) =>
    withTables(model, run, ["balance", "expenditure"], (balance, expenditure) => {
      const from = run.identities.length;
      classes(model, run, balance!, "amount", expenditure!, "total", "支出");
      forgiveCarryOver(model, run, from);
    }),
};

export const examples = (): RuleExamples => breaks(broken("类的金额不同", ["expenditure", "221", "total", "42.04"]));
