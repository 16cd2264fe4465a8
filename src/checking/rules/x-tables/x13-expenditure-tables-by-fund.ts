import { allCodes, allFiscal, codeFigures, totalFigure } from "../../document/facts";
import { evidence, type Run } from "../../rule/run";
import type { CheckModel, TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { withTablesForgivingCarryOver } from "./shared";
import { broken, inBudget, inFinal, brokenMixed, inMixed } from "../../catalogue/documents/variants";
import { REASONS, tableWords, wording } from "../../../words";

export const X13: Rule = {
  id: "X13",
  group: "X",
  title: { zh: "支出总表↔分资金表", en: "Expenditure table ↔ tables by fund" },
  severity: "error",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["expenditure", "general"],
  explain: {
    zh: "每个科目、每一列：支出总表不小于一般公共预算、政府性基金、国有资本经营预算支出表之和；收入全部是财政拨款时相等。",
    en: "By code and column, the expenditure table is at least the tables by fund, and equal where all income is fiscal.",
  },
  evaluate: (model, run) =>
    withTablesForgivingCarryOver(model, run, ["expenditure", "general"], (expenditure, general) => {
      byFund(model, run, expenditure, general);
    }),
};

const messages = wording({
  codeMissing: {
    zh: "{cell} 印有 {printed}，一般公共预算等支出表中没有科目 {code}",
    en: "《{cell}》 shows {printed}, the tables by fund have no code {code}.",
  },
});

function byFund(model: CheckModel, run: Run, expenditure: TableView, general: TableView): void {
  const parts = [
    general,
    ...(["fund", "capital"] as const).flatMap((id) => (model.views(id).length === 1 ? [model.views(id)[0]!] : [])),
  ];
  const complete = parts.length === 3 || allFiscal(model) === true;
  const equal = allFiscal(model) === true && complete;
  const codes = allCodes(expenditure);
  if (codes.size === 0) return run.needs(REASONS["codes-not-printed"], { table: tableWords("expenditure") });
  const lacking = [...codes].filter(
    (k) =>
      codeFigures(model, expenditure, k, "total").some((f) => f.ticks !== 0) &&
      parts.every((p) => codeFigures(model, p, k, "total").length === 0),
  );
  const few = lacking.length <= 2 && lacking.length * 3 <= codes.size;
  for (const code of codes) {
    for (const c of ["total", "basic", "project"] as const) {
      const whole = codeFigures(model, expenditure, code, c);
      const used = parts.flatMap((p) => codeFigures(model, p, code, c));
      if (whole.length === 0 || used.length === 0) {
        const lone = whole.find((f) => f.ticks !== 0);
        if (
          equal &&
          lone &&
          used.length === 0 &&
          c === "total" &&
          parts.some((p) => allCodes(p).size > 0) &&
          !parts.some((p) => p.damaged) &&
          (few || sameDepth(parts, code))
        )
          run.fail(
            messages.codeMissing,
            { cell: lone.label, printed: lone.printed ?? "", code },
            { severity: "warn", cells: [evidence(lone)], difference: lone.ticks },
          );
        continue;
      }
      const [first, ...rest] = whole;
      const title = `科目 ${code}：支出总表${equal ? "=" : "≥"}分资金各表`;
      if (equal)
        run.sum(title, "Expenditure = tables by fund", first!, [...used, ...rest.map((f) => [-1, f] as const)]);
      else {
        const [head, ...others] = used;
        run.atMost(title, "Tables by fund within expenditure", head!, [
          ...whole,
          ...others.map((f) => [-1, f] as const),
        ]);
      }
    }
  }
  // The total row by kind of expenditure.
  for (const c of ["basic", "project"] as const) {
    const whole = totalFigure(model, expenditure, c);
    const used = parts.map((p) => totalFigure(model, p, c)).filter((f): f is Figure => f !== null);
    if (!whole || used.length === 0) continue;
    if (equal) run.sum("合计：支出总表=分资金各表", "Total = tables by fund", whole, used);
    else
      run.atMost("合计：分资金各表≤支出总表", "Tables by fund within the total", used[0]!, [
        whole,
        ...used.slice(1).map((f) => [-1, f] as const),
      ]);
  }
}

/** True where the tables by fund print codes of this depth at all. */
function sameDepth(parts: readonly TableView[], code: string): boolean {
  return parts.some((p) => [...allCodes(p)].some((c) => c.length === code.length));
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(34), inFinal(23), inMixed(29)],
  breaks: [
    broken("同一科目基本支出不同", [["expenditure", "2080501", "basic", "13.26"]], {
      found: [
        {
          cells: ["支出总表[2080501].基本支出", "一般公共预算支出表[2080501].基本支出"],
          difference: "0.9",
          severity: "error",
        },
      ],
      others: ["W03", "C09", "H02", "P03"],
    }),
    brokenMixed("分资金各表大于支出总表", [["general", "2101501", "project", "44.70"]], {
      found: [
        {
          cells: ["一般公共预算支出表[2101501].项目支出", "支出总表[2101501].项目支出"],
          difference: "0.7",
          severity: "error",
        },
      ],
      others: ["W07", "C09", "H02"],
    }),
  ],
});
