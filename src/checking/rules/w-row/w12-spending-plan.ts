import { parseAmount } from "../../../disclosure";
import { fieldFigure, fieldGroup, goalName, partFigure } from "../../document/fields";
import { money, TICKS, toTicks, type Figure } from "../../identity/figure";
import { readsLikeSlip } from "../../diagnosis/slips";
import { evidence, quoted, type Run } from "../../rule/run";
import type { CheckModel, TableView } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { withTable, type ExampleDocument } from "../../catalogue/documents/builder";
import { breaking, holding, inBudget, goalFields, goal } from "../../catalogue/documents/variants";
import { REASONS, said, titled, wording } from "../../../words";

export const W12: Rule = {
  id: "W12",
  group: "W",
  title: { zh: "资金支出计划", en: "Spending plan" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS),
  tolerance: "T0",
  needs: ["goal"],
  explain: {
    zh: "资金支出计划逐期累计不减；表头写明“%”的，12 月底应为 100%，否则应等于预算数；各表都按 25%、50%、75%、100% 编列而只有一张的一期不同的，提请核对；各期都是整数或半数、只有一期有零头的，予以提示。",
    en: "The plan never falls; under a percent header the end of December is 100 %, otherwise the budget. One plan off the quarters that the others follow is told, and one step that is no whole or half number as all others are.",
  },
  evaluate: spendingPlans,
};

const messages = wording({
  oddStep: {
    zh: "{goal}的资金支出计划 {step} 有零头，其余 {others} 期都是整数或半数，请核对",
    en: "《{goal}》: the step “{step}” of the spending plan is no whole or half number, the {others} others are.",
  },
  planFalls: {
    zh: "{goal}的资金支出计划后期小于前期：{list}",
    en: "《{goal}》: the cumulative spending plan falls: “{list}”.",
  },
  aboveHundred: {
    zh: "{goal}的表头为“{header}”，数字却超过 100：{list}",
    en: "《{goal}》: the header is “{header}”, the figures are above 100: “{list}”.",
  },
  notHundred: {
    zh: "{goal}的表头为“{header}”，12 月底应为 100%，印作 {december}{budget}{asMoney}",
    en: "《{goal}》: under the header “{header}” December should read 100 %, it reads “{december}”{budget}{asMoney}.",
  },
  endDiffers: {
    zh: "{goal}：12 月底计划 {december} 与预算数 {budget} 万元不同",
    en: "《{goal}》: the plan ends with “{december}”, the budget is {budget}.",
  },
  ofBudget: { zh: "，预算数为 {budget} 万元", en: ", the budget is {budget} (10,000 yuan)" },
  asMoney: {
    zh: "，与预算数相同，可能把金额填在了百分比栏",
    en: ", as the budget: perhaps the amount was filled in where a percentage is asked for",
  },
});

/** True where the plan of a form ends with its budget; null where it prints no end. */
function endsWithBudget(model: CheckModel, view: TableView): boolean | null {
  const plan = fieldGroup(view, /支出计划/);
  const end = Object.entries(plan?.values ?? {}).find(([k]) => /^12/.test(k));
  const figure = plan && end ? partFigure(model, view, plan.label, ...end) : null;
  const budget = fieldFigure(model, view, "预算数", BUDGET_FIELD);
  return figure === null || budget === null ? null : figure.ticks === budget.ticks;
}

/** Steps of a plan of four that are no quarter of its last one, with the share that they should be of it; null for another plan. */
function offTheGrid(model: CheckModel, view: TableView): { step: Figure; end: Figure; share: number }[] | null {
  const plan = fieldGroup(view, /支出计划/);
  const steps = Object.entries(plan?.values ?? {}).map(([k, v]) => partFigure(model, view, plan!.label, k, v));
  const end = steps[3];
  if (steps.length !== 4 || !end || end.ticks === 0 || steps.some((s) => s === null)) return null;
  return steps.flatMap((step, i) => {
    const share = (i + 1) / 4;
    return Math.abs(step!.ticks - end.ticks * share) > 2 * step!.half ? [{ step: step!, end, share }] : [];
  });
}

/** Other plans that have to follow the quarters, all that are printed, before one that does not is told. */
const ON_GRID = 3;

/** True for a step that reads like the quarter with a slip of the pen in it; a plan of 30 % in March is a plan. */
function isSlipOfQuarter({ step, end, share }: { step: Figure; end: Figure; share: number }): boolean {
  return step.blank || readsLikeSlip(step, end.ticks * share);
}

/** True for a step of whole twentieths of the year, as a plan of its own has them as well as a slip. */
const isRound = ({ step, end }: { step: Figure; end: Figure }): boolean =>
  Number.isInteger((step.ticks * 20) / end.ticks);

/** Steps that are whole or half numbers, before one that is not stands out. */
const ROUND_STEPS = 12;

/**
 * Plans are made in round numbers: of many steps, one that is none is told. A step that repeats the budget or a quarter of the year is as
 * round as that.
 */
