import { stripWhitespace } from "../../../disclosure";
import type { CheckModel } from "../../document/model";
import { evidence, type Run } from "../../rule/run";
import { cellsFor, paragraphOf, textFigures, type TextFigure } from "../../document/text-facts";
import { money, type Figure } from "../../identity/figure";

/** True where a figure is an item of the list that explains `subject`. */
function isPart(subject: string, key: string): boolean {
  if (key === `${subject}.part`) return true;
  if (/^expenditure\.(?:total|general|fiscal|fund)$/.test(subject)) return /^expenditure\.2\d{2}$/.test(key);
  return new RegExp(`^${subject.replace(/\./g, "\\.")}\\.[23]\\d+$`).test(key);
}

/** Enumerations that a total introduces (N04). */
export function enumerations(model: CheckModel, run: Run): void {
  const all = textFigures(model);
  let found = 0;
  all.forEach((whole, at) => {
    if (whole.n.kind !== "amount" || whole.paragraph < 0 || whole.f.unit === null) return;
    const parts: TextFigure[] = [];
    let last = at;
    for (let i = at + 1; i < all.length; i++) {
      const t = all[i]!;
      if (t.paragraph !== whole.paragraph) break;
      if (t.n.kind !== "amount") continue;
      if (!isPart(whole.n.key, t.n.key) || t.n.scope !== whole.n.scope) {
        if (parts.length > 0 || i > at + 3) break;
        continue;
      }
      parts.push(t);
      last = i;
    }
    if (parts.length < 2) return;
    found++;
    const text = stripWhitespace(paragraphOf(model, whole)?.text ?? "");
    const from = text.indexOf(stripWhitespace(whole.n.quote));
    const to = text.indexOf(stripWhitespace(all[last]!.n.quote));
    const stretch = from >= 0 && to > from ? text.slice(from, to + 40) : text;
    const open = /等|主要|其中|包含/.test(stretch);
    const sum = parts.reduce((s, p) => s + p.f.ticks, 0);
    const diff = whole.f.ticks - sum;
    const tolerance = whole.f.half + parts.reduce((s, p) => s + p.f.half, 0);
    if (Math.abs(diff) <= tolerance) {
      run.sum(
        `情况说明的列举：${whole.n.label}`,
        "The enumeration adds up",
        whole.f,
        parts.map((p) => p.f),
      );
      return;
    }
    // A list that falls short may leave items out; one that goes beyond, or misses by a hair, does not add up.
    const hair = Math.abs(diff) <= whole.f.ticks * 0.01;
    if (diff > 0 && open && !hair) return run.skip("列举没有写全");
    run.fail({
      message: `情况说明列举“${whole.n.quote}”的 ${parts.length} 项合计 ${money(sum)} 万元，与 ${money(whole.f.ticks)} 万元相差 ${money(diff)} 万元`,
      messageEn: `The ${parts.length} items listed sum to ${money(sum)}, the total is ${money(whole.f.ticks)}.`,
      cells: [whole.f, ...parts.map((p) => p.f)].map(evidence),
      difference: diff,
      tolerance,
      confidence: diff > 0 ? 0.6 : 0.8,
    });
  });
  if (found === 0) run.skip("情况说明没有由总数引出的列举");
}

