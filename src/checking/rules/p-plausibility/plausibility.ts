import { columnDefinition } from "../../../disclosure";
import { codeBlocks, leafCodes } from "../../document/codes";
import { codeFigures, incomeSide, totalFigure } from "../../document/facts";
import { slipsOf } from "../../diagnosis/slips";
import { difference, statusOf } from "../../identity/identity";
import { CheckModel, totalRow, type TableView } from "../../document/model";
import { evidence, quoted, type Run } from "../../rule/run";
import { single, textFigures } from "../../document/text-facts";
import { threePublicGroups } from "../../document/three-public";
import { money, type Figure } from "../../identity/figure";
import type { RuleDefinition } from "../../rule/columns";

const CODE_TABLES = ["income", "expenditure", "general", "basic", "fund", "capital"] as const;

export const PLAUSIBILITY: readonly RuleDefinition[] = [
  {
    id: "P01",
    group: "P",
    title: "负数与零",
    titleEn: "Negative and zero",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "-",
    needs: "各表、情况说明",
    explain: "预算表中出现负数、收入总计为 0、占比超过 100% 的，请核对。",
    explainEn: "A negative amount in a budget, total income of 0, or a share above 100 % needs a look.",
    evaluate: (model, run) => negatives(model, run),
  },
  {
    id: "P02",
    group: "P",
    title: "人员科目呼应",
    titleEn: "Personnel codes correspond",
    severity: "info",
    basis: "template",
    tolerance: "T0",
    needs: "一般公共预算支出表、基本支出表",
    explain:
      "住房公积金 2210201 与 30113、养老保险 2080505 与 30108、职业年金 2080506 与 30109、医疗 2101101+2101102 与 30110 相同；离退休 2080501、2080502 不小于离休费、退休费。",
    explainEn: "Housing fund, pension, annuity and medical codes agree between the functional and the economic table.",
    evaluate: (model, run) => personnelCodes(model, run),
  },
  {
    id: "P03",
    group: "P",
    title: "数字形近",
    titleEn: "Slip of the pen",
    severity: "info",
    basis: "arithmetic",
    tolerance: "-",
    needs: "未通过的合计",
    explain:
      "未通过的合计，差额能被 9 整除（数字颠倒）、是一位数乘 10 的幂（错一位）、等于某一项或其两倍（漏加、重复、正负号）的，给出推测。",
    explainEn:
      "A failed sum whose difference looks like a transposition, a wrong digit, or an omitted or doubled part is given a hypothesis.",
    evaluate: (model, run) => lookAlikes(model, run),
  },
  {
    id: "P04",
    group: "P",
    title: "复制错位",
    titleEn: "Copied row",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "-",
    needs: "按科目的各表",
    explain: "同一张表中，编码不同又无上下级关系的两行，多个金额列完全相同的，请核对。",
    explainEn: "Two unrelated codes with the same amounts in several columns need a look.",
    evaluate: (model, run) => copiedRows(model, run),
  },
  {
    id: "P05",
    group: "P",
    title: "量级",
    titleEn: "Magnitude",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "-",
    needs: "各表的上年数，或上年文件",
    explain: "某一金额与上年数或上年文件相差一万倍以上的，可能是元、万元混用。",
    explainEn: "An amount that differs from last year's by 10,000 or more may be a slip of the unit.",
    evaluate: (model, run) => magnitudes(model, run),
  },
  {
    id: "P06",
    group: "P",
    title: "车辆呼应",
    titleEn: "Vehicles correspond",
    severity: "info",
    basis: "template",
    tolerance: "-",
    needs: "“三公”经费表、资产表或情况说明",
    explain: "公务用车运行费大于 0 的应有车辆；车辆为 0 的，公务用车运行维护费应为 0。",
    explainEn: "Running costs go with vehicles, and no vehicles with no running costs.",
    evaluate: (model, run) => vehiclesCorrespond(model, run),
  },
  {
    id: "P07",
    group: "P",
    title: "重复金额",
    titleEn: "Counted twice",
    severity: "warn",
    basis: "arithmetic",
    tolerance: "-",
    needs: "按科目的各表",
    explain: "合计恰等于全部行（含小计）之和，或恰为应有数的 2 倍、一半的，可能重复相加。",
    explainEn:
      "A total that equals all rows including subtotals, or twice or half what it should, was probably counted twice.",
    evaluate: (model, run) => countedTwice(model, run),
  },
];

