import type { CheckModel } from "../../document/model";
import { type TextFigure, textFigures } from "../../document/text-facts";
import type { Figure } from "../../identity/figure";
import type { Valued } from "./comparisons";
import { sentenceMeans } from "./meaning-of-prior";

/** What a text says of last year, and the figures of last year's document that it may be a copy of. */
export interface StatedPrior {
  readonly t: TextFigure;
  readonly value: Valued;
  readonly candidates: readonly Figure[];
}

/** Figures of a document that a sentence with this key may be a copy of. */
export type OriginalsOf = (document: CheckModel, key: string, t: TextFigure) => readonly Figure[];

/**
 * Figures of last year that the narrative states, or implies by amount and change, where they speak of what `prior` publishes. Only a table
 * in which this year's amount is found again can answer for last year's: 机关运行经费 is all of 公用经费 in one office and a part of it in the
 * next.
 */
export function statedPrior(
  model: CheckModel,
  prior: CheckModel,
  keys: RegExp,
  originalsOf: OriginalsOf,
): StatedPrior[] {
  const all = textFigures(model);
  const out: StatedPrior[] = [];
  for (const t of all) {
    const { n, f } = t;
    const key =
      n.kind === "amount" ? keyWithout(n.key, "prior") : n.kind === "change" ? keyWithout(n.key, "change") : null;
    if (f.unit === null || key === null || !keys.test(key)) continue;
    const now = all.filter((o) => o.n.kind === "amount" && o.n.key === key && o.n.scope === n.scope && isNow(model, o));
    const near = now.filter((o) => o.paragraph === t.paragraph);
    if (n.kind === "change" && near.length !== 1) continue;
    const tables = tablesThatRepeat(near.length > 0 ? near : now, originalsOf(model, key, t));
    const candidates = originalsOf(prior, key, t).filter((c) => tables.has(tableOf(c)));
    if (candidates.length === 0 || !sentenceMeans(t, model, prior)) continue;
    out.push({ t, candidates, value: n.kind === "amount" ? f : before(near[0]!, t) });
  }
  return out;
}

/** Last year's amount by this year's and the change. */
function before({ f: now }: TextFigure, { n, f }: TextFigure): Valued {
  const sign = n.direction === "down" ? -1 : n.direction === "flat" ? 0 : 1;
  return { ticks: now.ticks - sign * f.ticks, half: now.half + f.half };
}

const isNow = (model: CheckModel, { n }: TextFigure): boolean => n.year === null || Number(n.year) === model.year;

/** Where a figure stands; those of the text are told apart by nothing. */
const tableOf = ({ ref }: Figure): string => ref?.table ?? "text";

/** The tables in which an amount of the text stands. */
function tablesThatRepeat(amounts: readonly TextFigure[], cells: readonly Figure[]): ReadonlySet<string> {
  return new Set(
    cells
      .filter((c) => amounts.some(({ f }) => !c.blank && Math.abs(c.ticks - f.ticks) <= c.half + f.half))
      .map(tableOf),
  );
}

/** The key of the amount that `prior.income` or `three-public.reception.change` speaks of; null where `facet` is no part of it. */
function keyWithout(key: string, facet: "prior" | "change"): string | null {
  if (key.startsWith(`${facet}.`)) return amountKey(key.slice(facet.length + 1));
  return key.endsWith(`.${facet}`) ? key.slice(0, -facet.length - 1) : null;
}

function amountKey(rest: string): string {
  if (rest === "three-public") return "three-public.total";
  if (rest === "total") return "expenditure.total";
  if (rest === "income" || rest === "expenditure") return `${rest}.total`;
  return /^(?:income|expenditure)\./.test(rest) ? rest : `expenditure.${rest}`;
}
