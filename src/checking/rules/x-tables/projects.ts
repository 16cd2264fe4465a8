import { parseAmount, type CellRef, type StandardRow } from "../../../disclosure";
import { allFiscal, totalFigure } from "../../document/facts";
import { fieldFigure, fieldGroup, goalName, goalProject } from "../../document/fields";
import type { CheckModel, TableView } from "../../document/model";
import { evidence, quoted, type Run } from "../../rule/run";
import { projectKey, similarity } from "../../document/similarity";
import { money, type Figure } from "../../identity/figure";

const BUDGET = /^(?:预算数|项目资金总额|资金总额|年度资金总额|年度预算)/;

/** A project as some table names it. */
interface Project {
  readonly name: string;
  readonly amount: Figure | null;
  readonly where: string;
  /** Cell of the name, where the project is a row. */
  readonly place?: CellRef;
}

function placeOf(row: StandardRow): { place?: CellRef } {
  const place = row.values["item"]?.cell;
  return place ? { place } : {};
}

/** Projects of the list (项目支出表). */
export function listedProjects(model: CheckModel): Project[] {
  return model.views("projects").flatMap((view) =>
    view.rows
      .filter((r) => r.role === "detail" && r.item && !r.ofWhich)
      .map((r) => ({
        name: r.item!,
        amount: model.figure(view, r, "total"),
        where: `${view.label}[${r.item!}]`,
        ...placeOf(r),
      })),
  );
}

/** Projects that have goals: one form each, or the summary's rows. */
export function goalProjects(model: CheckModel): Project[] {
  const forms = model.views("goal").map((view) => ({
    name: goalProject(view) ?? "",
    amount: fieldFigure(model, view, "预算数", BUDGET),
    where: goalName(view),
  }));
  const seen = new Set<string>();
  const rows = model.views("goals-summary").flatMap((view) => {
    // A project's code is long (region, year, number); short codes beside them are units, whose rows sum up.
    const long = view.rows.some((r) => (r.code?.length ?? 0) >= 12);
    return view.rows.flatMap((r) => {
      if (long && (r.code?.length ?? 0) < 12) return [];
      const total = model.figure(view, r, "total");
      const key = `${r.code ?? ""}|${r.item ?? ""}|${r.unitName ?? ""}`;
      if (r.role !== "detail" || !r.item || seen.has(key) || !total || total.blank) return [];
      seen.add(key);
      return [{ name: r.item, amount: total, where: `${view.label}[${r.item}]`, ...placeOf(r) }];
    });
  });
  return forms.length > 0 ? forms.filter((p) => p.name !== "" || p.amount) : withoutHead(rows);
}

/** Without a unit's row that sums up the projects below it. */
function withoutHead(rows: readonly Project[]): Project[] {
  const sum = rows.reduce((s, p) => s + (p.amount?.ticks ?? 0), 0);
  const head =
    rows.length > 2
      ? rows.find(
          (p) =>
            p.amount && p.amount.ticks !== 0 && Math.abs(sum - 2 * p.amount.ticks) <= p.amount.half * 2 * rows.length,
        )
      : undefined;
  return rows.filter((p) => p !== head);
}

/** The figure of project expenditure that goals are held against. */
function projectTotal(model: CheckModel): Figure | null {
  const table = model.views("expenditure").length === 1 ? model.views("expenditure")[0]! : null;
  const own = table ? totalFigure(model, table, "project") : null;
  if (own) return own;
  return model.figures.find(([n]) => n.key === "expenditure.project" && n.kind === "amount")?.[1] ?? null;
}

export function projectsAndGoals(model: CheckModel, run: Run): void {
  const expenditure = model.views("expenditure").length === 1 ? model.views("expenditure")[0]! : null;
  const spent = expenditure ? totalFigure(model, expenditure, "project") : null;
  const lists = model.views("projects");
  if (lists.length === 1) {
    const list = lists[0]!;
    const total = totalFigure(model, list, "total");
    // A list of the general budget's projects alone is held against the general table.
    const generalOnly = /一般公共预算|财政拨款/.test(list.published?.title ?? "");
    if (spent && total && (!generalOnly || allFiscal(model)))
      run.equal("项目支出：支出总表=项目支出表", "Project expenditure equals the list", total, spent, { code: "TS" });
    for (const [fund, table] of [
      ["general", "general"],
      ["fund", "fund"],
      ["capital", "capital"],
    ] as const) {
      const part = totalFigure(model, list, fund);
      const view = model.views(table).length === 1 ? model.views(table)[0]! : null;
      const own = view ? totalFigure(model, view, "project") : null;
      const carried = totalFigure(model, list, `carry${fund[0]!.toUpperCase()}${fund.slice(1)}`);
      if (part && own && !(carried && carried.ticks !== 0))
        run.equal(`项目支出：项目支出表=${view!.label}`, "Projects by fund agree", part, own, { code: "TS" });
    }
  } else if (lists.length === 0) run.needs(model.whyMissing("projects"));
  goalsTotal(model, run);
}

