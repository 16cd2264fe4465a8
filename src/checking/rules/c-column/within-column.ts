import type { StandardRow, StandardTableId } from "../../../disclosure";
import { codeBlocks, classCodes, classesComplete, hasAmount, leafCodes, type CodeBlock } from "../../document/codes";
import { totalRow, type CheckModel, type TableView } from "../../document/model";
import { fundOf, sections, type Section } from "../../document/outline";
import { unitLayers } from "../../document/units";
import type { Run } from "../../rule/run";
import type { Figure } from "../../identity/figure";
import { amountColumns, type RuleDefinition } from "../../rule/columns";
import { isWide, threePublic } from "../w-row/row-forms";

const SIDE_COLUMNS = [
  "amount",
  "total",
  "general",
  "fund",
  "capital",
  "fiscal",
  "basic",
  "personnel",
  "public",
  "project",
  "prior",
];

function eachSection(
  model: CheckModel,
  run: Run,
  ids: readonly StandardTableId[],
  evaluate: (view: TableView, s: Section, all: readonly Section[]) => void,
): void {
  let found = false;
  for (const id of ids)
    for (const view of model.views(id)) {
      found = true;
      const all = sections(view);
      for (const s of all) if (!s.confused) evaluate(view, s, all);
    }
  if (!found) run.needs(ids.map((id) => model.whyMissing(id)).join("、"));
}

/** Columns that the section's rows print. */
function sideColumns(view: TableView, rows: readonly (StandardRow | null)[]): string[] {
  return SIDE_COLUMNS.filter((c) => view.columns.has(c) && rows.some((r) => r?.values[c] !== undefined));
}

function col(model: CheckModel, view: TableView, rows: readonly StandardRow[], c: string): (Figure | null)[] {
  return rows.map((r) => model.figure(view, r, c));
}

/** 本年…合计 = Σ top items, with the readings that the outline allows. */
function currentTotal(model: CheckModel, run: Run, view: TableView, s: Section, title: string, titleEn: string): void {
  const current = s.current;
  if (!current || s.items.length === 0) return;
  for (const c of sideColumns(view, [current])) {
    const total = model.figure(view, current, c);
    const top = col(model, view, s.items, c);
    // Without a printed figure below nothing was meant to add up in this column.
    if (top.every((f) => f === null)) continue;
    const loose = s.lower.filter((r) => r.level === 0 && !r.ofWhich);
    const readings = [top];
    if (loose.length > 0) readings.push([...top, ...col(model, view, loose, c)]);
    // Without numbers a list may print 类, 款 and 项 below each other: then the classes alone are the items.
    const classes = s.items.filter((r) => isClassItem(s.items, r));
    const nested = s.items.every((r) => r.level === 0) && classes.length > 0 && classes.length < s.items.length;
    if (nested) readings.unshift(col(model, view, classes, c));
    const confidence = view.damaged || nested ? 0.5 : 1;
    run.sumAny(title, titleEn, total, readings, { confidence });
  }
}

/** An unnumbered item is a class where no earlier item of the same class stands. */
function isClassItem(items: readonly StandardRow[], row: StandardRow): boolean {
  return row.code?.length === 3 && items.find((r) => r.code === row.code) === row;
}

function totalsOfSide(
  model: CheckModel,
  run: Run,
  view: TableView,
  s: Section,
  title: string,
  titleEn: string,
  parts: readonly StandardRow[],
): void {
  const grand = s.grand;
  if (!grand) return;
  for (const c of sideColumns(view, [grand])) {
    const total = model.figure(view, grand, c);
    const base = s.current ? [model.figure(view, s.current, c)] : col(model, view, s.items, c);
    if (base.every((f) => f === null)) continue;
    const rest = col(model, view, parts, c);
    const after = col(model, view, s.after, c);
    const readings = [[...base, ...rest, ...after]];
    if (s.after.length > 0) readings.push([...base, ...rest]);
    // A carry-over that only its items print (the row itself blank or absent).
    const items = col(model, view, [...s.carryInItems, ...s.carryOutItems], c);
    if (items.some((f) => f && f.ticks !== 0)) readings.push([...base, ...items, ...after]);
    run.sumAny(title, titleEn, total, readings, { confidence: view.damaged || !s.current ? 0.6 : 1 });
  }
}

