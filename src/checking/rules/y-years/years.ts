import { compareName, lookup } from "../../../classification";
import { type Disclosure, type StandardTableId } from "../../../disclosure";
import { isCode } from "../../document/codes";
import { codeFigures, incomeSide, expenditureSide, totalFigure } from "../../document/facts";
import { CheckModel } from "../../document/model";
import { evidence, quoted, type Run } from "../../rule/run";
import { cellsFor, single, textFigures, threePublicCells, type TextFigure } from "../../document/text-facts";
import { money, type Figure } from "../../identity/figure";
import { fundOf, type Section } from "../../document/outline";
import type { RuleDefinition } from "../../rule/columns";

const YEARLY: readonly StandardTableId[] = ["income", "expenditure", "general", "basic", "fund", "capital"];

/** The other document as a model; null (and the reason said) where it was not given. */
function other(run: Run, disclosure: Disclosure | undefined, what: string): CheckModel | null {
  if (!disclosure) {
    run.needs(`没有提供${what}`);
    return null;
  }
  return new CheckModel(disclosure);
}

/** Holds a figure of this document against the figures of another one, any of which may be its original. */
function against(
  run: Run,
  f: Figure,
  candidates: readonly Figure[],
  what: string,
  value = f.ticks,
  severity?: "warn" | "error",
): void {
  if (candidates.length === 0) return;
  const near = candidates.find((c) => Math.abs(c.ticks - value) <= c.half + f.half + (c.half === 0 ? f.half : 0));
  if (near) return run.pass();
  const c = candidates[0]!;
  run.fail({
    ...(severity ? { severity } : {}),
    message: `${f.label}：${value === f.ticks ? "" : "推算的上年数 "}${money(value)} 万元，${what}（${c.label}）为 ${money(c.ticks)} 万元，相差 ${money(value - c.ticks)} 万元`,
    messageEn: `Differs from the other document by ${money(value - c.ticks)}.`,
    cells: [evidence(f), { ...evidence(c), cell: null, label: `${what} ${c.label}` }],
    difference: value - c.ticks,
  });
}

/** Figures of last year that the narrative states, or implies by amount and change. */
function statedPrior(model: CheckModel, keys: RegExp): { t: TextFigure; key: string; value: number }[] {
  const all = textFigures(model);
  const out: { t: TextFigure; key: string; value: number }[] = [];
  for (const t of all) {
    const prior = /^prior\.(.+)$/.exec(t.n.key)?.[1] ?? /^(.+)\.prior$/.exec(t.n.key)?.[1];
    if (t.n.kind === "amount" && prior && t.f.unit !== null) {
      const key = amountKey(prior, t.n.key.startsWith("prior."));
      if (keys.test(key)) out.push({ t, key, value: t.f.ticks });
    }
    const change =
      t.n.kind === "change" && t.f.unit !== null
        ? (/^change\.(.+)$/.exec(t.n.key)?.[1] ?? /^(.+)\.change$/.exec(t.n.key)?.[1])
        : undefined;
    if (!change) continue;
    const key = amountKey(change, t.n.key.startsWith("change."));
    if (!keys.test(key)) continue;
    const current = all.filter((o) => o.n.kind === "amount" && o.paragraph === t.paragraph && o.n.key === key);
    if (current.length !== 1) continue;
    const s = t.n.direction === "down" ? -1 : t.n.direction === "flat" ? 0 : 1;
    out.push({ t, key, value: current[0]!.f.ticks - s * t.f.ticks });
  }
  return out;
}

function amountKey(rest: string, fronted: boolean): string {
  if (rest === "three-public") return "three-public.total";
  if (!fronted) return rest;
  if (rest === "total") return "expenditure.total";
  if (rest === "income" || rest === "expenditure") return `${rest}.total`;
  return /^(?:income|expenditure)\./.test(rest) ? rest : `expenditure.${rest}`;
}