/** Printed shares (N05). */
export function sharesOf(model: CheckModel, run: Run): void {
  const all = textFigures(model);
  const shares = all
    .map((t, i) => ({ t, i }))
    .filter(({ t }) => t.n.kind === "percent" && t.n.key.endsWith(".share") && t.paragraph >= 0);
  if (shares.length === 0) return run.skip("情况说明没有占比");
  const lists = new Map<number, { part: TextFigure; share: TextFigure }[]>();
  for (const { t, i } of shares) {
    const subject = t.n.key.replace(/\.share$/, "");
    const own = (o: TextFigure) => o.paragraph === t.paragraph && o.n.kind === "amount" && o.n.key === subject;
    const before = all.slice(0, i).filter(own).at(-1);
    if (!before) continue;
    // The whole is named in the sentence, or it is a total of the tables.
    const wholes: Figure[] = [
      ...all
        .filter(
          (o) => o.paragraph === t.paragraph && o.n.kind === "amount" && o !== before && o.f.ticks >= before.f.ticks,
        )
        .map((o) => o.f),
      ...[
        "income.total",
        "expenditure.total",
        "expenditure.general",
        "expenditure.basic",
        "expenditure.project",
      ].flatMap((k) => cellsFor(model, k, undefined)),
      ...["income.fiscal", "expenditure.fiscal"].flatMap((k) => cellsFor(model, k, "fiscal")),
      ...(previousTotal(all, t) ?? []),
    ].filter((w) => w.ticks > 0);
    if (wholes.length === 0) {
      run.needs("占比的总数无法辨认");
      continue;
    }
    lists.set(t.paragraph, [...(lists.get(t.paragraph) ?? []), { part: before, share: t }]);
    if (wholes.some((w) => fits(t, before.f, w))) run.pass();
    else {
      const whole = wholes[0]!;
      run.fail({
        message: `情况说明“${t.n.quote}”：${money(before.f.ticks)} 占 ${money(whole.ticks)} 应为 ${((before.f.ticks / whole.ticks) * 100).toFixed(2)}%，印作 ${t.n.value}%`,
        messageEn: `The share is ${((before.f.ticks / whole.ticks) * 100).toFixed(2)} %, the text says ${t.n.value} %.`,
        cells: [evidence(t.f), evidence(before.f), evidence(whole)],
        confidence: 0.8,
      });
    }
  }
  for (const list of lists.values()) hundred(run, all, list);
}

function previousTotal(all: readonly TextFigure[], t: TextFigure): Figure[] | null {
  const total = all
    .filter(
      (o) => o.paragraph === t.paragraph - 1 && o.n.kind === "amount" && /\.(?:total|general|fiscal)$/.test(o.n.key),
    )
    .map((o) => o.f);
  return total.length > 0 ? total : null;
}

function fits(t: TextFigure, part: Figure, whole: Figure): boolean {
  const p = Number(t.n.value);
  const decimals = (/\.(\d+)/.exec(t.n.value)?.[1] ?? "").length;
  const low = ((part.ticks - part.half) / (whole.ticks + whole.half)) * 100;
  const high = ((part.ticks + part.half) / Math.max(1, whole.ticks - whole.half)) * 100;
  const room = 0.5 * 10 ** -decimals + 1e-9;
  // Truncation instead of rounding is a habit of many writers.
  return p >= low - room * 2 && p <= high + room;
}

/** The shares of one full enumeration sum to 100 ± n × half a digit. */
function hundred(run: Run, all: readonly TextFigure[], list: readonly { part: TextFigure; share: TextFigure }[]): void {
  if (list.length < 2) return;
  const unique = new Map(list.map((l) => [l.part.n.key, l]));
  if (unique.size !== list.length) return;
  const sum = list.reduce((s, l) => s + l.part.f.ticks, 0);
  const whole = all.find(
    (o) =>
      o.paragraph === list[0]!.part.paragraph &&
      o.n.kind === "amount" &&
      !list.some((l) => l.part === o) &&
      Math.abs(o.f.ticks - sum) <= o.f.half * (list.length + 1),
  );
  if (!whole) return;
  const shares = list.map((l) => Number(l.share.n.value));
  const total = shares.reduce((s, x) => s + x, 0);
  const decimals = Math.min(...list.map((l) => (/\.(\d+)/.exec(l.share.n.value)?.[1] ?? "").length));
  if (Math.abs(total - 100) <= list.length * 10 ** -decimals + 1e-9) run.pass();
  else
    run.fail({
      message: `情况说明各项占比之和为 ${total.toFixed(decimals)}%，不是 100%：${list.map((l) => `${l.part.n.label} ${l.share.n.value}%`).join("，")}`,
      messageEn: `The shares sum to ${total.toFixed(decimals)} %.`,
      cells: list.map((l) => evidence(l.share.f)),
      confidence: 0.8,
    });
}
