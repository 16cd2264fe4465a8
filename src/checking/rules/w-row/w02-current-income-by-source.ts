import { incomeSources, partsOf } from "../../../disclosure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, broken, holding, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const W02: Rule = {
  id: "W02",
  group: "W",
  title: { zh: "本年收入分项", en: "Current income by source" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["income"],
  explain: {
    zh: "收入总表每一行的本年收入等于财政拨款、财政专户、事业、经营、上级补助、附属单位上缴和其他收入之和。",
    en: "Current income of every row is the sum of its sources.",
  },
  evaluate: (model, run) => {
    eachRow(model, run, ["income"], (view, row) => {
      const parts = incomeSources(view.columns);
      const funds = partsOf("income", "fiscal").filter((c) => view.columns.has(c));
      if (view.columns.has("fiscal") && funds.length >= 2)
        rowSum(
          model,
          run,
          view,
          row,
          "fiscal",
          funds,
          "财政拨款收入=各类预算资金之和",
          "Fiscal appropriation = its funds",
        );
      if (parts.length < 2) return;
      if (view.columns.has("current"))
        rowSum(model, run, view, row, "current", parts, "本年收入=各项收入之和", "Current income = its sources");
      // Forms without a 小计 column: the total holds the sources and the carry-over.
      else
        rowSum(
          model,
          run,
          view,
          row,
          "total",
          [...parts, ...partsOf("income", "total").filter((c) => c !== "current")],
          "收入合计=各项收入之和",
          "Income total = its sources",
        );
    });
  },
};

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(16),
    inFinal(10),
    inMixed(13),
    {
      ...holding(
        "上年实户资金余额是收入合计的一部分",
        withTable(
          BUDGET,
          "income",
          table("income", "code item total fiscal other accountBalance", ["|合计|505.69|500.00|1.69|4.00"]),
        ),
        1,
      ),
      others: ["X02", "X07"],
    },
  ],
  breaks: [
    breaking(
      "合计没有计入上年实户资金余额",
      withTable(
        BUDGET,
        "income",
        table("income", "code item total fiscal other accountBalance", ["|合计|505.69|505.69||4.00"]),
      ),
      {
        found: [
          {
            cells: ["收入总表[合计].合计", "收入总表[合计].本年收入/财政拨款收入", "收入总表[合计].上年实户资金余额"],
            difference: "-4",
            severity: "error",
          },
        ],
        others: ["P03"],
      },
    ),
    breaking(
      "只有财政拨款一项来源，分列的各类预算加不起来",
      withTable(
        BUDGET,
        "income",
        table("income", "code item total fiscal general fund", ["|合计|505.69|505.69|505.69|0.60"]),
      ),
      {
        found: [
          {
            cells: [
              "收入总表[合计].本年收入/财政拨款收入",
              "收入总表[合计].本年收入/财政拨款收入/一般公共预算",
              "收入总表[合计].本年收入/财政拨款收入/政府性基金预算",
            ],
            difference: "-0.6",
            severity: "error",
          },
        ],
        others: ["X02", "P03"],
      },
    ),
    broken("财政拨款与本年收入不同", [["income", "2101501", "fiscal", "251.27"]], {
      found: [
        {
          cells: ["收入总表[2101501].本年收入/小计", "收入总表[2101501].本年收入/财政拨款收入"],
          difference: "0.45",
          severity: "error",
        },
      ],
      others: ["C09", "H02", "P03"],
    }),
    brokenMixed("其他收入漏计", [["income", "2101501", "other", ""]], {
      found: [
        {
          cells: [
            "收入总表[2101501].本年收入/小计",
            "收入总表[2101501].本年收入/财政拨款收入",
            "收入总表[2101501].本年收入/财政专户收入",
            "收入总表[2101501].本年收入/事业收入",
          ],
          difference: "1",
          severity: "error",
        },
      ],
      others: ["C09", "H02", "P03"],
    }),
  ],
});
