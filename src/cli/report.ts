import { OUTCOME_WORDS, SEVERITY_WORDS, STATE_WORDS, issueSentence, tableLabel, type Imported } from "../application";

const EN_STATES = { filled: "filled", empty: "published empty", unreadable: "unreadable", absent: "absent" } as const;

/** The result for people: facts, tables, outcomes, findings. */
export function humanReport(imported: Imported, language: "zh" | "en"): string {
  const { disclosure: d, report, source } = imported;
  const zh = language === "zh";
  const kind = zh ? (d.kind === "final" ? "决算" : "预算") : d.kind;
  const level = zh ? (d.level === "department" ? "部门" : "单位") : d.level;
  const lines = [
    `${source.file}：${[d.year, d.unitName ?? d.unitCode ?? (zh ? "（单位未识别）" : "(unit unknown)"), `${level}${zh ? "" : " "}${kind}`].filter(Boolean).join(" ")}`,
    zh ? "表格：" : "Tables:",
  ];
  for (const t of d.tables) {
    const label = t.id === "other" ? t.title : tableLabel(t.id, d.kind);
    const state = zh ? STATE_WORDS[t.state] : EN_STATES[t.state];
    const pages = t.pages.length ? (zh ? `，第 ${t.pages.join("、")} 页` : `, page ${t.pages.join(", ")}`) : "";
    lines.push(`  ${label}${t.index > 1 ? ` ${t.index}` : ""}：${state}${zh ? `，${t.rows.length} 行` : `, ${t.rows.length} rows`}${pages}`);
  }
  const counts = Object.entries(report.counts).map(([k, n]) => `${zh ? OUTCOME_WORDS[k as keyof typeof OUTCOME_WORDS] : k} ${n}`);
  lines.push(`${zh ? "核对：" : "Checks: "}${counts.join(zh ? "，" : ", ")}`);
  for (const f of report.findings) {
    lines.push(`  [${zh ? SEVERITY_WORDS[f.severity] : f.severity}] ${f.rule} ${zh ? f.message : f.messageEn}`);
    if (f.suggestion) lines.push(`      ${zh ? "建议" : "suggestion"}: ${f.suggestion.printed ?? (zh ? "空白" : "blank")} → ${f.suggestion.value}`);
  }
  if (zh) for (const issue of d.issues) lines.push(`  [识别] ${issueSentence(issue)}`);
  else for (const issue of d.issues) lines.push(`  [recognition] ${issue.code}${issue.table ? `: ${issue.table}` : ""}`);
  return `${lines.join("\n")}\n`;
}

/** `2026年云溪县档案馆部门预算公开`: how a disclosure is called. */
export function disclosureName(imported: Imported): string {
  const d = imported.disclosure;
  const kind = d.kind === "final" ? "决算" : "预算";
  return `${d.year ? `${d.year}年` : ""}${d.unitName ?? d.unitCode ?? imported.source.file}${d.level === "department" ? "部门" : "单位"}${kind}公开`;
}
