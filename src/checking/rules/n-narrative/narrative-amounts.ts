import type { CheckModel } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import {
  amounts,
  cellsFor,
  ofThisYear,
  single,
  textFigures,
  threePublicCells,
  unitSlip,
  type TextFigure,
} from "../../document/text-facts";
import { money, type Figure } from "../../identity/figure";
import { totalFigure } from "../../document/facts";
import { fieldFigure } from "../../document/fields";
import { goalProjects, listedProjects } from "../x-tables/projects";
import type { RuleDefinition } from "../../rule/columns";

/** Holds the sentences of some keys against the cells they copy. */
function compare(model: CheckModel, run: Run, keys: RegExp, cells: (t: TextFigure) => Figure[], title: string): void {
  const figures = textFigures(model).filter(
    (t) => t.n.kind === "amount" && keys.test(t.n.key) && ofThisYear(model, t.n) && t.f.unit !== null,
  );
  if (figures.length === 0) return run.skip("情况说明没有这类数字");
  let asked = 0;
  for (const t of figures) {
    const candidates = cells(t);
    if (candidates.length === 0) continue;
    asked++;
    if (candidates.some((c) => unitSlip(t.f, c) !== 0)) continue; // a slip of the unit is said once, by N15
    // A figure that another sentence states in agreement with the tables was perhaps read under the wrong words.
    const twin = figures.some((o) => o !== t && o.n.key === t.n.key && candidates.some((c) => c.ticks === o.f.ticks));
    run.equalAny(`${title}：${t.n.label || t.n.quote}`, "The sentence agrees with the table", t.f, candidates, {
      confidence: twin ? 0.6 : 1,
      code: "T0",
    });
  }
  if (asked === 0) run.needs("没有可以对照的表");
}

/** Σ of text amounts of one paragraph: every key once. */
function textSum(
  model: CheckModel,
  run: Run,
  whole: string,
  parts: readonly string[],
  title: string,
  titleEn: string,
): void {
  for (const t of amounts(model, whole)) {
    if (t.paragraph < 0) continue;
    const near = parts.map((k) =>
      amounts(model, k).filter((p) => p.paragraph === t.paragraph && p.n.scope === t.n.scope),
    );
    if (
      near.some((l) => l.length !== 1) ||
      amounts(model, whole).filter((o) => o.paragraph === t.paragraph).length !== 1
    )
      continue;
    run.sum(
      title,
      titleEn,
      t.f,
      near.map((l) => l[0]!.f),
      { code: "TS", confidence: 0.8 },
    );
  }
}

