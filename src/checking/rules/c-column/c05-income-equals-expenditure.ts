import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachSection } from "./sides";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, titled } from "../../../words";

export const C05: Rule = {
  id: "C05",
  group: "C",
  title: { zh: "收支平衡", en: "Income equals expenditure" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "T0",
  needs: ["balance", "appropriation"],
  explain: { zh: "收入总计等于支出总计。", en: "Total income equals total expenditure." },
  evaluate: (model, run) =>
    eachSection(model, run, ["balance", "appropriation"], (view, s, all) => {
      if (s.side !== "expenditure" || !s.grand) return;
      const income = all.find((o) => o.side === "income" && !o.confused)?.grand;
      if (!income) return run.needs(REASONS["grand-total-unclear"], { table: titled(view.label) });
      const c = view.id === "balance" ? "amount" : "total";
      run.equal(
        `${view.label}：收入总计=支出总计`,
        "Total income = total expenditure",
        model.figure(view, income, c),
        model.figure(view, s.grand, c),
      );
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inFinal(2), inMixed(2)],
  breaks: [
    broken("收支不平", [["balance", "支出总计", "amount", "505.60"]], {
      found: [
        {
          cells: ["收支总表[收入·收入总计].预算数", "收支总表[支出·支出总计].预算数"],
          difference: "0.09",
          severity: "error",
        },
      ],
      others: ["C04", "P03"],
    }),
  ],
});
