import { stripWhitespace } from "../../../disclosure";
import { cite, quoted, type Run } from "../../rule/run";
import { paragraphOf, type TextFigure, textFigures } from "../../document/text-facts";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { byLaw, PUBLICATION_RULES } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { breaking, holding, saying } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const N13: Rule = {
  id: "N13",
  group: "N",
  title: { zh: "变动原因", en: "Reasons for changes" },
  severity: "warn",
  basis: byLaw(PUBLICATION_RULES),
  tolerance: "-",
  needs: ["narrative"],
  explain: {
    zh: "有增减的应说明原因；“三公”经费的原因应涉及每一个变动的分项。",
    en: "A change is followed by its reason, and the reason speaks of every item that moved.",
  },
  evaluate: reasons,
};

const messages = wording({
  itemNotExplained: {
    zh: "{item}{direction}{value}{unit}，没有说明变动原因",
    en: "The {direction} of 《{item}》 by “{value}{unit}” is not explained.",
  },
  notExplained: { zh: "{quote}没有说明变动原因", en: "{quote}: the change is not explained." },
  decrease: { zh: "减少", en: "decrease" },
  increase: { zh: "增加", en: "increase" },
});

const REASON =
  /原因|由于|因为|因[^公]|系|受[^。]{1,20}影响|为了?|用于|根据|按照|所致|导致|落实|加强|减少.{0,10}经费|主要[是为]/;

/** Where the figure ends in its paragraph: the quote may be a long sentence, so its own words and number are looked up. */
function placeOf(text: string, t: TextFigure): number {
  const quote = stripWhitespace(t.n.quote);
  const start = Math.max(0, text.indexOf(quote));
  const label = text.indexOf(stripWhitespace(t.n.label), start);
  const value = t.n.value.replace(/^-/, "");
  // The words may stand before the sentence (`1.公务接待费。2026年预算数…`) and again in its reason.
  for (const from of label >= 0 ? [label, start] : [start]) {
    const words = /(?:增加|减少|增长|下降|上升|压缩|降低|提高|增|减)(?:了)?/g;
    words.lastIndex = from;
    for (let m = words.exec(text); m; m = words.exec(text))
      if (text.startsWith(value, m.index + m[0].length)) return m.index + m[0].length + value.length + 2;
  }
  return start + quote.length;
}

const ITEM_WORDS: Readonly<Record<string, RegExp>> = {
  "three-public.reception.change": /接待|招待|来访|调研|交流/,
  "three-public.overseas.change": /出国|出境|因公|境外|外事/,
  "three-public.car.change": /车/,
  "three-public.car-purchase.change": /车/,
  "three-public.car-running.change": /车/,
};

function reasons(model: CheckModel, run: Run): void {
  const moved = textFigures(model).filter(
    (t) => t.n.kind === "change" && t.f.ticks !== 0 && t.n.direction !== "flat" && t.paragraph >= 0,
  );
  if (moved.length === 0) return run.skip(REASONS["no-changes"]);
  const seen = new Set<number>();
  for (const t of moved) {
    const paragraph = paragraphOf(model, t)!;
    const text = stripWhitespace(paragraph.text);
    const next = stripWhitespace(model.disclosure.paragraphs[t.paragraph + 1]?.text ?? "");
    const words = ITEM_WORDS[t.n.key];
    const behind = text.slice(placeOf(text, t));
    if (words) {
      // The reason stands right behind the figure, or in a common reason that speaks of the item.
      const own = behind.split(/[；;。]/)[0] ?? "";
      const common = /(?:原因|主要是|由于)(.*)$/s.exec(behind)?.[1] ?? "";
      if (/(?:原因|由于|因为|主要是|系)/.test(own) || words.test(common) || /^(?:主要)?原因/.test(next)) run.pass();
      else
        run.fail(
          messages.itemNotExplained,
          {
            item: t.n.label,
            direction: t.n.direction === "down" ? messages.decrease : messages.increase,
            value: t.n.value,
            unit: t.n.unit,
          },
          { cells: [quoted("情况说明", t.n.quote, paragraph.source)] },
        );
      continue;
    }
    if (seen.has(t.paragraph)) continue;
    seen.add(t.paragraph);
    if (REASON.test(behind) || /原因|由于|主要/.test(text) || REASON.test(next)) run.pass();
    else
      run.fail(
        messages.notExplained,
        { quote: cite(t.n.quote) },
        { severity: "info", cells: [quoted("情况说明", t.n.quote, paragraph.source)] },
      );
  }
}

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "接待费增加并说明原因",
      saying(
        [
          {
            key: "three-public.reception",
            label: "公务接待费",
            value: "2.10",
            quote: "公务接待费2.10万元，较上年增加1.00万元",
          },
          {
            key: "three-public.reception.change",
            label: "公务接待费",
            value: "1.00",
            kind: "change",
            direction: "up",
            quote: "公务接待费2.10万元，较上年增加1.00万元",
          },
        ],
        ["公务接待费2.10万元，较上年增加1.00万元，主要是来访调研增加。"],
      ),
      1,
    ),
  ],
  breaks: [
    breaking(
      "接待费增加没有说明原因",
      saying(
        [
          {
            key: "three-public.reception",
            label: "公务接待费",
            value: "2.10",
            quote: "公务接待费2.10万元，较上年增加1.00万元",
          },
          {
            key: "three-public.reception.change",
            label: "公务接待费",
            kind: "change",
            direction: "up",
            value: "1.00",
            quote: "公务接待费2.10万元，较上年增加1.00万元",
          },
        ],
        ["公务接待费2.10万元，较上年增加1.00万元。"],
      ),
      { found: [{ cells: ["情况说明"], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
