import { cellsFor } from "../../document/text-facts";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { compare } from "./compare";
import { breaking, inBudget, inFinal, saying, inMixed } from "../../catalogue/documents/variants";

export const N01: Rule = {
  id: "N01",
  group: "N",
  title: { zh: "总额一致", en: "Totals agree with the tables" },
  severity: "error",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "T0",
  needs: ["narrative", "balance", "income"],
  explain: {
    zh: "情况说明中的收入、支出总额及各项收入来源与收支总表、收入总表一致。",
    en: "Totals and income sources of the narrative agree with the tables.",
  },
  evaluate: (model, run) =>
    compare(
      model,
      run,
      /^(?:income\.|balance\.|expenditure\.(?:total|fiscal|general|fund|capital)$)(?!carry|surplus)/,
      (t) => cellsFor(model, t.n.key, t.n.scope),
      "情况说明的总额",
    ),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(3), inFinal(1), inMixed(4)],
  breaks: [
    breaking(
      "收入总额颠倒",
      saying([
        { key: "income.total", label: "预算收入", value: "550.69", year: "2024", quote: "2024年预算收入550.69万元" },
      ]),
      {
        found: [
          { cells: ["情况说明“预算收入”", "收支总表[收入·收入总计].预算数"], difference: "45", severity: "error" },
        ],
        others: [],
      },
    ),
  ],
});