export const NARRATIVE_AMOUNTS: readonly RuleDefinition[] = [
  {
    id: "N01",
    group: "N",
    title: "总额一致",
    titleEn: "Totals agree with the tables",
    severity: "error",
    basis: "template",
    tolerance: "T0",
    needs: "情况说明、收支总表",
    explain: "情况说明中的收入、支出总额及各项收入来源与收支总表、收入总表一致。",
    explainEn: "Totals and income sources of the narrative agree with the tables.",
    evaluate: (model, run) =>
      compare(
        model,
        run,
        /^(?:income\.|balance\.|expenditure\.(?:total|fiscal|general|fund|capital)$)(?!carry|surplus)/,
        (t) => cellsFor(model, t.n.key, t.n.scope),
        "情况说明的总额",
      ),
  },
  {
    id: "N02",
    group: "N",
    title: "支出构成一致",
    titleEn: "Composition of expenditure",
    severity: "error",
    basis: "template",
    tolerance: "T0",
    needs: "情况说明、支出总表、基本支出表",
    explain:
      "情况说明中的基本支出、项目支出、人员经费、公用经费与表一致；基本支出加项目支出等于支出总额，人员经费加公用经费等于基本支出；已含在人员经费中的对个人和家庭的补助不再并列相加。",
    explainEn: "Basic, project, personnel and public figures of the narrative agree with the tables and add up.",
    evaluate: (model, run) => {
      compare(
        model,
        run,
        /^expenditure\.(?:basic|project|personnel|public|household|operating|remitted|aid)$/,
        (t) => cellsFor(model, t.n.key, t.n.scope),
        "情况说明的支出构成",
      );
      textSum(
        model,
        run,
        "expenditure.total",
        ["expenditure.basic", "expenditure.project"],
        "情况说明：支出总额=基本支出+项目支出",
        "Total = basic + project in the text",
      );
      textSum(
        model,
        run,
        "expenditure.basic",
        ["expenditure.personnel", "expenditure.public"],
        "情况说明：基本支出=人员经费+公用经费",
        "Basic = personnel + public in the text",
      );
      householdTwice(model, run);
    },
  },
  {
    id: "N03",
    group: "N",
    title: "功能类金额一致",
    titleEn: "Functional classes agree",
    severity: "error",
    basis: "template",
    tolerance: "T0",
    needs: "情况说明、支出总表或一般公共预算支出表",
    explain: "情况说明中各功能科目的金额与表中该科目一致。",
    explainEn: "Amounts of functional classes in the narrative agree with the tables.",
    evaluate: (model, run) =>
      compare(model, run, /^expenditure\.[23]\d+$/, (t) => cellsFor(model, t.n.key, t.n.scope), "情况说明的科目金额"),
  },
  {
    id: "N06",
    group: "N",
    title: "“三公”说明",
    titleEn: "Three public expenses in words",
    severity: "error",
    basis: "law",
    tolerance: "T0",
    needs: "情况说明、“三公”经费支出表",
    explain: "情况说明中的“三公”经费总额及各分项与表一致，分项之和等于总额，公务用车等于购置加运行。",
    explainEn: "The three public expenses in the narrative agree with the table and add up.",
    evaluate: (model, run) => {
      const columns = model.final ? ["settled", "total"] : ["total", "general"];
      compare(
        model,
        run,
        /^three-public\.(?:total|overseas|car|car-purchase|car-running|reception)$/,
        (t) => threePublicCells(model, t.n.key, columns),
        "情况说明的“三公”经费",
      );
      if (model.final) compareBudgeted(model, run);
      const one = (k: string) => distinct(amounts(model, `three-public.${k}`));
      const total = one("total");
      const parts = [one("overseas"), one("car"), one("reception")];
      if (total && parts.every((p) => p))
        run.sum(
          "情况说明：“三公”经费=出国+车辆+接待",
          "Total = travel + vehicles + reception in the text",
          total.f,
          parts.map((p) => p!.f),
          { code: "TS", confidence: 0.8 },
        );
      const car = one("car");
      const cars = [one("car-purchase"), one("car-running")];
      if (car && cars.every((p) => p))
        run.sum(
          "情况说明：公务用车=购置+运行",
          "Vehicles = purchase + running in the text",
          car.f,
          cars.map((p) => p!.f),
          { code: "TS", confidence: 0.8 },
        );
    },
  },
  {
    id: "N07",
    group: "N",
    title: "机关运行经费",
    titleEn: "Operating costs",
    severity: "warn",
    basis: "law",
    tolerance: "T0",
    needs: "情况说明、机构运行经费表或基本支出表",
    explain:
      "情况说明中的机关运行经费与机构运行经费表一致；没有该表的，行政、参公单位与基本支出表的公用经费一致。含事业单位的部门可以小于公用经费。",
    explainEn: "Operating costs in the narrative equal their table, or the public costs of administrative units.",
    evaluate: (model, run) => operatingCosts(model, run),
  },
  {
    id: "N08",
    group: "N",
    title: "政府采购说明",
    titleEn: "Procurement in words",
    severity: "warn",
    basis: "law",
    tolerance: "TS",
    needs: "情况说明、政府采购预算表",
    explain: "情况说明中的政府采购总额与采购表合计一致，等于货物、工程、服务之和；授予中小企业的金额不超过总额。",
    explainEn:
      "Procurement in the narrative agrees with the table and is goods + works + services; small business within the total.",
    evaluate: (model, run) => {
      const table = single(model, "procurement");
      const whole = table ? totalFigure(model, table, "total") : null;
      const stated = amounts(model, "procurement");
      if (stated.length === 0) return run.skip("情况说明没有政府采购金额");
      for (const t of stated) {
        if (whole && unitSlip(t.f, whole) === 0)
          run.equal("情况说明的政府采购金额=采购表合计", "Procurement agrees with the table", t.f, whole, {
            code: "T0",
          });
        else if (table?.published?.state === "empty" && t.f.ticks !== 0)
          run.fail({
            message: `情况说明政府采购 ${money(t.f.ticks)} 万元，而采购表为空`,
            messageEn: "The text states procurement, the table is empty.",
            cells: [evidence(t.f)],
            difference: t.f.ticks,
          });
        else if (!whole) run.pass(t.f.ticks === 0 && table ? 1 : 0);
      }
      const one = (k: string) => distinct(amounts(model, k));
      const total = one("procurement");
      const parts = ["procurement.goods", "procurement.works", "procurement.services"].map(one);
      if (total && parts.filter((p) => p).length === 3)
        run.sum(
          "情况说明：政府采购=货物+工程+服务",
          "Procurement = goods + works + services",
          total.f,
          parts.map((p) => p!.f),
          { confidence: 0.9 },
        );
      const sme = one("procurement.sme");
      if (total && sme)
        run.atMost("情况说明：授予中小企业不超过采购总额", "Small business within procurement", sme.f, [total.f]);
      const small = one("procurement.small");
      if (sme && small)
        run.atMost("情况说明：授予小微企业不超过中小企业", "Small and micro within small business", small.f, [sme.f]);
    },
  },
  {
    id: "N09",
    group: "N",
    title: "国有资产说明",
    titleEn: "Assets in words",
    severity: "warn",
    basis: "template",
    tolerance: "T0",
    needs: "情况说明、资产表、采购表",
    explain:
      "情况说明中的固定资产总额与资产表一致；拟购置固定资产总额与采购表中资产类品目（房屋、设备、无形资产等，不含办公耗材、物资）的合计一致。",
    explainEn:
      "Assets in the narrative agree with the asset table; planned purchases with the asset lines of the procurement table.",
    evaluate: (model, run) => assetsInWords(model, run),
  },
  {
    id: "N10",
    group: "N",
    title: "绩效数量与金额",
    titleEn: "Number and money of goals",
    severity: "warn",
    basis: "template",
    tolerance: "T0",
    needs: "情况说明、绩效目标表或项目表",
    explain: "情况说明中“n 个项目、涉及 x 万元”与绩效目标或项目表的个数、金额一致；成本指标的上限不高于项目预算。",
    explainEn: "The stated number and money of projects agree with the goals; a cost ceiling is not above the budget.",
    evaluate: (model, run) => goalsInWords(model, run),
  },
  {
    id: "N15",
    group: "N",
    title: "单位与量级",
    titleEn: "Units of money",
    severity: "error",
    basis: "arithmetic",
    tolerance: "-",
    needs: "情况说明和各表",
    explain:
      "情况说明与表中同一数字相差恰为 1 万倍或 1 亿倍，是元、万元、亿元混用；各表合计之间相差 1 万倍的同样指出。",
    explainEn: "A figure that equals its table figure times a power of 10,000 has the wrong unit of money.",
    evaluate: (model, run) => unitSlips(model, run),
  },
];