function negatives(model: CheckModel, run: Run): void {
  const seen = new Set<string>();
  let asked = 0;
  for (const table of model.disclosure.standard) {
    const view = model.views(table.id).find((v) => v.index === table.index)!;
    for (const row of view.rows)
      for (const c of Object.keys(row.values)) {
        if (c === "change" || columnDefinition(view.id, c)?.type !== "money") continue;
        const f = model.figure(view, row, c);
        if (!f || f.blank) continue;
        asked++;
        // Carry-over and surplus of final accounts may be negative.
        if (f.ticks >= 0 || model.final || seen.has(f.key)) continue;
        seen.add(f.key);
        run.fail({
          message: `${f.label} 为负数 ${f.printed ?? ""}`,
          messageEn: "A negative amount in a budget.",
          cells: [evidence(f)],
          difference: f.ticks,
        });
      }
  }
  const balance = single(model, "balance");
  const grand = balance ? model.figure(balance, incomeSide(balance)?.grand, "amount") : null;
  if (grand && !grand.blank && grand.ticks === 0)
    run.fail({ message: `${grand.label} 为 0`, messageEn: "Total income is 0.", cells: [evidence(grand)] });
  for (const t of textFigures(model))
    if (t.n.kind === "percent" && t.n.key.endsWith(".share") && Number(t.n.value) > 100)
      run.fail({ message: `占比超过 100%：“${t.n.quote}”`, messageEn: "A share above 100 %.", cells: [evidence(t.f)] });
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.needs("没有可辨认的金额");
}

function personnelCodes(model: CheckModel, run: Run): void {
  const general = single(model, "general");
  const basic = single(model, "basic");
  if (!general || !basic)
    return run.needs(
      [general ? null : model.whyMissing("general"), basic ? null : model.whyMissing("basic")]
        .filter((s) => s)
        .join("；"),
    );
  const pending: { name: string; total: Figure; parts: (readonly [number, Figure])[] }[] = [];
  const pairs: [string[], string[], string][] = [
    [["2210201"], ["30113"], "住房公积金"],
    [["2080505"], ["30108"], "基本养老保险缴费"],
    [["2080506"], ["30109"], "职业年金缴费"],
    [["2101101", "2101102"], ["30110"], "基本医疗保险缴费"],
  ];
  for (const [functional, economic, name] of pairs) {
    const a = functional.flatMap((c) => basicFigures(model, general, c));
    const b = economic.flatMap((c) => codeFigures(model, basic, c, "total"));
    if (a.length === 0 || b.length === 0 || b.every((f) => f.ticks === 0) || a.every((f) => f.ticks === 0)) continue;
    pending.push({
      name,
      total: b[0]!,
      parts: [...a.map((f) => [1, f] as const), ...b.slice(1).map((f) => [-1, f] as const)],
    });
  }
  // Where the other pairs of the document agree to the last digit, the one that does not is worth a look.
  const agree = pending.filter((p) => p.total.ticks === p.parts.reduce((s, [k, f]) => s + k * f.ticks, 0)).length;
  const odd = agree >= 2 && pending.length - agree <= 2;
  for (const p of pending)
    run.sum(`${p.name}：功能科目与经济科目呼应`, "Functional and economic codes correspond", p.total, p.parts, {
      code: "TS",
      ...(odd ? { severity: "warn" as const } : {}),
    });
  const retired = ["2080501", "2080502"].flatMap((c) => basicFigures(model, general, c));
  const pensions = ["30301", "30302"].flatMap((c) => codeFigures(model, basic, c, "total"));
  const [first, ...rest] = pensions;
  if (first && retired.length > 0)
    run.atMost("离退休费不超过离退休功能科目", "Pensions within their functional codes", first, [
      ...retired,
      ...rest.map((f) => [-1, f] as const),
    ]);
  if (run.identities.length === 0) run.skip("没有可以呼应的科目");
}

/** Basic expenditure of a code, however the table splits it: pensions and contributions are no projects. */
function basicFigures(model: CheckModel, general: TableView, code: string): Figure[] {
  const columns = general.columns.has("basic")
    ? ["basic"]
    : general.columns.has("personnel") || general.columns.has("public")
      ? ["personnel", "public"]
      : ["total"];
  return columns.flatMap((column) => codeFigures(model, general, code, column));
}

function lookAlikes(model: CheckModel, run: Run): void {
  const failed = model.identities.filter(
    (i) => /^[WCHX]/.test(i.rule) && i.kind !== "at-most" && statusOf(i) === "fail",
  );
  if (failed.length === 0) return run.skip("没有未通过的合计");
  for (const identity of failed.slice(0, 200)) {
    const words = slipsOf(identity);
    if (!words) continue;
    run.fail({
      message: `${identity.title}相差 ${money(difference(identity))} 万元：${words.zh}`,
      messageEn: `Off by ${money(difference(identity))}: ${words.en}.`,
      cells: [evidence(identity.total)],
      difference: difference(identity),
      confidence: 0.6,
    });
  }
}

