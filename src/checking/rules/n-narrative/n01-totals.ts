import { breaks, example, saying } from "../../catalogue/documents/variants";
import { cellsFor } from "../../document/text-facts";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { compare } from "./compare";

export const N01: Rule = {
  id: "N01",
  group: "N",
  title: "总额一致",
  titleEn: "Totals agree with the tables",
  severity: "error",
  basis: "template",
  tolerance: "T0",
  needs: "情况说明、收支总表",
  explain: "情况说明中的收入、支出总额及各项收入来源与收支总表、收入总表一致。",
  explainEn: "Totals and income sources of the narrative agree with the tables.",
  evaluate: (model, run) =>
    compare(
      model,
      run,
      /^(?:income\.|balance\.|expenditure\.(?:total|fiscal|general|fund|capital)$)(?!carry|surplus)/,
      (t) => cellsFor(model, t.n.key, t.n.scope),
      "情况说明的总额",
    ),
};

export const examples = (): RuleExamples =>
  breaks(
    example(
      "收入总额颠倒",
      saying([
        { key: "income.total", label: "预算收入", value: "550.69", year: "2024", quote: "2024年预算收入550.69万元" },
      ]),
    ),
  );
