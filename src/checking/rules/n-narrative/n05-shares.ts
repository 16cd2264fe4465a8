import { cellsFor, type TextFigure, textFigures } from "../../document/text-facts";
import { evidence, type RawClaim, type Run } from "../../rule/run";
import { type Figure, money } from "../../identity/figure";
import { quotientClaim, withinQuotient } from "./quotient";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { breaking, holding, saying } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const N05: Rule = {
  id: "N05",
  group: "N",
  title: { zh: "占比复算", en: "Shares recompute" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TP",
  needs: ["narrative"],
  explain: {
    zh: "“占 x%”按印出的金额区间复算；一个完整列举的各项占比之和为 100%。",
    en: "Every printed share recomputes from the printed amounts; the shares of a full enumeration sum to 100 %.",
  },
  evaluate: sharesOf,
};

const messages = wording({
  shareDiffers: {
    zh: "情况说明“{quote}”：{part} 占 {whole} 应为 {share}%，印作 {stated}%",
    en: "“{quote}”: {part} of {whole} is {share} %, the text says {stated} %.",
  },
  sharesDoNotSum: {
    zh: "情况说明各项占比之和为 {total}%，不是 100%：{list}",
    en: "The shares sum to {total} %, not to 100 %: “{list}”.",
  },
});

/** Printed shares (N05). */
function sharesOf(model: CheckModel, run: Run): void {
  const all = textFigures(model);
  const shares = all
    .map((t, i) => ({ t, i }))
    .filter(({ t }) => t.n.kind === "percent" && t.n.key.endsWith(".share") && t.paragraph >= 0);
  if (shares.length === 0) return run.skip(REASONS["no-shares"]);
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
    // `占财政性资金(人员类和公用经费项目支出除外)总额的比例`: a total that is printed nowhere.
    const clause = t.n.quote
      .slice(0, t.n.quote.lastIndexOf(t.n.value))
      .split(/[，。；]/)
      .at(-1)!;
    const share = clause.indexOf("占");
    const excepted = share >= 0 && clause.includes("除外", share);
    if (wholes.length === 0 || (excepted && !wholes.some((w) => fits(t, before.f, w)))) {
      run.needs(REASONS["whole-unclear"]);
      continue;
    }
    lists.set(t.paragraph, [...(lists.get(t.paragraph) ?? []), { part: before, share: t }]);
    const fitting = wholes.find((w) => fits(t, before.f, w));
    if (fitting) run.pass(1, shareClaim(t, before.f, fitting));
    else {
      const whole = wholes[0]!;
      run.fail(
        messages.shareDiffers,
        {
          quote: t.n.quote,
          part: money(before.f.ticks),
          whole: money(whole.ticks),
          share: ((before.f.ticks / whole.ticks) * 100).toFixed(2),
          stated: t.n.value,
        },
        {
          cells: [evidence(t.f), evidence(before.f), evidence(whole)],
          confidence: 0.8,
          claim: shareClaim(t, before.f, whole),
        },
      );
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
  return withinQuotient(t, part, [whole], TRUNCATED);
}

/** Truncation instead of rounding is a habit of many writers: so many halves of the last digit may be lacking, and so many be over. */
const TRUNCATED = { below: 2, above: 1 };

const shareClaim = (t: TextFigure, part: Figure, whole: Figure): RawClaim =>
  quotientClaim(t, part, [{ coefficient: 1, figure: whole }], TRUNCATED);

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
  // Nothing was spent: no share of it is anything.
  if (total === 0) return;
  if (Math.abs(total - 100) <= list.length * 10 ** -decimals + 1e-9) run.pass();
  else
    run.fail(
      messages.sharesDoNotSum,
      { total: total.toFixed(decimals), list: list.map((l) => `${l.part.n.label} ${l.share.n.value}%`).join("，") },
      { cells: list.map((l) => evidence(l.share.f)), confidence: 0.8 },
    );
}

const EXCEPTED = "项目支出132.63万元，占财政性资金（公用经费项目支出除外）总额的90%。";
const NOTHING = "因公出国（境）费0.00万元，占0%。";

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "占比相符",
      saying(
        [
          { key: "expenditure.basic", label: "基本支出", value: "373.06", quote: "基本支出373.06万元，占73.77%" },
          {
            key: "expenditure.basic.share",
            label: "基本支出",
            value: "73.77",
            kind: "percent",
            unit: "%",
            quote: "基本支出373.06万元，占73.77%",
          },
        ],
        ["支出合计505.69万元，其中基本支出373.06万元，占73.77%。"],
      ),
      1,
    ),
    holding(
      "总数另有除外的占比不复算",
      saying(
        [
          { key: "expenditure.basic", label: "基本支出", value: "373.06", quote: "基本支出373.06万元，占73.77%" },
          { key: "expenditure.basic.share", value: "73.77", kind: "percent", unit: "%", quote: "占73.77%" },
          { key: "expenditure.project", label: "项目支出", value: "132.63", quote: EXCEPTED },
          { key: "expenditure.project.share", value: "90", kind: "percent", unit: "%", quote: EXCEPTED },
        ],
        ["支出合计505.69万元，其中基本支出373.06万元，占73.77%。", EXCEPTED],
      ),
      1,
    ),
    {
      ...holding(
        "没有支出，各占 0%",
        saying(
          [
            { key: "three-public.total", value: "0.00", quote: "“三公”经费0.00万元" },
            { key: "three-public.overseas", value: "0.00", quote: NOTHING },
            { key: "three-public.overseas.share", value: "0", kind: "percent", unit: "%", quote: NOTHING },
            { key: "expenditure.basic", label: "基本支出", value: "373.06", quote: "基本支出373.06万元，占73.77%" },
            { key: "expenditure.basic.share", value: "73.77", kind: "percent", unit: "%", quote: "占73.77%" },
          ],
          [NOTHING, "支出合计505.69万元，其中基本支出373.06万元，占73.77%。"],
        ),
        2,
      ),
      others: ["N06"],
    },
  ],
  breaks: [
    breaking(
      "占比错",
      saying(
        [
          { key: "expenditure.basic", label: "基本支出", value: "373.06", quote: "基本支出373.06万元，占73.17%" },
          {
            key: "expenditure.basic.share",
            label: "基本支出",
            kind: "percent",
            value: "73.17",
            unit: "%",
            quote: "基本支出373.06万元，占73.17%",
          },
        ],
        ["支出合计505.69万元，其中基本支出373.06万元，占73.17%。"],
      ),
      {
        found: [
          {
            cells: ["情况说明“基本支出”", "情况说明“基本支出”", "收支总表[收入·收入总计].预算数"],
            difference: null,
            severity: "warn",
          },
        ],
        others: [],
      },
    ),
  ],
});
