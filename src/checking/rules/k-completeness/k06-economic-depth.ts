import type { Rule } from "../../rule/rule";
import { byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { depth } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";

export const K06: Rule = {
  id: "K06",
  group: "K",
  title: { zh: "细化到款", en: "Down to the economic item" },
  severity: "error",
  basis: byLaw(PUBLICATION_RULES),
  tolerance: "-",
  needs: ["basic"],
  explain: {
    zh: "一般公共预算基本支出表公开到经济分类款级科目（5 位）。",
    en: "The basic expenditure table goes down to the 5-digit economic item.",
  },
  evaluate: (model, run) => depth(model, run, ["basic"], 5, "section"),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    breaking(
      "只公开到类级",
      withTable(
        BUDGET,
        "basic",
        table("basic", "code item total personnel public", [
          "|合计|373.06|332.33|40.73",
          "301|工资福利支出|332.33|332.33|",
          "302|商品和服务支出|40.73||40.73",
        ]),
      ),
      {
        found: [
          {
            cells: ["一般公共预算基本支出表[301]", "一般公共预算基本支出表[302]"],
            difference: null,
            severity: "error",
          },
        ],
        others: [],
      },
    ),
  ],
});
