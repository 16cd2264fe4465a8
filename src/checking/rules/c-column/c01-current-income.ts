import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { currentTotal, eachSection } from "./sides";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS } from "../../../words";

export const C01: Rule = {
  id: "C01",
  group: "C",
  title: { zh: "本年收入合计", en: "Current income total" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["balance"],
  explain: {
    zh: "收支总表的本年收入合计等于各项本年收入之和；上年结转、使用非财政拨款结余等不在其内，“其中”项不重复计算。",
    en: "Current income is the sum of its top-level items; carry-over and of-which rows are not added.",
  },
  evaluate: (model, run) => {
    eachSection(model, run, ["balance"], (view, s) => {
      if (s.side !== "income") return;
      if (!s.current) return run.skip(REASONS["no-current-income"]);
      currentTotal(model, run, view, s, "本年收入合计=各项收入之和", "Current income = its items");
    });
  },
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("本年收入合计错", [["balance", "本年收入合计", "amount", "505.96"]], {
      found: [
        {
          cells: ["收支总表[收入·本年收入合计].预算数", "收支总表[收入·一、一般公共预算拨款收入].预算数"],
          difference: "0.27",
          severity: "error",
        },
      ],
      others: ["C02", "X01", "P03"],
    }),
    brokenMixed("事业收入漏计", [["balance", "五、事业收入", "amount", ""]], {
      found: [
        {
          cells: [
            "收支总表[收入·本年收入合计].预算数",
            "收支总表[收入·一、一般公共预算拨款收入].预算数",
            "收支总表[收入·二、政府性基金预算拨款收入].预算数",
            "收支总表[收入·三、国有资本经营预算拨款收入].预算数",
            "收支总表[收入·四、财政专户管理资金收入].预算数",
            "收支总表[收入·六、其他收入].预算数",
          ],
          difference: "6",
          severity: "error",
        },
      ],
      others: ["X02", "P03"],
    }),
  ],
});
