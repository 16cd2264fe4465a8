import { breaks, broken } from "../../catalogue/documents/variants";
import type { Rule } from "../../rule/rule";
import type { RuleExamples } from "../../rule/example";
import { currentTotal, eachSection } from "./sides";

export const C01: Rule = {
  id: "C01",
  group: "C",
  title: "本年收入合计",
  titleEn: "Current income total",
  severity: "error",
  basis: "arithmetic",
  tolerance: "TS",
  needs: "收支总表",
  explain: "收支总表的本年收入合计等于各项本年收入之和；上年结转、使用非财政拨款结余等不在其内，“其中”项不重复计算。",
  explainEn: "Current income is the sum of its top-level items; carry-over and of-which rows are not added.",
  evaluate: (model, run) => {
    eachSection(model, run, ["balance"], (view, s) => {
      if (s.side !== "income") return;
      if (!s.current) return run.skip("没有印出本年收入合计");
      currentTotal(model, run, view, s, "本年收入合计=各项收入之和", "Current income = its items");
    });
  },
};

export const examples = (): RuleExamples =>
  breaks(broken("本年收入合计错", ["balance", "本年收入合计", "amount", "505.96"]));
