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

/** What a text says of last year that `prior` can answer, and how much that it can't: it speaks of other figures. */
export interface StatedFigures {
  readonly stated: readonly StatedPrior[];
  readonly ofOthers: number;
}

/**
 * Figures of last year that the narrative states, or implies by amount and change, where they speak of what `prior` publishes. Only a table
 * in which this year's amount is found again can answer for last year's: 机关运行经费 is all of 公用经费 in one office and a part of it in the
 * next.
 */
export function statedPrior(
  model: CheckModel,
  prior: CheckModel,
  asked: RegExp,
  originalsOf: OriginalsOf,
): StatedFigures {
  const all = textFigures(model);
  const stated: StatedPrior[] = [];
  let ofOthers = 0;
  for (const t of all) {
    const { n, f } = t;
    const facet = n.kind === "amount" ? "prior" : n.kind === "change" ? "change" : null;
    const keys = facet && f.unit !== null ? amountKeys(n.key, facet).filter((key) => asked.test(key)) : [];
    if (keys.length === 0) continue;
    const now = all.filter(
      (o) => o.n.kind === "amount" && keys.includes(o.n.key) && o.n.scope === n.scope && isNow(model, o),
    );
    const near = now.filter((o) => o.paragraph === t.paragraph);
    const amounts = near.length > 0 ? near : now;
    if (facet === "change" && new Set(amounts.map((o) => o.f.ticks)).size !== 1) continue;
    const own = keys.filter((key) => amounts.some((o) => o.n.key === key));
    const tables = tablesThatRepeat(
      amounts,
      own.flatMap((key) => originalsOf(model, key, t)),
    );
    const candidates = own.flatMap((key) => originalsOf(prior, key, t)).filter((c) => tables.has(tableOf(c)));
    if (!sentenceMeans(t, model, prior)) ofOthers++;
    else if (candidates.length > 0)
      stated.push({ t, candidates, value: facet === "prior" ? f : before(amounts[0]!, t) });
  }
  return { stated, ofOthers };
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

/** Keys of the amount that `prior.income` or `three-public.reception.change` speaks of; none where `facet` is no part of it. */
function amountKeys(key: string, facet: "prior" | "change"): string[] {
  if (key.startsWith(`${facet}.`)) return keysOf(key.slice(facet.length + 1));
  if (!key.endsWith(`.${facet}`)) return [];
  const subject = key.slice(0, -facet.length - 1);
  return [subject === "three-public" ? "three-public.total" : subject];
}

function keysOf(subject: string): string[] {
  if (subject === "three-public") return ["three-public.total"];
  if (subject === "total") return ["balance.total", "income.total", "expenditure.total"];
  if (subject === "income" || subject === "expenditure") return [`${subject}.total`];
  return /^(?:income|expenditure|balance|three-public)\./.test(subject) ? [subject] : [`expenditure.${subject}`];
}
