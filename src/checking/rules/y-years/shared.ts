import type { Disclosure } from "../../../disclosure";
import { CheckModel } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import { type Figure, money } from "../../identity/figure";
import { type TextFigure, textFigures } from "../../document/text-facts";
import { REASONS, type Words, wording } from "../../../words";

const messages = wording({
  differs: {
    zh: "{cell}：{implied}{amount} 万元，{document}（{otherCell}）为 {other} 万元，相差 {difference} 万元",
    en: "《{cell}》: {implied}{amount}, {document} (《{otherCell}》): {other}; off by {difference} (10,000 yuan).",
  },
  implied: { zh: "推算的上年数 ", en: "last year's by inference " },
});

/** The other document as a model; null (and the reason said) where it was not given. */
export function other(run: Run, disclosure: Disclosure | undefined, what: Words): CheckModel | null {
  if (!disclosure) {
    run.needs(REASONS["document-not-given"], { document: what });
    return null;
  }
  return new CheckModel(disclosure);
}

/** Holds a figure of this document against the figures of another one, any of which may be its original. */
export function against(
  run: Run,
  f: Figure,
  candidates: readonly Figure[],
  what: Words,
  value = f.ticks,
  severity?: "warn" | "error",
): void {
  if (candidates.length === 0) return;
  const near = candidates.find((c) => Math.abs(c.ticks - value) <= c.half + f.half + (c.half === 0 ? f.half : 0));
  if (near) return run.pass();
  const c = candidates[0]!;
  run.fail(
    messages.differs,
    {
      cell: f.label,
      implied: value === f.ticks ? "" : messages.implied,
      amount: money(value),
      document: what,
      otherCell: c.label,
      other: money(c.ticks),
      difference: money(value - c.ticks),
    },
    {
      ...(severity ? { severity } : {}),
      cells: [evidence(f), { ...evidence(c), cell: null, label: `${what.zh} ${c.label}` }],
      difference: value - c.ticks,
    },
  );
}

/** Figures of last year that the narrative states, or implies by amount and change. */
export function statedPrior(model: CheckModel, keys: RegExp): { t: TextFigure; key: string; value: number }[] {
  const all = textFigures(model);
  const out: { t: TextFigure; key: string; value: number }[] = [];
  for (const t of all) {
    const prior = /^prior\.(.+)$/.exec(t.n.key)?.[1] ?? /^(.+)\.prior$/.exec(t.n.key)?.[1];
    if (t.n.kind === "amount" && prior && t.f.unit !== null) {
      const key = amountKey(prior, t.n.key.startsWith("prior."));
      if (keys.test(key)) out.push({ t, key, value: t.f.ticks });
    }
    const change =
      t.n.kind === "change" && t.f.unit !== null
        ? (/^change\.(.+)$/.exec(t.n.key)?.[1] ?? /^(.+)\.change$/.exec(t.n.key)?.[1])
        : undefined;
    if (!change) continue;
    const key = amountKey(change, t.n.key.startsWith("change."));
    if (!keys.test(key)) continue;
    const current = all.filter((o) => o.n.kind === "amount" && o.paragraph === t.paragraph && o.n.key === key);
    if (current.length !== 1) continue;
    const s = t.n.direction === "down" ? -1 : t.n.direction === "flat" ? 0 : 1;
    out.push({ t, key, value: current[0]!.f.ticks - s * t.f.ticks });
  }
  return out;
}

function amountKey(rest: string, fronted: boolean): string {
  if (rest === "three-public") return "three-public.total";
  if (!fronted) return rest;
  if (rest === "total") return "expenditure.total";
  if (rest === "income" || rest === "expenditure") return `${rest}.total`;
  return /^(?:income|expenditure)\./.test(rest) ? rest : `expenditure.${rest}`;
}
