import { allFiscal, totalFigure } from "../../document/facts";
import { evidence, type Run } from "../../rule/run";
import { formProjects, goalProjects, listedProjects } from "../../document/projects";
import { projectKey } from "../../document/similarity";
import { type Figure, money } from "../../identity/figure";
import { sumTolerance } from "../../identity/tolerance";
import { readsLikeSlip } from "../../diagnosis/slips";
import { type CheckModel, single } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { table } from "../../catalogue/documents/builder";
import { breaking, broken, inBudget } from "../../catalogue/documents/variants";
import { REASONS, said, wording } from "../../../words";

export const X16: Rule = {
  id: "X16",
  group: "X",
  title: { zh: "项目支出↔项目表↔绩效", en: "Projects ↔ list ↔ goals" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["expenditure", "projects", "goal", "goals-summary"],
  explain: {
    zh: "支出总表的项目支出等于项目支出表合计；绩效目标的预算数之和与项目支出一致（只公开部分项目绩效目标的除外）；绩效目标汇总表的金额与同名绩效目标表相同。",
    en: "Project expenditure equals the project list, and the goals' budgets sum to it (unless goals are published for part of them); the summary of goals agrees with the forms.",
  },
  evaluate: projectsAndGoals,
};

const messages = wording({
  goalsDiffer: {
    zh: "{count} 个项目绩效目标的预算数合计 {sum} 万元，与{cell} {total} 万元相差 {difference} 万元{hint}",
    en: "The budgets of {count} goals sum to {sum}, 《{cell}》 is {total}: off by {difference} (10,000 yuan){hint}.",
  },
  amountOfText: { zh: "，差额恰为情况说明“{quote}”中的金额", en: ", an amount that the text states: “{quote}”" },
  amountOfProject: { zh: "，差额恰为项目“{name}”的金额", en: ", the amount of the project “{name}”" },
});

/** The figure of project expenditure that goals are held against. */
function projectTotal(model: CheckModel): Figure | null {
  const table = single(model, "expenditure");
  const own = table ? totalFigure(model, table, "project") : null;
  if (own) return own;
  return model.figures.find(([n]) => n.key === "expenditure.project" && n.kind === "amount")?.[1] ?? null;
}

function projectsAndGoals(model: CheckModel, run: Run): void {
  const expenditure = single(model, "expenditure");
  const spent = expenditure ? totalFigure(model, expenditure, "project") : null;
  const lists = model.views("projects");
  if (lists.length === 1) {
    const list = lists[0]!;
    const total = totalFigure(model, list, "total");
    // A list of the general budget's projects alone is held against the general table.
    const generalOnly = /一般公共预算|财政拨款/.test(list.published?.title ?? "");
    if (spent && total && (!generalOnly || allFiscal(model)))
      run.equal("项目支出：支出总表=项目支出表", "Project expenditure equals the list", total, spent, { code: "TS" });
    for (const [fund, carry] of [
      ["general", "carryGeneral"],
      ["fund", "carryFund"],
      ["capital", "carryCapital"],
    ] as const) {
      const part = totalFigure(model, list, fund);
      const view = single(model, fund);
      const own = view ? totalFigure(model, view, "project") : null;
      const carried = totalFigure(model, list, carry);
      if (part && own && !(carried && carried.ticks !== 0))
        run.equal(`项目支出：项目支出表=${view!.label}`, "Projects by fund agree", part, own, { code: "TS" });
    }
  } else if (lists.length === 0) run.needs(model.whyMissing("projects"));
  goalsTotal(model, run);
  summaryOfGoals(model, run);
}

/** The summary of goals beside the forms: its total and its rows, held against the list and the forms of the same name. */
function summaryOfGoals(model: CheckModel, run: Run): void {
  const summaries = model.views("goals-summary");
  const forms = formProjects(model);
  if (summaries.length !== 1 || forms.length === 0) return;
  const [view] = summaries;
  for (const row of view!.rows) {
    const own = model.figure(view!, row, "total");
    if (row.role !== "detail" || !row.item || !own || own.blank) continue;
    const named = forms.filter((f) => projectKey(f.name) === projectKey(row.item!));
    if (named.length === 1)
      run.equal(`项目“${row.item}”：绩效目标汇总表=绩效目标表`, "Summary of goals = the form", own, named[0]!.amount, {
        severity: "warn",
      });
  }
}

function goalsTotal(model: CheckModel, run: Run): void {
  const goals = goalProjects(model);
  const whole = projectTotal(model);
  if (goals.length === 0) return run.skip(REASONS["no-goals"]);
  if (!whole) return run.needs(REASONS["no-project-total"]);
  const amounts = goals.map((g) => g.amount);
  if (amounts.some((a) => a === null)) return run.needs(REASONS["goal-without-budget"]);
  const listed = listedProjects(model);
  const sum = amounts.reduce((s, f) => s + f!.ticks, 0);
  const tolerance = sumTolerance(
    whole,
    amounts.map((a) => a!),
  );
  const diff = sum - whole.ticks;
  // As an equation it tells which amount of a form is the wrong one.
  const equation = () =>
    run.sum("项目支出=各项目绩效目标预算数之和", "Projects = the sum of their goals", whole, amounts, {
      severity: "warn",
    });
  if (Math.abs(diff) <= tolerance) return equation();
  const partial = diff < 0 && ((listed.length > 0 && goals.length < listed.length) || listed.length === 0);
  if (partial && (listed.length > 0 || goals.length < 5))
    return run.skip(REASONS["goals-of-some"], { count: goals.length, sum: money(sum), total: money(whole.ticks) });
  const named = model.figures.find(([n, f]) => n.kind === "amount" && f.ticks === Math.abs(diff) && f !== whole);
  const project = [...goals, ...listed].find((g) => g.amount?.ticks === Math.abs(diff));
  const why = named
    ? said(messages.amountOfText, { quote: named[0].quote })
    : project
      ? said(messages.amountOfProject, { name: project.name })
      : "";
  if (why === "" && amounts.some((a) => a!.ticks > diff && readsLikeSlip(a!, a!.ticks - diff))) return equation();
  run.fail(
    messages.goalsDiffer,
    {
      count: goals.length,
      sum: money(sum),
      cell: whole.label,
      total: money(whole.ticks),
      difference: money(diff),
      hint: why,
    },
    { severity: "warn", cells: [whole, ...amounts.map((a) => a!)].map(evidence), difference: diff, tolerance },
  );
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(3)],
  breaks: [
    breaking(
      "绩效目标汇总表与绩效目标表不同",
      {
        ...BUDGET,
        tables: [...BUDGET.tables, table("goals-summary", "item total government", ["示例业务经费|110.35|110.35"])],
      },
      {
        found: [
          {
            cells: ["项目绩效目标汇总表[示例业务经费].资金总额", "项目绩效目标表“示例业务经费”.预算数"],
            difference: "9",
            severity: "warn",
          },
        ],
        others: ["P03"],
      },
    ),
    broken("项目表合计与支出总表不同", [["projects", "合计", "total", "132.36"]], {
      found: [{ cells: ["项目支出表[合计].合计", "支出总表[合计].项目支出"], difference: "-0.27", severity: "error" }],
      others: ["W11", "C12", "P03"],
    }),
  ],
});
