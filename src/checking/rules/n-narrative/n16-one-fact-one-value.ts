import { BUDGET } from "../../catalogue/documents/budget";
import { fold, stripWhitespace } from "../../../disclosure";
import { nameOneSignOff, speaksOfAnother } from "../../document/printed-names";
import { amounts, type TextFigure, textFigures } from "../../document/text-facts";
import { evidence, quoted, sameFact, type Run } from "../../rule/run";
import { money } from "../../identity/figure";
import type { CheckModel } from "../../document/model";
import type { Rule } from "../../rule/rule";
import { BUDGET_FORMS, byForm, FINAL_FORMS } from "../../rule/sources";
import type { RuleExamples } from "../../rule/example";
import { paragraphs, breaking, inBudget, inFinal, inMixed, saying } from "../../catalogue/documents/variants";
import { REASONS, wording } from "../../../words";

export const N16: Rule = {
  id: "N16",
  group: "N",
  title: { zh: "同名事实一致", en: "One fact, one value" },
  severity: "warn",
  basis: byForm(BUDGET_FORMS, FINAL_FORMS),
  tolerance: "T0",
  needs: ["narrative", "every-table"],
  explain: {
    zh: "同一事实在两处的数字相同；单位名称在封面、表和正文中一致。",
    en: "The same fact stated twice has one value, and the unit's name is the same everywhere.",
  },
  evaluate: oneFactTwice,
};

const messages = wording({
  factTwice: {
    zh: "“{name}”在情况说明中有两个数：{one} 万元（“{quote}”）与 {other} 万元（“{otherQuote}”）",
    en: "《{name}》 has two values in the text: {one} (“{quote}”) and {other} (“{otherQuote}”).",
  },
  factDiffers: {
    zh: "同一事实两处不同：“{quote}”与“{otherQuote}”",
    en: "One fact is stated with two values: “{quote}” and “{otherQuote}”.",
  },
  peopleDiffer: {
    zh: "同一事实两处不同：{where}“{quote}”，{otherWhere}“{otherQuote}”",
    en: "One fact is stated with two values: 《{where}》 “{quote}”, 《{otherWhere}》 “{otherQuote}”.",
  },
  nameOff: {
    zh: "情况说明写“{printed}”，表中金额相同的一行是“{name}”，只差一字，请核对名称（“{quote}”）",
    en: "The text names “{printed}”; the row of the same amount is “{name}”, one character off (“{quote}”).",
  },
  nameMisspelt: {
    zh: "单位名称“{name}”在此处写作“{printed}”：“{around}”",
    en: "The unit's name 《{name}》 is written “{printed}” here: “{around}”.",
  },
});

/** Facts that a disclosure states of itself once: two values are a contradiction. */
const SINGULAR = [
  "income.total",
  "expenditure.total",
  "expenditure.basic",
  "expenditure.project",
  "expenditure.personnel",
  "expenditure.public",
  "operating",
  "three-public.total",
  "three-public.overseas",
  "three-public.car",
  "three-public.car-purchase",
  "three-public.car-running",
  "three-public.reception",
  "procurement",
  "procurement.goods",
  "procurement.works",
  "procurement.services",
  "assets.total",
  "assets.planned",
];

