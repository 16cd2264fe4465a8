import { CheckModel, totalRow } from "../../document/model";
import { codeBlocks, leafCodes } from "../../document/codes";
import { evidence, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { CODE_TABLES } from "./shared";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const P07: Rule = {
  id: "P07",
  group: "P",
  title: { zh: "重复金额", en: "Counted twice" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "-",
  needs: ["income", "expenditure", "general", "basic", "fund", "capital"],
  explain: {
    zh: "合计恰等于全部行（含小计）之和，或恰为应有数的 2 倍、一半的，可能重复相加。",
    en: "A total that equals all rows including subtotals, or twice or half what it should, was probably counted twice.",
  },
  evaluate: countedTwice,
};

const messages = wording({
  countedTwice: {
    zh: "{cell} {total} 万元{reason}，可能重复相加",
    en: "《{cell}》 {total} {reason}: probably counted twice.",
  },
  allRows: { zh: "等于全部行（含类、款小计）之和", en: "is the sum of all rows, subtotals among them" },
  twice: { zh: "恰为各末级科目之和的 2 倍", en: "is exactly twice the sum of its codes" },
  half: { zh: "恰为各末级科目之和的一半", en: "is exactly half the sum of its codes" },
});

function countedTwice(model: CheckModel, run: Run): void {
  let asked = 0;
  for (const id of CODE_TABLES)
    for (const view of model.views(id)) {
      const total = totalRow(view);
      const blocks = codeBlocks(view);
      for (const c of ["total", "basic", "project"] as const) {
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
            ? messages.allRows
            : f.ticks === 2 * leaves
              ? messages.twice
              : f.ticks * 2 === leaves
                ? messages.half
                : null;
        if (why)
          run.fail(
            messages.countedTwice,
            { cell: f.label, total: money(f.ticks), reason: why },
            { cells: [evidence(f)], difference: f.ticks - leaves },
          );
      }
    }
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.needs(REASONS["no-codes-to-add"]);
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("合计恰为两倍", [["general", "合计", "project", "265.26"]], {
      found: [{ cells: ["一般公共预算支出表[合计].项目支出"], difference: "132.63", severity: "warn" }],
      others: ["W07", "C09", "X13", "X16"],
    }),
  ],
});