export const YEARS: readonly RuleDefinition[] = [
  {
    id: "Y01",
    group: "Y",
    title: "上年数一致",
    titleEn: "Last year's figures agree",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "上年公开文件",
    explain: "情况说明和表中的上年数（或由本年数和增减额推算的上年数）与上年公开文件一致。",
    explainEn: "Prior figures, stated or implied, agree with last year's disclosure.",
    evaluate: (model, run) => {
      const prior = other(run, model.context.prior, "上年公开文件");
      if (!prior) return;
      for (const { t, key, value } of statedPrior(model, /^(?:income|expenditure|balance)\./))
        against(run, t.f, cellsFor(prior, key, t.n.scope), "上年公开文件", value);
      for (const id of YEARLY) {
        const view = single(model, id);
        const old = single(prior, id);
        if (!view || !old || !view.columns.has("prior")) continue;
        for (const row of view.rows) {
          const f = model.figure(view, row, "prior");
          if (!f || f.blank) continue;
          const before =
            row.role === "total"
              ? totalFigure(prior, old, "total")
              : row.code
                ? (codeFigures(prior, old, row.code, "total")[0] ?? null)
                : null;
          if (before) against(run, f, [before], "上年公开文件");
        }
      }
      if (run.passes === 0 && run.statements.length === 0) run.skip("没有印出上年数");
    },
  },
  {
    id: "Y02",
    group: "Y",
    title: "“三公”上年数",
    titleEn: "Last year's three public expenses",
    severity: "warn",
    basis: "law",
    tolerance: "T0",
    needs: "上年公开文件",
    explain: "情况说明推算的上年“三公”经费及各分项与上年表一致；比上年增加的应说明原因（只减不增）。",
    explainEn: "Implied prior three public expenses agree with last year's table; an increase has its reason.",
    evaluate: (model, run) => {
      const prior = other(run, model.context.prior, "上年公开文件");
      if (!prior) return;
      for (const { t, key, value } of statedPrior(model, /^three-public\./))
        against(
          run,
          t.f,
          threePublicCells(prior, key, prior.final ? ["settled", "total"] : ["total"]),
          "上年“三公”经费表",
          value,
        );
      const now = threePublicCells(model, "three-public.total", model.final ? ["settled", "total"] : ["total"])[0];
      const before = threePublicCells(prior, "three-public.total", prior.final ? ["settled", "total"] : ["total"])[0];
      if (now && before && now.ticks > before.ticks) {
        const said =
          textFigures(model).some((t) => /^three-public.*change$/.test(t.n.key)) ||
          model.disclosure.paragraphs.some((p) => /三公/.test(p.text) && /增加|上升|增长/.test(p.text));
        if (said) run.pass();
        else
          run.fail({
            message: `“三公”经费由上年 ${money(before.ticks)} 万元增至 ${money(now.ticks)} 万元，没有说明`,
            messageEn: "The three public expenses rose without explanation.",
            cells: [evidence(now)],
          });
      }
      if (run.passes === 0 && run.statements.length === 0) run.skip("没有“三公”经费的上年比较");
    },
  },
  {
    id: "Y03",
    group: "Y",
    title: "运行经费上年数",
    titleEn: "Last year's operating costs",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "TP",
    needs: "上年公开文件",
    explain: "情况说明推算的上年机关运行经费与上年公开文件一致。",
    explainEn: "Implied prior operating costs agree with last year's disclosure.",
    evaluate: (model, run) => {
      const prior = other(run, model.context.prior, "上年公开文件");
      if (!prior) return;
      const table = single(prior, "operating");
      const basic = single(prior, "basic");
      const cells = [
        table ? totalFigure(prior, table, "total") : null,
        ...textFigures(prior)
          .filter((t) => t.n.key === "operating" && t.n.kind === "amount")
          .map((t) => t.f),
        basic ? totalFigure(prior, basic, "public") : null,
      ].filter((f): f is Figure => f !== null);
      const stated = statedPrior(model, /^operating$/);
      if (stated.length === 0) return run.skip("没有机关运行经费的上年比较");
      for (const { t, value } of stated) against(run, t.f, cells, "上年公开文件", value);
    },
  },
  {
    id: "Y04",
    group: "Y",
    title: "结转衔接",
    titleEn: "Carry-over continues",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "决算：上年决算公开文件",
    explain: "决算的年初结转和结余等于上年决算的年末结转和结余（财政拨款表按资金性质，政府性基金表逐行）。",
    explainEn: "The opening carry-over of final accounts is last year's closing one, by fund and by row.",
    evaluate: (model, run) => {
      if (!model.final) return run.skip("仅适用于决算");
      const prior = other(run, model.context.prior, "上年决算公开文件");
      if (!prior) return;
      if (!prior.final) return run.needs("上年文件不是决算");
      carryContinues(model, prior, run);
    },
  },
  {
    id: "Y05",
    group: "Y",
    title: "预决算衔接",
    titleEn: "Budget and final accounts",
    severity: "warn",
    basis: "law",
    tolerance: "T0",
    needs: "决算：本年预算公开文件",
    explain:
      "决算“三公”表的预算数、情况说明的年初预算数与预算公开文件一致；完成率等于决算数除以预算数；年初预算为 0 的不计算完成率。",
    explainEn: "Budgeted figures in final accounts agree with the budget disclosure, and completion rates recompute.",
    evaluate: (model, run) => budgetToFinal(model, run),
  },
  {
    id: "Y06",
    group: "Y",
    title: "科目更名",
    titleEn: "Renamed codes",
    severity: "info",
    basis: "template",
    tolerance: "-",
    needs: "上年公开文件",
    explain: "与上年比较时，按科目编码对应；更名的科目列出新旧名称，无法对应的编码列出。",
    explainEn: "Codes are mapped to last year's; renamed and unmapped ones are listed.",
    evaluate: (model, run) => renamed(model, run),
  },
  {
    id: "Y07",
    group: "Y",
    title: "资产衔接",
    titleEn: "Assets continue",
    severity: "info",
    basis: "template",
    tolerance: "-",
    needs: "资产表、上年公开文件",
    explain: "资产表的截止日期为上年 12 月 31 日；资产总额与上年公开数之差应由购置、处置说明。",
    explainEn: "The asset table's date is last year's end, and its value follows from last year's.",
    evaluate: (model, run) => assetsContinue(model, run),
  },
];

