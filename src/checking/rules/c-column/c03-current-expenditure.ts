import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { currentTotal, eachSection } from "./sides";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const C03: Rule = {
  id: "C03",
  group: "C",
  title: { zh: "本年支出合计", en: "Current expenditure total" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["balance"],
  explain: {
    zh: "收支总表的本年支出合计等于各功能分类（或本口径各项）支出之和。",
    en: "Current expenditure is the sum of its classes.",
  },
  evaluate: (model, run) => {
    eachSection(model, run, ["balance"], (view, s) => {
      if (s.side !== "expenditure") return;
      if (!s.current) return run.skip(REASONS["no-current-expenditure"]);
      currentTotal(model, run, view, s, "本年支出合计=各项支出之和", "Current expenditure = its classes");
    });
  },
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("类的金额错", [["balance", "九、卫生健康支出", "amount", "404.28"]], {
      found: [
        {
          cells: [
            "收支总表[支出·本年支出合计].预算数",
            "收支总表[支出·八、社会保障和就业支出].预算数",
            "收支总表[支出·九、卫生健康支出].预算数",
            "收支总表[支出·十九、住房保障支出].预算数",
          ],
          difference: "0.54",
          severity: "error",
        },
      ],
      others: ["X04", "P03"],
    }),
  ],
});
