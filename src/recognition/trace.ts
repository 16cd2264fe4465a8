import { describeSource, tableLabel, type Disclosure, type PublishedTable, type StandardRow } from "../disclosure";
import { ISSUES, KINDS, LEVELS, OTHER_TABLE, STATES, say } from "../words";

/** How many standard rows of each table the trace prints. */
const ROWS = 3;

/**
 * A printable account of what the recogniser saw: for each table its title and place, what each printed column was
 * bound to, how many rows became what, the first standard rows, cells placed by evidence, and what could not be read.
 */
export function formatTrace(d: Disclosure): string {
  const out: string[] = [
    `${d.unitCode ?? ""} ${d.unitName ?? "（单位未识别）"} ${d.year ?? "（年度未识别）"}年 ${KINDS[d.kind].zh} ${LEVELS[d.level].zh} ${d.moneyUnit ?? "（金额单位未识别）"}`.trim(),
  ];
  if (d.contents.length > 0)
    out.push(`目录列有：${d.contents.map((e) => `${e.title}${e.id === null ? "" : `（${e.id}）`}`).join("；")}`);
  for (const t of d.tables) out.push("", ...traceTable(d, t));
  if (d.issues.length > 0) out.push("", "没有读出的内容：");
  for (const issue of d.issues) {
    const place = describeSource(issue.source);
    out.push(`  ! ${say(ISSUES[issue.code], "zh", issue.values)}${place ? `（${place}）` : ""}`);
  }
  return out.join("\n");
}

function traceTable(d: Disclosure, t: PublishedTable): string[] {
  const label = t.id === "other" ? OTHER_TABLE.zh : tableLabel(t.id, d.kind);
  const place = t.pages.length > 0 ? `第 ${t.pages.join("、")} 页` : describeSource(t.source);
  const out = [
    `【${label}${t.index > 1 ? ` 之 ${t.index}` : ""}】${t.title} — ${STATES[t.state].zh}，${t.columns.length} 栏 ${t.rows.length} 行，${t.moneyUnit ?? "无金额单位"}${place ? `，${place}` : ""}`,
  ];
  for (const line of t.trace) out.push(`  ${line}`);
  const placed = t.rows.flatMap((row, r) =>
    row.flatMap((c, i) => (c.confidence && c.confidence !== "printed" ? [{ c, r, i }] : [])),
  );
  if (placed.length > 0) {
    const ambiguous = placed.filter(({ c }) => c.confidence === "ambiguous").length;
    out.push(`  按证据归栏 ${placed.length - ambiguous} 格${ambiguous > 0 ? `，无法确定 ${ambiguous} 格` : ""}`);
    for (const { c, r, i } of placed.slice(0, ROWS))
      out.push(`    第 ${r + 1} 行 ${t.columns[i] ?? ""}：${c.text ?? ""}${c.evidence ? `（${c.evidence}）` : ""}`);
  }
  const standard = d.standard.find((s) => s.id === t.id && s.index === t.index);
  if (standard && standard.rows.length > 0) {
    const count = (role: StandardRow["role"]): number => standard.rows.filter((r) => r.role === role).length;
    out.push(
      `  标准行 ${standard.rows.length}：合计 ${count("total")}，小计 ${count("subtotal")}，明细 ${count("detail")}`,
    );
    for (const row of standard.rows.slice(0, ROWS)) out.push(`    ${traceRow(row)}`);
  }
  if (t.note) out.push(`  附注：${t.note.replace(/\n/g, " ").slice(0, 80)}`);
  for (const problem of t.problems) out.push(`  ! ${problem}`);
  return out;
}

function traceRow(row: StandardRow): string {
  const side = row.side === null ? "" : row.side === "income" ? "收入 " : "支出 ";
  const values = Object.entries(row.values).flatMap(([key, v]) =>
    v.amount ? [`${key}=${v.amount.value.toFixed()}${v.amount.unit ?? ""}`] : [],
  );
  return `${side}${row.code ?? ""} ${row.item ?? ""} ${row.total ? `〔${row.total}〕` : ""} ${values.join(" ")}`
    .replace(/ +/g, " ")
    .trim();
}