const rowsOf = (...rows: (StandardRow | null)[]): StandardRow[] => rows.filter((r): r is StandardRow => r !== null);

export const CODE_TABLES: readonly StandardTableId[] = ["income", "expenditure", "general", "fund", "capital"];

/** 合计 = Σ classes = Σ leaves, every amount column. */
export function codeTotals(
  model: CheckModel,
  run: Run,
  view: TableView,
  names: { classes: string; leaves: string },
): void {
  const total = totalRow(view);
  const blocks = codeBlocks(view).filter((b) => b.byCode.size > 0);
  if (blocks.length === 0) {
    if (view.published?.state === "filled") run.needs(`${view.label}没有印出科目编码`);
    return;
  }
  if (total) columnTotals(model, run, view, total, blocks, names);
  else run.needs(`${view.label}没有可辨认的合计行`);
  if (blocks.length > 1 || !total)
    for (const b of blocks) if (b.head) columnTotals(model, run, view, b.head, [b], names);
}

function columnTotals(
  model: CheckModel,
  run: Run,
  view: TableView,
  total: StandardRow,
  blocks: readonly CodeBlock[],
  names: { classes: string; leaves: string },
): void {
  const doubtful = view.damaged || blocks.some((b) => b.uncoded.length > 0) ? 0.5 : 1;
  for (const c of amountColumns(view)) {
    const whole = model.figure(view, total, c);
    if (!whole) continue;
    const label = rowName(total);
    const of = (codes: (b: CodeBlock) => string[]) =>
      blocks.flatMap((b) => codes(b).flatMap((code) => col(model, view, b.byCode.get(code)!, c)));
    const classes = of(classCodes);
    const leaves = of(leafCodes);
    const complete = blocks.every(classesComplete);
    if (complete && classes.length > 0)
      run.sum(`${label}=${names.classes}`, "Total = classes", whole, classes, { confidence: doubtful });
    if (!complete || leaves.length !== classes.length || leaves.some((f, i) => f !== classes[i]))
      run.sum(`${label}=${names.leaves}`, "Total = leaves", whole, leaves, { confidence: doubtful });
  }
}

const rowName = (row: StandardRow) => (row.role === "total" ? "合计" : (row.unitName ?? row.item ?? "小计"));

