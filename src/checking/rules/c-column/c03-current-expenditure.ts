import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { currentTotal, eachSection } from "./sides";

export const C03: Rule = {
  id: "C03",
  group: "C",
  title: "本年支出合计",
  titleEn: "Current expenditure total",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "收支总表",
  explain: "收支总表的本年支出合计等于各功能分类（或本口径各项）支出之和。",
  explainEn: "Current expenditure is the sum of its classes.",
  evaluate: (model, run) => {
    eachSection(model, run, ["balance"], (view, s) => {
      if (s.side !== "expenditure") return;
      if (!s.current) return run.skip("没有印出本年支出合计");
      currentTotal(model, run, view, s, "本年支出合计=各项支出之和", "Current expenditure = its classes");
    });
  },
};

export const examples = (): RuleExamples =>
  breaks(broken("类的金额错", ["balance", "九、卫生健康支出", "amount", "404.28"]));