function oddStep(model: CheckModel, run: Run, goals: readonly TableView[]): void {
  const steps = goals.flatMap((view) => {
    const plan = fieldGroup(view, /支出计划/);
    const all = Object.entries(plan?.values ?? {}).flatMap(([k, v]) => {
      const figure = partFigure(model, view, plan!.label, k, v);
      return figure && figure.ticks !== 0 ? [figure] : [];
    });
    const budget = fieldFigure(model, view, "预算数", BUDGET_FIELD)?.ticks ?? 0;
    const [, last] = Object.entries(plan?.values ?? {}).find(([k]) => /^12/.test(k)) ?? [];
    const end = (plan && last && partFigure(model, view, plan.label, "12月底", last)?.ticks) || 0;
    const quarters = [budget, end].flatMap((end) => [end / 4, end / 2, (end * 3) / 4, end]);
    return all.map((figure) => ({ figure, view, round: (figure.ticks * 2) % TICKS === 0, share: quarters }));
  });
  const odd = steps.filter(({ figure, round, share }) => !round && !share.includes(figure.ticks));
  const [only] = odd;
  const others = steps.filter(({ round }) => round).length;
  if (odd.length !== 1 || !only || others < ROUND_STEPS || others < steps.length - 1) return;
  const { figure, view } = only;
  const values = { goal: goalName(view), step: figure.printed ?? "", others };
  run.fail(messages.oddStep, values, { severity: "info", cells: [evidence(figure)] });
}

const BUDGET_FIELD = /^(?:预算数|项目资金总额|资金总额|年度资金总额)/;

/** Cumulative spending plans (3/6/10/12 月底) of the goal forms. */
function spendingPlans(model: CheckModel, run: Run): void {
  const goals = model.views("goal");
  if (goals.length === 0) return run.needs(model.whyMissing("goal"));
  const ends = goals.map((v) => endsWithBudget(model, v)).filter((e) => e !== null);
  const inMoney = ends.filter((e) => e).length * 2 > ends.length;
  let plans = 0;
  const grids = goals.map((view) => offTheGrid(model, view));
  const onGrid = grids.filter((g) => g?.length === 0).length;
  const offGrid = grids.filter((g) => g !== null && g.length > 0).length;
  if (onGrid >= ON_GRID && offGrid === 1)
    goals.forEach((view, i) => {
      const [off, ...more] = grids[i] ?? [];
      if (off && more.length === 0 && isSlipOfQuarter(off))
        run.sum(
          `${goalName(view)}的资金支出计划：此期为全年的 ${100 * off.share}%（其余 ${onGrid} 张表都按 25%、50%、75%、100% 编列）`,
          `This step is ${100 * off.share} % of the year (${onGrid} other plans follow the quarters)`,
          off.step,
          [[off.share, off.end]],
          isRound(off) ? { severity: "info" } : {},
        );
    });
  oddStep(model, run, goals);
  for (const view of goals) {
    const plan = fieldGroup(view, /支出计划/);
    if (!plan) continue;
    const steps = Object.entries(plan.values)
      .map(([k, v]) => ({ month: Number(/(\d+)/.exec(k)?.[1] ?? NaN), label: k, text: v, a: parseAmount(v) }))
      .filter((s) => Number.isFinite(s.month))
      .sort((x, y) => x.month - y.month);
    const printed = steps.flatMap((s) => (s.a.kind === "amount" ? [{ ...s, value: s.a.value }] : []));
    if (printed.length === 0) continue;
    plans++;
    const where = goalName(view);
    const list = printed.map((s) => `${s.label} ${s.text ?? ""}`).join("，");
    const cells = [quoted(`${where}.${plan.label}`, list, view.published?.source)];
    const values = printed.map((s) => s.value);
    if (values.some((v, i) => i > 0 && v.lt(values[i - 1]!))) {
      run.fail(messages.planFalls, { goal: where, list }, { cells });
      continue;
    }
    const last = steps.at(-1)!;
    const end = last.month === 12 && last.a.kind === "amount" ? last.a : null;
    const percentHeader = /[%％]/.test(plan.label);
    const budget = fieldFigure(model, view, "预算数", BUDGET_FIELD);
    if (budget && inMoney)
      for (const s of printed.filter((x) => x.month !== 12))
        run.atMost(
          `${where}：${s.label}计划不超过预算数`,
          "A step of the plan is within the budget",
          partFigure(model, view, plan.label, s.label, s.text),
          [budget],
        );
    if (!end) {
      run.needs(REASONS["no-end-of-plan"], { goal: titled(where) });
      const beyond = values.find((v) => v.gt(100));
      if (percentHeader && beyond)
        run.fail(messages.aboveHundred, { goal: where, header: plan.label, list }, { cells });
      continue;
    }
    const printedEnd = partFigure(model, view, plan.label, last.label, last.text);
    const asBudget = () =>
      run.equal(`${where}：12 月底计划=预算数`, "The plan ends with the budget", printedEnd, budget);
    // Where the others under this header end with their budgets, amounts were asked for.
    if (percentHeader && !end.value.eq(100) && budget && inMoney && toTicks(end.value) !== budget.ticks) asBudget();
    else if (percentHeader) {
      if (end.value.eq(100)) run.pass();
      else {
        const filled = budget !== null && toTicks(end.value) === budget.ticks;
        const asMoney = filled ? messages.asMoney : "";
        const vs = budget ? said(messages.ofBudget, { budget: money(budget.ticks) }) : "";
        run.fail(
          messages.notHundred,
          { goal: where, header: plan.label, december: last.text ?? "", budget: vs, asMoney },
          { ...(filled ? { severity: "info" as const } : {}), cells },
        );
      }
    } else if (budget) {
      if (!end.percent) asBudget();
      else if (end.value.eq(100)) run.pass();
      else
        run.fail(
          messages.endDiffers,
          { goal: where, december: last.text ?? "", budget: money(budget.ticks) },
          { cells },
        );
    }
  }
  if (plans === 0) run.skip(REASONS["no-plan"]);
}

