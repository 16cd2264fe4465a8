import { parseAmount } from "../../../disclosure";
import { evidence, quoted, type Run } from "../../rule/run";
import { fieldGroup } from "../../document/fields";
import { totalFigure } from "../../document/facts";
import { toTicks, type Figure, money } from "../../identity/figure";
import type { CheckModel, TableView } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, PERFORMANCE } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { wording } from "../../rule/message";
import { REASONS } from "../../../words";

export const X18: Rule = {
  id: "X18",
  group: "X",
  title: { zh: "运行经费、整体绩效↔主表", en: "Operating costs and overall goals ↔ tables" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, PERFORMANCE),
  tolerance: "T0",
  needs: ["operating", "goals-overall", "basic", "expenditure"],
  explain: {
    zh: "行政、参公单位的机构运行经费等于基本支出表的公用经费；整体绩效目标的部门预算总额、基本支出、项目支出与总表相同。",
    en: "Operating costs equal public costs; the overall goals' budget equals the tables.",
  },
  evaluate: operatingAndGoals,
};

const messages = wording({
  goalsDiffer: {
    zh: "整体绩效目标表的{label} {printed}与{cell} {amount} 万元不同",
    en: "The overall goals print “{label} {printed}”, 《{cell}》 shows {amount}.",
  },
});

function operatingAndGoals(model: CheckModel, run: Run): void {
  const operating = model.views("operating");
  const basic = model.views("basic").length === 1 ? model.views("basic")[0]! : null;
  if (operating.length === 1 && basic) {
    const a = totalFigure(model, operating[0]!, "total");
    const b = totalFigure(model, basic, "public");
    if (a && b && !a.blank) run.equal("机构运行经费=基本支出表公用经费", "Operating costs = public costs", a, b);
  }
  for (const view of model.views("goals-overall")) overall(model, run, view);
  if (operating.length === 0 && model.views("goals-overall").length === 0) run.skip(REASONS["no-operating-nor-goals"]);
}

function overall(model: CheckModel, run: Run, view: TableView): void {
  const group = fieldGroup(view, /预算/);
  const expenditure = model.views("expenditure").length === 1 ? model.views("expenditure")[0]! : null;
  if (!group || !expenditure) return;
  const targets: [RegExp, Figure | null][] = [
    [/总额|总计|合计/, totalFigure(model, expenditure, "total")],
    [/基本支出/, totalFigure(model, expenditure, "basic")],
    [/项目支出/, totalFigure(model, expenditure, "project")],
  ];
  for (const [label, value] of Object.entries(group.values)) {
    const a = parseAmount(value?.replace(/万元|元$/, ""));
    const target = targets.find(([re]) => re.test(label))?.[1];
    if (a.kind !== "amount" || !target) continue;
    const ticks = toTicks(a.value);
    if (ticks === target.ticks) run.pass();
    else
      run.fail(
        messages.goalsDiffer,
        { label, printed: value ?? "", cell: target.label, amount: money(target.ticks) },
        {
          cells: [quoted(`${view.label}.${label}`, value, view.published?.source), evidence(target)],
          difference: ticks - target.ticks,
        },
      );
  }
}

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "运行经费、整体绩效与主表相符",
      withTable(
        withTable(
          BUDGET,
          "operating",
          table("operating", "code item total", ["|合计|40.73", "302|商品和服务支出|40.73"]),
        ),
        "goals-overall",
        table("goals-overall", "level1 value", [], {
          fields: { 年度预算: { 部门预算总额: "505.69", 其中基本支出: "373.06", 项目支出: "132.63" } },
        }),
      ),
      4,
    ),
  ],
  breaks: [
    breaking(
      "运行经费与公用经费不同",
      withTable(
        BUDGET,
        "operating",
        table("operating", "code item total", ["|合计|47.03", "302|商品和服务支出|47.03"]),
      ),
      {
        found: [
          {
            cells: ["机构运行经费表[合计].合计", "一般公共预算基本支出表[合计].公用经费"],
            difference: "6.3",
            severity: "warn",
          },
        ],
        others: ["N07", "P03"],
      },
    ),
  ],
});
