import { certificateJson, isUserRule, switchedOff, type Imported } from "../application";
import {
  KINDS,
  LEVELS,
  OUTCOMES,
  PUNCTUATION,
  SEVERITIES,
  STATES,
  issueSentence,
  say,
  tableLabel,
  titled,
  type Language,
  type Words,
} from "../words";
import type { Kept } from "./output";

/** What stands between the words of others. */
const REPORT = {
  "unknown-unit": { zh: "（单位未识别）", en: "(unit unknown)" },
  tables: { zh: "表格：", en: "Tables:" },
  table: {
    zh: "  {label}：{state}，{rows} 行{pages|，第 … 页}",
    en: "  {label}: {state}, {rows} rows{pages|, page …}",
  },
  checks: { zh: "核对：", en: "Checks: " },
  "user-rule": {
    zh: "  [自定义 {outcome}] {rule} {title}{reason|：…}",
    en: "  [own rule, {outcome}] {rule} {title}{reason|: …}",
  },
  unheld: { zh: "  [未核对] {rules}：{reason}", en: "  [not held] {rules}: {reason}" },
  "switched-off": { zh: "停用 {count} 条规则：", en: "{count} rules switched off:" },
  "one-off": { zh: "  [停用] {rule} {title}：{reason}", en: "  [off] {rule} {title}: {reason}" },
  tolerance: { zh: "容差：{tolerance}（自定）", en: "Tolerance: {tolerance} (the user's)" },
  suggestion: { zh: "      建议：{printed} → {value}", en: "      suggestion: {printed} → {value}" },
  blank: { zh: "空白", en: "blank" },
  recognition: { zh: "识别", en: "recognition" },
  coverage: { zh: "覆盖：", en: "Coverage:" },
  total: { zh: "合计", en: "total" },
  covered: {
    zh: "  {label}：金额 {cells} 个，没有等式 {uncovered}，一个等式 {once}，两个以上 {redundant}",
    en: "  {label}: {cells} amounts, unchecked {uncovered}, one identity {once}, two or more {redundant}",
  },
  measured: {
    zh: "  实测：故意改错 {sites} 处，发现 {detected}，定位 {localised}，改正 {corrected}",
    en: "  measured: {sites} slips, detected {detected}, localised {localised}, corrected {corrected}",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** The result for people: facts, tables, outcomes, findings. */
export function humanReport(imported: Kept, language: Language): string {
  const { disclosure: d, report, source } = imported;
  const { colon, comma, list } = PUNCTUATION[language];
  const what = [LEVELS[d.level][language], KINDS[d.kind][language]].join(language === "zh" ? "" : " ");
  const who = d.unitName ?? d.unitCode ?? REPORT["unknown-unit"][language];
  const lines = [
    `${source.file}${colon}${[d.year, who, what].filter(Boolean).join(" ")}`,
    REPORT.tables[language],
    ...d.tables.map((t) =>
      say(REPORT.table, language, {
        label: `${t.id === "other" ? t.title : tableLabel(t.id, d.kind, language)}${t.index > 1 ? ` ${t.index}` : ""}`,
        state: STATES[t.state][language],
        rows: t.rows.length,
        pages: t.pages.join(list),
      }),
    ),
  ];
  const counts = (Object.keys(OUTCOMES) as (keyof typeof OUTCOMES)[]).map(
    (outcome) => `${OUTCOMES[outcome][language]} ${report.counts[outcome]}`,
  );
  lines.push(`${REPORT.checks[language]}${counts.join(comma)}`);
  if (report.tolerance !== undefined) lines.push(say(REPORT.tolerance, language, { tolerance: report.tolerance }));
  const off = switchedOff(report.results);
  if (off.length > 0) {
    lines.push(say(REPORT["switched-off"], language, { count: off.length }));
    for (const r of off)
      lines.push(
        say(REPORT["one-off"], language, { rule: r.rule, title: titled(r.title), reason: titled(r.switchedOff) }),
      );
  }
  // Each of the user's own rules is answered, those too that hold and those that found nothing to hold.
  for (const r of report.results.filter((r) => isUserRule(r) && r.switchedOff === undefined))
    lines.push(
      say(REPORT["user-rule"], language, {
        outcome: OUTCOMES[r.status][language],
        rule: r.rule,
        title: r.title,
        reason: language === "zh" ? r.reason : r.reasonEn,
      }),
    );
  lines.push(...unheldLines(report, language));
  for (const f of report.findings) {
    lines.push(`  [${SEVERITIES[f.severity][language]}] ${f.rule} ${language === "zh" ? f.message : f.messageEn}`);
    for (const c of f.consequences ?? [])
      lines.push(`      · ${c.rule} ${language === "zh" ? c.message : c.messageEn}`);
    if (f.suggestion) {
      const printed = f.suggestion.printed ?? REPORT.blank[language];
      lines.push(say(REPORT.suggestion, language, { printed, value: f.suggestion.value }));
    }
  }
  for (const issue of d.issues) lines.push(`  [${REPORT.recognition[language]}] ${issueSentence(issue, language)}`);
  return `${lines.join("\n")}\n`;
}

/** Why another document that was given does not answer, or not for all: whoever gave it is not left to find out. */
function unheldLines({ results }: Imported["report"], language: Language): string[] {
  const rules = new Map<string, string[]>();
  for (const r of results) {
    const reason = language === "zh" ? r.reason : r.reasonEn;
    if (r.group !== "Y" || r.status === "not-applicable" || reason === null) continue;
    if (r.reasonCodes.some((code) => NOT_GIVEN.has(code))) continue;
    rules.set(reason, [...(rules.get(reason) ?? []), r.rule]);
  }
  const { list } = PUNCTUATION[language];
  return [...rules].map(([reason, of]) => say(REPORT.unheld, language, { rules: of.join(list), reason }));
}

/** Reasons that have nothing to do with a document that was given. */
const NOT_GIVEN: ReadonlySet<string> = new Set([
  "document-not-given",
  "table-missing",
  "table-not-read",
  "table-promised",
]);

/** `2026年云溪县档案馆部门预算公开`: how a disclosure is called. */
export function disclosureName(imported: Imported): string {
  const d = imported.disclosure;
  const kind = d.kind === "final" ? "决算" : "预算";
  return `${d.year ? `${d.year}年` : ""}${d.unitName ?? d.unitCode ?? imported.source.file}${d.level === "department" ? "部门" : "单位"}${kind}公开`;
}

/** The detection certificate for people: a line a table. */
export function coverageReport(
  imported: Kept,
  { language, measured }: { readonly language: Language; readonly measured: boolean },
): string {
  const c = certificateJson(imported, { measured });
  const line = (label: string, { cells, uncovered, once, redundant }: Covered): string =>
    say(REPORT.covered, language, { label, cells, uncovered, once, redundant });
  const name = (t: (typeof c.tables)[number]): string =>
    t.table === "other" || language === "zh" ? t.label : tableLabel(t.table, imported.disclosure.kind, language);
  const lines = [REPORT.coverage[language], line(REPORT.total[language], c), ...c.tables.map((t) => line(name(t), t))];
  if (c.measured) {
    const { sites, detected, localised, corrected } = c.measured;
    lines.push(say(REPORT.measured, language, { sites, detected, localised, corrected }));
  }
  return `${lines.join("\n")}\n`;
}

/** How many amounts stand under how many identities. */
type Covered = Readonly<Record<"cells" | "uncovered" | "once" | "redundant", number>>;
