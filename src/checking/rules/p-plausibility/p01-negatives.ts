import { columnDefinition, printedValues } from "../../../disclosure";
import { CheckModel, single } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import { incomeSide } from "../../document/facts";
import { textFigures } from "../../document/text-facts";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { broken, inBudget, inFinal, inMixed } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const P01: Rule = {
  id: "P01",
  group: "P",
  title: { zh: "负数与零", en: "Negative and zero" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "-",
  needs: ["every-table", "narrative"],
  explain: {
    zh: "预算表中出现负数、收入总计为 0、占比超过 100% 的，请核对。",
    en: "A negative amount in a budget, total income of 0, or a share above 100 % needs a look.",
  },
  evaluate: negatives,
};

const messages = wording({
  negative: { zh: "{cell} 为负数 {printed}", en: "《{cell}》 is negative: {printed}." },
  zeroIncome: { zh: "{cell} 为 0", en: "《{cell}》 is 0." },
  shareAboveWhole: { zh: "占比超过 100%：“{quote}”", en: "A share above 100 %: “{quote}”." },
});

function negatives(model: CheckModel, run: Run): void {
  const seen = new Set<string>();
  let asked = 0;
  for (const table of model.disclosure.standard) {
    const view = model.views(table.id).find((v) => v.index === table.index)!;
    for (const row of view.rows)
      for (const [c] of printedValues(row)) {
        if (c === "change" || columnDefinition(view.id, c)?.type !== "money") continue;
        const f = model.figure(view, row, c);
        if (!f || f.blank) continue;
        asked++;
        // Carry-over and surplus of final accounts may be negative.
        if (f.ticks >= 0 || model.final || seen.has(f.key)) continue;
        seen.add(f.key);
        run.fail(
          messages.negative,
          { cell: f.label, printed: f.printed ?? "" },
          { cells: [evidence(f)], difference: f.ticks },
        );
      }
  }
  const balance = single(model, "balance");
  const grand = balance ? model.figure(balance, incomeSide(balance)?.grand, "amount") : null;
  if (grand && !grand.blank && grand.ticks === 0)
    run.fail(messages.zeroIncome, { cell: grand.label }, { cells: [evidence(grand)] });
  for (const t of textFigures(model))
    if (t.n.kind === "percent" && t.n.key.endsWith(".share") && Number(t.n.value) > 100)
      run.fail(messages.shareAboveWhole, { quote: t.n.quote }, { cells: [evidence(t.f)] });
  if (asked > 0 && run.statements.length === 0) run.pass();
  if (asked === 0) run.needs(REASONS["no-amounts"]);
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    broken("负数", [["expenditure", "2101504", "project", "-31.28"]], {
      found: [{ cells: ["支出总表[2101504].项目支出"], difference: "-31.28", severity: "warn" }],
      others: ["W03", "C09", "H02", "X13", "P03"],
    }),
  ],
});
