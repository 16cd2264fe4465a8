import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachSection, rowsOf, totalsOfSide } from "./sides";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const C02: Rule = {
  id: "C02",
  group: "C",
  title: { zh: "收入总计", en: "Income grand total" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["balance"],
  explain: {
    zh: "收支总表的收入总计等于本年收入合计加上年结转结余，加用事业基金弥补收支差额（使用非财政拨款结余）。",
    en: "Total income is current income plus carry-over plus surplus used.",
  },
  evaluate: (model, run) =>
    eachSection(model, run, ["balance"], (view, s) => {
      if (s.side !== "income") return;
      totalsOfSide(model, run, view, s, "收入总计=本年收入+上年结转", "Total income = current + carry-over", [
        ...rowsOf(s.carryIn),
        ...s.surplusUsed,
      ]);
    }),
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("收入总计错", [["balance", "收入总计", "amount", "550.69"]], {
      found: [
        {
          cells: ["收支总表[收入·收入总计].预算数", "收支总表[收入·本年收入合计].预算数"],
          difference: "45",
          severity: "error",
        },
      ],
      others: ["C05", "X01", "P03"],
    }),
    brokenMixed("结转少计一部分", [["balance", "收入总计", "amount", "128.00"]], {
      found: [
        {
          cells: [
            "收支总表[收入·收入总计].预算数",
            "收支总表[收入·本年收入合计].预算数",
            "收支总表[收入·上年结转结余].预算数",
            "收支总表[收入·使用非财政拨款结余].预算数",
          ],
          difference: "-11",
          severity: "error",
        },
      ],
      others: ["C05", "X01"],
    }),
    brokenMixed("结转没有计入总计", [["balance", "收入总计", "amount", "127.00"]], {
      found: [
        {
          cells: [
            "收支总表[收入·收入总计].预算数",
            "收支总表[收入·本年收入合计].预算数",
            "收支总表[收入·上年结转结余].预算数",
            "收支总表[收入·使用非财政拨款结余].预算数",
          ],
          difference: "-12",
          severity: "warn",
        },
      ],
      others: ["C05", "X01", "P03"],
    }),
  ],
});
