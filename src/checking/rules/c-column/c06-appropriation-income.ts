import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { carryItems, currentTotal, eachSection, rowsOf, totalsOfSide } from "./sides";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const C06: Rule = {
  id: "C06",
  group: "C",
  title: { zh: "财政拨款收入", en: "Appropriation income" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["appropriation"],
  explain: {
    zh: "财政拨款收支总表的本年收入等于一般公共预算、政府性基金预算、国有资本经营预算拨款之和；年初结转等于其分项；收入总计等于本年收入加年初结转。",
    en: "Appropriation: current income is its three funds, carry-over its items, and the grand total both.",
  },
  evaluate: (model, run) =>
    eachSection(model, run, ["appropriation"], (view, s) => {
      if (s.side !== "income") return;
      currentTotal(model, run, view, s, "财政拨款本年收入=各类拨款之和", "Current appropriation = its funds");
      carryItems(model, run, view, s.carryIn, s.carryInItems, "年初结转=各类结转之和");
      totalsOfSide(model, run, view, s, "财政拨款收入总计=本年收入+年初结转", "Total = current + carry-over", [
        ...rowsOf(s.carryIn),
        ...s.surplusUsed,
      ]);
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(2), inFinal(2), inMixed(3)],
  breaks: [
    broken("财政拨款收入总计错", [["appropriation", "收入总计", "total", "505.60"]], {
      found: [
        {
          cells: ["财政拨款收支总表[收入·收入总计].合计", "财政拨款收支总表[收入·本年收入合计].合计"],
          difference: "-0.09",
          severity: "error",
        },
      ],
      others: ["C05", "P03"],
    }),
    brokenMixed("年初结转与分项不符", [["appropriation", "年初财政拨款结转和结余", "total", "13.00"]], {
      found: [
        {
          cells: [
            "财政拨款收支总表[收入·年初财政拨款结转和结余].合计",
            "财政拨款收支总表[收入·一、一般公共预算拨款].合计",
            "财政拨款收支总表[收入·二、政府性基金预算拨款].合计",
          ],
          difference: "1",
          severity: "error",
        },
      ],
      others: ["P03"],
    }),
  ],
});