export const WITHIN_COLUMN: readonly RuleDefinition[] = [
  {
    id: "C01",
    group: "C",
    title: "本年收入合计",
    titleEn: "Current income total",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "收支总表",
    explain: "收支总表的本年收入合计等于各项本年收入之和；上年结转、使用非财政拨款结余等不在其内，“其中”项不重复计算。",
    explainEn: "Current income is the sum of its top-level items; carry-over and of-which rows are not added.",
    evaluate: (model, run) => {
      eachSection(model, run, ["balance"], (view, s) => {
        if (s.side !== "income") return;
        if (!s.current) return run.skip("没有印出本年收入合计");
        currentTotal(model, run, view, s, "本年收入合计=各项收入之和", "Current income = its items");
      });
    },
  },
  {
    id: "C02",
    group: "C",
    title: "收入总计",
    titleEn: "Income grand total",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "收支总表",
    explain: "收支总表的收入总计等于本年收入合计加上年结转结余，加用事业基金弥补收支差额（使用非财政拨款结余）。",
    explainEn: "Total income is current income plus carry-over plus surplus used.",
    evaluate: (model, run) =>
      eachSection(model, run, ["balance"], (view, s) => {
        if (s.side !== "income") return;
        totalsOfSide(model, run, view, s, "收入总计=本年收入+上年结转", "Total income = current + carry-over", [
          ...rowsOf(s.carryIn),
          ...s.surplusUsed,
        ]);
      }),
  },
  {
    id: "C03",
    group: "C",
    title: "本年支出合计",
    titleEn: "Current expenditure total",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "收支总表",
    explain: "收支总表的本年支出合计等于各功能分类（或本口径各项）支出之和。",
    explainEn: "Current expenditure is the sum of its classes.",
    evaluate: (model, run) => {
      eachSection(model, run, ["balance"], (view, s) => {
        if (s.side !== "expenditure") return;
        if (!s.current) return run.skip("没有印出本年支出合计");
        currentTotal(model, run, view, s, "本年支出合计=各项支出之和", "Current expenditure = its classes");
      });
    },
  },
  {
    id: "C04",
    group: "C",
    title: "支出总计",
    titleEn: "Expenditure grand total",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "收支总表",
    explain: "收支总表的支出总计等于本年支出合计加年终结转结余；决算另加结余分配。",
    explainEn:
      "Total expenditure is current expenditure plus carry-over at year end (and surplus distributed in final accounts).",
    evaluate: (model, run) =>
      eachSection(model, run, ["balance"], (view, s) => {
        if (s.side !== "expenditure") return;
        totalsOfSide(model, run, view, s, "支出总计=本年支出+年终结转", "Total expenditure = current + carried out", [
          ...rowsOf(s.carryOut),
          ...s.surplusDistributed,
        ]);
      }),
  },
  {
    id: "C05",
    group: "C",
    title: "收支平衡",
    titleEn: "Income equals expenditure",
    severity: "error",
    basis: "arithmetic",
    tolerance: "T0",
    needs: "收支总表、财政拨款收支总表",
    explain: "收入总计等于支出总计。",
    explainEn: "Total income equals total expenditure.",
    evaluate: (model, run) =>
      eachSection(model, run, ["balance", "appropriation"], (view, s, all) => {
        if (s.side !== "expenditure" || !s.grand) return;
        const income = all.find((o) => o.side === "income" && !o.confused)?.grand;
        if (!income) return run.needs(`${view.label}没有可辨认的收入总计`);
        const c = view.id === "balance" ? "amount" : "total";
        run.equal(
          `${view.label}：收入总计=支出总计`,
          "Total income = total expenditure",
          model.figure(view, income, c),
          model.figure(view, s.grand, c),
        );
      }),
  },
  {
    id: "C06",
    group: "C",
    title: "财政拨款收入",
    titleEn: "Appropriation income",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "财政拨款收支总表",
    explain:
      "财政拨款收支总表的本年收入等于一般公共预算、政府性基金预算、国有资本经营预算拨款之和；年初结转等于其分项；收入总计等于本年收入加年初结转。",
    explainEn: "Appropriation: current income is its three funds, carry-over its items, and the grand total both.",
    evaluate: (model, run) =>
      eachSection(model, run, ["appropriation"], (view, s) => {
        if (s.side !== "income") return;
        currentTotal(model, run, view, s, "财政拨款本年收入=各类拨款之和", "Current appropriation = its funds");
        carryItems(model, run, view, s.carryIn, s.carryInItems, "年初结转=各类结转之和");
        totalsOfSide(model, run, view, s, "财政拨款收入总计=本年收入+年初结转", "Total = current + carry-over", [
          ...rowsOf(s.carryIn),
          ...s.surplusUsed,
        ]);
      }),
  },
  {
    id: "C07",
    group: "C",
    title: "财政拨款支出",
    titleEn: "Appropriation expenditure",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "财政拨款收支总表",
    explain:
      "财政拨款收支总表的本年支出等于各类支出之和（合计及各类预算资金分别核对）；支出总计等于本年支出加年末结转。",
    explainEn:
      "Appropriation: current expenditure is the sum of its classes in every column; the grand total adds what is carried out.",
    evaluate: (model, run) =>
      eachSection(model, run, ["appropriation"], (view, s) => {
        if (s.side !== "expenditure") return;
        currentTotal(
          model,
          run,
          view,
          s,
          "财政拨款本年支出=各类支出之和",
          "Current appropriation expenditure = its classes",
        );
        carryItems(model, run, view, s.carryOut, s.carryOutItems, "年末结转=各类结转之和");
        totalsOfSide(model, run, view, s, "财政拨款支出总计=本年支出+年末结转", "Total = current + carried out", [
          ...rowsOf(s.carryOut),
          ...s.surplusDistributed,
        ]);
      }),
  },
  {
    id: "C08",
    group: "C",
    title: "分资金平衡",
    titleEn: "Balance by fund",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "财政拨款收支总表",
    explain:
      "按资金性质：本年收入加年初结转等于本年支出加年末结转；决算政府性基金表每一行：年初结转加本年收入等于本年支出加年末结转。",
    explainEn: "By fund, income plus carry-over in equals expenditure plus carry-over out.",
    evaluate: (model, run) => balanceByFund(model, run),
  },
  {
    id: "C09",
    group: "C",
    title: "合计行=类合计=末级合计",
    titleEn: "Total row = classes = leaves",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "收入总表、支出总表、一般公共预算等按科目的表",
    explain: "按功能科目的各表：合计行的每一金额列等于各类之和，也等于最末级各行之和。",
    explainEn:
      "In tables by functional code, the total row equals the sum of the classes and of the leaves in every column.",
    evaluate: (model, run) => {
      let found = false;
      for (const id of CODE_TABLES)
        for (const view of model.views(id)) {
          found = true;
          codeTotals(model, run, view, { classes: "各类之和", leaves: "各末级科目之和" });
        }
      if (!found) run.needs(CODE_TABLES.map((id) => model.whyMissing(id)).join("、"));
    },
  },
  {
    id: "C10",
    group: "C",
    title: "经济分类合计",
    titleEn: "Economic totals",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "一般公共预算基本支出表",
    explain:
      "基本支出表的合计等于各经济类之和，也等于各款之和；决算表的人员经费合计等于 301、303，公用经费合计等于 302、307、309 至 313、399。",
    explainEn: "The basic expenditure total equals its economic classes and its leaves.",
    evaluate: (model, run) => {
      const views = [...model.views("basic"), ...model.views("economic")];
      if (views.length === 0) return run.needs(model.whyMissing("basic"));
      for (const view of views) {
        codeTotals(model, run, view, { classes: "各经济类之和", leaves: "各款之和" });
        if (view.id === "basic") economicGroups(model, run, view);
      }
    },
  },
  {
    id: "C11",
    group: "C",
    title: "“三公”竖表",
    titleEn: "Three public expenses",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "“三公”经费支出表",
    explain:
      "“三公”经费表：合计等于小计等于因公出国（境）、公务用车、公务接待之和；公务用车等于购置加运行；有的样式把会议费、培训费计入合计。",
    explainEn:
      "Total = travel + vehicles + reception; vehicles = purchase + running; some forms add meetings and training.",
    evaluate: (model, run) => {
      const views = model.views("three-public");
      if (views.length === 0) return run.needs(model.whyMissing("three-public"));
      for (const view of views) if (!isWide(view)) threePublic(model, run, view);
    },
  },
  {
    id: "C12",
    group: "C",
    title: "明细表合计",
    titleEn: "Totals of lists",
    severity: "error",
    basis: "arithmetic",
    tolerance: "TS",
    needs: "项目、采购、运行经费、资产等明细表",
    explain:
      "项目支出表、绩效目标汇总表、采购表、运行经费表的合计行等于各单位小计之和，等于各明细行之和；资产总额等于房屋、车辆、设备、其他之和。",
    explainEn: "Totals of lists equal their subtotals and their lines; total assets equal their items.",
    evaluate: (model, run) => {
      let found = false;
      for (const id of ["projects", "goals-summary", "procurement", "operating"] as const)
        for (const view of model.views(id)) {
          found = true;
          unitLayers(model, run, view, amountColumns(view));
        }
      for (const view of model.views("assets")) {
        found = true;
        assets(model, run, view);
      }
      if (!found) run.needs("没有项目、采购、运行经费、资产等明细表");
    },
  },
];

