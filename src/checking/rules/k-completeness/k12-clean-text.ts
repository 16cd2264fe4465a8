import { fold, type NarrativeParagraph, type SourceRef, stripWhitespace } from "../../../disclosure";
import { quoted, type Run } from "../../rule/run";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { breaking, holding, inBudget, inFinal, paragraphs, inMixed } from "../../catalogue/documents/variants";
import { REASONS, type Words, wording } from "../../../words";

export const K12: Rule = {
  id: "K12",
  group: "K",
  title: { zh: "文本清洁", en: "Clean text" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "-",
  needs: ["whole-document"],
  explain: {
    zh: "没有占位符（XX、××、待补充、没有数字的“万元”）、转换残留（[bookmark…]）、空标题、重复的章节号、重复的段落和个人信息。",
    en: "No placeholders, conversion residue, empty headings, repeated section numbers or paragraphs, or personal data.",
  },
  evaluate: cleanliness,
};

const messages = wording({
  found: { zh: "{what}（{count} 处）：“{quote}”", en: "{what} ({count} places): “{quote}”." },
  headingEmpty: { zh: "标题“{heading}”下没有内容", en: "Nothing stands under the heading “{heading}”." },
  paragraphTwice: { zh: "同一段文字印了两次：“{quote}”", en: "A paragraph is printed twice: “{quote}”." },
  numberTwice: { zh: "章节号重复：“{one}”与“{other}”", en: "A section number is used twice: “{one}” and “{other}”." },
  placeholder: { zh: "占位符没有填写", en: "A placeholder is left in" },
  number: { zh: "金额没有填写", en: "A number is left out" },
  residue: { zh: "转换残留", en: "Residue of a conversion" },
  personal: { zh: "可能含有个人信息（身份证号、手机号）", en: "Personal data may be published" },
});

const PLACEHOLDER =
  /(?:(?<![×Xx])[×Xx]{2,}(?=[年月日号万元人个项辆台县市局省%])|待补充|待填|此处填写|请填写|_{4,}|＊{3,}|\*{3,})/;

/** `支出预算万元，`: the number is missing. */
const NO_NUMBER = /(?:为|共计|合计|安排|预算|支出|收入|决算)(?:万元|元)(?=[,。;、])/;

const RESIDUE =
  /\[bookmark[^\]]*\]|_Toc\d+|PAGEREF|HYPERLINK|MERGEFORMAT|#REF!|#N\/A|#DIV\/0!|#VALUE!|错误!未(?:定义|找到)/i;

const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/;

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** K12: what a published text must not hold. */
function cleanliness(model: CheckModel, run: Run): void {
  const paragraphs = model.disclosure.paragraphs;
  if (paragraphs.length === 0 && model.disclosure.tables.length === 0) return run.needs(REASONS["no-text"]);
  const hits = { placeholder: [] as Hit[], number: [] as Hit[], residue: [] as Hit[], personal: [] as Hit[] };
  const scan = (text: string, source: SourceRef | undefined) => {
    const s = fold(text);
    const p = PLACEHOLDER.exec(s);
    if (p && !/^\*+$/.test(s)) hits.placeholder.push({ quote: around(s, p.index, p[0].length), source });
    const r = RESIDUE.exec(text);
    if (r) hits.residue.push({ quote: r[0], source });
    const i = IDENTITY.exec(s) ?? MOBILE.exec(s);
    if (i && /身份证|手机|电话|联系/.test(s)) hits.personal.push({ quote: around(s, i.index, 6), source });
  };
  for (const p of paragraphs) {
    scan(p.text, p.source);
    const s = fold(p.text);
    const n = NO_NUMBER.exec(s);
    if (n) hits.number.push({ quote: around(s, n.index, n[0].length), source: p.source });
  }
  for (const t of model.disclosure.tables) {
    scan(t.title, t.source);
    for (const row of t.rows)
      for (const c of row) if (c.text && !/^[\d.,%-]+$/.test(c.text)) scan(c.text, c.source ?? t.source);
  }
  grouped(run, hits.placeholder, messages.placeholder);
  grouped(run, hits.number, messages.number);
  grouped(run, hits.residue, messages.residue);
  grouped(run, hits.personal, messages.personal);
  emptyHeadings(model, run);
  repeatedNumbers(paragraphs, run);
  repeatedParagraphs(paragraphs, run);
  if (run.statements.length === 0) run.pass();
}

interface Hit {
  readonly quote: string;
  readonly source: SourceRef | undefined;
}

const around = (s: string, at: number, length: number) => s.slice(Math.max(0, at - 8), at + length + 8);

function grouped(run: Run, hits: readonly Hit[], what: Words): void {
  if (hits.length === 0) return;
  run.fail(
    messages.found,
    { what, count: hits.length, quote: hits[0]!.quote },
    { cells: hits.slice(0, 10).map((h) => quoted("正文", h.quote, h.source)) },
  );
}