function goalsTotal(model: CheckModel, run: Run): void {
  const goals = goalProjects(model);
  const whole = projectTotal(model);
  if (goals.length === 0) return run.skip("没有公开项目绩效目标");
  if (!whole) return run.needs("没有项目支出合计");
  const amounts = goals.map((g) => g.amount);
  if (amounts.some((a) => a === null)) return run.needs("有绩效目标表没有印出预算数");
  const listed = listedProjects(model);
  const sum = amounts.reduce((s, f) => s + f!.ticks, 0);
  const tolerance = whole.half + amounts.reduce((s, f) => s + f!.half, 0);
  const diff = sum - whole.ticks;
  if (Math.abs(diff) <= tolerance) return run.pass();
  const partial = diff < 0 && ((listed.length > 0 && goals.length < listed.length) || listed.length === 0);
  if (partial && (listed.length > 0 || goals.length < 5))
    return run.skip(
      `公开了 ${goals.length} 个项目的绩效目标，合计 ${money(sum)} 万元，少于项目支出 ${money(whole.ticks)} 万元，只公开了部分项目`,
    );
  const named = model.figures.find(([n, f]) => n.kind === "amount" && f.ticks === Math.abs(diff) && f !== whole);
  const project = [...goals, ...listed].find((g) => g.amount?.ticks === Math.abs(diff));
  const why = named
    ? `，差额恰为情况说明“${named[0].quote}”中的金额`
    : project
      ? `，差额恰为项目“${project.name}”的金额`
      : "";
  run.fail({
    severity: "warn",
    message: `${goals.length} 个项目绩效目标的预算数合计 ${money(sum)} 万元，与${whole.label} ${money(whole.ticks)} 万元相差 ${money(diff)} 万元${why}`,
    messageEn: `The goals' budgets sum to ${money(sum)}, project expenditure is ${money(whole.ticks)}.`,
    cells: [whole, ...amounts.map((a) => a!)].map(evidence),
    difference: diff,
    tolerance,
  });
}

const SAME = 0.85;

export function pairProjects(model: CheckModel, run: Run): void {
  const listed = listedProjects(model);
  const goals = goalProjects(model).filter((g) => g.name !== "");
  if (listed.length > 0 && goals.length > 0) matchProjects(run, listed, goals, "项目支出表", "绩效目标");
  const purchases = purchaseProjects(model);
  const known = goals.length > 0 ? goals : listed;
  if (purchases.length > 0 && known.length > 0) {
    for (const p of purchases) {
      if (/公用经费|日常|基本支出/.test(p.name)) continue;
      pairOne(run, p, known, true);
    }
  }
  if (listed.length === 0 && purchases.length === 0) run.skip("没有可以配对的项目表、采购表");
  else if (goals.length === 0 && listed.length === 0) run.needs("没有绩效目标或项目表可以配对");
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

function pairOne(run: Run, p: Project, known: readonly Project[], amounts: boolean): void {
  const exact = known.find((k) => projectKey(k.name) === projectKey(p.name));
  if (exact) {
    if (amounts && p.amount && exact.amount && p.amount.ticks !== exact.amount.ticks && !p.amount.blank)
      run.fail({
        message: `${p.where} 的金额 ${money(p.amount.ticks)} 万元与 ${exact.where} 的 ${money(exact.amount.ticks)} 万元不同`,
        messageEn: "One project has two amounts.",
        cells: [evidence(p.amount), evidence(exact.amount)],
        difference: p.amount.ticks - exact.amount.ticks,
      });
    else run.pass();
    return;
  }
  const near = known.map((k) => ({ k, s: similarity(k.name, p.name) })).sort((a, b) => b.s - a.s)[0];
  if (near && near.s >= SAME)
    run.fail({
      message: `同一项目名称不一致：${p.where} 与 ${near.k.where}`,
      messageEn: "One project under two names.",
      cells: [p, near.k].map((x) => quoted(x.where, x.name, x.amount?.source, x.place ?? null)),
    });
}

function matchProjects(run: Run, listed: readonly Project[], goals: readonly Project[], a: string, b: string): void {
  for (const p of listed) pairOne(run, p, goals, goals.length >= listed.length);
  if (goals.length !== listed.length)
    run.skip(`${a}有 ${listed.length} 个项目，${b}有 ${goals.length} 个，可能只公开了部分`);
}

export function operatingAndGoals(model: CheckModel, run: Run): void {
  const operating = model.views("operating");
  const basic = model.views("basic").length === 1 ? model.views("basic")[0]! : null;
  if (operating.length === 1 && basic) {
    const a = totalFigure(model, operating[0]!, "total");
    const b = totalFigure(model, basic, "public");
    if (a && b && !a.blank) run.equal("机构运行经费=基本支出表公用经费", "Operating costs = public costs", a, b);
  }
  for (const view of model.views("goals-overall")) overall(model, run, view);
  if (operating.length === 0 && model.views("goals-overall").length === 0)
    run.skip("没有机构运行经费表和整体绩效目标表");
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
    const ticks = Math.round(a.value.mul(1e8).toNumber());
    if (ticks === target.ticks) run.pass();
    else
      run.fail({
        message: `整体绩效目标表的${label} ${value ?? ""}与${target.label} ${money(target.ticks)} 万元不同`,
        messageEn: "The overall goals' budget differs from the table.",
        cells: [quoted(`${view.label}.${label}`, value, view.published?.source), evidence(target)],
        difference: ticks - target.ticks,
      });
  }
}
