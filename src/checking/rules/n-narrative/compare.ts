import { ofThisYear, type TextFigure, textFigures, unitSlip } from "../../document/text-facts";
import type { CheckModel } from "../../document/model";
import type { Figure } from "../../identity/figure";
import { figureUnderName, speaksOfAnother } from "../../document/printed-names";
import { sentenceTolerance } from "../../identity/tolerance";
import { sameFact, type Run } from "../../rule/run";
import { REASONS } from "../../../words";

/** Holds the sentences of some keys against the cells they copy. */
export function compare(
  model: CheckModel,
  run: Run,
  keys: RegExp,
  cells: (t: TextFigure) => Figure[],
  title: string,
): void {
  const figures = textFigures(model).filter(
    (t) => t.n.kind === "amount" && keys.test(t.n.key) && ofThisYear(model, t.n) && t.f.unit !== null,
  );
  if (figures.length === 0) return run.skip(REASONS["no-such-figures"]);
  let asked = 0;
  for (const t of figures) {
    const candidates = cells(t);
    if (candidates.length === 0) continue;
    asked++;
    if (candidates.some((c) => unitSlip(t.f, c) !== 0)) continue; // a slip of the unit is said once, by N15
    if (speaksOfAnother(model, t)) {
      run.skip(REASONS["of-another-unit"]);
      continue;
    }
    const elsewhere = candidates.some((c) => agrees(t.f, c)) ? null : figureUnderName(model, t);
    if (elsewhere) {
      run.pass(1, { ...sameFact(t.f, elsewhere, 2 * t.f.half), passes: true });
      continue;
    }
    // A figure that another sentence states in agreement with the tables was perhaps read under the wrong words.
    const twin = figures.some((o) => o !== t && o.n.key === t.n.key && candidates.some((c) => c.ticks === o.f.ticks));
    run.equalAny(`${title}：${t.n.label || t.n.quote}`, "The sentence agrees with the table", t.f, candidates, {
      confidence: twin || !isSure(t) ? 0.6 : 1,
      code: "TN",
    });
  }
  if (asked === 0) run.needs(REASONS["no-comparable-table"]);
}

function agrees(text: Figure, cell: Figure): boolean {
  return Math.abs(text.ticks - cell.ticks) <= sentenceTolerance(text, cell);
}

/** Words whose meaning differs from form to form: told as a warning where the table says otherwise. */
function isSure({ n }: TextFigure): boolean {
  // 其他资金 may be all but the appropriation; 对个人和家庭的补助 may or may not hold the pensioners' costs.
  if (n.key === "income.other") return /收入/.test(n.label);
  return n.key !== "expenditure.household";
}

export function distinct(list: readonly TextFigure[]): TextFigure | null {
  const values = new Set(list.map((t) => t.f.ticks));
  return values.size === 1 ? list[0]! : null;
}
