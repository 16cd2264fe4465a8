import type { Run } from "../../rule/run";
import { formFigures } from "../../document/fields";
import { expenditureSide, totalFigure } from "../../document/facts";
import { figuresOf } from "../../diagnosis/graph";
import { amounts } from "../../guard/structure";
import type { Figure } from "../../identity/figure";
import { titleOf, type Identity } from "../../identity/identity";
import { forgivingCarryOver } from "./shared";
import { type CheckModel, type TableView, single } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, PERFORMANCE } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { table, withTable } from "../../catalogue/documents/builder";
import { breaking, holding } from "../../catalogue/documents/variants";
import { REASONS, said, titled } from "../../../words";

export const X18: Rule = {
  id: "X18",
  group: "X",
  title: { zh: "运行经费、整体绩效↔主表", en: "Operating costs and overall goals ↔ tables" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, PERFORMANCE),
  tolerance: "T0",
  needs: ["operating", "goals-overall", "basic", "expenditure", "appropriation"],
  explain: {
    zh: "行政、参公单位的机构运行经费等于基本支出表的公用经费；整体绩效目标表的总额、财政拨款、基本支出、项目支出与总表相同，表内各项资金之和等于总额。",
    en: "Operating costs equal public costs; the overall goals' budget adds up and equals the tables.",
  },
  evaluate: operatingAndGoals,
};

function operatingAndGoals(model: CheckModel, run: Run): void {
  const operating = model.views("operating");
  const basic = single(model, "basic");
  if (operating.length === 1 && basic) {
    const a = totalFigure(model, operating[0]!, "total");
    const b = totalFigure(model, basic, "public");
    if (a && b && !a.blank) run.equal("机构运行经费=基本支出表公用经费", "Operating costs = public costs", a, b);
  }
  forgivingCarryOver(model, run, () => {
    for (const view of model.views("goals-overall")) overall(model, run, view);
  });
  if (operating.length === 0 && model.views("goals-overall").length === 0) run.skip(REASONS["no-operating-nor-goals"]);
}

/** Words of an overall goal form for the budget, what it is spent on and where it comes from. */
const WORDS = {
  total: /总额|总计$|^合计$/,
  basic: /基本支出/,
  project: /项目支出/,
  fiscal: /财政(?:拨款|资金)/,
  other: /其他资金/,
  carried: /结转|结余/,
  /** Money that one of form and tables may count and the other not. */
  apart: /结转|结余|其他资金|单位资金|专户|转移支付|经营|上缴|补助/,
  /** Kinds of spending beside basic and project expenditure. */
  spending: /支出$|转移支付(?:资金|支出)?$/,
} as const;

/** A line of a task (`年度主要任务/…`) or of an indicator is no part of the budget. */
const NO_MONEY = /任务|目标|指标/;

/** The form's own sums, and the form against the tables. */
function overall(model: CheckModel, run: Run, view: TableView): void {
  const form = new Map([...formFigures(model, view)].filter(([path]) => !NO_MONEY.test(path)));
  run.forgiving(countedApart(form), () => holdForm(model, run, view, form));
}

/** What the form prints by itself – carried over, other money, transfers – may be in the one place and not in the other. */
function countedApart(form: ReadonlyMap<string, Figure>) {
  const apart = [...form].filter(([path, f]) => WORDS.apart.test(path) && f.ticks !== 0).map(([, f]) => f);
  return (identity: Identity) => {
    const item = apart.find((f) => !figuresOf(identity).includes(f) && amounts(identity, f.ticks));
    return item ? said(REASONS["form-counts-apart"], { title: titleOf(identity), item: titled(item.label) }) : null;
  };
}

function holdForm(model: CheckModel, run: Run, view: TableView, form: ReadonlyMap<string, Figure>): void {
  const paths = [...form.keys()];
  const all = (word: RegExp, but = /^$/) => paths.filter((p) => word.test(p) && !but.test(p)).map((p) => form.get(p)!);
  const find = (word: RegExp, but?: RegExp) => {
    const hits = all(word, but);
    return hits.length === 1 ? hits[0]! : null;
  };
  const part = (fund: RegExp, word: RegExp) =>
    form.get(paths.find((p) => fund.test(p.split("/")[0]!) && word.test(p.split("/")[1] ?? "")) ?? "") ?? null;
  const total = find(WORDS.total, /财政|其他资金|结转/);
  const funds = [WORDS.fiscal, WORDS.carried, WORDS.other].map((fund) => ({
    sum: part(fund, /合计|小计/),
    basic: part(fund, WORDS.basic),
    project: part(fund, WORDS.project),
  }));
  const nested = funds.some((f) => f.basic !== null || f.project !== null);
  for (const { sum, basic, project } of funds)
    if (sum && (basic ?? project))
      run.sum(`${view.label}：各项资金=基本支出+项目支出`, "Fund = basic + project", sum, [basic, project]);
  if (total && nested)
    run.sum(
      `${view.label}：总额=财政拨款+其他资金`,
      "Budget = fiscal + other",
      total,
      funds.map((f) => f.sum),
    );
  const fiscal = nested ? funds[0]!.sum : find(new RegExp(`^${WORDS.fiscal.source}$`));
  const basic = nested ? null : find(new RegExp(`${WORDS.basic.source}$`));
  const project = nested ? null : find(new RegExp(`${WORDS.project.source}$`));
  const more = all(WORDS.spending, /基本支出|项目支出/);
  if (!nested) flatForm(run, view, { total, fiscal, basic, project }, find, more);
  againstTables(model, run, { total, fiscal, basic, project });
  if (nested) {
    const whole = (key: "basic" | "project") => funds.map((f) => f[key]);
    const expenditure = single(model, "expenditure");
    for (const key of ["basic", "project"] as const) {
      const cell = expenditure && totalFigure(model, expenditure, key);
      if (cell && whole(key).some((f) => f))
        run.sum(
          `${view.label}：各项资金的${key === "basic" ? "基本" : "项目"}支出=支出总表`,
          "Funds = the table",
          cell,
          whole(key),
        );
    }
  }
}