function distinct(list: readonly TextFigure[]): TextFigure | null {
  const values = new Set(list.map((t) => t.f.ticks));
  return values.size === 1 ? list[0]! : null;
}

function compareBudgeted(model: CheckModel, run: Run): void {
  for (const t of textFigures(model)) {
    if (t.n.kind !== "amount" || !/^three-public\.[a-z-]+\.budget$/.test(t.n.key)) continue;
    const cells = threePublicCells(model, t.n.key.replace(/\.budget$/, ""), ["budgeted"]);
    if (cells.length > 0)
      run.equalAny(
        `情况说明的“三公”经费预算数：${t.n.label}`,
        "The budgeted figure agrees with the table",
        t.f,
        cells,
        { confidence: 0.8 },
      );
  }
}

function householdTwice(model: CheckModel, run: Run): void {
  for (const h of amounts(model, "expenditure.household")) {
    if (h.f.ticks === 0 || h.paragraph < 0) continue;
    const near = (k: string) => amounts(model, k).find((t) => t.paragraph === h.paragraph);
    const personnel = near("expenditure.personnel");
    const open = near("expenditure.public");
    if (!personnel || !open) continue;
    const basics = [
      ...cellsFor(model, "expenditure.basic", undefined),
      ...amounts(model, "expenditure.basic").map((t) => t.f),
    ];
    const two = personnel.f.ticks + open.f.ticks;
    const three = two + h.f.ticks;
    if (basics.some((b) => b.ticks === three)) {
      run.pass();
      continue;
    }
    const basic = basics.find((b) => b.ticks === two);
    if (!basic) continue;
    run.fail({
      severity: "warn",
      message: `情况说明把对个人和家庭的补助 ${money(h.f.ticks)} 万元与人员经费 ${money(personnel.f.ticks)}、公用经费 ${money(open.f.ticks)} 万元并列，三项之和 ${money(three)} 万元不等于基本支出 ${money(basic.ticks)} 万元：该项已含在人员经费中，重复列示`,
      messageEn: "Household subsidies are listed beside personnel costs that already contain them.",
      cells: [personnel.f, open.f, h.f, basic].map(evidence),
      difference: h.f.ticks,
    });
  }
}

