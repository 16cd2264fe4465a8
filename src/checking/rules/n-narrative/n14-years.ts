import { fold, stripWhitespace, type ColumnKey } from "../../../disclosure";
import { cellsFor, paragraphOf, textFigures, threePublicCells } from "../../document/text-facts";
import { cite, evidence, quoted, type Run } from "../../rule/run";
import { totalFigure } from "../../document/facts";
import { type CheckModel, single } from "../../document/model";
import type { Figure } from "../../identity/figure";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { BUDGET } from "../../catalogue/documents/budget";
import { breaking, holding, inBudget, inFinal, paragraphs, inMixed, saying } from "../../catalogue/documents/variants";
import { REASONS, KINDS, wording } from "../../../words";

export const N14: Rule = {
  id: "N14",
  group: "N",
  title: { zh: "年度一致", en: "Years agree" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "-",
  needs: ["narrative", "every-table"],
  explain: {
    zh: "本文件各处年度与预算年度一致；比较的是上一年；资产截止日期为上年 12 月 31 日（决算为当年）。",
    en: "Every year label of the disclosure is its own year; comparisons are with the year before.",
  },
  evaluate: years,
};

const messages = wording({
  laterYear: { zh: "文件为 {year} 年度，此处写“{quote}”", en: "The disclosure is of {year}, this says “{quote}”." },
  tableOfOtherYear: {
    zh: "“{title}”的年度为 {wrong}，文件为 {year} 年度",
    en: "《{title}》 is of {wrong}, the disclosure of {year}.",
  },
  closingDate: {
    zh: "“{title}”的截止时间为 {asOf}，应为 {expected} 年 12 月 31 日",
    en: "《{title}》 closes at “{asOf}”; it should be the end of {expected}.",
  },
  figureOfOtherYear: {
    zh: "文件为 {year} 年度，“{quote}”标为 {stated} 年",
    en: "The disclosure is of {year}, “{quote}” stands under the year {stated}.",
  },
  headingOfOtherYear: {
    zh: "文件为 {year} 年度，标题{quote}写 {stated} 年",
    en: "The disclosure is of {year}, a heading says {stated}: {quote}.",
  },
  dateOfOtherYear: {
    zh: "{quote}：{year} 年度{kind}的截止日期应为 {expected} 年底或编报时，不应是 {stated}",
    en: "{quote}: balances of a {kind} of {year} are of the end of {expected} or of the day of drafting, not of “{stated}”.",
  },
  headerOfOtherYear: {
    zh: "“{title}”的表头“{header}”写 {stated} 年，文件为 {year} 年度",
    en: "《{title}》: the header “{header}” says {stated} in a disclosure of {year}.",
  },
});

function years(model: CheckModel, run: Run): void {
  const year = model.year;
  if (year === null) return run.needs(REASONS["no-budget-year"]);
  const d = model.disclosure;
  const said = new Set<string>();
  for (const p of d.paragraphs) {
    const text = fold(p.text);
    for (const m of text.matchAll(/(20\d{2})年(?!度?(?:以来|以后|起|底前|前))([^,。;:、]{0,14})/g)) {
      const y = Number(m[1]);
      if (y <= year) continue;
      if (
        /预算|支出|收入|安排|预留|采购|决算|经费/.test(m[2]!) &&
        !/规划|计划|目标|到期|期末|续|提前下达|预计|以后年度/.test(
          text.slice(Math.max(0, m.index! - 12), m.index! + 24),
        )
      ) {
        said.add(stripWhitespace(p.text));
        run.fail(messages.laterYear, { year, quote: m[0] }, { cells: [quoted("情况说明", m[0], p.source)] });
      }
    }
  }
  headingYears(model, run, year, said);
  closingDates(model, run, year);
  wrongYears(model, run, year, said);
  const tables = d.tables.filter((t) => t.state !== "absent");
  for (const t of tables) {
    // A year in a project's name (2025 年中央财政…) is the project's.
    const own =
      t.id === "goal" || t.id === "goals-summary"
        ? []
        : [t.year, /(20\d{2})年度?(?!.*项目)/.exec(fold(t.title))?.[1] ?? null];
    const wrong = own
      .map((y) => Number(/20\d{2}/.exec(y ?? "")?.[0] ?? NaN))
      .find((y) => Number.isFinite(y) && y !== year);
    if (wrong !== undefined)
      run.fail(
        messages.tableOfOtherYear,
        { title: t.title, wrong, year },
        { cells: [quoted(t.title, String(wrong), t.source)] },
      );
    else if (own.some((y) => y)) run.pass();
    headerYears(run, t.columns, t.title, year, t.source);
    if (t.asOf) {
      const end = Number(/(20\d{2})/.exec(t.asOf)?.[1] ?? NaN);
      const expected = closingYear(model, year);
      if (!Number.isFinite(end)) continue;
      if (end === expected) run.pass();
      else
        run.fail(
          messages.closingDate,
          { title: t.title, asOf: t.asOf, expected },
          { cells: [quoted(t.title, t.asOf, t.source)] },
        );
    }
  }
}

/** Assets are told as of the end of this year: of the year before in a budget. */
const closingYear = (model: CheckModel, year: number): number => (model.final ? year : year - 1);

/** `第二部分 2023年部门预算情况说明` in a disclosure of 2024. Years to come are told with the sentences. */
function headingYears(model: CheckModel, run: Run, year: number, said: Set<string>): void {
  for (const p of model.disclosure.paragraphs) {
    const text = fold(p.text);
    if (text.length > 45 || !(p.headingLevel > 0 || /^第[一二三四五六七八九十]{1,2}部分/.test(text))) continue;
    const m = /(20\d{2})年度?(?=[^,。;]{0,16}(?:预算|收支|三公|公开|情况|说明|表))/.exec(text);
    if (!m) continue;
    const y = Number(m[1]);
    if (y === year) run.pass();
    else if (
      y < year &&
      !/比|较|上年|执行|完成|结转|规划|提前下达|项目|资产|绩效|评价|末|底|\d{4}年.*\d{4}年/.test(text) &&
      /决算/.test(text) === model.final
    ) {
      said.add(stripWhitespace(p.text));
      run.fail(
        messages.headingOfOtherYear,
        { year, quote: cite(text), stated: y },
        { cells: [quoted("情况说明", text, p.source)] },
      );
    }
  }
}

/** `截至2026年12月31日，共有车辆 n 辆` in a budget of 2026: the day has not come. Some places count on the day of drafting. */
function closingDates(model: CheckModel, run: Run, year: number): void {
  for (const p of model.disclosure.paragraphs)
    for (const m of fold(p.text).matchAll(
      /截[至止]到?(20\d{2})年(?:(\d{1,2})月(?:\d{1,2}日)?|底|末)?,?[^,。;]{0,30}(?:共有|拥有|车辆|资产|设备)/g,
    )) {
      const end = Number(m[1]) * 12 + Number(m[2] ?? 12);
      const closing = closingYear(model, year) * 12 + 12;
      if (end <= closing + 6 && end > closing - 12) run.pass();
      else
        run.fail(
          messages.dateOfOtherYear,
          {
            quote: cite(m[0]),
            year,
            kind: KINDS[model.final ? "final" : "budget"],
            expected: closingYear(model, year),
            stated: m[0].replace(/^截[至止]到?/, "").split(/(?<=[日月年底末])(?![\d底末])/)[0]!,
          },
          { cells: [quoted("情况说明", m[0], p.source)] },
        );
    }
}

const NOT_OF_YEAR = /执行|决算|相比|对比|同比|上年|去年|末|底|结转|提前下达|截至|以来|印发|文件|号/;

/** Figures under a year that cannot be theirs: one to come, or one gone by with this year's figure. */
function wrongYears(model: CheckModel, run: Run, year: number, said: ReadonlySet<string>): void {
  const quotes = new Set<string>();
  for (const t of textFigures(model)) {
    const y = Number(/20\d{2}/.exec(t.n.year ?? "")?.[0] ?? NaN);
    if (
      !Number.isFinite(y) ||
      y === year ||
      t.n.kind !== "amount" ||
      quotes.has(t.n.quote) ||
      /prior|^other|\.budget$/.test(t.n.key) ||
      (t.n.key === "assets.total" && y === closingYear(model, year)) ||
      !t.n.quote.includes(String(y))
    )
      continue;
    const paragraph = paragraphOf(model, t);
    if (paragraph && said.has(stripWhitespace(paragraph.text))) continue;
    const cells =
      y < year && t.f.ticks !== 0
        ? [
            ...cellsFor(model, t.n.key, t.n.scope),
            ...(t.n.key.startsWith("three-public.") ? threePublicCells(model, t.n.key, ["total", "settled"]) : []),
            ...ownCells(model, t.n.key),
          ]
        : [];
    const head =
      fold(t.n.quote)
        .split(String(y))[1]
        ?.split(/[,。;]/)[0] ?? "";
    const planned =
      !model.final &&
      /安排|预算/.test(t.n.quote) &&
      !NOT_OF_YEAR.test(t.n.quote) &&
      new RegExp(`^[^。]{0,8}${y}年`).test(fold(t.n.quote)) &&
      !/^assets\.(?:total|vehicles)/.test(t.n.key);
    const wrong =
      y > year
        ? !/规划|计划|期末|提前下达/.test(t.n.quote)
        : cells.some((c) => c.ticks === t.f.ticks)
          ? !/比|末|底/.test(head)
          : planned;
    if (!wrong) continue;
    quotes.add(t.n.quote);
    run.fail(
      messages.figureOfOtherYear,
      { year, quote: t.n.quote, stated: y },
      { cells: [evidence(t.f)], confidence: 0.8 },
    );
  }
}

/** The table and column that print the figure of a key. */
const OWN_CELLS: Readonly<Record<string, readonly ["basic" | "procurement" | "assets", ColumnKey]>> = {
  operating: ["basic", "public"],
  procurement: ["procurement", "total"],
  "assets.total": ["assets", "amount"],
};

function ownCells(model: CheckModel, key: string): Figure[] {
  const at = OWN_CELLS[key];
  const view = at ? single(model, at[0]) : null;
  const f = view ? totalFigure(model, view, at![1]) : null;
  return f ? [f] : [];
}

function headerYears(
  run: Run,
  columns: readonly string[],
  title: string,
  year: number,
  source: Parameters<typeof quoted>[2],
): void {
  for (const c of columns) {
    const y = Number(/(20\d{2})年/.exec(fold(c))?.[1] ?? NaN);
    if (Number.isFinite(y) && y > year)
      run.fail(
        messages.headerOfOtherYear,
        { title, header: c, stated: y, year },
        { cells: [quoted(title, c, source)] },
      );
  }
}

const STOCK = "截至2023年12月31日，固定资产120.35万元。";

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(13),
    inFinal(9),
    inMixed(9),
    holding(
      "编报时的车辆、上年末的资产",
      paragraphs((p) => [
        "第二部分 2024年部门预算情况说明",
        ...p,
        "截至2024年1月31日，本单位共有车辆2辆。",
        "截至2023年12月31日，本单位固定资产120.35万元。",
      ]),
      16,
    ),
    holding(
      "上年末的固定资产就是资产表的数",
      saying([{ key: "assets.total", label: "固定资产", value: "120.35", year: "2023", quote: STOCK }], [STOCK]),
      14,
    ),
  ],
  breaks: [
    breaking(
      "部分的标题写成上一年",
      paragraphs((p) => ["第二部分 2023年部门预算情况说明", ...p]),
      { found: [{ cells: ["情况说明"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "截止日期还没有到",
      paragraphs((p) => [...p, "截至2024年12月31日，本单位共有车辆2辆。"]),
      { found: [{ cells: ["情况说明"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "正文写成下一年",
      paragraphs((p) => [...p, "2025年支出预算505.69万元。"]),
      { found: [{ cells: ["情况说明"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "表的年度不同",
      {
        ...BUDGET,
        tables: BUDGET.tables.map((t) => (t.id === "basic" ? { ...t, year: "2023" } : t)),
      },
      { found: [{ cells: ["一般公共预算基本支出表"], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
