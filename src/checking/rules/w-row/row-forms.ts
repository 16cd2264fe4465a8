import { Decimal, parseAmount, type StandardRow } from "../../../disclosure";
import { fieldFigure, fieldGroup, goalName } from "../../document/fields";
import type { CheckModel, TableView } from "../../document/model";
import { evidence, quoted, type Run } from "../../rule/run";
import { isWide, threePublicGroups, type ThreePublicItem } from "../../document/three-public";
import { money, toTicks, type Figure } from "../../identity/figure";
import { figures, rowTitle } from "../../rule/columns";

export { isWide };

const THREE_PUBLIC_COLUMNS = ["total", "general", "fund", "capital", "budgeted", "settled", "prior"];

/** The identities of a “三公” statement, per column: 合计 = 小计 = 出国 + 车辆 + 接待, 车辆 = 购置 + 运行, 出国 = 教学科研 + 其他. */
export function threePublic(model: CheckModel, run: Run, view: TableView): void {
  for (const group of threePublicGroups(view)) {
    for (const column of THREE_PUBLIC_COLUMNS.filter((c) => view.columns.has(c))) {
      const f = (item: ThreePublicItem): Figure | null => model.figure(view, group.get(item), column);
      const three = [f("travel"), f("cars") ?? f("carsBought"), f("cars") ? null : f("carsRunning"), f("reception")];
      const complete =
        group.has("travel") &&
        group.has("reception") &&
        (group.has("cars") || group.has("carsBought") || group.has("carsRunning"));
      // Where only purchase and running are told apart, 运行 may stand for both (公务用车购置及运行费, 其中：购置).
      const together = f("cars") ? null : [f("travel"), f("carsRunning"), f("reception")];
      const extra = [f("meeting"), f("training")];
      const total = f("total");
      const subtotal = f("subtotal");
      // Some forms count 会议费 and 培训费 into 合计, some do not, some print the running costs of the office beside.
      if (total && subtotal) {
        if (extra.some((e) => e !== null))
          run.sumAny("“三公”合计=小计（+会议费+培训费）", "Total = subtotal (+ meetings + training)", total, [
            [subtotal, ...extra],
            [subtotal],
          ]);
        else if (onlyThreePublic(view))
          run.equal("“三公”合计=小计", "Total = subtotal", total, subtotal, { code: "T0" });
      }
      if (complete) {
        const readings = [three, ...(together ? [together] : [])];
        if (subtotal)
          run.sumAny("“三公”小计=出国+车辆+接待", "Subtotal = travel + vehicles + reception", subtotal, readings);
        else if (total)
          run.sumAny(
            "“三公”合计=出国+车辆+接待",
            "Total = travel + vehicles + reception",
            total,
            extra.some((e) => e) ? [...readings, [...three, ...extra]] : readings,
          );
      }
      if (f("cars") && group.has("carsBought") && group.has("carsRunning"))
        run.sum("公务用车=购置费+运行维护费", "Vehicles = purchase + running", f("cars"), [
          f("carsBought"),
          f("carsRunning"),
        ]);
      if (f("travel") && group.has("travelResearch") && group.has("travelOther"))
        run.sum("因公出国（境）=教学科研+其他", "Travel = research + other", f("travel"), [
          f("travelResearch"),
          f("travelOther"),
        ]);
    }
  }
}

/** False where the table also lists costs that are none of the “三公” (机关运行经费 …). */
function onlyThreePublic(view: TableView): boolean {
  return !view.rows.some((r) => /运行经费|行政经费|机关/.test(r.item ?? ""));
}

/** 预算数 = 财政资金 + 其他资金 on every goal form. */
export function goalFunding(model: CheckModel, run: Run): void {
  for (const view of model.views("goal")) {
    const budget = fieldFigure(model, view, "预算数", /^(?:预算数|项目资金总额|资金总额|年度资金总额)/);
    const fiscal = fieldFigure(model, view, "财政资金", /财政(?:性)?资金|财政拨款/);
    const other = fieldFigure(model, view, "其他资金", /其他资金/);
    if (budget && fiscal)
      run.sum(`${goalName(view)}：预算数=财政资金+其他资金`, "Budget = fiscal + other", budget, [fiscal, other]);
  }
}