function copiedRows(model: CheckModel, run: Run): void {
  let asked = 0;
  for (const id of CODE_TABLES)
    for (const view of model.views(id))
      for (const block of codeBlocks(view)) {
        const rows = [...block.byCode.entries()].flatMap(([code, list]) => list.map((row) => ({ code, row })));
        const signature = new Map<string, { code: string; row: (typeof rows)[number]["row"] }[]>();
        for (const r of rows) {
          const printed = Object.entries(r.row.values).flatMap(([c, v]) =>
            v.amount && !v.amount.value.isZero() && columnDefinition(id, c)?.type === "money"
              ? [`${c}=${v.amount.value.toFixed()}`]
              : [],
          );
          const different = new Set(printed.map((p) => p.split("=")[1]));
          // Two figures that differ are needed: a total repeated in one column is no coincidence to speak of.
          if (different.size < 2 || printed.length < 3) continue;
          asked++;
          const key = printed.join("|");
          signature.set(key, [...(signature.get(key) ?? []), r]);
        }
        for (const list of signature.values()) {
          const [a, ...others] = list;
          const b = others.find(
            (o) => !o.code.startsWith(a!.code) && !a!.code.startsWith(o.code) && o.code.length === a!.code.length,
          );
          if (b)
            run.fail({
              message: `${view.label}：${a!.code} 与 ${b.code} 两行的金额完全相同`,
              messageEn: `Rows ${a!.code} and ${b.code} have the same amounts.`,
              cells: [a!, b].map((r) => quoted(`${view.label}[${r.code}]`, r.row.item, r.row.source)),
              confidence: 0.6,
            });
        }
      }
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.skip("没有多列金额的科目行");
}

function magnitudes(model: CheckModel, run: Run): void {
  let asked = 0;
  const far = (a: Figure, b: Figure) =>
    a.ticks > 0 && b.ticks > 0 && (a.ticks / b.ticks >= 9999 || b.ticks / a.ticks >= 9999);
  const report = (a: Figure, b: Figure, what: string) =>
    run.fail({
      message: `${a.label} ${money(a.ticks)} 万元与${what} ${money(b.ticks)} 万元相差一万倍以上，可能是元、万元混用`,
      messageEn: "An amount differs by 10,000 or more.",
      cells: [evidence(a), evidence(b)],
    });
  const prior = model.context.prior ? new CheckModel(model.context.prior) : null;
  for (const id of CODE_TABLES)
    for (const view of model.views(id)) {
      const old = prior?.views(id).length === 1 ? prior.views(id)[0]! : null;
      for (const row of view.rows) {
        const f = model.figure(view, row, "total");
        if (!f || f.blank) continue;
        const own = model.figure(view, row, "prior");
        const before = old
          ? row.role === "total"
            ? totalFigure(prior!, old, "total")
            : row.code
              ? (codeFigures(prior!, old, row.code, "total")[0] ?? null)
              : null
          : null;
        for (const [b, what] of [
          [own, "上年数"],
          [before, "上年文件"],
        ] as const) {
          if (!b || b.blank) continue;
          asked++;
          if (far(f, b)) report(f, b, what);
        }
      }
    }
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.needs("没有上年数，也没有提供上年文件");
}

function vehiclesCorrespond(model: CheckModel, run: Run): void {
  const view = single(model, "three-public");
  const group = view ? threePublicGroups(view)[0] : undefined;
  const running =
    view && group
      ? (model.figure(view, group.get("carsRunning"), model.final ? "settled" : "total") ??
        model.figure(view, group.get("carsRunning"), "total"))
      : null;
  const assets = single(model, "assets");
  const row = assets?.rows.find((r) => /车辆/.test(r.item ?? ""));
  const inTable = assets && row ? model.figure(assets, row, "quantity") : null;
  const inText = textFigures(model).find((t) => t.n.key === "assets.vehicles")?.f ?? null;
  const vehicles = inTable && !inTable.blank ? inTable : (inText ?? inTable);
  if (!running || !vehicles) return run.needs("没有公务用车运行费或车辆数");
  if (running.ticks > 0 && vehicles.ticks === 0 && (!vehicles.blank || row))
    run.fail({
      message: `${running.label} ${money(running.ticks)} 万元，而车辆数为 0 或空（${vehicles.label}）`,
      messageEn: "Running costs without a vehicle.",
      cells: [evidence(running), evidence(vehicles)],
      confidence: 0.7,
    });
  else run.pass();
}

function countedTwice(model: CheckModel, run: Run): void {
  let asked = 0;
  for (const id of CODE_TABLES)
    for (const view of model.views(id)) {
      const total = totalRow(view);
      const blocks = codeBlocks(view);
      for (const c of ["total", "basic", "project"]) {
        const f = model.figure(view, total, c);
        if (!f || f.ticks === 0) continue;
        const sum = (codes: (b: (typeof blocks)[number]) => Iterable<string>) =>
          blocks
            .flatMap((b) => [...codes(b)].flatMap((k) => b.byCode.get(k)!))
            .reduce((s, r) => s + (model.figure(view, r, c)?.ticks ?? 0), 0);
        const leaves = sum(leafCodes);
        if (leaves === 0) continue;
        asked++;
        if (Math.abs(f.ticks - leaves) <= f.half * 20) continue;
        const all = sum((b) => b.byCode.keys());
        const why =
          f.ticks === all
            ? "等于全部行（含类、款小计）之和"
            : f.ticks === 2 * leaves
              ? "恰为各末级科目之和的 2 倍"
              : f.ticks * 2 === leaves
                ? "恰为各末级科目之和的一半"
                : null;
        if (why)
          run.fail({
            message: `${f.label} ${money(f.ticks)} 万元${why}，可能重复相加`,
            messageEn: "The total was probably counted twice.",
            cells: [evidence(f)],
            difference: f.ticks - leaves,
          });
      }
    }
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.needs("没有可以相加的科目");
}
