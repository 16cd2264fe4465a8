import { ofThisYear, type TextFigure, textFigures } from "../../document/text-facts";
import type { CheckModel } from "../../document/model";

export const sign = (t: TextFigure) => (t.n.direction === "down" ? -1 : t.n.direction === "flat" ? 0 : 1);

/** Change figures with the amount of this year and of last year that stand in the same paragraph. */
export interface Change {
  readonly change: TextFigure;
  readonly current: TextFigure | null;
  readonly prior: TextFigure | null;
  readonly percent: TextFigure | null;
  /** Other amounts of this year that stand before it in the paragraph: behind a list the change may be its head's. */
  readonly others: readonly TextFigure[];
}

/** The change that a percentage belongs to: the one before it, or, where none stands before it, the one behind it. */
function changeOf(all: readonly TextFigure[], percent: TextFigure): TextFigure | null {
  const own = all.filter(
    (t) =>
      t.n.kind === "change" &&
      t.paragraph === percent.paragraph &&
      (t === percent || percent.n.key === `${t.n.key}.percent`),
  );
  const at = all.indexOf(percent);
  return own.filter((t) => all.indexOf(t) < at).at(-1) ?? own[0] ?? null;
}

/** Keys of the amount, the prior figure and the percentage that belong to a change. */
function family(key: string): { current: string[]; prior: string; percent: string } | null {
  const front = /^change\.(.+)$/.exec(key);
  if (front) {
    const rest = front[1]!;
    const current =
      rest === "total"
        ? ["balance.total", "income.total", "expenditure.total"]
        : rest === "income"
          ? ["income.total"]
          : rest === "expenditure"
            ? ["expenditure.total"]
            : rest.startsWith("income.") || rest.startsWith("expenditure.")
              ? [rest]
              : [`expenditure.${rest}`, `balance.${rest}`];
    return { current, prior: `prior.${rest}`, percent: `${key}.percent` };
  }
  const back = /^(.+)\.change$/.exec(key);
  if (!back) return null;
  const subject = back[1]!;
  return {
    current: subject === "three-public" ? ["three-public.total"] : [subject],
    prior: `${subject}.prior`,
    percent: `${key}.percent`,
  };
}

export function changes(model: CheckModel): Change[] {
  const all = textFigures(model);
  return all
    .map((change, at) => ({ change, at }))
    .filter(({ change }) => change.n.kind === "change" && change.f.unit !== null)
    .flatMap(({ change, at }) => {
      const keys = family(change.n.key);
      if (!keys) return [];
      const near = (want: (t: TextFigure) => boolean) => {
        const list = all.filter(
          (t, i) => t.paragraph === change.paragraph && change.paragraph >= 0 && Math.abs(i - at) <= 6 && want(t),
        );
        return list.length === 1 ? list[0]! : null;
      };
      return [
        {
          change,
          current: near((t) => t.n.kind === "amount" && keys.current.includes(t.n.key) && ofThisYear(model, t.n)),
          prior: near((t) => t.n.kind === "amount" && t.n.key === keys.prior),
          percent: near((t) => t.n.kind === "percent" && t.n.key === keys.percent && changeOf(all, t) === change),
          others: all.filter(
            (t, i) =>
              t.paragraph === change.paragraph &&
              change.paragraph >= 0 &&
              i < at &&
              t.n.kind === "amount" &&
              t.f.unit !== null &&
              !t.n.key.startsWith("prior.") &&
              ofThisYear(model, t.n),
          ),
        },
      ];
    });
}
