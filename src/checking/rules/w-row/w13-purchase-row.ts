import { CARRIED_FUNDS, incomeSources, type StandardRow, type ColumnKey } from "../../../disclosure";
import { evidence, type Run } from "../../rule/run";
import { figures, rowTitle } from "../../rule/columns";
import { readsLikeSlip } from "../../diagnosis/slips";
import { TICKS, type Figure, money } from "../../identity/figure";
import { sumTolerance } from "../../identity/tolerance";
import type { CheckModel, TableView } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { eachRow } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, broken, holding, inBudget } from "../../catalogue/documents/variants";
import { wording } from "../../../words";

export const W13: Rule = {
  id: "W13",
  group: "W",
  title: { zh: "采购行", en: "A purchase" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["procurement"],
  explain: {
    zh: "采购合计等于各资金来源之和，等于数量乘单价（按单价的印刷精度放宽）；预留中小微企业份额不超过合计；同一项目各行之和不超过项目预算资金，各行不超过该行的预算资金。",
    en: "A purchase's total is the sum of its funds and quantity × price; the small-business share is at most the total; a project's purchases are within its budget, each within that of its row.",
  },
  evaluate: (model, run) => {
    eachRow(model, run, ["procurement"], (view, row) => purchaseRow(model, run, view, row));
    for (const view of model.views("procurement")) purchaseProjects(model, run, view);
  },
};

const messages = wording({
  aboveBudget: {
    zh: "项目“{name}”的采购金额合计 {sum} 万元超过其预算资金 {budget} 万元",
    en: "The purchases of 《{name}》 sum to {sum}, more than its budget {budget}.",
  },
});

/** Where a purchase is paid from: the appropriation (or its three funds), the account, and the unit's own money. */
const purchaseFunds = (view: TableView): ColumnKey[] => [...incomeSources(view.columns), ...CARRIED_FUNDS];

/** Identities within one row of the procurement table. */
function purchaseRow(model: CheckModel, run: Run, view: TableView, row: StandardRow): void {
  const total = model.figure(view, row, "total");
  if (!total || total.blank) return;
  const funds = purchaseFunds(view);
  if (funds.filter((c) => view.columns.has(c)).length >= 2)
    run.sum(
      `采购合计=各资金来源之和${rowTitle(row)}`,
      "Purchase total = its funds",
      total,
      figures(model, view, row, funds),
      { severity: "error" },
    );
  if (view.columns.has("smallBusiness"))
    run.atMost(
      `预留中小微企业份额不超过合计${rowTitle(row)}`,
      "Small-business share is at most the total",
      model.figure(view, row, "smallBusiness"),
      [total],
    );
  const quantity = model.figure(view, row, "quantity");
  const price = model.figure(view, row, "price");
  if (row.role === "detail" && quantity && price && !quantity.blank && !price.blank && quantity.ticks > 0) {
    const goods = row.values["goods"]?.text ?? row.item ?? "";
    const inYuan = priceInYuan(total, quantity, price);
    if (inYuan)
      run.product(`采购金额=数量×单价（${goods}，单价按元）`, "Total = quantity × price", total, quantity, inYuan);
    else run.product(`采购金额=数量×单价（${goods}）`, "Total = quantity × price", total, quantity, price);
  }
}

/** A unit price is often printed in 元 in a table of 万元: read so only where that closes and 万元 does not. */
function priceInYuan(total: Figure, quantity: Figure, price: Figure): Figure | null {
  const q = quantity.ticks / TICKS;
  const off = (p: number) => Math.abs(total.ticks - q * p);
  if (off(price.ticks) <= q * price.half + total.half) return null;
  const yuan: Figure = { ...price, ticks: price.ticks / 1e4, half: price.half / 1e4, unit: "元" };
  return off(yuan.ticks) <= q * yuan.half + total.half ? yuan : null;
}

/** Σ purchases of a project within its budget. */
function purchaseProjects(model: CheckModel, run: Run, view: TableView): void {
  const projects = new Map<string, StandardRow[]>();
  for (const row of view.rows) {
    if (row.role !== "detail" || !row.item) continue;
    projects.set(row.item, [...(projects.get(row.item) ?? []), row]);
  }
  for (const [name, rows] of projects) {
    oneBudget(model, run, view, name, rows);
    for (const row of rows.length > 1 ? rows : []) {
      const own = model.figure(view, row, "budget");
      if (own && !own.blank)
        run.atMost(
          `采购金额不超过该行的预算资金${rowTitle(row)}`,
          "A purchase is within the budget of its row",
          model.figure(view, row, "total"),
          [own],
        );
    }
    const budget = model.figure(
      view,
      rows.find((r) => r.values["budget"]?.amount),
      "budget",
    );
    if (!budget || budget.blank) continue;
    const totals = rows.map((r) => model.figure(view, r, "total")).filter((f): f is Figure => f !== null && !f.blank);
    if (totals.length === 0) continue;
    const sum = totals.reduce((s, f) => s + f.ticks, 0);
    const room = sumTolerance(budget, totals);
    if (sum <= budget.ticks + room) run.pass();
    else
      run.fail(
        messages.aboveBudget,
        { name, sum: money(sum), budget: money(budget.ticks) },
        { cells: [budget, ...totals].map(evidence), difference: sum - budget.ticks, tolerance: room },
      );
  }
}

/**
 * Rows of a project that repeat its budget: one of three and more that differs is a misprint. Where two differ, each row has a budget of its own,
 * unless none is that of its row and the one reads like a slip of the other.
 */
function oneBudget(model: CheckModel, run: Run, view: TableView, name: string, rows: readonly StandardRow[]): void {
  const budgets = rows
    .map((r) => model.figure(view, r, "budget"))
    .filter((f): f is Figure => f !== null && !f.blank)
    .filter((f, i, all) => all.findIndex((g) => g.key === f.key) === i);
  const [one, other] = budgets;
  if (one && other && budgets.length === 2 && one.ticks !== other.ticks && readsLikeSlip(other, one.ticks)) {
    const own = rows.some((r) => model.figure(view, r, "total")?.ticks === model.figure(view, r, "budget")?.ticks);
    if (!own) run.equal(`项目“${name}”各行的预算资金相同`, "One project, one budget", other, one, { severity: "info" });
    return;
  }
  const usual = budgets.find((f) => budgets.filter((g) => g.ticks === f.ticks).length >= 2);
  if (!usual || budgets.length < 3 || budgets.filter((f) => f.ticks !== usual.ticks).length > 1) return;
  for (const budget of budgets)
    if (budget !== usual) run.equal(`项目“${name}”各行的预算资金相同`, "One project, one budget", budget, usual);
}

/** A procurement table with sources that some provinces print in detail. */
const paidFrom = (total: string) =>
  table("procurement", "item budget goods catalogue total fiscal business carryIn", [
    "合计||||5.00|2.00|2.50|0.50",
    `示例信息系统建设经费|31.28|台式计算机|A02010105|${total}|2.00|2.50|0.50`,
  ]);

/** Two purchases of one project. */
const twoRows = (budget: string) =>
  table("procurement", "item budget goods total", [
    "示例信息系统建设经费|31.28|台式计算机|1.00",
    `示例信息系统建设经费|${budget}|应用软件|3.50`,
  ]);

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(6),
    holding("财政拨款、事业收入和上年结转列在各自的栏里", withTable(BUDGET, "procurement", paidFrom("5.00")), 3),
  ],
  breaks: [
    breaking(
      "一个项目两行的预算资金不同，一行的采购超过其预算资金",
      withTable(BUDGET, "procurement", twoRows("3.40")),
      {
        found: [
          {
            cells: ["政府采购预算表[示例信息系统建设经费].合计", "政府采购预算表[示例信息系统建设经费].预算资金"],
            difference: "0.1",
            severity: "warn",
          },
        ],
        others: [],
      },
    ),
    breaking("一个项目两行的预算资金只差一位数字", withTable(BUDGET, "procurement", twoRows("37.28")), {
      found: [
        {
          cells: ["政府采购预算表[示例信息系统建设经费].预算资金", "政府采购预算表[示例信息系统建设经费].预算资金"],
          difference: "6",
          severity: "info",
        },
      ],
      others: ["P03"],
    }),
    breaking(
      "一行的预算资金与同一项目其他各行不同",
      withTable(
        BUDGET,
        "procurement",
        table("procurement", "item budget goods quantity price total", [
          "示例信息系统建设经费|31.28|台式计算机|2|0.50|1.00",
          "示例信息系统建设经费|37.28|打印机|2|0.25|0.50",
          "示例信息系统建设经费|31.28|应用软件|1|3.50|3.50",
        ]),
      ),
      {
        found: [
          {
            cells: ["政府采购预算表[示例信息系统建设经费].预算资金", "政府采购预算表[示例信息系统建设经费].预算资金"],
            difference: "6",
            severity: "warn",
          },
        ],
        others: ["P03"],
      },
    ),
    breaking("采购合计不等于各栏资金之和", withTable(BUDGET, "procurement", paidFrom("6.00")), {
      found: [
        {
          cells: [
            "政府采购预算表[示例信息系统建设经费].合计",
            "政府采购预算表[示例信息系统建设经费].财政拨款",
            "政府采购预算表[示例信息系统建设经费].事业收入",
            "政府采购预算表[示例信息系统建设经费].上年结转",
          ],
          difference: "1",
          severity: "error",
        },
      ],
      others: ["C12", "N09", "P03"],
    }),
    broken("采购金额与数量乘单价不符", [["procurement", "示例信息系统建设经费", "total", "50.00"]], {
      found: [
        {
          cells: ["政府采购预算表[示例信息系统建设经费].合计", "政府采购预算表[示例信息系统建设经费].一般公共预算"],
          difference: "45",
          severity: "error",
        },
        {
          cells: [
            "政府采购预算表[示例信息系统建设经费].合计",
            "政府采购预算表[示例信息系统建设经费].数量",
            "政府采购预算表[示例信息系统建设经费].单价",
          ],
          difference: "45",
          severity: "warn",
        },
        {
          cells: ["政府采购预算表[示例信息系统建设经费].预算资金", "政府采购预算表[示例信息系统建设经费].合计"],
          difference: "18.72",
          severity: "warn",
        },
      ],
      others: ["C12", "N09", "P03"],
    }),
  ],
});
