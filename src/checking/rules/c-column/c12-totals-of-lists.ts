import { amountColumns } from "../../rule/columns";
import { hasAmount } from "../../document/codes";
import { type CheckModel, type TableView, totalRow } from "../../document/model";
import { unitLayers } from "../../document/units";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { col } from "./sides";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable, type ExampleDocument } from "../../catalogue/documents/builder";
import { broken, holding, inBudget } from "../../catalogue/documents/variants";
import { REASONS, titled } from "../../../words";

export const C12: Rule = {
  id: "C12",
  group: "C",
  title: { zh: "明细表合计", en: "Totals of lists" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["projects", "goals-summary", "procurement", "operating", "assets"],
  explain: {
    zh: "项目支出表、绩效目标汇总表、采购表、运行经费表的合计行等于各单位小计之和，等于各明细行之和；资产总额等于房屋、车辆、设备、其他之和。",
    en: "Totals of lists equal their subtotals and their lines; total assets equal their items.",
  },
  evaluate: (model, run) => {
    let found = false;
    for (const id of ["projects", "goals-summary", "procurement", "operating"] as const)
      for (const view of model.views(id)) {
        found = true;
        unitLayers(model, run, view, amountColumns(view));
      }
    for (const view of model.views("assets")) {
      found = true;
      assets(model, run, view);
    }
    if (!found) run.needs(REASONS["no-list-table"]);
  },
};

function assets(model: CheckModel, run: Run, view: TableView): void {
  const total =
    totalRow(view) ?? view.rows.find((r) => /资产总额|固定资产总额|^合计$|^总计$/.test(r.item ?? "")) ?? null;
  if (!total) return run.needs(REASONS["no-asset-total"], { table: titled(view.label) });
  const items = view.rows.filter((r) => r !== total && r.role !== "total" && !r.ofWhich && !/^其中/.test(r.item ?? ""));
  const parts = col(model, view, items, "amount");
  if (items.length === 0 || !items.some(hasAmount)) {
    if (model.figure(view, total, "amount")?.ticks) run.skip(REASONS["no-asset-parts"]);
    return;
  }
  run.sum("资产总额=房屋+车辆+设备+其他", "Total assets = their items", model.figure(view, total, "amount"), parts);
}

/** A list of projects that names some of them. */
const listed = (...rows: readonly string[]): ExampleDocument =>
  withTable(BUDGET, "projects", table("projects", "type item total", ["|合计|132.63", ...rows]));

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(6),
    holding("只列主要项目的名称", listed("其中：主要项目||", "|示例业务经费|", "|示例信息系统建设经费|"), 4),
    holding("只列主要项目", listed("|其中：主要项目|", "|示例业务经费|101.35"), 4),
  ],
  breaks: [
    broken("资产总额与分项不符", [["assets", "资产总额", "amount", "102.35"]], {
      found: [
        {
          cells: [
            "固定资产占用情况表[合计].价值",
            "固定资产占用情况表[2、车辆（台、辆）].价值",
            "固定资产占用情况表[4、其他固定资产].价值",
          ],
          difference: "-18",
          severity: "error",
        },
      ],
      others: ["N09", "P03"],
    }),
    broken("项目合计与明细不符", [["projects", "合计", "total", "132.36"]], {
      found: [
        {
          cells: ["项目支出表[合计].合计", "项目支出表[示例业务经费].合计", "项目支出表[示例信息系统建设经费].合计"],
          difference: "-0.27",
          severity: "error",
        },
      ],
      others: ["W11", "X16", "P03"],
    }),
  ],
});
