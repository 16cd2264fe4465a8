import { rowTitle } from "../../rule/columns";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";

export const W06: Rule = {
  id: "W06",
  group: "W",
  title: { zh: "资金性质构成", en: "Composition by fund" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["appropriation", "three-public"],
  explain: {
    zh: "财政拨款收支总表和“三公”经费表的合计等于一般公共预算、政府性基金预算和国有资本经营预算之和；“其中：财政拨款”不超过一般公共预算，不再相加。",
    en: "The total of every row is general + fund + state capital; the of-which column is at most the general budget.",
  },
  evaluate: (model, run) => {
    eachRow(model, run, ["appropriation", "three-public"], (view, row) => {
      const has = (c: string) => row.values[c] !== undefined;
      // The income side usually prints one column; the funds beside it belong to the expenditure side.
      const funded =
        row.side !== "income" ||
        view.rows.some((r) => r.side === "income" && ["general", "fund", "capital"].some((c) => r.values[c]?.amount));
      if (funded && has("total") && has("general") && has("fund"))
        rowSum(
          model,
          run,
          view,
          row,
          "total",
          ["general", "fund", "capital"],
          "合计=各类预算资金之和",
          "Total = its funds",
        );
      if (view.id === "appropriation" && has("fiscal") && has("general"))
        run.atMost(
          `其中：财政拨款不超过一般公共预算${rowTitle(row)}`,
          "Of-which column is at most the general budget",
          model.figure(view, row, "fiscal"),
          [model.figure(view, row, "general")],
        );
    });
  },
};

export const examples = (): RuleExamples => ({
  holds: [inBudget(10), inFinal(5), inMixed(11)],
  breaks: [
    broken("合计与一般公共预算不同", [["appropriation", "九、卫生健康支出", "total", "440.82"]], {
      found: [
        {
          cells: [
            "财政拨款收支总表[支出·九、卫生健康支出].合计",
            "财政拨款收支总表[支出·九、卫生健康支出].一般公共预算",
          ],
          difference: "36",
          severity: "error",
        },
      ],
      others: ["C07", "X09", "P03"],
    }),
  ],
});
