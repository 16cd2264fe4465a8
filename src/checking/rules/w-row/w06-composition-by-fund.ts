import { rowTitle } from "../../rule/columns";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow, rowSum } from "./shared";
import { FUNDS, fundingSources, type StandardRow, type ColumnKey } from "../../../disclosure";
import type { CheckModel, TableView } from "../../document/model";
import type { Run } from "../../rule/run";
import { BUDGET } from "../../catalogue/documents/budget";
import { withColumn, type ExampleDocument } from "../../catalogue/documents/builder";
import { breaking, broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";

export const W06: Rule = {
  id: "W06",
  group: "W",
  title: { zh: "资金性质构成", en: "Composition by fund" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["appropriation", "three-public", "basic", "expenditure", "economic", "operating"],
  explain: {
    zh: "财政拨款收支总表和“三公”经费表的合计等于一般公共预算、政府性基金预算和国有资本经营预算之和；“其中：财政拨款”不超过一般公共预算，不再相加。支出各表按资金来源分列的，合计等于各来源之和，财政拨款等于各类预算之和。“其中”各栏（政府采购、专项资金、扣除基建项目后等）不超过所属栏。",
    en: "The total of every row is general + fund + state capital; the of-which column is at most the general budget. Statements of expenditure that print where the money comes from: the total is the sum of its sources, the appropriation that of its funds. Of-which columns (purchases, earmarked money, net of construction) are within their whole.",
  },
  evaluate: (model, run) => {
    eachRow(model, run, ["appropriation", "three-public"], (view, row) => {
      const has = (c: ColumnKey) => row.values[c] !== undefined;
      // The income side usually prints one column; the funds beside it belong to the expenditure side.
      const funded =
        row.side !== "income" || view.rows.some((r) => r.side === "income" && FUNDS.some((c) => r.values[c]?.amount));
      if (funded && has("total") && has("general") && has("fund"))
        rowSum(model, run, view, row, "total", FUNDS, "合计=各类预算资金之和", "Total = its funds");
      if (view.id === "appropriation" && has("fiscal") && has("general"))
        run.atMost(
          `其中：财政拨款不超过一般公共预算${rowTitle(row)}`,
          "Of-which column is at most the general budget",
          model.figure(view, row, "fiscal"),
          [model.figure(view, row, "general")],
        );
    });
    eachRow(model, run, ["basic", "expenditure", "economic", "operating"], (view, row) =>
      bySources(model, run, view, row),
    );
    for (const view of WITHIN_TABLES.flatMap((id) => model.views(id)))
      for (const row of view.rows) withinWhole(model, run, view, row);
  },
};

const WITHIN_TABLES = ["income", "expenditure", "general", "basic"] as const;

/** What a form prints as a part of another column, with the columns that it may be a part of: the first that the row prints. */
const WITHIN: readonly (readonly [part: ColumnKey, ...wholes: ColumnKey[]])[] = [
  ["procurementWithin", "total"],
  ["smallBusinessWithin", "procurementWithin", "total"],
  ["smallestBusinessWithin", "smallBusinessWithin", "procurementWithin", "total"],
  ["earmarkedWithin", "general", "fiscal", "total"],
  ["departmentTotal", "total"],
  ["operatingWithin", "total"],
  ["remittedWithin", "total"],
  ["aidWithin", "total"],
  ["projectNetOfConstruction", "project", "total"],
];

/** An of-which column is within its whole. */
function withinWhole(model: CheckModel, run: Run, view: TableView, row: StandardRow): void {
  for (const [part, ...wholes] of WITHIN) {
    const whole = wholes.find((c) => view.columns.has(c));
    if (whole && view.columns.has(part) && row.values[part]?.amount)
      run.atMost(
        `“其中”栏不超过所属栏${rowTitle(row)}`,
        "An of-which column is within its whole",
        model.figure(view, row, part),
        [model.figure(view, row, whole)],
        { severity: "warn" },
      );
  }
}

/** 资金来源 beside a statement by function or economic class. */
function bySources(model: CheckModel, run: Run, view: TableView, row: StandardRow): void {
  const funds = FUNDS.filter((c) => view.columns.has(c));
  if (view.columns.has("fiscal") && funds.length >= 2)
    rowSum(model, run, view, row, "fiscal", funds, "财政拨款=各类预算资金之和", "Appropriation = its funds");
  const sources = fundingSources(view.columns);
  // One source beside the total is an of-which column as often as not.
  if (view.columns.has("total") && sources.length >= 3)
    rowSum(model, run, view, row, "total", sources, "合计=各资金来源之和", "Total = its sources");
}

/** The clean budget with what is bought of each code. */
const withPurchases = (code: string, amount: string): ExampleDocument =>
  withColumn(BUDGET, "expenditure", "procurementWithin", (row) => (row[0] === code ? amount : null));

export const examples = (): RuleExamples => ({
  holds: [inBudget(10), inFinal(5), inMixed(11)],
  breaks: [
    breaking("“其中”栏超过所属栏", withPurchases("2101504", "61.28"), {
      found: [
        {
          cells: ["支出总表[2101504].其中：政府采购", "支出总表[2101504].合计"],
          difference: "30",
          severity: "warn",
        },
      ],
      others: [],
    }),
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