/** N16: the same fact twice, within the text, between text and goals, and the unit's name. */
function oneFactTwice(model: CheckModel, run: Run): void {
  for (const key of SINGULAR) {
    const list = amounts(model, key).filter((t) => !speaksOfAnother(model, t));
    for (const scope of new Set(list.map((t) => t.n.scope))) {
      const own = list.filter((t) => t.n.scope === scope);
      if (own.length < 2) continue;
      const other = own.find(
        (t) => Math.abs(t.f.ticks - own[0]!.f.ticks) > t.f.half + own[0]!.f.half && !isPartOf(t, own[0]!),
      );
      const room = (t: TextFigure) => t.f.half + own[0]!.f.half;
      if (!other) {
        // A part of the first is no second statement of it.
        const last = own
          .slice(1)
          .filter((t) => Math.abs(t.f.ticks - own[0]!.f.ticks) <= room(t))
          .at(-1);
        run.pass(1, last && { ...sameFact(own[0]!.f, last.f, room(last)), passes: true });
      } else
        run.fail(
          messages.factTwice,
          {
            name: own[0]!.n.label,
            one: money(own[0]!.f.ticks),
            quote: own[0]!.n.quote,
            other: money(other.f.ticks),
            otherQuote: other.n.quote,
          },
          {
            cells: [evidence(own[0]!.f), evidence(other.f)],
            difference: own[0]!.f.ticks - other.f.ticks,
            claim: sameFact(own[0]!.f, other.f, room(other)),
            confidence: 0.6,
          },
        );
    }
  }
  vehicles(model, run);
  people(model, run);
  unitName(model, run);
  names(model, run);
}

/** `拟购置固定资产 a 万元，其中：其他资本性支出科目购置固定资产 b 万元`: the second is a part of the first. */
function isPartOf(part: TextFigure, whole: TextFigure): boolean {
  const at = part.n.quote.lastIndexOf(part.n.value);
  return part.n.quote === whole.n.quote && part.f.ticks < whole.f.ticks && /其中/.test(part.n.quote.slice(0, at));
}

function vehicles(model: CheckModel, run: Run): void {
  const counts = textFigures(model).filter((t) => t.n.key === "assets.vehicles");
  const values = new Set(counts.map((t) => Number(t.n.value)));
  if (counts.length >= 2 && values.size === 1) run.pass();
  if (values.size === 2)
    said(
      run,
      counts[0]!,
      counts.find((t) => Number(t.n.value) !== Number(counts[0]!.n.value))!,
    );
}

function said(run: Run, a: TextFigure, b: TextFigure): void {
  run.fail(
    messages.factDiffers,
    { quote: a.n.quote, otherQuote: b.n.quote },
    { cells: [evidence(a.f), evidence(b.f)], confidence: 0.6 },
  );
}

/** `38万参保人`, `33 万参保人员`: a number of people of one kind, said in the text and in the goals. */
const PEOPLE =
  /(?<!\d)(\d+(?:\.\d+)?)(万)?(?:名|人|位)?(参保(?:人|群众|职工)?|退休人员|在校(?:学生|生)|贫困人口|低保对象|城镇职工|服务对象)/g;

function people(model: CheckModel, run: Run): void {
  const found = new Map<string, { value: number; quote: string; where: string }[]>();
  const scan = (text: string, where: string) => {
    const s = fold(text);
    for (const m of s.matchAll(PEOPLE)) {
      const value = Number(m[1]) * (m[2] ? 1e4 : 1);
      if (value < 10000) continue;
      const noun = m[3]!.slice(0, 2);
      const quote = s.slice(Math.max(0, m.index! - 8), m.index! + m[0].length + 6);
      found.set(noun, [...(found.get(noun) ?? []), { value, quote, where }]);
    }
  };
  for (const p of model.disclosure.paragraphs) scan(p.text, "情况说明");
  for (const t of model.disclosure.tables) {
    if (t.id !== "goal" && t.id !== "goals-overall" && t.id !== "goals-summary") continue;
    for (const v of Object.values(t.fields ?? {}))
      for (const s of typeof v === "string" ? [v] : Array.isArray(v) ? v : []) scan(s, t.title);
    for (const row of t.rows) for (const c of row) if (c.text) scan(c.text, t.title);
  }
  for (const list of found.values()) {
    const values = [...new Set(list.map((l) => l.value))];
    if (values.length < 2) {
      if (list.length > 1) run.pass();
      continue;
    }
    const a = list[0]!;
    // Numbers that are far apart count different people.
    const b = list.find((l) => l.value !== a.value && Math.max(l.value, a.value) / Math.min(l.value, a.value) <= 1.5);
    if (!b) continue;
    run.fail(
      messages.peopleDiffer,
      { where: a.where, quote: a.quote, otherWhere: b.where, otherQuote: b.quote },
      { cells: [quoted(a.where, a.quote, undefined), quoted(b.where, b.quote, undefined)], confidence: 0.6 },
    );
  }
}