/** Plans in round amounts, of four projects, but for what one prints for October. */
const plansInRound = (october: string): ExampleDocument => ({
  ...BUDGET,
  tables: [
    ...BUDGET.tables.filter((t) => !["goal", "projects", "procurement"].includes(t.id)),
    ...[october, "65.00", "75.00", "60.00"].map((third, i) =>
      goal({
        ...goalFields,
        项目名称: `示例业务经费${i}`,
        预算数: "80.00",
        "其中：财政资金": "80.00",
        "资金支出计划（%）": null,
        资金支出计划: { "3月底": "12.50", "6月底": "35.00", "10月底": third, "12月底": "80.00" },
      }),
    ),
  ],
});

/** Plans by quarter but for what they print for March. */
const plansOfMarch = (...steps: readonly string[]): ExampleDocument => ({
  ...BUDGET,
  tables: [
    ...BUDGET.tables.filter((t) => !["goal", "projects", "procurement"].includes(t.id)),
    ...steps.map((first, i) =>
      goal({
        ...goalFields,
        项目名称: `示例业务经费${i}`,
        "资金支出计划（%）": { "3月底": first, "6月底": "50%", "10月底": "75%", "12月底": "100%" },
      }),
    ),
  ],
});

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(2),
    { ...holding("一张表的一期另有安排", plansOfMarch("25%", "25%", "25%", "30%"), 4), others: ["X16"] },
    { ...holding("各期都是整数或半数", plansInRound("65.50"), 16), others: ["X16"] },
    { ...holding("几张表各有安排", plansOfMarch("25%", "25%", "25%", "20%", "28%"), 5), others: ["X16"] },
  ],
  breaks: [
    breaking("各期都是整数，只有一期有零头", plansInRound("65.07"), {
      found: [
        {
          cells: ["项目绩效目标表“示例业务经费0”.资金支出计划/10月底"],
          difference: null,
          severity: "info",
        },
      ],
      others: ["X16"],
    }),
    breaking("一张表的一期不在各表的 25%、50%、75%、100% 之列", plansOfMarch("25%", "25%", "25%", "28%"), {
      found: [
        {
          cells: [
            "项目绩效目标表“示例业务经费3”.资金支出计划（%）/3月底",
            "项目绩效目标表“示例业务经费3”.资金支出计划（%）/12月底",
          ],
          difference: "3",
          severity: "warn",
        },
      ],
      others: ["X16", "P03"],
    }),
    breaking(
      "一期计划超过预算数",
      {
        ...BUDGET,
        tables: [
          ...BUDGET.tables.filter((t) => t.id !== "goal" && t.id !== "projects" && t.id !== "procurement"),
          goal({
            ...goalFields,
            "资金支出计划（%）": null,
            资金支出计划: { "3月底": "20.00", "6月底": "50.00", "10月底": "801.35", "12月底": null },
          }),
          goal({
            ...goalFields,
            项目名称: "示例信息系统建设经费",
            预算数: "31.28",
            "其中：财政资金": "31.28",
            "资金支出计划（%）": null,
            资金支出计划: { "3月底": "5.00", "6月底": "15.00", "10月底": "20.00", "12月底": "31.28" },
          }),
        ],
      },
      {
        found: [
          {
            cells: ["项目绩效目标表“示例业务经费”.资金支出计划/10月底", "项目绩效目标表“示例业务经费”.预算数"],
            difference: "700",
            severity: "warn",
          },
        ],
        others: [],
      },
    ),
    breaking("百分比栏填了金额", withTable(BUDGET, "goal", goal(goalFields)), {
      found: [{ cells: ["项目绩效目标表“示例业务经费”.资金支出计划（%）"], difference: null, severity: "info" }],
      others: [],
    }),
  ],
});
