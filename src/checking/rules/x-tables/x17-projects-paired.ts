import { quoted, type Run } from "../../rule/run";
import { goalProjects, listedProjects, placeOf, type Project } from "../../document/projects";
import { projectKey, similarity } from "../../document/similarity";
import type { CheckModel } from "../../document/model";
import { readsLikeSlip } from "../../diagnosis/slips";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { edit, table, withTable } from "../../catalogue/documents/builder";
import { broken, breaking, holding, inBudget } from "../../catalogue/documents/variants";
import { REASONS, type Words, wording } from "../../../words";

export const X17: Rule = {
  id: "X17",
  group: "X",
  title: { zh: "项目与绩效、采购配对", en: "Projects pair with goals and purchases" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "T0",
  needs: ["projects", "goal", "procurement"],
  explain: {
    zh: "项目支出表、绩效目标表、采购表中的同一项目名称一致、金额相同。",
    en: "A project has one name and one amount in the list, the goals and the purchases.",
  },
  evaluate: pairProjects,
};

const messages = wording({
  twoNames: {
    zh: "同一项目名称不一致：{where} 与 {otherWhere}",
    en: "One project stands under two names: 《{where}》 and 《{otherWhere}》.",
  },
  list: { zh: "项目支出表", en: "list of projects" },
  goals: { zh: "绩效目标", en: "goals" },
});

const SAME = 0.85;

function pairProjects(model: CheckModel, run: Run): void {
  const listed = listedProjects(model);
  const goals = goalProjects(model).filter((g) => g.name !== "");
  if (listed.length > 0 && goals.length > 0) matchProjects(run, listed, goals, messages.list, messages.goals);
  const purchases = purchaseProjects(model);
  const known = goals.length > 0 ? goals : listed;
  if (purchases.length > 0 && known.length > 0) {
    for (const p of purchases) {
      if (/公用经费|日常|基本支出/.test(p.name)) continue;
      pairOne(run, [p], known, true);
    }
  }
  if (listed.length === 0 && purchases.length === 0) run.skip(REASONS["no-lists-to-pair"]);
  else if (goals.length === 0 && listed.length === 0) run.needs(REASONS["no-goals-to-pair"]);
}

function purchaseProjects(model: CheckModel): Project[] {
  const out = new Map<string, Project>();
  for (const view of model.views("procurement"))
    for (const r of view.rows) {
      const amount = model.figure(view, r, "budget");
      if (r.role === "detail" && r.item && amount && !amount.blank && !out.has(r.item))
        out.set(r.item, { name: r.item, amount, where: `${view.label}[${r.item}]`, ...placeOf(r) });
    }
  return [...out.values()];
}

/** `rows`: the rows of this project, one for each unit that shares it. */
function pairOne(run: Run, rows: readonly Project[], known: readonly Project[], amounts: boolean): void {
  const p = rows[0]!;
  const same = known.filter((k) => projectKey(k.name) === projectKey(p.name));
  const exact = same[0];
  if (exact) {
    if (!amounts) run.pass();
    else if (rows.length > 1 || same.length > 1) pairShared(run, rows, same);
    else if (p.amount && exact.amount && !p.amount.blank)
      run.equal(`项目“${p.name}”的金额`, "One project, one amount", p.amount, exact.amount);
    else run.pass();
    return;
  }
  const near = known.map((k) => ({ k, s: similarity(k.name, p.name) })).sort((a, b) => b.s - a.s)[0];
  if (near && near.s >= SAME) {
    // Two names that differ by a word may be two projects: their amounts are held together only where they agree but for a slip.
    const [own, theirs] = [p.amount, near.k.amount];
    if (amounts && rows.length === 1 && own && theirs && !own.blank && !theirs.blank)
      if (own.ticks === theirs.ticks || readsLikeSlip(own, theirs.ticks))
        run.equal(`项目“${p.name}”的金额`, "One project, one amount", own, theirs);
    run.fail(
      messages.twoNames,
      { where: p.where, otherWhere: near.k.where },
      { cells: [p, near.k].map((x) => quoted(x.where, x.name, x.amount?.source, x.place ?? null)) },
    );
  }
}

/** A project that several units share has a row or a goal for each: row for row, or in sum. */
function pairShared(run: Run, rows: readonly Project[], same: readonly Project[]): void {
  const ticks = (list: readonly Project[]) => list.map((x) => x.amount?.ticks ?? 0);
  const sum = (list: readonly Project[]) => ticks(list).reduce((a, b) => a + b, 0);
  const left = [...ticks(same)];
  const paired = rows.filter((r) => {
    const at = left.indexOf(r.amount?.ticks ?? 0);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  if (paired.length === Math.min(rows.length, same.length)) run.pass(rows.length);
  else if (sum(rows) === sum(same) || ticks(same).includes(sum(rows))) run.pass(rows.length);
  else run.needs(REASONS["lines-unpaired"], { name: rows[0]!.name, rows: rows.length, goals: same.length });
}

function matchProjects(run: Run, listed: readonly Project[], goals: readonly Project[], a: Words, b: Words): void {
  const byName = new Map<string, Project[]>();
  for (const p of listed) byName.set(projectKey(p.name), [...(byName.get(projectKey(p.name)) ?? []), p]);
  for (const rows of byName.values()) pairOne(run, rows, goals, goals.length >= byName.size);
  if (goals.length !== listed.length)
    run.skip(REASONS["other-number-of-projects"], { first: a, listed: listed.length, second: b, goals: goals.length });
}

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(3),
    holding(
      "几个单位共有一个项目，合起来与绩效目标相同",
      withTable(
        BUDGET,
        "projects",
        table("projects", "type item unit total general fund capital", [
          "|合计||132.63|132.63||",
          "其他运转类|示例业务经费|示例市示例局|100.00|100.00||",
          "其他运转类|示例业务经费|示例市示例中心|1.35|1.35||",
          "特定目标类|示例信息系统建设经费|示例市示例局|31.28|31.28||",
        ]),
      ),
      4,
    ),
  ],
  breaks: [
    breaking(
      "采购表的项目名称差一个字，预算错一位",
      edit(
        BUDGET,
        ["procurement", "示例信息系统建设经费", "budget", "31.88"],
        ["procurement", "示例信息系统建设经费", "item", "示例信息化系统建设经费"],
      ),
      {
        found: [
          {
            cells: ["政府采购预算表[示例信息化系统建设经费].预算资金", "项目绩效目标表“示例信息系统建设经费”.预算数"],
            difference: "0.6",
            severity: "warn",
          },
          {
            cells: ["政府采购预算表[示例信息化系统建设经费]", "项目绩效目标表“示例信息系统建设经费”"],
            difference: null,
            severity: "warn",
          },
        ],
        others: ["P03"],
      },
    ),
    breaking(
      "采购表的项目名称不一致",
      edit(BUDGET, ["procurement", "示例信息系统建设经费", "item", "示例信息化系统建设经费"]),
      {
        found: [
          {
            cells: ["政府采购预算表[示例信息化系统建设经费]", "项目绩效目标表“示例信息系统建设经费”"],
            difference: null,
            severity: "warn",
          },
        ],
        others: [],
      },
    ),
    broken("采购表的预算不同", [["procurement", "示例信息系统建设经费", "budget", "31.82"]], {
      found: [
        {
          cells: ["政府采购预算表[示例信息系统建设经费].预算资金", "项目绩效目标表“示例信息系统建设经费”.预算数"],
          difference: "0.54",
          severity: "warn",
        },
      ],
      others: ["P03"],
    }),
  ],
});