function carryItems(
  model: CheckModel,
  run: Run,
  view: TableView,
  carry: StandardRow | null,
  items: readonly StandardRow[],
  title: string,
): void {
  if (!carry || items.length < 2) return;
  for (const c of sideColumns(view, [carry])) {
    const parts = col(
      model,
      view,
      items.filter((r) => !r.ofWhich || items.every((i) => i.ofWhich)),
      c,
    );
    const blank = parts.every((f) => !f || f.blank);
    run.sum(title, "Carry-over = its items", model.figure(view, carry, c), parts, blank ? { severity: "warn" } : {});
  }
}

function balanceByFund(model: CheckModel, run: Run): void {
  const views = model.views("appropriation");
  if (views.length === 0) run.needs(model.whyMissing("appropriation"));
  for (const view of views) {
    const all = sections(view).filter((s) => !s.confused);
    const income = all.find((s) => s.side === "income");
    const out = all.find((s) => s.side === "expenditure" && (s.basis === null || s.basis === "functional"));
    if (!income || !out || !out.current) {
      run.skip("没有印出本年支出");
      continue;
    }
    for (const fund of ["general", "fund", "capital"] as const) {
      const spent = model.figure(view, out.current, fund);
      const items = income.items.filter((r) => fundOf(r) === fund);
      if (!spent || items.length !== 1) continue;
      const got = model.figure(view, items[0], "total") ?? model.figure(view, items[0], fund);
      const kept = income.carryInItems.filter((r) => fundOf(r) === fund);
      const carried =
        kept.length === 1 ? (model.figure(view, kept[0], "total") ?? model.figure(view, kept[0], fund)) : null;
      const left = model.figure(view, out.carryOut, fund);
      // A carry-over that is printed without its funds cannot be told apart.
      const carryTotal = model.figure(view, income.carryIn, "total");
      if (kept.length === 0 && carryTotal && carryTotal.ticks !== 0) {
        run.needs("年初结转没有按资金性质列出");
        continue;
      }
      run.sum(
        `分资金平衡：${items[0]!.item ?? fund}`,
        "Income + carry-over = expenditure + carried out, by fund",
        got,
        [spent, [1, left], [-1, carried]],
      );
    }
  }
  for (const id of ["fund", "capital", "general"] as const)
    for (const view of model.views(id)) {
      if (!["carryIn", "current", "carryOut"].every((c) => view.columns.has(c))) continue;
      for (const row of view.rows)
        run.sum(
          `年初结转+本年收入=本年支出+年末结转（${row.code ?? row.item ?? ""}）`,
          "Carry-over in + income = expenditure + carry-over out",
          model.figure(view, row, "total"),
          [
            model.figure(view, row, "carryIn"),
            model.figure(view, row, "current"),
            [-1, model.figure(view, row, "carryOut")],
          ],
        );
    }
}

