import type { StandardTableId } from "../../../disclosure";
import { carryOvers, explainedByCarryOver } from "../../document/facts";
import { difference, toleranceOf, type Identity } from "../../identity/identity";
import type { CheckModel, TablesOf } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Run } from "../../rule/run";
import { REASONS, said } from "../../../words";

/** Evaluates on every set of tables that belong together. */
export function withTables<const Ids extends readonly StandardTableId[]>(
  model: CheckModel,
  run: Run,
  ids: Ids,
  evaluate: (...views: TablesOf<Ids>) => void,
): void {
  const { sets, missing } = model.together(...ids);
  if (missing) run.needs(missing);
  for (const set of sets) evaluate(...set);
}

/** The same, where a difference that is nothing but carry-over is no failure: one table is 当年拨款, the other 含结转. */
export function withTablesForgivingCarryOver<const Ids extends readonly StandardTableId[]>(
  model: CheckModel,
  run: Run,
  ids: Ids,
  evaluate: (...views: TablesOf<Ids>) => void,
): void {
  forgivingCarryOver(model, run, () => withTables(model, run, ids, evaluate));
}

/** Nothing is held against the document by a difference that is just its carry-over: one side counts it, the other does not. */
export function forgivingCarryOver(model: CheckModel, run: Run, evaluate: () => void): void {
  const carries = carryOvers(model);
  const excuse = (identity: Identity) =>
    explainedByCarryOver(carries, difference(identity), toleranceOf(identity) + identity.total.half)
      ? said(REASONS["carry-over-apart"], { title: { zh: identity.title, en: identity.titleEn } })
      : null;
  run.forgiving(excuse, evaluate);
}

/** First figure against the sum of the others, exact when both are single. */
export function same(
  run: Run,
  title: string,
  titleEn: string,
  a: readonly Figure[],
  b: readonly Figure[],
  options: { confidence?: number } = {},
): void {
  const [first, ...rest] = a;
  if (!first || b.length === 0) return;
  const single = rest.length === 0 && b.length === 1;
  if (single) run.equal(title, titleEn, first, b[0]!, { code: "T0", ...options });
  else run.sum(title, titleEn, first, [...b, ...rest.map((f) => [-1, f] as const)], { code: "TS", ...options });
}
