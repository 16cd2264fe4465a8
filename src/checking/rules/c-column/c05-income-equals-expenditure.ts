import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { eachSection } from "./sides";

export const C05: Rule = {
  id: "C05",
  group: "C",
  title: "收支平衡",
  titleEn: "Income equals expenditure",
  severity: "error",
  basis: "arithmetic",
  tolerance: "T0",
  needs: "收支总表、财政拨款收支总表",
  explain: "收入总计等于支出总计。",
  explainEn: "Total income equals total expenditure.",
  evaluate: (model, run) =>
    eachSection(model, run, ["balance", "appropriation"], (view, s, all) => {
      if (s.side !== "expenditure" || !s.grand) return;
      const income = all.find((o) => o.side === "income" && !o.confused)?.grand;
      if (!income) return run.needs(`${view.label}没有可辨认的收入总计`);
      const c = view.id === "balance" ? "amount" : "total";
      run.equal(
        `${view.label}：收入总计=支出总计`,
        "Total income = total expenditure",
        model.figure(view, income, c),
        model.figure(view, s.grand, c),
      );
    }),
};

export const examples = (): RuleExamples => breaks(broken("收支不平", ["balance", "支出总计", "amount", "505.60"]));
