import { FUNDS, PROJECT_FUNDS, incomeSources, partsOf, type ColumnKey } from "../../../disclosure";
import { fieldFigure, goalName } from "../../document/fields";
import type { CheckModel, TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { eachRow, rowSum } from "./shared";
import { BUDGET } from "../../catalogue/documents/budget";
import { withTable, type ExampleDocument } from "../../catalogue/documents/builder";
import { goalFields, broken, breaking, holding, inBudget, goal } from "../../catalogue/documents/variants";

export const W11: Rule = {
  id: "W11",
  group: "W",
  title: { zh: "项目与绩效资金构成", en: "Funding of projects and goals" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["projects", "goal"],
  explain: {
    zh: "项目支出表每行合计等于本年拨款、结转结余、财政专户和单位资金各列之和；绩效目标表的预算数等于财政资金加其他资金，分列本级支出和对下补助的，等于两者之和；汇总表的资金总额等于政府预算资金、专户和单位资金之和。",
    en: "A project's total is the sum of its funds; a goal's budget is fiscal plus other money, and own spending plus grants where printed.",
  },
  evaluate: (model, run) => {
    eachRow(model, run, ["projects", "goals-summary"], (view, row) => {
      const parts: readonly ColumnKey[] =
        view.id === "projects"
          ? [
              ...(FUNDS.some((c) => view.columns.has(c)) ? [] : (["fiscal"] as const)),
              ...PROJECT_FUNDS,
              ...incomeSources(view.columns).filter((c) => !["fiscal", ...FUNDS].includes(c)),
            ]
          : partsOf("goals-summary", "total");
      if (parts.filter((c) => view.columns.has(c)).length >= 2)
        rowSum(model, run, view, row, "total", parts, "资金合计=各来源之和", "Total = its sources");
      if (view.columns.has("fiscal") && FUNDS.filter((c) => view.columns.has(c)).length >= 2)
        rowSum(model, run, view, row, "fiscal", FUNDS, "财政拨款=各类预算资金之和", "Appropriation = its funds");
    });
    goalFunding(model, run);
  },
};

/**
 * 预算数 = 财政资金 + 其他资金 (+ 上年结转资金) on every goal form. Where the fiscal money is divided into this year's and what was
 * carried over, the carry-over is a part of that and not of the whole.
 */
function goalFunding(model: CheckModel, run: Run): void {
  for (const view of model.views("goal")) {
    const budget = fieldFigure(model, view, "预算数", /^(?:预算数|项目资金总额|资金总额|年度资金总额)/);
    const fiscal = fieldFigure(model, view, "财政资金", /财政(?:性)?资金|(?<!当年)财政拨款/);
    const other = fieldFigure(model, view, "其他资金", /其他资金/);
    const carried = fieldFigure(model, view, "上年结转资金", /上年结转/);
    const current = fieldFigure(model, view, "当年财政拨款", /当年财政拨款/);
    if (budget && fiscal)
      run.sumAny(
        `${goalName(view)}：预算数=财政资金+其他资金${carried && !carried.blank ? "+上年结转资金" : ""}`,
        "Budget = fiscal + other (+ carried over)",
        budget,
        [...(carried ? [[fiscal, other, carried]] : []), [fiscal, other]],
      );
    ownAndGranted(model, run, view, budget);
    // What is carried over stands beside the fiscal money, by itself or among 其他资金, where the budget shows it there.
    const beside = budget && fiscal && carried && carriedBeside(budget, fiscal, other, carried);
    if (current && fiscal && fiscal.label !== current.label)
      run.sumAny(
        `${goalName(view)}：财政资金=当年财政拨款+上年结转资金`,
        "Fiscal money = this year's + carried over",
        fiscal,
        [[current, carried], ...(beside ? [[current]] : [])],
      );
  }
}

const OWN = /^[省市区县州本]+级支出$/;
const GRANTED = /^(?:补助|转移支付)[市区县旗下级]+$/;

/** What a government spends itself and what it grants to those below, in a form that asks for both. */
function ownAndGranted(model: CheckModel, run: Run, view: TableView, budget: Figure | null): void {
  const labels = Object.keys(view.published?.fields ?? {});
  if (!labels.some((l) => OWN.test(l)) || !labels.some((l) => GRANTED.test(l))) return;
  const year = budget ?? fieldFigure(model, view, "当年预算", /^当年预算/);
  run.sum(
    `${goalName(view)}：预算=本级支出+对下补助`,
    "Budget = own spending + grants",
    year,
    [fieldFigure(model, view, "本级支出", OWN), fieldFigure(model, view, "对下补助", GRANTED)],
    { severity: "warn" },
  );
}

function carriedBeside(budget: Figure, fiscal: Figure, other: Figure | null, carried: Figure): boolean {
  const rest = budget.ticks - fiscal.ticks;
  const among = other?.ticks ?? 0;
  return rest === among + carried.ticks || (rest === among && among >= carried.ticks);
}

/** A form that asks for what the city spends itself and what it grants. */
const granted = (amount: string): ExampleDocument =>
  withTable(
    BUDGET,
    "goal",
    goal({ 项目名称: "示例业务经费", 当年预算: "101.35", 市级支出: "60.00", 补助区县: amount }),
  );

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(5),
    {
      ...holding(
        "上年结转资金计入预算数",
        withTable(BUDGET, "goal", goal({ ...goalFields, "其中：财政资金": "91.35", 上年结转资金: "10.00" })),
        4,
      ),
      others: ["W12"],
    },
    {
      ...holding(
        "上年结转资金在当年财政拨款之外，计入其他资金",
        withTable(
          BUDGET,
          "goal",
          goal({
            ...goalFields,
            预算数: "111.35",
            "其中：当年财政拨款": "101.35",
            上年结转资金: "10.00",
            其他资金: "10.00",
          }),
        ),
        5,
      ),
      others: ["W12"],
    },
    {
      ...holding(
        "上年结转资金在当年财政拨款之外，单列",
        withTable(
          BUDGET,
          "goal",
          goal({ ...goalFields, 预算数: "111.35", "其中：当年财政拨款": "101.35", 上年结转资金: "10.00" }),
        ),
        5,
      ),
      others: ["W12"],
    },
    {
      ...holding(
        "财政资金分为当年财政拨款和上年结转资金",
        withTable(BUDGET, "goal", goal({ ...goalFields, "其中：当年财政拨款": "91.35", 上年结转资金: "10.00" })),
        5,
      ),
      others: ["W12"],
    },
  ],
  breaks: [
    breaking("当年预算不等于本级支出加对下补助", granted("41.85"), {
      found: [
        {
          cells: [
            "项目绩效目标表“示例业务经费”.当年预算",
            "项目绩效目标表“示例业务经费”.本级支出",
            "项目绩效目标表“示例业务经费”.对下补助",
          ],
          difference: "-0.5",
          severity: "warn",
        },
      ],
      others: ["P03"],
    }),
    breaking(
      "财政资金与当年财政拨款、上年结转资金之和不同",
      withTable(BUDGET, "goal", goal({ ...goalFields, "其中：当年财政拨款": "95.35", 上年结转资金: "10.00" })),
      {
        found: [
          {
            cells: [
              "项目绩效目标表“示例业务经费”.财政资金",
              "项目绩效目标表“示例业务经费”.当年财政拨款",
              "项目绩效目标表“示例业务经费”.上年结转资金",
            ],
            difference: "-4",
            severity: "error",
          },
        ],
        others: ["W12", "P03"],
      },
    ),
    broken("项目合计与资金来源不同", [["projects", "示例业务经费", "total", "110.35"]], {
      found: [
        {
          cells: ["项目支出表[示例业务经费].合计", "项目支出表[示例业务经费].本年拨款/一般公共预算"],
          difference: "9",
          severity: "error",
        },
      ],
      others: ["C12", "X17", "P03"],
    }),
    breaking("预算数与财政资金不同", withTable(BUDGET, "goal", goal({ ...goalFields, 预算数: "110.35" })), {
      found: [
        {
          cells: ["项目绩效目标表“示例业务经费”.预算数", "项目绩效目标表“示例业务经费”.财政资金"],
          difference: "9",
          severity: "error",
        },
      ],
      others: ["W12", "P03"],
    }),
  ],
});