function administrative(model: CheckModel): boolean | null {
  const natures = model.views("units").flatMap((v) => v.rows.map((r) => r.values["nature"]?.text ?? ""));
  if (natures.length === 0) return null;
  return natures.every((n) => /行政|参公|参照公务员/.test(n));
}

function operatingCosts(model: CheckModel, run: Run): void {
  const stated = amounts(model, "operating");
  if (stated.length === 0) return run.skip("情况说明没有机关运行经费金额");
  const table = single(model, "operating");
  const basic = single(model, "basic");
  const general = single(model, "general");
  const own = table ? totalFigure(model, table, "total") : null;
  const open =
    (basic ? totalFigure(model, basic, "public") : null) ??
    (general ? totalFigure(model, general, "public") : null) ??
    distinct(amounts(model, "expenditure.public"))?.f ??
    null;
  const target = own ?? open;
  if (!target) return run.needs("没有机构运行经费表，也没有公用经费");
  for (const t of stated) {
    if (unitSlip(t.f, target) !== 0) continue;
    const diff = t.f.ticks - target.ticks;
    const only = administrative(model);
    const smaller = !own && diff < 0 && only !== true;
    if (Math.abs(diff) <= t.f.half + target.half) {
      run.equal("情况说明的机关运行经费", "Operating costs agree", t.f, target);
      continue;
    }
    if (model.final && !own) {
      run.skip("决算的机关运行经费口径不限于基本支出的公用经费");
      continue;
    }
    if (smaller) {
      run.skip("部门或单位含非行政单位，机关运行经费可以小于公用经费");
      continue;
    }
    const project = [...goalProjects(model), ...listedProjects(model)].find(
      (p) => p.amount && p.amount.ticks === Math.abs(diff),
    );
    run.fail({
      message: `情况说明机关运行经费 ${money(t.f.ticks)} 万元，${target.label} ${money(target.ticks)} 万元，相差 ${money(diff)} 万元${project ? `，差额恰为项目“${project.name}”的金额` : ""}`,
      messageEn: `Operating costs in the text differ by ${money(diff)}.`,
      cells: [evidence(t.f), evidence(target), ...(project?.amount ? [evidence(project.amount)] : [])],
      difference: diff,
      tolerance: t.f.half + target.half,
    });
  }
  for (const t of textFigures(model)) {
    const code = /^operating\.(\d{5})$/.exec(t.n.key)?.[1];
    if (!code || t.n.kind !== "amount" || !ofThisYear(model, t.n)) continue;
    const cells = [
      ...(basic
        ? basic.rows
            .filter((r) => r.code === code)
            .flatMap((r) => [model.figure(basic, r, "public"), model.figure(basic, r, "total")])
        : []),
      ...(table ? table.rows.filter((r) => r.code === code).map((r) => model.figure(table, r, "total")) : []),
    ].filter((f): f is Figure => f !== null && !f.blank);
    if (cells.length > 0 && !cells.some((c) => unitSlip(t.f, c) !== 0))
      run.equalAny(`情况说明的机关运行经费明细：${t.n.label}`, "An item of operating costs agrees", t.f, cells, {
        confidence: 0.8,
      });
  }
}

/** Purchases that become assets: buildings, equipment, relics, books, furniture, intangibles; not office consumables and materials. */
const ASSET_CATALOGUE = /^A0(?:[1238]|4|50[123])/;

