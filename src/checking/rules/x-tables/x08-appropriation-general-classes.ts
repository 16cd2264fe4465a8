import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { classes, otherFundsEmpty } from "./classes";
import { forgiveCarryOver, withTables } from "./shared";

export const X08: Rule = {
  id: "X08",
  group: "X",
  title: "财政拨款类↔一般公共预算表类",
  titleEn: "Classes: appropriation ↔ general budget",
  severity: "error",
  basis: "arithmetic",
  tolerance: "T0",
  needs: "财政拨款收支总表、一般公共预算支出表",
  explain: "每一功能类：财政拨款收支总表的一般公共预算金额与一般公共预算支出表该类的合计相同。",
  explainEn: "Every class's general-budget figure agrees between the two tables.",
  evaluate: (model, run) =>
    withTables(model, run, ["appropriation", "general"], (appropriation, general) => {
      const from = run.identities.length;
      if (appropriation!.columns.has("general"))
        classes(model, run, appropriation!, "general", general!, "total", "一般公共预算");
      else if (otherFundsEmpty(model)) classes(model, run, appropriation!, "total", general!, "total", "一般公共预算");
      else run.skip("财政拨款收支总表没有按资金性质分列");
      forgiveCarryOver(model, run, from);
    }),
};

export const examples = (): RuleExamples =>
  breaks(broken("类的一般公共预算不同", ["general", "221", "total", "42.04"]));
