import type { Ledger, LedgerDisclosure, LedgerFinding, Severity } from "../../application";

/** How the list is put together. */
export type Grouping = "disclosure" | "table" | "severity" | "rule";

/** What was decided of a finding, for filtering. */
export type FindingState = "open" | "confirmed" | "waived";

/** What of the findings is shown. */
export interface FindingFilter {
  readonly severity: Severity | "all";
  readonly state: FindingState | "all";
  readonly rule: string | null;
  readonly table: string | null;
  readonly outcome: "fail" | "rounded" | null;
  readonly text: string;
  readonly disclosure: string | null;
}

export const ALL_FINDINGS: FindingFilter = {
  severity: "all",
  state: "all",
  rule: null,
  table: null,
  outcome: null,
  text: "",
  disclosure: null,
};

/** A finding and whose it is. */
export interface ListedFinding {
  readonly disclosure: LedgerDisclosure;
  readonly finding: LedgerFinding;
}

export interface FindingGroup {
  readonly key: string;
  readonly title: string;
  readonly findings: readonly ListedFinding[];
}

/** The state of a finding by the words of 问题; what the sheet says otherwise is still open. */
export function stateOf({ decision }: LedgerFinding): FindingState {
  const word = decision?.values.处理.trim();
  return word === "已确认" ? "confirmed" : word === "不处理" ? "waived" : "open";
}

/** The table that a finding is about: of its first cell that stands in one. */
export function tableOf(finding: LedgerFinding, language: "zh" | "en"): string | null {
  return finding.cells.find((c) => c.words)?.words?.[language].table ?? null;
}

/** All findings, gravest first. */
export function listedFindings(ledger: Ledger): ListedFinding[] {
  const rank = { error: 0, warn: 1, info: 2 };
  return ledger.disclosures
    .flatMap((disclosure) => disclosure.findings.map((finding) => ({ disclosure, finding })))
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => rank[a.entry.finding.severity] - rank[b.entry.finding.severity] || a.i - b.i)
    .map(({ entry }) => entry);
}

/** Those that pass the filter. Words are looked for in all that a card says. */
export function filtered(
  list: readonly ListedFinding[],
  filter: FindingFilter,
  language: "zh" | "en",
): ListedFinding[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return list.filter(({ disclosure, finding }) => {
    if (filter.disclosure !== null && disclosure.key !== filter.disclosure) return false;
    if (filter.severity !== "all" && finding.severity !== filter.severity) return false;
    if (filter.state !== "all" && stateOf(finding) !== filter.state) return false;
    if (filter.rule !== null && finding.rule !== filter.rule) return false;
    if (filter.outcome !== null && finding.outcome !== filter.outcome) return false;
    if (filter.table !== null && tableOf(finding, language) !== filter.table) return false;
    if (words.length === 0) return true;
    const { identity } = disclosure;
    const text = [
      finding.rule,
      finding.title,
      finding.message,
      finding.messageEn,
      finding.decision?.values.备注,
      identity.unit,
      identity.year,
      ...finding.cells.map((c) => c.label),
      ...finding.consequences.map((c) => c.message),
    ]
      .join("\n")
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The list in groups, each in the order of the list. */
export function grouped(
  list: readonly ListedFinding[],
  by: Grouping,
  language: "zh" | "en",
  titles: { readonly none: string; readonly severity: (severity: Severity) => string },
): FindingGroup[] {
  const groups = new Map<string, { title: string; findings: ListedFinding[] }>();
  for (const entry of list) {
    const { key, title } = groupOf(entry, by, language, titles);
    const group = groups.get(key);
    if (group) group.findings.push(entry);
    else groups.set(key, { title, findings: [entry] });
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

function groupOf(
  { disclosure, finding }: ListedFinding,
  by: Grouping,
  language: "zh" | "en",
  titles: Parameters<typeof grouped>[3],
): { key: string; title: string } {
  switch (by) {
    case "disclosure": {
      const { year, unit, kind, version } = disclosure.identity;
      return { key: disclosure.key, title: [year, unit, kind, version].filter(Boolean).join(" ") };
    }
    case "table": {
      const table = tableOf(finding, language) ?? titles.none;
      return { key: table, title: table };
    }
    case "severity":
      return { key: finding.severity, title: titles.severity(finding.severity) };
    case "rule":
      return { key: finding.rule, title: finding.title };
  }
}
