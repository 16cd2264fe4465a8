import {
  describeSource,
  tableLabel,
  type Disclosure,
  type PublishedTable,
  type RecognitionIssue,
  type StandardRow,
} from "../disclosure";

const STATES: Readonly<Record<PublishedTable["state"], string>> = {
  filled: "有数",
  empty: "空表",
  unreadable: "无法辨认",
  absent: "目录有而正文无",
};

const ISSUES: Readonly<Record<RecognitionIssue["code"], string>> = {
  "page-without-text": "没有可信文字的页",
  "table-unreadable": "表无法辨认",
  "rows-unreadable": "部分行无法辨认",
  "column-ambiguous": "栏目无法确定",
  "amount-left-out": "未能归入任何表的金额",
  "money-unit-missing": "没有印出金额单位",
  "table-absent": "目录列有而正文未见的表",
  "header-unbound": "栏目没有对应的标准栏",
};

/** How many standard rows of each table the trace prints. */
const ROWS = 3;

/**
 * A printable account of what the recogniser saw: for each table its title and place, what each printed column was
 * bound to, how many rows became what, the first standard rows, cells placed by evidence, and what could not be read.
 */
export function formatTrace(d: Disclosure): string {
  const out: string[] = [
    `${d.unitCode ?? ""} ${d.unitName ?? "（单位未识别）"} ${d.year ?? "（年度未识别）"}年 ${d.kind === "final" ? "决算" : "预算"} ${d.level === "unit" ? "单位" : "部门"} ${d.moneyUnit ?? "（金额单位未识别）"}`.trim(),
  ];
  if (d.contents.length > 0)
    out.push(`目录列有：${d.contents.map((e) => `${e.title}${e.id === null ? "" : `（${e.id}）`}`).join("；")}`);
  for (const t of d.tables) out.push("", ...traceTable(d, t));
  if (d.issues.length > 0) out.push("", "没有读出的内容：");
  for (const issue of d.issues) {
    const values = Object.values(issue.values).join("，");
    const place = describeSource(issue.source);
    out.push(`  ! ${ISSUES[issue.code]}：${values}${place ? `（${place}）` : ""}`);
  }
  return out.join("\n");
}

function traceTable(d: Disclosure, t: PublishedTable): string[] {
  const label = t.id === "other" ? "其他表" : tableLabel(t.id, d.kind);
  const place = t.pages.length > 0 ? `第 ${t.pages.join("、")} 页` : describeSource(t.source);
  const out = [
    `【${label}${t.index > 1 ? ` 之 ${t.index}` : ""}】${t.title} — ${STATES[t.state]}，${t.columns.length} 栏 ${t.rows.length} 行，${t.moneyUnit ?? "无金额单位"}${place ? `，${place}` : ""}`,
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
