import { stripWhitespace } from "../../../disclosure";
import { evidence, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import { sumTolerance } from "../../identity/tolerance";
import { paragraphOf, type TextFigure, textFigures } from "../../document/text-facts";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { ARITHMETIC } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { breaking, holding, saying } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const N04: Rule = {
  id: "N04",
  group: "N",
  title: { zh: "列举合计", en: "Enumerations add up" },
  severity: "warn",
  basis: ARITHMETIC,
  tolerance: "TS",
  needs: ["narrative"],
  explain: {
    zh: "由总数引出的列举（主要为甲 a 万元、乙 b 万元……），各项之和等于总数；写有“等”“主要”的，不超过总数。",
    en: "The items of an enumeration sum to the total that introduces it, or stay within it where it is not complete.",
  },
  evaluate: enumerations,
};

const messages = wording({
  sumDiffers: {
    zh: "情况说明列举“{quote}”的 {count} 项合计 {sum} 万元，与 {total} 万元相差 {difference} 万元",
    en: "“{quote}”: the {count} items listed sum to {sum}, the total is {total}: off by {difference} (10,000 yuan).",
  },
});

/** True where a figure is an item of the list that explains `subject`. */
function isPart(subject: string, key: string): boolean {
  if (key === `${subject}.part`) return true;
  if (/^expenditure\.(?:total|general|fiscal|fund)$/.test(subject)) return /^expenditure\.2\d{2}$/.test(key);
  return new RegExp(`^${subject.replace(/\./g, "\\.")}\\.[23]\\d+$`).test(key);
}

/** Enumerations that a total introduces (N04). */
function enumerations(model: CheckModel, run: Run): void {
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
    // `具体包括：某项目 2,100 万元，主要包括：…`: the only item, said again with what it holds.
    if (parts.length < 2 || parts[0]!.f.ticks === whole.f.ticks) return;
    found++;
    const text = stripWhitespace(paragraphOf(model, whole)?.text ?? "");
    const from = text.indexOf(stripWhitespace(whole.n.quote));
    const to = text.indexOf(stripWhitespace(all[last]!.n.quote));
    const stretch = from >= 0 && to > from ? text.slice(from, to + 40) : text;
    const open = /等|主要|其中|包含/.test(stretch);
    const figures = parts.map((p) => p.f);
    const sum = figures.reduce((s, f) => s + f.ticks, 0);
    const diff = whole.f.ticks - sum;
    const tolerance = sumTolerance(whole.f, figures);
    if (Math.abs(diff) <= tolerance) {
      run.sum(`情况说明的列举：${whole.n.label}`, "The enumeration adds up", whole.f, figures);
      return;
    }
    // A list that falls short may leave items out; one that goes beyond, or misses by a hair, does not add up.
    const hair = Math.abs(diff) <= whole.f.ticks * 0.01;
    if (diff > 0 && open && !hair) return run.skip(REASONS["enumeration-open"]);
    run.fail(
      messages.sumDiffers,
      {
        quote: whole.n.quote,
        count: parts.length,
        sum: money(sum),
        total: money(whole.f.ticks),
        difference: money(diff),
      },
      {
        cells: [whole.f, ...figures].map(evidence),
        difference: diff,
        tolerance,
        confidence: diff > 0 ? 0.6 : 0.8,
      },
    );
  });
  if (found === 0) run.skip(REASONS["no-enumeration"]);
}

export const examples = (): RuleExamples => ({
  holds: [
    holding(
      "列举合计等于总数",
      saying(
        [
          {
            key: "expenditure.project",
            label: "项目支出",
            value: "132.63",
            quote: "项目支出132.63万元，主要为示例业务经费101.35万元、示例信息系统建设经费31.28万元",
          },
          {
            key: "expenditure.project.part",
            label: "示例业务经费",
            value: "101.35",
            quote: "项目支出132.63万元，主要为示例业务经费101.35万元、示例信息系统建设经费31.28万元",
          },
          {
            key: "expenditure.project.part",
            label: "示例信息系统建设经费",
            value: "31.28",
            quote: "项目支出132.63万元，主要为示例业务经费101.35万元、示例信息系统建设经费31.28万元",
          },
        ],
        ["项目支出132.63万元，主要为示例业务经费101.35万元、示例信息系统建设经费31.28万元。"],
      ),
      1,
    ),
  ],
  breaks: [
    breaking(
      "列举超过总数",
      saying(
        [
          {
            key: "expenditure.project",
            label: "项目支出",
            value: "132.63",
            quote: "项目支出132.63万元，主要为示例业务经费110.35万元、示例信息系统建设经费31.28万元",
          },
          {
            key: "expenditure.project.part",
            label: "示例业务经费",
            value: "110.35",
            quote: "项目支出132.63万元，主要为示例业务经费110.35万元、示例信息系统建设经费31.28万元",
          },
          {
            key: "expenditure.project.part",
            label: "示例信息系统建设经费",
            value: "31.28",
            quote: "项目支出132.63万元，主要为示例业务经费110.35万元、示例信息系统建设经费31.28万元",
          },
        ],
        ["项目支出132.63万元，主要为示例业务经费110.35万元、示例信息系统建设经费31.28万元。"],
      ),
      {
        found: [
          {
            cells: ["情况说明“项目支出”", "情况说明“示例业务经费”", "情况说明“示例信息系统建设经费”"],
            difference: "-9",
            severity: "warn",
          },
        ],
        others: [],
      },
    ),
  ],
});
