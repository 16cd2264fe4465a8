import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachSection, rowsOf, totalsOfSide } from "./sides";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const C04: Rule = {
  id: "C04",
  group: "C",
  title: { zh: "支出总计", en: "Expenditure grand total" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["balance"],
  explain: {
    zh: "收支总表的支出总计等于本年支出合计加年终结转结余；决算另加结余分配。",
    en: "Total expenditure is current expenditure plus carry-over at year end (and surplus distributed in final accounts).",
  },
  evaluate: (model, run) =>
    eachSection(model, run, ["balance"], (view, s) => {
      if (s.side !== "expenditure") return;
      totalsOfSide(model, run, view, s, "支出总计=本年支出+年终结转", "Total expenditure = current + carried out", [
        ...rowsOf(s.carryOut),
        ...s.surplusDistributed,
      ]);
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("支出总计错", [["balance", "支出总计", "amount", "505.60"]], {
      found: [
        {
          cells: ["收支总表[支出·支出总计].预算数", "收支总表[支出·本年支出合计].预算数"],
          difference: "-0.09",
          severity: "error",
        },
      ],
      others: ["C05", "P03"],
    }),
    brokenMixed("年终结转错一位", [["balance", "年终结转结余", "amount", "4.00"]], {
      found: [
        {
          cells: [
            "收支总表[支出·支出总计].预算数",
            "收支总表[支出·本年支出合计].预算数",
            "收支总表[支出·年终结转结余].预算数",
          ],
          difference: "1",
          severity: "error",
        },
      ],
      others: ["P03"],
    }),
    brokenMixed("年终结转漏填", [["balance", "年终结转结余", "amount", ""]], {
      found: [
        {
          cells: ["收支总表[支出·支出总计].预算数", "收支总表[支出·本年支出合计].预算数"],
          difference: "5",
          severity: "warn",
        },
      ],
      others: ["P03"],
    }),
  ],
});
