import type { StandardTableId } from "../../../disclosure";
import { carryOvers, explainedByCarryOver } from "../../document/facts";
import { difference, statusOf, toleranceOf } from "../../identity/identity";
import type { CheckModel, TableView } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Run } from "../../rule/run";

/** Evaluates on every set of tables that belong together. */
export function withTables(
  model: CheckModel,
  run: Run,
  ids: readonly StandardTableId[],
  evaluate: (...views: TableView[]) => void,
): void {
  const { sets, missing } = model.together(...ids);
  if (missing) run.needs(missing);
  for (const set of sets) evaluate(...set);
}

/** Takes back the identities added since `from` whose difference is nothing but carry-over (rules.md 0.8). */
export function forgiveCarryOver(model: CheckModel, run: Run, from: number): void {
  const carries = carryOvers(model);
  if (carries.length === 0) return;
  for (let i = run.identities.length - 1; i >= from; i--) {
    const identity = run.identities[i]!;
    if (statusOf(identity) !== "fail") continue;
    if (!explainedByCarryOver(carries, difference(identity), toleranceOf(identity) + identity.total.half)) continue;
    run.identities.splice(i, 1);
    run.skip(`${identity.title}：差额等于结转结余，一张表为当年拨款、另一张表含结转`);
  }
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