/** A first-level heading directly followed by another one: nothing stands under it, no table either. */
function emptyHeadings(model: CheckModel, run: Run): void {
  const paragraphs = model.disclosure.paragraphs;
  const heading = (p: NarrativeParagraph | undefined) => p !== undefined && p.headingLevel === 1;
  // A run of headings is a contents list.
  const inList = (i: number) => {
    let from = i;
    let to = i;
    const joined = (k: number) =>
      heading(paragraphs[k]) &&
      heading(paragraphs[k + 1]) &&
      !tableBetween(model, paragraphs[k]!.source, paragraphs[k + 1]!.source);
    while (joined(from - 1)) from--;
    while (joined(to)) to++;
    return to - from >= 2;
  };
  const seen = new Set<string>();
  paragraphs.forEach((p, i) => {
    const next = paragraphs[i + 1];
    if (!heading(p) || !heading(next) || inList(i) || /^第.{1,3}部分/.test(stripWhitespace(p.text))) return;
    const a = stripWhitespace(p.text);
    if (seen.has(a)) return;
    seen.add(a);
    if (sameNumber(a, stripWhitespace(next!.text)) || tableBetween(model, p.source, next!.source)) return;
    // The contents list repeats the heading; the text's own heading is the last of its kind.
    if (paragraphs.slice(i + 1).some((o) => heading(o) && stripWhitespace(o.text).startsWith(a))) return;
    run.fail(messages.headingEmpty, { heading: a }, { cells: [quoted("正文", a, p.source)] });
  });
}

const number = (s: string) => /^([一二三四五六七八九十]+)、/.exec(s)?.[1] ?? null;

const sameNumber = (a: string, b: string) => number(a) !== null && number(a) === number(b);

function tableBetween(model: CheckModel, a: SourceRef, b: SourceRef): boolean {
  const place = (s: SourceRef | undefined) =>
    s ? (s.line ?? (s.page !== undefined ? s.page * 1e5 + (s.box?.y ?? 0) : null)) : null;
  const from = place(a);
  const to = place(b);
  if (from === null || to === null) return false;
  return model.disclosure.tables.some((t) => {
    const at = place(t.source);
    return at !== null && at >= from && at <= to;
  });
}

const ORDINALS = [
  "一",
  "二",
  "三",
  "四",
  "五",
  "六",
  "七",
  "八",
  "九",
  "十",
  "十一",
  "十二",
  "十三",
  "十四",
  "十五",
  "十六",
];

/** 三、 … 三、 with different words one after the other: a number used twice. */
function repeatedNumbers(paragraphs: readonly NarrativeParagraph[], run: Run): void {
  const headings = paragraphs.filter((p) => p.headingLevel === 1 && p.text.length < 40);
  for (let i = 1; i < headings.length; i++) {
    const a = stripWhitespace(headings[i - 1]!.text);
    const b = stripWhitespace(headings[i]!.text);
    if (!sameNumber(a, b) || number(a) === "一") continue;
    const wordsA = a.replace(/^[^、]+、/, "");
    const wordsB = b.replace(/^[^、]+、/, "");
    if (wordsA === wordsB || wordsA.includes(wordsB) || wordsB.includes(wordsA)) continue;
    const at = ORDINALS.indexOf(number(a)!);
    const next = headings[i + 1] ? number(stripWhitespace(headings[i + 1]!.text)) : null;
    if (at < 0 || (next !== null && ORDINALS.indexOf(next) !== at + 1)) continue;
    run.fail(
      messages.numberTwice,
      { one: a, other: b },
      { severity: "info", cells: [quoted("正文", a, headings[i - 1]!.source), quoted("正文", b, headings[i]!.source)] },
    );
  }
}

/** The same words twice under one heading. Under two (财政拨款 and 一般公共预算 where they are the same) they may well be alike. */
function repeatedParagraphs(paragraphs: readonly NarrativeParagraph[], run: Run): void {
  const near = new Map<string, NarrativeParagraph>();
  for (const p of paragraphs) {
    if (p.headingLevel === 1) near.clear();
    const text = stripWhitespace(p.text);
    if (text.length < 25) continue;
    const before = near.get(text);
    if (before)
      run.fail(
        messages.paragraphTwice,
        { quote: text.slice(0, 60) },
        { cells: [quoted("正文", text, before.source), quoted("正文", text, p.source)] },
      );
    near.set(text, p);
  }
}

const PERSONNEL = "人员经费332.33万元，主要包括：基本工资、津贴补贴、奖金、住房公积金、退休费。";

export const examples = (): RuleExamples => ({
  holds: [
    inBudget(1),
    inFinal(1),
    inMixed(1),
    holding(
      "两种资金口径相同，各在自己的标题下",
      paragraphs((p) => [...p, "六、财政拨款基本支出情况", PERSONNEL, "七、一般公共预算基本支出情况", PERSONNEL]),
      1,
    ),
  ],
  breaks: [
    breaking(
      "同一段印了两次",
      paragraphs((p) => [...p, "六、财政拨款基本支出情况", PERSONNEL, PERSONNEL]),
      { found: [{ cells: ["正文", "正文"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "文号没有填写",
      paragraphs((p) => [...p, "依据示例市财政局财预〔2023〕xx号文件编制。"]),
      { found: [{ cells: ["正文"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "金额没有填写",
      paragraphs((p) => [...p, "本部门2024年会议费预算万元，与上年持平。"]),
      { found: [{ cells: ["正文"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "占位符没有填写",
      paragraphs((p) => [...p, "本部门现有车辆XX辆。"]),
      { found: [{ cells: ["正文"], difference: null, severity: "warn" }], others: [] },
    ),
    breaking(
      "空标题",
      paragraphs((p) => [...p, "九、专项资金情况", "十、其他需要说明的事项", "无其他说明事项。"]),
      { found: [{ cells: ["正文"], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