/** Final accounts print 人员经费合计 and 公用经费合计 as rows. */
function economicGroups(model: CheckModel, run: Run, view: TableView): void {
  const groups: [RegExp, RegExp, string][] = [
    [/^人员经费合计$/, /^30[13]$/, "人员经费合计=301+303"],
    [/^公用经费合计$/, /^(?:302|307|309|31[0-3]|399)$/, "公用经费合计=302+307+309至313+399"],
  ];
  for (const [name, classes, title] of groups) {
    const row = view.rows.find((r) => r.role !== "detail" && name.test(r.item ?? ""));
    if (!row) continue;
    const parts = codeBlocks(view).flatMap((b) =>
      classCodes(b)
        .filter((c) => classes.test(c))
        .flatMap((c) => b.byCode.get(c)!),
    );
    if (parts.length > 0)
      run.sum(title, "Group total = its classes", model.figure(view, row, "total"), col(model, view, parts, "total"));
  }
}

function assets(model: CheckModel, run: Run, view: TableView): void {
  const total =
    totalRow(view) ?? view.rows.find((r) => /资产总额|固定资产总额|^合计$|^总计$/.test(r.item ?? "")) ?? null;
  if (!total) return run.needs(`${view.label}没有资产总额`);
  const items = view.rows.filter((r) => r !== total && r.role !== "total" && !r.ofWhich && !/^其中/.test(r.item ?? ""));
  const parts = col(model, view, items, "amount");
  if (items.length === 0 || !items.some(hasAmount)) {
    if (model.figure(view, total, "amount")?.ticks) run.skip("资产表没有分项金额");
    return;
  }
  run.sum("资产总额=房屋+车辆+设备+其他", "Total assets = their items", model.figure(view, total, "amount"), parts);
}
