import {
  Decimal,
  roundingTolerance,
  type ColumnKey,
  type Disclosure,
  inWan,
  type StandardRow,
  type StandardTableId,
} from "../../../disclosure";
import { amountColumns } from "../../rule/columns";
import { CheckModel, type TableView, totalRow } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import { isCode } from "../../document/codes";
import { money, toTicks, type Figure } from "../../identity/figure";
import { sumTolerance } from "../../identity/tolerance";
import { topSubtotals, unitLayers } from "../../document/units";
import { isWide, threePublicItem } from "../../document/three-public";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { FUNCTIONAL } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { disclosureOf, edit, table, withTable } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const H06: Rule = {
  id: "H06",
  group: "H",
  title: { zh: "单位汇总", en: "Department = its units" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["income", "expenditure", "general", "fund", "capital", "three-public", "unit-documents"],
  explain: {
    zh: "部门的数等于所属各单位之和：同一张表内部门行等于单位行之和；部门汇总文件等于各单位文件之和（需同时提供各单位文件）。",
    en: "The department's figures are the sum of its units', within a table and across documents.",
  },
  evaluate: (model, run) => {
    let seen = false;
    for (const id of FUNCTIONAL)
      for (const view of model.views(id)) {
        const subtotals = view.rows.filter((r) => r.role === "subtotal");
        const byUnit = !view.rows.some((r) => isCode(r.code)) && view.rows.some((r) => r.unitCode || r.unitName);
        if (topSubtotals(subtotals).length < 2 && !byUnit) continue;
        seen = true;
        if (byUnit) unitLayers(model, run, view, amountColumns(view));
        else unitSubtotals(model, run, view);
      }
    for (const view of model.views("three-public"))
      for (const item of withoutUnitsLeftOut(model, view, wideItems(view))) {
        seen = true;
        unitLayers(model, run, item, [...amountColumns(view), "change"]);
      }
    const units = model.context.units ?? [];
    if (units.length > 0) summaryOfUnits(model, run, units);
    else if (!seen) run.skip(REASONS["no-unit-tables"]);
  },
};

/** The items of a “三公” table that prints a unit a row, each as a list of the units under their total. */
function wideItems(view: TableView): TableView[] {
  const printed = new Set(view.rows.map((r) => r.row));
  if (!isWide(view) || printed.size < 3) return [];
  const isTotal = (r: StandardRow) => !r.unitName || /^(?:合计|总计)$/.test(r.unitCode ?? "");
  const items = new Set(view.rows.map((r) => threePublicItem(r)).filter((i) => i !== null));
  return [...items].map((item) => ({
    ...view,
    rows: view.rows
      .filter((r) => threePublicItem(r) === item)
      .map((r) => ({ ...r, role: isTotal(r) ? "total" : "detail", total: isTotal(r) ? "all" : null, ofWhich: false })),
  }));
}

/**
 * Items whose units fall short of the total, where what is missing is a row of its own: 合计 = 出国 + 车辆 + 接待 of a unit that the
 * table does not list. Left out, or withheld: nobody is accused.
 */
function withoutUnitsLeftOut(model: CheckModel, view: TableView, items: readonly TableView[]): readonly TableView[] {
  const leftOut = amountColumns(view).some((column) => {
    const missing = new Map(items.map((item) => [threePublicItem(item.rows[0]!), shortfall(model, item, column)]));
    const [whole, ...parts] = (["total", "travel", "cars", "reception"] as const).map((i) => missing.get(i) ?? 0);
    const sum = parts.reduce((s, p) => s + p, 0);
    return whole! > 0 && parts.every((p) => p >= 0) && whole === sum;
  });
  return leftOut ? items.map((item) => ({ ...item, damaged: true })) : items;
}

/** What the rows of a list lack to its total; 0 within the rounding. */
function shortfall(model: CheckModel, view: TableView, column: ColumnKey): number {
  const total = model.figure(view, totalRow(view), column);
  const rows = view.rows.filter((r) => r.role === "detail").map((r) => model.figure(view, r, column));
  const parts = rows.filter((f): f is Figure => f !== null);
  const gap = (total?.ticks ?? 0) - parts.reduce((s, f) => s + f.ticks, 0);
  return total && Math.abs(gap) > sumTolerance(total, parts) ? gap : 0;
}

const messages = wording({
  differsFromUnits: {
    zh: "{cell} {own} 万元，所属 {units} 个单位文件合计 {sum} 万元，相差 {difference} 万元",
    en: "《{cell}》 is {own}, the documents of {units} units sum to {sum}: off by {difference} (10,000 yuan).",
  },
});

function unitSubtotals(model: CheckModel, run: Run, view: TableView): void {
  const total = view.rows.find((r) => r.role === "total") ?? null;
  const top = topSubtotals(view.rows.filter((r) => r.role === "subtotal"));
  for (const c of amountColumns(view))
    if (total)
      run.sum(
        "合计=各单位之和",
        "Total = units",
        model.figure(view, total, c),
        top.map((r) => model.figure(view, r, c)),
      );
}

const SUMMED: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital", "basic"];

/** The department's summary document against the documents of its units: totals and every code, column by column. */
function summaryOfUnits(model: CheckModel, run: Run, units: readonly Disclosure[]): void {
  for (const id of SUMMED) {
    const view = model.views(id)[0];
    if (!view) continue;
    const others = units.map((u) => new CheckModel(u)).map((m) => m.views(id)[0]);
    if (others.some((o) => o === undefined)) {
      run.needs(REASONS["unit-lacks-table"], { table: model.words(id) });
      continue;
    }
    for (const row of view.rows) {
      const key = keyOf(row, view.rows.filter((r) => r.code === row.code).length);
      if (!key) continue;
      for (const c of ["total", "basic", "project"] as const) {
        const f = model.figure(view, row, c);
        if (!f) continue;
        let sum = new Decimal(0);
        const halves = [f.half];
        for (const o of others) {
          const match = key === "合计" ? totalRow(o!) : o!.rows.find((r) => r.role === "detail" && r.code === key);
          const amount = match?.values[c]?.amount;
          if (!amount) continue;
          sum = sum.plus(inWan(amount));
          halves.push(f.half);
        }
        const ticks = toTicks(sum);
        if (f.ticks === 0 && ticks === 0) continue;
        const diff = f.ticks - ticks;
        const tolerance = roundingTolerance(halves);
        if (Math.abs(diff) <= tolerance) run.pass();
        else
          run.fail(
            messages.differsFromUnits,
            { cell: f.label, own: money(f.ticks), units: units.length, sum: money(ticks), difference: money(diff) },
            { cells: [evidence(f)], difference: diff, tolerance },
          );
      }
    }
  }
}

function keyOf(row: StandardRow, times: number): string | null {
  if (row.role === "total") return "合计";
  return row.role === "detail" && row.code && times === 1 ? row.code : null;
}

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "合计等于各单位之和",
      withTable(
        BUDGET,
        "income",
        table("income", "code item total unitName", ["|合计|505.69|", "|甲单位|300.00|甲", "|乙单位|205.69|乙"]),
      ),
      1,
    ),
    holding("汇总等于单位文件", BUDGET, 102, () => ({ units: [disclosureOf(BUDGET)] })),
  ],
  breaks: [
    breaking(
      "合计与各单位之和不符",
      withTable(
        BUDGET,
        "income",
        table("income", "code item total unitName", ["|合计|100.00|", "|甲单位|60.00|甲", "|乙单位|41.00|乙"]),
      ),
      {
        found: [
          {
            cells: ["收入总表[合计].合计", "收入总表[甲单位].合计", "收入总表[乙单位].合计"],
            difference: "-1",
            severity: "error",
          },
        ],
        others: ["X01", "P03"],
      },
    ),
    breaking(
      "汇总与单位文件不符",
      BUDGET,
      { found: [{ cells: ["支出总表[2101501].合计"], difference: "51.72", severity: "error" }], others: [] },
      () => ({
        units: [disclosureOf(edit(BUDGET, ["expenditure", "2101501", "total", "200.00"]))],
      }),
    ),
  ],
});