function carryContinues(model: CheckModel, prior: CheckModel, run: Run): void {
  const side = (
    m: CheckModel,
    id: "balance" | "appropriation",
    which: (v: NonNullable<ReturnType<typeof single>>) => Section | null,
  ) => {
    const view = single(m, id);
    const s = view ? which(view) : null;
    return view && s ? { view, s } : null;
  };
  for (const id of ["balance", "appropriation"] as const) {
    const now = side(model, id, incomeSide);
    const then = side(prior, id, expenditureSide);
    if (!now || !then) continue;
    const column = id === "balance" ? "amount" : "total";
    const a = model.figure(now.view, now.s.carryIn, column);
    const b = prior.figure(then.view, then.s.carryOut, column);
    if (a && b) against(run, a, [b], "上年决算年末结转");
    if (id !== "appropriation") continue;
    for (const fund of ["general", "fund", "capital"] as const) {
      const opening = model.figure(
        now.view,
        now.s.carryInItems.find((r) => fundOf(r) === fund),
        "total",
      );
      const closing = prior.figure(then.view, then.s.carryOut, fund);
      if (opening && closing) against(run, opening, [closing], "上年决算年末结转");
    }
  }
  const fund = single(model, "fund");
  const before = single(prior, "fund");
  if (fund && before)
    for (const row of fund.rows) {
      const f = model.figure(fund, row, "carryIn");
      if (!f || f.ticks === 0 || !row.code) continue;
      against(
        run,
        f,
        before.rows.filter((r) => r.code === row.code).flatMap((r) => prior.figure(before, r, "carryOut") ?? []),
        "上年决算年末结转",
      );
    }
  if (run.passes === 0 && run.statements.length === 0) run.needs("两份决算没有可以衔接的结转数");
}

function budgetToFinal(model: CheckModel, run: Run): void {
  if (!model.final) return run.skip("仅适用于决算");
  completionRates(model, run);
  const budget = other(run, model.context.budget, "本年预算公开文件");
  if (!budget) return;
  for (const key of ["total", "overseas", "car", "car-purchase", "car-running", "reception"].map(
    (k) => `three-public.${k}`,
  )) {
    const now = threePublicCells(model, key, ["budgeted"])[0];
    if (now && !now.blank) against(run, now, threePublicCells(budget, key, ["total", "general"]), "预算公开文件");
  }
  for (const t of textFigures(model)) {
    const key = /^(.+)\.budget$/.exec(t.n.key)?.[1];
    if (!key || t.n.kind !== "amount" || t.f.unit === null) continue;
    against(
      run,
      t.f,
      key.startsWith("three-public.")
        ? threePublicCells(budget, key, ["total", "general"])
        : cellsFor(budget, key, t.n.scope),
      "预算公开文件",
    );
  }
}

