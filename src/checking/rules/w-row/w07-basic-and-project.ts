import { partsOf, type ColumnKey } from "../../../disclosure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { table } from "../../catalogue/documents/builder";
import { broken, holding, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";

export const W07: Rule = {
  id: "W07",
  group: "W",
  title: { zh: "基本支出+项目支出", en: "Basic + project" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["general", "fund", "capital"],
  explain: {
    zh: "一般公共预算、政府性基金、国有资本经营预算支出表每一行的合计等于基本支出加项目支出；印有人员经费、公用经费的，基本支出等于两者之和。",
    en: "In the tables by fund every row's total is basic + project, and basic is personnel + public where split.",
  },
  evaluate: (model, run) => {
    eachRow(model, run, ["general", "fund", "capital", "balance"], (view, row) => {
      const has = (c: ColumnKey) => view.columns.has(c);
      const total = view.id === "balance" ? "amount" : "total";
      // What is carried over is neither, and many forms leave the total of both sides undivided.
      if (
        view.id === "balance" &&
        (row.side !== "expenditure" ||
          !(["personnel", "public", "basic", "project"] as const).some((c) => row.values[c]?.amount))
      )
        return;
      const basic: readonly ColumnKey[] = has("basic")
        ? ["basic"]
        : has("personnel") && has("public")
          ? partsOf("general", "basic")
          : [];
      if (basic.length > 0 && has("project"))
        rowSum(
          model,
          run,
          view,
          row,
          total,
          [...basic, "project"],
          "合计=基本支出+项目支出",
          "Total = basic + project",
        );
      const has2 = (c: ColumnKey) => row.values[c] !== undefined;
      if (has("basic") && (has2("personnel") || has2("wages")) && (has2("public") || has2("goods"))) {
        const parts: readonly ColumnKey[] = [
          ...(has2("personnel") ? (["personnel"] as const) : partsOf("general", "personnel")),
          ...(has2("public") ? (["public"] as const) : partsOf("general", "public")),
        ];
        rowSum(model, run, view, row, "basic", parts, "基本支出=人员经费+公用经费", "Basic = personnel + public");
      }
    });
  },
};

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(30),
    inFinal(10),
    inMixed(22),
    {
      ...holding(
        "收支总表的各类支出分列基本、项目，结转和总计不分",
        {
          tables: [
            table("balance", "side item amount basic project", [
              "收入|一、一般公共预算拨款收入|100.00||",
              "|本年收入合计|100.00||",
              "|收入总计|100.00||",
              "支出|一、社会保障和就业支出|95.00|80.00|15.00",
              "|本年支出合计|95.00|80.00|15.00",
              "|年终结转结余|5.00||",
              "|支出总计|100.00||",
            ]),
          ],
        },
        2,
      ),
      others: ["C04", "P03"],
    },
  ],
  breaks: [
    broken("项目支出错一位", [["general", "2101502", "project", "101.85"]], {
      found: [
        {
          cells: ["一般公共预算支出表[2101502].合计", "一般公共预算支出表[2101502].项目支出"],
          difference: "-0.5",
          severity: "error",
        },
      ],
      others: ["C09", "H02", "X13", "P03"],
    }),
    brokenMixed("项目支出漏填", [["fund", "2120803", "project", ""]], {
      found: [{ cells: ["政府性基金预算支出表[2120803].合计"], difference: "20", severity: "error" }],
      others: ["C09", "H02", "P03"],
    }),
  ],
});
