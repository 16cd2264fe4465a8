import { ofThisYear, type TextFigure, textFigures, unitSlip } from "../../document/text-facts";
import type { CheckModel } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Run } from "../../rule/run";

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

export function distinct(list: readonly TextFigure[]): TextFigure | null {
  const values = new Set(list.map((t) => t.f.ticks));
  return values.size === 1 ? list[0]! : null;
}
