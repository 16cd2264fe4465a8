import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { FUNCTIONAL, parents } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const H02: Rule = {
  id: "H02",
  group: "H",
  title: { zh: "款=Σ项", en: "Section = sum of its items" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["income", "expenditure", "general", "fund", "capital"],
  explain: {
    zh: "功能分类的每一款，各金额列等于其下各项之和。",
    en: "Every functional section equals the sum of its items in every column.",
  },
  evaluate: (model, run) => parents(model, run, FUNCTIONAL, 5),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(35), inFinal(22), inMixed(39)],
  breaks: [
    broken("款与项不符", [["general", "2101502", "total", "110.35"]], {
      found: [
        {
          cells: [
            "一般公共预算支出表[21015].合计",
            "一般公共预算支出表[2101501].合计",
            "一般公共预算支出表[2101502].合计",
            "一般公共预算支出表[2101504].合计",
          ],
          difference: "-9",
          severity: "error",
        },
      ],
      others: ["W07", "C09", "X13", "P03"],
    }),
    brokenMixed("款的结转与项不符", [["income", "2101501", "carryIn", "9.00"]], {
      found: [
        { cells: ["收入总表[21015].上年结转", "收入总表[2101501].上年结转"], difference: "1", severity: "error" },
      ],
      others: ["W01", "C09", "P03"],
    }),
  ],
});
