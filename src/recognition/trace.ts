import {
  columnLabel,
  describeSource,
  printedValues,
  tableLabel,
  type Disclosure,
  type PublishedTable,
  type RecognitionIssue,
  type StandardRow,
  type StandardTable,
} from "../disclosure";

type Language = "zh" | "en";

/** The words of a trace, zh and en side by side. What a table prints is shown as printed. */
const WORDS = {
  unitUnknown: { zh: "（单位未识别）", en: "(unit unknown)" },
  yearUnknown: { zh: "（年度未识别）", en: "(year unknown)" },
  moneyUnknown: { zh: "（金额单位未识别）", en: "(unit of money unknown)" },
  budget: { zh: "预算", en: "budget" },
  final: { zh: "决算", en: "final accounts" },
  department: { zh: "部门", en: "department" },
  unit: { zh: "单位", en: "unit" },
  promised: { zh: "目录列有", en: "Promised by the contents" },
  missed: { zh: "没有读出的内容", en: "Not read" },
  other: { zh: "其他表", en: "other table" },
  columns: { zh: "栏", en: "columns" },
  rows: { zh: "行", en: "rows" },
  page: { zh: "页", en: "page" },
  noMoneyUnit: { zh: "无金额单位", en: "no unit of money" },
  placed: { zh: "按证据归栏", en: "cells placed by evidence" },
  ambiguous: { zh: "无法确定", en: "not certain" },
  standard: { zh: "标准行", en: "standard rows" },
  total: { zh: "合计", en: "total" },
  subtotal: { zh: "小计", en: "subtotal" },
  detail: { zh: "明细", en: "detail" },
  note: { zh: "附注", en: "note" },
  income: { zh: "收入", en: "income" },
  expenditure: { zh: "支出", en: "expenditure" },
  filled: { zh: "有数", en: "filled" },
  empty: { zh: "空表", en: "published empty" },
  unreadable: { zh: "无法辨认", en: "unreadable" },
  absent: { zh: "目录有而正文无", en: "promised and absent" },
} as const satisfies Record<string, Record<Language, string>>;

const ISSUES: Readonly<Record<RecognitionIssue["code"], Record<Language, string>>> = {
  "page-without-text": { zh: "没有可信文字的页", en: "pages without text that can be trusted" },
  "table-unreadable": { zh: "表无法辨认", en: "unreadable table" },
  "rows-unreadable": { zh: "部分行无法辨认", en: "some rows unreadable" },
  "column-ambiguous": { zh: "栏目无法确定", en: "the column of a figure is not certain" },
  "amount-left-out": { zh: "未能归入任何表的金额", en: "amounts that stand in no table" },
  "money-unit-missing": { zh: "没有印出金额单位", en: "no unit of money printed" },
  "table-absent": { zh: "目录列有而正文未见的表", en: "promised by the contents and not found" },
  "header-unbound": { zh: "栏目没有对应的标准栏", en: "columns of amounts without a standard column" },
};

/** How many standard rows, and how many placed cells, the trace of a table shows. */
const SHOWN = 3;

/**
 * A printable account of what the recogniser saw: for each table its title, place and header, what each printed column
 * was bound to, how many rows became what, cells placed by evidence, and what could not be read.
 */
export function formatTrace(d: Disclosure, language: Language = "zh"): string {
  const w = (key: keyof typeof WORDS): string => WORDS[key][language];
  const colon = language === "zh" ? "：" : ": ";
  const facts = [d.unitCode, d.unitName ?? w("unitUnknown"), d.year ?? w("yearUnknown"), w(d.kind), w(d.level)];
  const out = [[...facts, d.moneyUnit ?? w("moneyUnknown")].filter(Boolean).join(" ")];
  if (d.contents.length > 0) {
    const entries = d.contents.map((e) => (e.id === null ? e.title : `${e.title} (${e.id})`));
    out.push(`${w("promised")}${colon}${entries.join("；")}`);
  }
  for (const t of d.tables) out.push("", ...traceTable(d, t, language));
  if (d.issues.length > 0) out.push("", `${w("missed")}${colon}`.trimEnd());
  for (const issue of d.issues) {
    const place = describeSource(issue.source);
    const values = Object.values(issue.values).join("，");
    out.push(`  ! ${ISSUES[issue.code][language]}${colon}${values}${place ? ` (${place})` : ""}`);
  }
  return out.join("\n");
}

function traceTable(d: Disclosure, t: PublishedTable, language: Language): string[] {
  const w = (key: keyof typeof WORDS): string => WORDS[key][language];
  const label = t.id === "other" ? w("other") : tableLabel(t.id, d.kind);
  const place = t.pages.length > 0 ? `${w("page")} ${t.pages.join(", ")}` : describeSource(t.source);
  const size = `${t.columns.length} ${w("columns")}, ${t.rows.length} ${w("rows")}`;
  const out = [
    `[${t.id} ${t.index}] ${label} “${t.title}”`,
    `  ${[w(t.state), size, t.moneyUnit ?? w("noMoneyUnit"), place].filter(Boolean).join(", ")}`,
    ...t.trace.map((line) => `  ${line}`),
    ...placedCells(t, language),
  ];
  const standard = d.standard.find((s) => s.id === t.id && s.index === t.index);
  if (standard && standard.rows.length > 0) out.push(...standardRows(standard, language));
  if (t.note) out.push(`  ${w("note")}: ${t.note.replace(/\n/g, " ").slice(0, 80)}`);
  for (const problem of t.problems) out.push(`  ! ${problem}`);
  return out;
}

function placedCells(t: PublishedTable, language: Language): string[] {
  const placed = t.rows.flatMap((row, r) =>
    row.flatMap((c, i) => (c.confidence && c.confidence !== "printed" ? [{ c, r, i }] : [])),
  );
  if (placed.length === 0) return [];
  const ambiguous = placed.filter(({ c }) => c.confidence === "ambiguous").length;
  return [
    `  ${WORDS.placed[language]} ${placed.length - ambiguous}${ambiguous > 0 ? `, ${WORDS.ambiguous[language]} ${ambiguous}` : ""}`,
    ...placed
      .slice(0, SHOWN)
      .map(
        ({ c, r, i }) => `    ${r + 1} ${t.columns[i] ?? ""}: ${c.text ?? ""}${c.evidence ? ` (${c.evidence})` : ""}`,
      ),
  ];
}

function standardRows(standard: StandardTable, language: Language): string[] {
  const roles = (["total", "subtotal", "detail"] as const).map((role) => {
    const count = standard.rows.filter((r) => r.role === role).length;
    return `${WORDS[role][language]} ${count}`;
  });
  return [
    `  ${WORDS.standard[language]} ${standard.rows.length}: ${roles.join(", ")}`,
    ...standard.rows.slice(0, SHOWN).map((row) => `    ${traceRow(standard, row, language)}`),
  ];
}

function traceRow(standard: StandardTable, row: StandardRow, language: Language): string {
  const values = printedValues(row).flatMap(([key, v]) =>
    v.amount ? [`${columnLabel(standard.id, key)}=${v.amount.value.toFixed()}${v.amount.unit ?? ""}`] : [],
  );
  const side = row.side === null ? null : WORDS[row.side][language];
  return [side, row.code, row.item, row.total ? `<${row.total}>` : null, ...values].filter(Boolean).join(" ");
}
