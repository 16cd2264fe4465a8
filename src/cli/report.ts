import {
  certificateJson,
  OUTCOME_WORDS,
  SEVERITY_WORDS,
  STATE_WORDS,
  issueSentence,
  tableLabel,
  type Imported,
} from "../application";

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
    lines.push(
      `  ${label}${t.index > 1 ? ` ${t.index}` : ""}：${state}${zh ? `，${t.rows.length} 行` : `, ${t.rows.length} rows`}${pages}`,
    );
  }
  const counts = Object.entries(report.counts).map(
    ([k, n]) => `${zh ? OUTCOME_WORDS[k as keyof typeof OUTCOME_WORDS] : k} ${n}`,
  );
  lines.push(`${zh ? "核对：" : "Checks: "}${counts.join(zh ? "，" : ", ")}`);
  for (const f of report.findings) {
    lines.push(`  [${zh ? SEVERITY_WORDS[f.severity] : f.severity}] ${f.rule} ${zh ? f.message : f.messageEn}`);
    if (f.suggestion)
      lines.push(
        `      ${zh ? "建议" : "suggestion"}: ${f.suggestion.printed ?? (zh ? "空白" : "blank")} → ${f.suggestion.value}`,
      );
  }
  if (zh) for (const issue of d.issues) lines.push(`  [识别] ${issueSentence(issue)}`);
  else
    for (const issue of d.issues) lines.push(`  [recognition] ${issue.code}${issue.table ? `: ${issue.table}` : ""}`);
  return `${lines.join("\n")}\n`;
}

/** `2026年云溪县档案馆部门预算公开`: how a disclosure is called. */
export function disclosureName(imported: Imported): string {
  const d = imported.disclosure;
  const kind = d.kind === "final" ? "决算" : "预算";
  return `${d.year ? `${d.year}年` : ""}${d.unitName ?? d.unitCode ?? imported.source.file}${d.level === "department" ? "部门" : "单位"}${kind}公开`;
}

/** The detection certificate for people: a line a table. */
export function coverageReport(
  imported: Imported,
  options: { readonly language: "zh" | "en"; readonly measured: boolean },
): string {
  const c = certificateJson(imported, { measured: options.measured });
  const zh = options.language === "zh";
  const line = (label: string, t: { cells: number; uncovered: number; once: number; redundant: number }) =>
    zh
      ? `  ${label}：金额 ${t.cells} 个，没有等式 ${t.uncovered}，一个等式 ${t.once}，两个以上 ${t.redundant}`
      : `  ${label}: ${t.cells} amounts, unchecked ${t.uncovered}, one identity ${t.once}, two or more ${t.redundant}`;
  const lines = [zh ? "覆盖：" : "Coverage:", line(zh ? "合计" : "total", c), ...c.tables.map((t) => line(t.label, t))];
  if (c.measured) {
    const m = c.measured;
    lines.push(
      zh
        ? `  实测：故意改错 ${m.sites} 处，发现 ${m.detected}，定位 ${m.localised}，改正 ${m.corrected}`
        : `  measured: ${m.sites} slips, detected ${m.detected}, localised ${m.localised}, corrected ${m.corrected}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