/** 完成年初预算的 x%: settled ÷ budgeted, from the same paragraph. */
function completionRates(model: CheckModel, run: Run): void {
  const all = textFigures(model);
  all.forEach((t, at) => {
    const key = /^(.+)\.completion$/.exec(t.n.key)?.[1];
    if (!key || t.n.kind !== "percent" || t.paragraph < 0) return;
    const near = (k: string) =>
      all.filter(
        (o, i) => o.paragraph === t.paragraph && o.n.kind === "amount" && o.n.key === k && Math.abs(i - at) <= 4,
      );
    const budget = near(`${key}.budget`);
    const settled = near(key);
    if (budget.length !== 1 || settled.length !== 1) return;
    if (budget[0]!.f.ticks === 0) {
      run.fail({
        message: `“${t.n.quote}”：年初预算为 0，不应计算完成率`,
        messageEn: "No completion rate on a budget of 0.",
        cells: [evidence(t.f)],
      });
      return;
    }
    const b = budget[0]!.f;
    const s = settled[0]!.f;
    const decimals = (/\.(\d+)/.exec(t.n.value)?.[1] ?? "").length;
    const room = 10 ** -decimals + 1e-9;
    const low = ((s.ticks - s.half) / (b.ticks + b.half)) * 100 - room;
    const high = ((s.ticks + s.half) / Math.max(1, b.ticks - b.half)) * 100 + room;
    const p = Number(t.n.value);
    if (p >= low && p <= high) run.pass();
    else
      run.fail({
        message: `“${t.n.quote}”：决算 ${money(s.ticks)}、预算 ${money(b.ticks)} 万元，完成率应为 ${((s.ticks / b.ticks) * 100).toFixed(2)}%`,
        messageEn: `The completion rate is ${((s.ticks / b.ticks) * 100).toFixed(2)} %.`,
        cells: [evidence(t.f), evidence(s), evidence(b)],
        confidence: 0.8,
      });
  });
}

function renamed(model: CheckModel, run: Run): void {
  const prior = other(run, model.context.prior, "上年公开文件");
  if (!prior) return;
  const codes = (m: CheckModel) => {
    const out = new Map<string, string>();
    for (const id of ["expenditure", "general", "fund"] as const)
      for (const v of m.views(id))
        for (const r of v.rows) if (isCode(r.code) && r.code.startsWith("2")) out.set(r.code, r.item ?? "");
    return out;
  };
  const now = codes(model);
  const then = codes(prior);
  if (now.size === 0 || then.size === 0) return run.needs("没有按科目的支出表");
  for (const [code, name] of now) {
    const old = then.get(code);
    if (old === undefined) continue;
    const a = compareName("functional", code, name, { year: model.year });
    const b = compareName("functional", code, old, { year: prior.year });
    if (a.official !== null && b.official !== null && a.official !== b.official)
      run.fail({
        message: `科目 ${code} 更名：上年“${old}”，本年“${name}”，按编码比较`,
        messageEn: `Code ${code} was renamed.`,
        cells: [quoted(`科目 ${code}`, name, undefined)],
      });
    else run.pass();
  }
  const gone = [...then].filter(
    ([code]) => !now.has(code) && lookup("functional", code, { year: model.year }).status === "former",
  );
  if (gone.length > 0)
    run.fail({
      message: `上年科目 ${gone.map(([c, n]) => `${c} ${n}`).join("、")}本年已停用，无法按编码比较`,
      messageEn: "Codes of last year are no longer in force.",
    });
}

function assetsContinue(model: CheckModel, run: Run): void {
  const view = single(model, "assets");
  if (!view) return run.needs(model.whyMissing("assets"));
  const asOf = view.published?.asOf;
  const expected = model.year === null ? null : model.final ? model.year : model.year - 1;
  if (asOf && expected !== null) {
    if (new RegExp(`${expected}年?[-./]?(?:12月?[-./]?31|末|底)`).test(asOf.replace(/\s/g, ""))) run.pass();
    else if (/20\d{2}/.test(asOf))
      run.fail({
        message: `资产表的截止时间为“${asOf}”，应为 ${expected} 年 12 月 31 日`,
        messageEn: `The assets' date should be the end of ${expected}.`,
        cells: [quoted(view.label, asOf, view.published?.source)],
      });
  }
  const prior = other(run, model.context.prior, "上年公开文件");
  const old = prior ? single(prior, "assets") : null;
  const a = totalFigure(model, view, "amount");
  const b = prior && old ? totalFigure(prior, old, "amount") : null;
  if (!a || !b) return;
  const ratio = a.ticks / Math.max(1, b.ticks);
  if (ratio > 0.5 && ratio < 2) run.pass();
  else
    run.fail({
      message: `资产总额由上年公开的 ${money(b.ticks)} 万元变为 ${money(a.ticks)} 万元，变动很大`,
      messageEn: "Total assets changed greatly.",
      cells: [evidence(a)],
    });
}