function assetsInWords(model: CheckModel, run: Run): void {
  const assets = single(model, "assets");
  const whole = assets
    ? (totalFigure(model, assets, "amount") ??
      model.figure(
        assets,
        assets.rows.find((r) => /资产总额|总额/.test(r.item ?? "")),
        "amount",
      ))
    : null;
  // The stock is that of the end of the year before.
  const stock = textFigures(model).filter(
    (t) =>
      t.n.key === "assets.total" &&
      t.n.kind === "amount" &&
      (t.n.year === null || model.year === null || Number(t.n.year) >= model.year - 1),
  );
  for (const t of stock)
    if (whole && unitSlip(t.f, whole) === 0)
      run.equal("情况说明的固定资产总额=资产表", "Total assets agree", t.f, whole, { code: "T0" });
  const planned = amounts(model, "assets.planned");
  const purchases = single(model, "procurement");
  for (const t of planned) {
    if (!purchases) {
      run.needs(model.whyMissing("procurement"));
      continue;
    }
    const lines = purchases.rows.filter(
      (r) => r.role === "detail" && ASSET_CATALOGUE.test((r.values["catalogue"]?.text ?? "").trim()),
    );
    const coded = purchases.rows.some((r) => /^[ABC]\d/.test((r.values["catalogue"]?.text ?? "").trim()));
    if (purchases.published?.state === "empty" ? t.f.ticks !== 0 : !coded) {
      run.skip("采购表没有资产类品目可以对照");
      continue;
    }
    const totals = lines.map((r) => model.figure(purchases, r, "total")).filter((f): f is Figure => f !== null);
    const sum = totals.reduce((s, f) => s + f.ticks, 0);
    const tolerance = t.f.half + totals.reduce((s, f) => s + f.half, 0);
    if (Math.abs(sum - t.f.ticks) <= tolerance) run.pass();
    else
      run.fail({
        message: `情况说明拟购置固定资产 ${money(t.f.ticks)} 万元，采购表中资产类品目合计 ${money(sum)} 万元，相差 ${money(t.f.ticks - sum)} 万元`,
        messageEn: `Planned purchases ${money(t.f.ticks)}, asset lines of the procurement table ${money(sum)}.`,
        cells: [evidence(t.f), ...totals.map(evidence)],
        difference: t.f.ticks - sum,
        tolerance,
      });
  }
  if (planned.length === 0 && stock.length === 0) run.skip("情况说明没有资产金额");
}

function goalsInWords(model: CheckModel, run: Run): void {
  const goals = goalProjects(model);
  const listed = listedProjects(model);
  const counts = textFigures(model).filter((t) => t.n.key === "projects.count");
  for (const t of counts) {
    const n = Number(t.n.value);
    const known = [goals.length, listed.length].filter((c) => c > 0);
    if (known.length === 0) {
      run.needs("没有绩效目标表、项目表可以对照");
      continue;
    }
    if (known.includes(n)) run.pass();
    // Goals are often published for part of the projects only.
    else if (known.every((c) => c < n)) run.skip(`情况说明 ${n} 个项目，公开的绩效目标或项目较少`);
    else
      run.fail({
        message: `情况说明称 ${n} 个项目，绩效目标 ${goals.length} 个、项目表 ${listed.length} 个（“${t.n.quote}”）`,
        messageEn: `The text speaks of ${n} projects.`,
        cells: [evidence(t.f)],
        confidence: 0.8,
      });
  }
  const sums = [goals, listed]
    .filter((l) => l.length > 0 && l.every((p) => p.amount))
    .map((l) => l.reduce((s, p) => s + p.amount!.ticks, 0));
  const project = single(model, "expenditure") ? totalFigure(model, single(model, "expenditure")!, "project") : null;
  if (project) sums.push(project.ticks);
  const spent = single(model, "expenditure") ? totalFigure(model, single(model, "expenditure")!, "total") : null;
  for (const t of amounts(model, "projects.amount")) {
    if (sums.length === 0) continue;
    if (sums.some((s) => Math.abs(s - t.f.ticks) <= t.f.half * 2 + 1e6)) run.pass();
    else if (spent && Math.abs(spent.ticks - t.f.ticks) <= t.f.half * 2 + 1e6) run.pass();
    else if (
      t.f.ticks < Math.max(...sums) ||
      counts.some((c) => Number(c.n.value) > Math.max(goals.length, listed.length))
    )
      run.skip("情况说明只涉及部分项目，或公开的绩效目标较少");
    else
      run.fail({
        message: `情况说明绩效管理涉及 ${money(t.f.ticks)} 万元，与绩效目标、项目合计（${sums.map(money).join("、")} 万元）不同`,
        messageEn: "The stated money of the projects differs from their sum.",
        cells: [evidence(t.f)],
        difference: t.f.ticks - sums[0]!,
        confidence: 0.8,
      });
  }
  costCeilings(model, run);
}