/** A 科目 or project that the text names with one sign other than the table that prints its amount. */
function names(model: CheckModel, run: Run): void {
  const told = new Set<string>();
  for (const t of textFigures(model)) {
    if (t.n.kind !== "amount" || t.f.unit === null || told.has(t.n.label)) continue;
    const name = nameOneSignOff(model, t);
    if (name === null) continue;
    told.add(t.n.label);
    run.fail(
      messages.nameOff,
      { printed: t.n.label, name, quote: t.n.quote },
      { cells: [evidence(t.f)], severity: "info" },
    );
  }
}

/** A misspelt name of the unit: one sign more, less or other than the unit's name. */
function unitName(model: CheckModel, run: Run): void {
  const name = stripWhitespace(model.disclosure.unitName ?? "")
    .replace(/[（(].{0,60}?[）)]/g, "")
    .replace(/(?:本级|机关|部门)$/, "");
  if (name.length < 5) return run.needs(REASONS["no-unit-name"]);
  const wrong = new Map<string, { source: Parameters<typeof quoted>[2]; around: string }>();
  let right = false;
  const patterns = variants(name);
  const scan = (text: string, source: Parameters<typeof quoted>[2]) => {
    const s = stripWhitespace(text);
    if (s.includes(name)) right = true;
    for (const v of patterns) {
      const at = s.indexOf(v);
      if (at >= 0 && !wrong.has(v)) wrong.set(v, { source, around: s.slice(Math.max(0, at - 6), at + v.length + 8) });
    }
  };
  for (const p of model.disclosure.paragraphs) scan(p.text, p.source);
  for (const t of model.disclosure.tables) if (t.unitName) scan(t.unitName, t.source);
  for (const [v, { source, around }] of wrong)
    run.fail(messages.nameMisspelt, { name, printed: v, around }, { cells: [quoted("情况说明", around, source)] });
  if (wrong.size === 0 && right) run.pass();
}

/** The name with one inner sign left out or two neighbours exchanged. */
function variants(name: string): string[] {
  const out = new Set<string>();
  for (let i = 1; i < name.length - 1; i++) {
    out.add(name.slice(0, i) + name.slice(i + 1));
    if (name[i] !== name[i + 1] && i < name.length - 2)
      out.add(name.slice(0, i) + name[i + 1]! + name[i]! + name.slice(i + 2));
  }
  // 县医疗保障局 for 某县医疗保障局 is short for it, not a slip.
  for (const v of [...out])
    if (name.endsWith(v) || name.startsWith(v) || (/[省市县区旗州]/.test(name) && !/[省市县区旗州]/.test(v)))
      out.delete(v);
  return [...out];
}

export const examples = (): RuleExamples => ({
  holds: [inBudget(1), inFinal(1), inMixed(1)],
  breaks: [
    breaking(
      "文字中的科目名称差一字",
      saying([{ key: "expenditure.2101504", label: "信息划建设", value: "31.28", quote: "信息划建设31.28万元" }]),
      {
        found: [{ cells: ["情况说明“信息划建设”"], difference: null, severity: "info" }],
        others: [],
      },
    ),
    breaking(
      "同一事实两个数",
      {
        ...BUDGET,
        narrative: [
          ...BUDGET.narrative!,
          { key: "operating", label: "机关运行经费", value: "47.03", quote: "机关运行经费47.03万元" },
        ],
      },
      {
        found: [{ cells: ["情况说明“机关运行经费”", "情况说明“机关运行经费”"], difference: "-6.3", severity: "warn" }],
        others: ["N07"],
      },
    ),
    breaking(
      "单位名称少一字",
      {
        ...paragraphs((p) => [...p, "示例县医保障局负责有关事务。"]),
        unitName: "示例县医疗保障局",
      },
      { found: [{ cells: ["情况说明"], difference: null, severity: "warn" }], others: [] },
    ),
  ],
});