/** Cumulative spending plans (3/6/10/12 月底) of the goal forms. */
export function spendingPlans(model: CheckModel, run: Run): void {
  const goals = model.views("goal");
  if (goals.length === 0) return run.needs(model.whyMissing("goal"));
  let plans = 0;
  for (const view of goals) {
    const plan = fieldGroup(view, /支出计划/);
    if (!plan) continue;
    const steps = Object.entries(plan.values)
      .map(([k, v]) => ({ month: Number(/(\d+)/.exec(k)?.[1] ?? NaN), label: k, text: v, a: parseAmount(v) }))
      .filter((s) => Number.isFinite(s.month))
      .sort((x, y) => x.month - y.month);
    const printed = steps.filter((s) => s.a.kind === "amount");
    if (printed.length === 0) continue;
    plans++;
    const where = goalName(view);
    const list = printed.map((s) => `${s.label} ${s.text ?? ""}`).join("，");
    const cells = [quoted(`${where}.${plan.label}`, list, view.published?.source)];
    const values = printed.map((s) => (s.a.kind === "amount" ? s.a.value : new Decimal(0)));
    if (values.some((v, i) => i > 0 && v.lt(values[i - 1]!))) {
      run.fail({
        message: `${where}的资金支出计划后期小于前期：${list}`,
        messageEn: "The cumulative spending plan falls.",
        cells,
      });
      continue;
    }
    const last = steps[steps.length - 1];
    const end = last?.month === 12 && last.a.kind === "amount" ? last.a : null;
    const percentHeader = /[%％]/.test(plan.label);
    const budget = fieldFigure(model, view, "预算数", /^(?:预算数|项目资金总额|资金总额|年度资金总额)/);
    if (!end) {
      run.needs(`${where}没有印出 12 月底的计划`);
      const beyond = values.find((v) => v.gt(100));
      if (percentHeader && beyond)
        run.fail({
          message: `${where}的表头为“${plan.label}”，数字却超过 100：${list}`,
          messageEn: "Figures above 100 under a percent header.",
          cells,
        });
      continue;
    }
    if (percentHeader) {
      if (end.value.eq(100)) run.pass();
      else {
        const filled = budget !== null && toTicks(end.value) === budget.ticks;
        const asMoney = filled ? "，与预算数相同，可能把金额填在了百分比栏" : "";
        const vs = budget ? `，预算数为 ${money(budget.ticks)} 万元` : "";
        run.fail({
          ...(filled ? { severity: "info" as const } : {}),
          message: `${where}的表头为“${plan.label}”，12 月底应为 100%，印作 ${last!.text ?? ""}${vs}${asMoney}`,
          messageEn: `December should read 100 %, it reads ${last!.text ?? ""}.`,
          cells,
        });
      }
    } else if (budget) {
      if (end.percent ? end.value.eq(100) : toTicks(end.value) === budget.ticks) run.pass();
      else
        run.fail({
          message: `${where}：12 月底计划 ${last!.text ?? ""} 与预算数 ${money(budget.ticks)} 万元不同`,
          messageEn: "The plan's end differs from the budget.",
          cells,
        });
    }
  }
  if (plans === 0) run.skip("绩效目标表没有资金支出计划");
}

const PURCHASE_FUNDS = ["general", "fund", "capital", "fiscalAccount", "unitFunds", "carryFiscal", "carryOther"];

/** Identities within one row of the procurement table. */
export function purchaseRow(model: CheckModel, run: Run, view: TableView, row: StandardRow): void {
  const total = model.figure(view, row, "total");
  if (!total || total.blank) return;
  if (PURCHASE_FUNDS.filter((c) => view.columns.has(c)).length >= 2)
    run.sum(
      `采购合计=各资金来源之和${rowTitle(row)}`,
      "Purchase total = its funds",
      total,
      figures(model, view, row, PURCHASE_FUNDS),
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
  const q = quantity.ticks / 1e8;
  const off = (p: number) => Math.abs(total.ticks - q * p);
  if (off(price.ticks) <= q * price.half + total.half) return null;
  const yuan: Figure = { ...price, ticks: price.ticks / 1e4, half: price.half / 1e4 };
  return off(yuan.ticks) <= q * yuan.half + total.half ? yuan : null;
}

/** Σ purchases of a project within its budget. */
export function purchaseProjects(model: CheckModel, run: Run, view: TableView): void {
  const projects = new Map<string, StandardRow[]>();
  for (const row of view.rows) {
    if (row.role !== "detail" || !row.item) continue;
    projects.set(row.item, [...(projects.get(row.item) ?? []), row]);
  }
  for (const [name, rows] of projects) {
    const budget = model.figure(
      view,
      rows.find((r) => r.values["budget"]?.amount),
      "budget",
    );
    if (!budget || budget.blank) continue;
    const totals = rows.map((r) => model.figure(view, r, "total")).filter((f): f is Figure => f !== null && !f.blank);
    if (totals.length === 0) continue;
    const sum = totals.reduce((s, f) => s + f.ticks, 0);
    const room = budget.half + totals.reduce((s, f) => s + f.half, 0);
    if (sum <= budget.ticks + room) run.pass();
    else
      run.fail({
        message: `项目“${name}”的采购金额合计 ${money(sum)} 万元超过其预算资金 ${money(budget.ticks)} 万元`,
        messageEn: `Purchases of the project exceed its budget.`,
        cells: [budget, ...totals].map(evidence),
        difference: sum - budget.ticks,
        tolerance: room,
      });
  }
}
