import type { ColumnKey } from "../../../disclosure";
import { CheckModel, type TableView, single } from "../../document/model";
import { codeFigures } from "../../document/facts";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { byForm, CLASSIFICATION } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import type { Run } from "../../rule/run";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, several } from "../../../words";

export const P02: Rule = {
  id: "P02",
  group: "P",
  title: { zh: "人员科目呼应", en: "Personnel codes correspond" },
  severity: "info",
  basis: byForm(CLASSIFICATION),
  tolerance: "T0",
  needs: ["general", "basic"],
  explain: {
    zh: "住房公积金 2210201 与 30113、养老保险 2080505 与 30108、职业年金 2080506 与 30109、医疗 2101101+2101102 与 30110 相同；离退休 2080501、2080502 不小于离休费、退休费。",
    en: "Housing fund, pension, annuity and medical codes agree between the functional and the economic table.",
  },
  evaluate: personnelCodes,
};

function personnelCodes(model: CheckModel, run: Run): void {
  const general = single(model, "general");
  const basic = single(model, "basic");
  if (!general || !basic)
    return run.needs(REASONS["every-one"], {
      reasons: several(
        [general ? [] : model.whyMissing("general"), basic ? [] : model.whyMissing("basic")].flat(),
        "clause",
      ),
    });
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
  if (run.identities.length === 0) run.skip(REASONS["no-matching-codes"]);
}

/** Basic expenditure of a code, however the table splits it: pensions and contributions are no projects. */
function basicFigures(model: CheckModel, general: TableView, code: string): Figure[] {
  const columns: readonly ColumnKey[] = general.columns.has("basic")
    ? ["basic"]
    : general.columns.has("personnel") || general.columns.has("public")
      ? ["personnel", "public"]
      : ["total"];
  return columns.flatMap((column) => codeFigures(model, general, code, column));
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(5), inFinal(2), inMixed(1)],
  breaks: [
    broken("住房公积金不呼应", [["basic", "30113", "total", "42.04"]], {
      found: [
        {
          cells: ["一般公共预算基本支出表[30113].合计", "一般公共预算支出表[2210201].基本支出"],
          difference: "1.8",
          severity: "warn",
        },
      ],
      others: ["W08", "C10", "H03", "P03"],
    }),
  ],
});