function costCeilings(model: CheckModel, run: Run): void {
  for (const view of model.views("goal")) {
    const budget = fieldFigure(model, view, "预算数", /^(?:预算数|项目资金总额|资金总额|年度资金总额)/);
    if (!budget || budget.ticks === 0) continue;
    for (const row of view.rows) {
      const words = `${row.values["level2"]?.text ?? ""}${row.values["level3"]?.text ?? row.item ?? ""}`;
      if (!/成本/.test(words) || !/总|预算|项目成本|成本控制|经济成本/.test(words)) continue;
      const m = /^[≤<=小于等不超过]*(\d+(?:\.\d+)?)(万元|元)/.exec(
        (row.values["value"]?.text ?? "").replace(/[\s,]/g, ""),
      );
      if (!m) continue;
      const ceiling = Math.round(Number(m[1]) * (m[2] === "万元" ? 1e8 : 1e4));
      if (ceiling <= budget.ticks + budget.half * 2) run.pass();
      else
        run.fail({
          severity: "info",
          message: `${budget.label.replace(/\.预算数$/, "")}的成本指标“${row.values["value"]?.text ?? ""}”高于项目预算 ${money(budget.ticks)} 万元`,
          messageEn: "A cost ceiling above the project's budget.",
          cells: [evidence(budget)],
          difference: ceiling - budget.ticks,
        });
    }
  }
}

function unitSlips(model: CheckModel, run: Run): void {
  let asked = 0;
  for (const t of textFigures(model)) {
    if (t.n.kind !== "amount" || t.f.unit === null || !ofThisYear(model, t.n)) continue;
    const cells = [
      ...cellsFor(model, t.n.key, t.n.scope),
      ...(t.n.key.startsWith("three-public.") ? threePublicCells(model, t.n.key, ["total", "settled"]) : []),
      ...others(model, t.n.key),
    ];
    if (cells.length === 0) continue;
    asked++;
    const slip = cells.find((c) => unitSlip(t.f, c) !== 0);
    if (!slip || cells.some((c) => c.ticks === t.f.ticks)) run.pass();
    else
      run.fail({
        message: `情况说明“${t.n.quote}”与 ${slip.label} ${money(slip.ticks)} 万元相差 10 的 ${unitSlip(t.f, slip)} 次方，元与万元混用`,
        messageEn: `The text figure is the table's times 10^${unitSlip(t.f, slip)}: a slip of the unit.`,
        cells: [evidence(t.f), evidence(slip)],
      });
  }
  asked += tableSlips(model, run);
  if (asked === 0) run.needs("没有可以对照的数字");
}

function others(model: CheckModel, key: string): Figure[] {
  const total = (id: "operating" | "procurement" | "assets", c: string) => {
    const view = single(model, id);
    return view ? totalFigure(model, view, c) : null;
  };
  const found =
    key === "operating"
      ? [
          total("operating", "total"),
          single(model, "basic") ? totalFigure(model, single(model, "basic")!, "public") : null,
        ]
      : key === "procurement"
        ? [total("procurement", "total")]
        : key === "assets.total"
          ? [total("assets", "amount")]
          : [];
  return found.filter((f): f is Figure => f !== null);
}

/** Totals of the main tables among each other: a header 元 over figures of 万元 makes them differ by 10^4. */
function tableSlips(model: CheckModel, run: Run): number {
  const totals: [string, Figure][] = [];
  for (const id of ["income", "expenditure", "general", "basic"] as const) {
    const view = single(model, id);
    const f = view ? totalFigure(model, view, "total") : null;
    if (view && f && f.ticks !== 0) totals.push([view.label, f]);
  }
  for (const f of cellsFor(model, "income.total", undefined).slice(0, 1))
    if (f.ticks !== 0) totals.push([model.name("balance"), f]);
  const appropriated = cellsFor(model, "income.fiscal", undefined)[0];
  if (appropriated && appropriated.ticks !== 0) totals.push([model.name("appropriation"), appropriated]);
  const general = single(model, "general");
  const basicOfGeneral = general ? totalFigure(model, general, "basic") : null;
  for (const [label, f] of totals) {
    const against =
      label === model.name("basic") && basicOfGeneral && basicOfGeneral.ticks !== 0
        ? [[model.name("general"), basicOfGeneral] as const]
        : totals.filter(([l]) => l !== label && l !== model.name("basic"));
    const slips = against.filter(([, o]) => unitSlip(f, o) !== 0);
    if (slips.length === 0) {
      run.pass();
      continue;
    }
    // The table that stands alone against the others is the one with the wrong unit.
    if (slips.length * 2 < against.length) continue;
    run.fail({
      message: `${label}的 ${f.label} ${money(f.ticks)} 万元与${slips[0]![0]}相差 10 的 ${unitSlip(f, slips[0]![1])} 次方：${label}的计量单位可能写错`,
      messageEn: "A table's totals differ from the others' by a power of 10,000: its unit of money is wrong.",
      cells: [evidence(f), evidence(slips[0]![1])],
    });
  }
  return totals.length;
}