interface Budget {
  readonly total: Figure | null;
  readonly fiscal: Figure | null;
  readonly basic: Figure | null;
  readonly project: Figure | null;
}

/** Forms in two columns: what is spent on the left, where it comes from on the right. They differ in what 其他资金 is a part of. */
function flatForm(
  run: Run,
  view: TableView,
  budget: Budget,
  find: (word: RegExp) => Figure | null,
  kinds: readonly Figure[],
): void {
  const { total, fiscal, basic, project } = budget;
  const spent = [basic, project];
  if (!basic || !project) return;
  const other = find(/^其他资金$/);
  const more = [find(/^财政专项资金$/), find(/^其他事业发展性支出$/)];
  const whole = total ?? fiscal;
  // A form that fills in more kinds of spending means all of them to be added.
  const filled = more.some((f) => f !== null && f.ticks !== 0);
  const both = filled ? [[...spent, ...more], spent] : [spent, [...spent, ...more]];
  if (whole)
    run.sumAny(`${view.label}：收入来源=各项支出`, "Sources = what is spent", whole, [
      ...both,
      [...spent, ...kinds],
      ...(total
        ? []
        : [
            [...spent, [-1, other] as const],
            [...spent, ...more, [-1, other] as const],
          ]),
    ]);
  const local = find(/^市本级使用资金$/);
  const transfer = find(/^拟用于对下转移支付资金$/);
  if (local && fiscal && transfer)
    run.sumAny(`${view.label}：财政拨款=本级使用+对下转移支付`, "Fiscal = own use + transfers", fiscal, [
      [local, transfer],
      [local, transfer, [-1, other] as const],
    ]);
  if (local)
    run.sumAny(`${view.label}：本级使用资金=各项支出`, "Own use = what is spent", local, [spent, [...spent, ...more]]);
}

function againstTables(model: CheckModel, run: Run, { total, fiscal, basic, project }: Budget): void {
  const expenditure = single(model, "expenditure");
  const balance = single(model, "balance");
  const grand = balance && model.figure(balance, expenditureSide(balance)?.grand, "amount");
  const cell = (key: "total" | "basic" | "project") => expenditure && totalFigure(model, expenditure, key);
  for (const [name, own, others] of [
    // With what is carried over, or without it.
    ["预算总额", total, [cell("total"), grand]],
    ["基本支出", basic, [cell("basic")]],
    ["项目支出", project, [cell("project")]],
  ] as const)
    if (own)
      run.equalAny(
        `整体绩效目标${name}=支出总表`,
        "Overall goals = expenditure table",
        own,
        others.map((f) => (f?.blank ? null : f)),
      );
  const appropriation = single(model, "appropriation");
  const side = appropriation && expenditureSide(appropriation);
  const funded = side && model.figure(appropriation, side.current ?? side.grand, "total");
  if (fiscal && funded)
    run.equalAny("整体绩效目标财政拨款=财政拨款收支总表", "Overall goals = appropriation", fiscal, [
      funded,
      model.figure(appropriation, side.grand, "total"),
    ]);
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
      5,
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
    breaking(
      "整体绩效目标的项目支出与总额、支出总表不同",
      withTable(
        BUDGET,
        "goals-overall",
        table("goals-overall", "level1 value", [], {
          fields: { 年度预算: { 部门预算总额: "505.69", 其中基本支出: "373.06", 项目支出: "182.63" } },
        }),
      ),
      {
        found: [
          {
            cells: [
              "整体绩效目标表.年度预算/部门预算总额",
              "整体绩效目标表.年度预算/其中基本支出",
              "整体绩效目标表.年度预算/项目支出",
            ],
            difference: "-50",
            severity: "warn",
          },
          {
            cells: ["整体绩效目标表.年度预算/项目支出", "支出总表[合计].项目支出"],
            difference: "50",
            severity: "warn",
          },
        ],
        others: ["P03"],
      },
    ),
  ],
});
