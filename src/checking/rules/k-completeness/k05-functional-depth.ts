import type { Rule } from "../../rule/rule";
import { byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { depth } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";

export const K05: Rule = {
  id: "K05",
  group: "K",
  title: { zh: "细化到项", en: "Down to the item" },
  severity: "error",
  basis: byLaw(PUBLICATION_RULES),
  tolerance: "-",
  needs: ["general", "fund", "expenditure", "income"],
  explain: {
    zh: "一般公共预算等支出表公开到功能分类项级科目（7 位）。",
    en: "Expenditure tables go down to the 7-digit functional item.",
  },
  evaluate: (model, run) => depth(model, run, ["general", "fund", "expenditure", "income"], 7, "item"),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(3), inFinal(3), inMixed(4)],
  breaks: [
    breaking(
      "只公开到款级",
      withTable(
        BUDGET,
        "general",
        table("general", "code item total basic project", [
          "|合计|505.69|373.06|132.63",
          "210|卫生健康支出|505.69|373.06|132.63",
          "21015|医疗保障管理事务|505.69|373.06|132.63",
        ]),
      ),
      {
        found: [{ cells: ["一般公共预算支出表[21015]"], difference: null, severity: "error" }],
        others: ["X08", "X13"],
      },
    ),
  ],
});
