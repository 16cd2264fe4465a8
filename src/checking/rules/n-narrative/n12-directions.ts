import { convert, Decimal, fold, type MoneyUnit, stripWhitespace } from "../../../disclosure";
import { cite, evidence, quoted, type RawClaim, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import { type TextFigure, textFigures } from "../../document/text-facts";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { changes, sign } from "./changes";
import { FINAL } from "../../catalogue/documents/final";
import { breaking, holding, inBudget, inFinal, saying } from "../../catalogue/documents/variants";
import { REASONS, several, titled, wording } from "../../../words";

export const N12: Rule = {
  id: "N12",
  group: "N",
  title: { zh: "方向词", en: "Direction words" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "-",
  needs: ["narrative"],
  explain: {
    zh: "写“增加”的本年数应大于上年数，增加额不大于本年数，写“减少”的应小于，写“持平”的应相等；“增加 0.00”、持平而称“压缩”的只提示。",
    en: "Words of direction agree with the figures, and nothing rises by more than it is.",
  },
  evaluate: directions,
};

const messages = wording({
  directionWrong: {
    zh: "情况说明{quote}：本年 {current} 万元，上年 {prior} 万元，方向词与数字不符",
    en: "{quote}: this year {current}, last year {prior}; the word of direction says otherwise.",
  },
  againstBudget: {
    zh: "情况说明{quote}：预算 {budget} 万元，决算 {settled} 万元，不是“{word}预算数”",
    en: "{quote}: budgeted {budget}, settled {settled}; that is not “{word}预算数”.",
  },
  belowNothing: {
    zh: "情况说明{quote}：本年 {current} 万元，比上年增加 {change} 万元，上年数就成了负数",
    en: "{quote}: {current} this year, {change} more than last year, when it would have been below 0.",
  },
  unchanged: {
    zh: "情况说明中{labels}的增减额为 0，宜写“持平”：{quote}",
    en: "A change of 0 ({labels}) is better called unchanged: {quote}.",
  },
  amountAgainstPercent: {
    zh: "情况说明{quote}与{percent}：增减额与百分比的方向不同",
    en: "{quote} and {percent}: amount and percentage change in opposite directions.",
  },
  twinsDisagree: {
    zh: "{quote}与{twin}：同一增减额的方向不同",
    en: "{quote} and {twin}: changes of one size go opposite ways.",
  },
  flatButCut: {
    zh: "情况说明写“持平”，原因却说“{word}”：{quote}",
    en: "Called unchanged, yet the reason says “{word}”: {quote}.",
  },
  here: { zh: "此处", en: "here" },
});

const MONEY = String.raw`([\d,]+(?:\.\d+)?)(亿元|万元|元)`;
/** `年初预算为 a 万元，支出决算为 b 万元…。决算数小于预算数的主要原因`. */
const SETTLED_AGAINST = new RegExp(
  `预算(?:数)?(?:安排)?(?:为|是)?${MONEY},(?:实际)?(?:支出|收入)?决算(?:数)?(?:为|是)?${MONEY}` +
    `((?:(?!决算(?:数)?(?:为|是)?\\d)[^\\n]){0,60}?)决算(?:数)?(大于|小于|等于|高于|低于)(?:年初|全年|调整)?预算`,
  "g",
);

/** Words that compare what was settled with what was budgeted. */
function againstBudget(model: CheckModel, run: Run): number {
  let asked = 0;
  for (const p of model.disclosure.paragraphs) {
    for (const m of fold(p.text).matchAll(SETTLED_AGAINST)) {
      const [budget, settled] = [wan(m[1]!, m[2]!), wan(m[3]!, m[4]!)];
      const word = m[6]!;
      asked++;
      const really = settled.comparedTo(budget);
      if (really === (/大于|高于/.test(word) ? 1 : /小于|低于/.test(word) ? -1 : 0)) run.pass();
      else
        run.fail(
          messages.againstBudget,
          { quote: cite(m[0]), budget: budget.toString(), settled: settled.toString(), word },
          { cells: [quoted("情况说明", m[0], p.source)] },
        );
    }
  }
  return asked;
}

/** Whether an amount rose by more than it is. Digits that no amount is printed with (`00`) were cut from another one. */
function roseFromBelowNothing({ n, f: change }: TextFigure, { n: { value }, f: current }: TextFigure): boolean {
  const rise = change.ticks - current.ticks;
  return n.direction === "up" && current.ticks >= 0 && !/^0\d/.test(value) && rise > change.half + current.half;
}

function wan(digits: string, unit: string): Decimal {
  return convert(new Decimal(digits.replace(/,/g, "")), unit as MoneyUnit, "万元");
}

function directions(model: CheckModel, run: Run): void {
  let asked = 0;
  const unchanged = new Map<string, TextFigure[]>();
  for (const { change, current, prior } of changes(model)) {
    asked++;
    if (change.f.ticks === 0 && change.n.direction !== "flat" && change.n.direction !== null) {
      unchanged.set(change.n.quote, [...(unchanged.get(change.n.quote) ?? []), change]);
      continue;
    }
    if (current && !prior && roseFromBelowNothing(change, current)) {
      run.fail(
        messages.belowNothing,
        { quote: cite(change.n.quote), current: money(current.f.ticks), change: money(change.f.ticks) },
        { cells: [evidence(current.f), evidence(change.f)] },
      );
      continue;
    }
    if (!current || !prior || change.n.direction === null) continue;
    const really = Math.sign(current.f.ticks - prior.f.ticks);
    const claim: RawClaim = {
      kind: "direction",
      total: current.f,
      parts: [
        { coefficient: 1, figure: prior.f },
        { coefficient: 0, figure: change.f },
      ],
      difference: current.f.ticks - prior.f.ticks,
    };
    if (really === sign(change)) run.pass(1, claim);
    else if (Math.abs(current.f.ticks - prior.f.ticks) > current.f.half + prior.f.half)
      run.fail(
        messages.directionWrong,
        { quote: cite(change.n.quote), current: money(current.f.ticks), prior: money(prior.f.ticks) },
        { cells: [evidence(current.f), evidence(prior.f), evidence(change.f)], claim },
      );
  }
  asked += againstBudget(model, run);
  for (const [quote, list] of unchanged) {
    const labels = [...new Set(list.map((t) => t.n.label).filter((l) => l !== ""))];
    run.fail(
      messages.unchanged,
      { labels: labels.length > 0 ? several(labels.map(titled)) : messages.here, quote: cite(quote) },
      { severity: "info", cells: list.map((t) => evidence(t.f)) },
    );
  }
  // Two changes of one subject in one sentence: 收入增加…, 增长…% — amount and percentage tell one direction.
  const all = textFigures(model);
  all.forEach((t, i) => {
    const p = all[i + 1];
    if (
      !p ||
      t.n.kind !== "change" ||
      p.n.kind !== "percent" ||
      p.n.key !== `${t.n.key}.percent` ||
      p.paragraph !== t.paragraph
    )
      return;
    asked++;
    if (
      t.n.direction &&
      p.n.direction &&
      t.n.direction !== "flat" &&
      p.n.direction !== "flat" &&
      t.n.direction !== p.n.direction
    )
      run.fail(
        messages.amountAgainstPercent,
        { quote: cite(t.n.quote), percent: cite(p.n.quote) },
        { cells: [evidence(t.f), evidence(p.f)] },
      );
    else run.pass();
  });
  // Income and expenditure balance: changes of one size go one way.
  const sized = new Map<number, TextFigure>();
  for (const t of all) {
    if (
      t.n.kind !== "change" ||
      t.f.ticks === 0 ||
      !/^change\.(?:total|income|expenditure)(?:\.(?:total|fiscal|general))?$/.test(t.n.key) ||
      (t.n.direction !== "up" && t.n.direction !== "down")
    )
      continue;
    const twin = sized.get(t.f.ticks);
    if (!twin) sized.set(t.f.ticks, t);
    else if (twin.n.direction !== t.n.direction) {
      asked++;
      run.fail(
        messages.twinsDisagree,
        { quote: cite(twin.n.quote), twin: cite(t.n.quote) },
        { cells: [evidence(twin.f), evidence(t.f)], confidence: 0.8 },
      );
    }
  }
  for (const p of model.disclosure.paragraphs) {
    const text = stripWhitespace(p.text);
    const flat = /持平[^。]{0,40}?(?:原因[^。]{0,30}?)(压缩|减少|下降|削减)/.exec(text);
    if (!/持平/.test(text)) continue;
    asked++;
    const m = flat ?? /持平。(?:主要)?原因[^。]{0,30}?(压缩|减少|下降|削减)/.exec(text);
    if (m)
      run.fail(
        messages.flatButCut,
        { word: m[1]!, quote: m[0] },
        { severity: "info", cells: [quoted("情况说明", m[0], p.source)] },
      );
    else run.pass();
  }
  if (asked === 0) run.skip(REASONS["no-comparison"]);
}

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(1),
    inFinal(2),
    holding(
      "决算小于预算",
      { ...FINAL, paragraphs: ["年初预算为62.29万元，支出决算为60.99万元。决算数小于预算数的主要原因：人员减少。"] },
      1,
    ),
  ],
  breaks: [
    breaking(
      "决算小于预算，写成大于",
      { ...FINAL, paragraphs: ["年初预算为62.29万元，支出决算为60.99万元。决算数大于预算数的主要原因：人员减少。"] },
      { found: [{ cells: ["情况说明"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "本年没有，却比上年增加",
      saying(
        [
          {
            key: "expenditure.fund",
            label: "政府性基金支出",
            value: "0.00",
            year: "2024",
            scope: "fund",
            quote: "政府性基金支出0.00万元，比上年增加14.21万元",
          },
          {
            key: "change.expenditure.fund",
            label: "政府性基金支出",
            kind: "change",
            direction: "up",
            value: "14.21",
            scope: "fund",
            quote: "政府性基金支出0.00万元，比上年增加14.21万元",
          },
        ],
        ["政府性基金支出0.00万元，比上年增加14.21万元，主要是项目增加。"],
      ),
      {
        found: [
          { cells: ["情况说明“政府性基金支出”", "情况说明“政府性基金支出”"], difference: null, severity: "warn" },
        ],
        others: [],
      },
    ),
    breaking(
      "方向词与数字相反",
      saying(
        [
          {
            key: "expenditure.total",
            label: "支出预算",
            value: "505.69",
            year: "2024",
            quote: "支出预算505.69万元，较上年480.00万元减少25.69万元",
          },
          {
            key: "prior.expenditure",
            label: "支出预算",
            value: "480.00",
            year: "2023",
            quote: "支出预算505.69万元，较上年480.00万元减少25.69万元",
          },
          {
            key: "change.expenditure",
            label: "支出预算",
            kind: "change",
            direction: "down",
            value: "25.69",
            quote: "支出预算505.69万元，较上年480.00万元减少25.69万元",
          },
        ],
        ["支出预算505.69万元，较上年480.00万元减少25.69万元，主要是项目减少。"],
      ),
      {
        found: [
          {
            cells: ["情况说明“支出预算”", "情况说明“支出预算”", "情况说明“支出预算”"],
            difference: null,
            severity: "warn",
          },
        ],
        others: ["N11"],
      },
    ),
  ],
});
