import {
  columnLabel,
  describeSource,
  printedValues,
  tableLabel,
  type Disclosure,
  type PublishedTable,
  type StandardRow,
  type StandardTable,
} from "../disclosure";
import { PUNCTUATION, TRACE_ISSUES, TRACE_WORDS, say, sentence, type Language, type Words } from "../words";

/** A value by itself. */
const ANY: Words = { zh: "{value}", en: "{value}" };

/** How many standard rows, and how many placed cells, the trace of a table shows. */
const SHOWN = 3;

/**
 * A printable account of what the recogniser saw: for each table its title, place and header, what each printed column
 * was bound to, how many rows became what, cells placed by evidence, and what could not be read.
 */
export function formatTrace(d: Disclosure, language: Language = "zh"): string {
  const w = (key: keyof typeof TRACE_WORDS): string => TRACE_WORDS[key][language];
  const { colon, comma, clause } = PUNCTUATION[language];
  const facts = [d.unitCode, d.unitName ?? w("unitUnknown"), d.year ?? w("yearUnknown"), w(d.kind), w(d.level)];
  const out = [[...facts, d.moneyUnit ?? w("moneyUnknown")].filter(Boolean).join(" ")];
  if (d.contents.length > 0) {
    const entries = d.contents.map((e) => (e.id === null ? e.title : `${e.title} (${e.id})`));
    out.push(`${w("promised")}${colon}${entries.join(clause)}`);
  }
  for (const t of d.tables) out.push("", ...traceTable(d, t, language));
  if (d.issues.length > 0) out.push("", `${w("missed")}${colon}`.trimEnd());
  for (const issue of d.issues) {
    const place = describeSource(issue.source);
    const values = Object.values(issue.values)
      .map((value) => say(ANY, language, { value }))
      .join(comma);
    out.push(`  ! ${TRACE_ISSUES[issue.code][language]}${colon}${values}${place ? ` (${place})` : ""}`);
  }
  return out.join("\n");
}

function traceTable(d: Disclosure, t: PublishedTable, language: Language): string[] {
  const w = (key: keyof typeof TRACE_WORDS): string => TRACE_WORDS[key][language];
  const label = t.id === "other" ? w("other") : tableLabel(t.id, d.kind, language);
  const place = t.pages.length > 0 ? `${w("page")} ${t.pages.join(", ")}` : describeSource(t.source);
  const size = `${t.columns.length} ${w("columns")}, ${t.rows.length} ${w("rows")}`;
  const out = [
    `[${t.id} ${t.index}] ${label} “${t.title}”`,
    `  ${[w(t.state), size, t.moneyUnit ?? w("noMoneyUnit"), place].filter(Boolean).join(", ")}`,
    ...t.trace.map((note) => `  ${sentence(note, language)}`),
    ...placedCells(t, language),
  ];
  const standard = d.standard.find((s) => s.id === t.id && s.index === t.index);
  if (standard && standard.rows.length > 0) out.push(...standardRows(standard, language));
  if (t.note) out.push(`  ${w("note")}: ${t.note.replace(/\n/g, " ").slice(0, 80)}`);
  for (const problem of t.problems) out.push(`  ! ${sentence(problem, language)}`);
  return out;
}

function placedCells(t: PublishedTable, language: Language): string[] {
  const placed = t.rows.flatMap((row, r) =>
    row.flatMap((c, i) => (c.confidence && c.confidence !== "printed" ? [{ c, r, i }] : [])),
  );
  if (placed.length === 0) return [];
  const ambiguous = placed.filter(({ c }) => c.confidence === "ambiguous").length;
  return [
    `  ${TRACE_WORDS.placed[language]} ${placed.length - ambiguous}${ambiguous > 0 ? `, ${TRACE_WORDS.ambiguous[language]} ${ambiguous}` : ""}`,
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
    return `${TRACE_WORDS[role][language]} ${count}`;
  });
  return [
    `  ${TRACE_WORDS.standard[language]} ${standard.rows.length}: ${roles.join(", ")}`,
    ...standard.rows.slice(0, SHOWN).map((row) => `    ${traceRow(standard, row, language)}`),
  ];
}

function traceRow(standard: StandardTable, row: StandardRow, language: Language): string {
  const values = printedValues(row).flatMap(([key, v]) =>
    v.amount ? [`${columnLabel(standard.id, key)}=${v.amount.value.toFixed()}${v.amount.unit ?? ""}`] : [],
  );
  const side = row.side === null ? null : TRACE_WORDS[row.side][language];
  return [side, row.code, row.item, row.total ? `<${row.total}>` : null, ...values].filter(Boolean).join(" ");
}
