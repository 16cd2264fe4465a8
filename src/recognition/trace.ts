import type { Disclosure } from "../disclosure";

/** A printable account of what the recogniser saw: title, header and rows, and what it bound to what. */
export function formatTrace(d: Disclosure): string {
  const out: string[] = [
    `${d.unitCode ?? ""} ${d.unitName ?? "（单位未识别）"} ${d.year ?? "（年度未识别）"} ${d.kind === "final" ? "决算" : "预算"} ${d.level === "unit" ? "单位" : "部门"} ${d.moneyUnit ?? "（金额单位未识别）"}`,
  ];
  for (const t of d.tables) {
    out.push(`\n【${t.id}${t.index > 1 ? `#${t.index}` : ""}】${t.title} — ${t.state}，${t.columns.length} 栏 ${t.rows.length} 行${t.pages.length > 0 ? `，第 ${t.pages.join("、")} 页` : ""}`);
    for (const line of t.trace) out.push(`  ${line}`);
    for (const problem of t.problems) out.push(`  ! ${problem}`);
  }
  return out.join("\n");
}
