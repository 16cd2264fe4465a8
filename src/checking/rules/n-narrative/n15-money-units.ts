import type { ColumnKey } from "../../../disclosure";
import { cellsFor, ofThisYear, textFigures, threePublicCells, unitSlip } from "../../document/text-facts";
import { evidence, type Run } from "../../rule/run";
import { totalFigure } from "../../document/facts";
import { type Figure, money } from "../../identity/figure";
import { type CheckModel, single } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { breaking, inBudget, inFinal, saying, inMixed } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const N15: Rule = {
  id: "N15",
  group: "N",
  title: { zh: "单位与量级", en: "Units of money" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "-",
  needs: ["narrative", "every-table"],
  explain: {
    zh: "情况说明与表中同一数字相差恰为 1 万倍或 1 亿倍，是元、万元、亿元混用；各表合计之间相差 1 万倍的同样指出。",
    en: "A figure that equals its table figure times a power of 10,000 has the wrong unit of money.",
  },
  evaluate: unitSlips,
};

const messages = wording({
  textSlip: {
    zh: "情况说明“{quote}”与 {cell} {amount} 万元相差 10 的 {power} 次方，元与万元混用",
    en: "“{quote}” is 《{cell}》 ({amount}) times 10^{power}: a slip of the unit.",
  },
  tableSlip: {
    zh: "{table}的 {cell} {amount} 万元与{others}相差 10 的 {power} 次方：{table}的计量单位可能写错",
    en: "《{table}》: 《{cell}》 {amount} differs from 《{others}》 by 10^{power}; the unit of money of 《{table}》 may be wrong.",
  },
});

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
    const slip = cells.find((c) => unitSlip(t.f, c) !== 0);
    // Which unit a table has that prints none is not known: the text tells it rather than contradicts it.
    if (slip && assumesUnit(model, slip)) continue;
    asked++;
    if (!slip || cells.some((c) => c.ticks === t.f.ticks)) run.pass();
    else
      run.fail(
        messages.textSlip,
        { quote: t.n.quote, cell: slip.label, amount: money(slip.ticks), power: unitSlip(t.f, slip) },
        { cells: [evidence(t.f), evidence(slip)] },
      );
  }
  asked += tableSlips(model, run);
  if (asked === 0) run.needs(REASONS["no-figures-to-compare"]);
}

/** True for a figure of a table that prints no unit of money. */
function assumesUnit(model: CheckModel, f: Figure): boolean {
  const { ref } = f;
  if (!ref) return false;
  return model.disclosure.tables.some((t) => t.id === ref.table && t.index === ref.index && t.moneyUnitAssumed);
}

function others(model: CheckModel, key: string): Figure[] {
  const total = (id: "operating" | "procurement" | "assets", c: ColumnKey) => {
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
    const slips = against.filter(([, o]) => unitSlip(f, o) !== 0 && !assumesUnit(model, f) && !assumesUnit(model, o));
    if (slips.length === 0) {
      run.pass();
      continue;
    }
    // The table that stands alone against the others is the one with the wrong unit.
    if (slips.length * 2 < against.length) continue;
    run.fail(
      messages.tableSlip,
      { table: label, cell: f.label, amount: money(f.ticks), others: slips[0]![0], power: unitSlip(f, slips[0]![1]) },
      { cells: [evidence(f), evidence(slips[0]![1])] },
    );
  }
  return totals.length;
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(19), inFinal(9), inMixed(17)],
  breaks: [
    breaking(
      "元与万元混用",
      saying([{ key: "expenditure.total", label: "支出预算", value: "5056900", quote: "支出预算5056900万元" }]),
      {
        found: [
          { cells: ["情况说明“支出预算”", "收支总表[支出·支出总计].预算数"], difference: null, severity: "error" },
        ],
        others: [],
      },
    ),
    breaking(
      "表头的计量单位写错",
      {
        ...BUDGET,
        tables: BUDGET.tables.map((t) => (t.id === "expenditure" ? { ...t, unit: "元" as const } : t)),
      },
      {
        found: [{ cells: ["支出总表[合计].合计", "收入总表[合计].合计"], difference: null, severity: "error" }],
        others: ["X03", "X16", "K10"],
      },
    ),
  ],
});
