import { cellKey } from "../../disclosure";
import type { Identity } from "../identity/identity";
import { isTelling, toTicks } from "../identity/figure";
import type { Consequence, Finding, Severity, Suggestion } from "../types";
import { DisjointSets } from "../../disclosure/disjoint-sets";
import { FINDINGS, said, sentence, several } from "../../words";

/** A finding with what it was made of, before those of one cause are told as one. */
export interface Told {
  readonly finding: Finding;
  /** The equation that failed; null for a statement. */
  readonly identity: Identity | null;
}

const ORDER: Record<Severity, number> = { error: 0, warn: 1, info: 2 };

/**
 * Failures that one change would mend, or that share one gap, are one finding with its consequences listed under it: a misprint that
 * made ten cards makes one. Its severity is that of the worst.
 */
export function foldCauses(told: readonly Told[]): Finding[] {
  const sets = new DisjointSets(told.length);
  joinSameChange(told, sets);
  joinSameGap(told, sets);
  const groups = new Map<number, Told[]>();
  told.forEach((t, i) => {
    const root = sets.find(i);
    const group = groups.get(root);
    if (group) group.push(t);
    else groups.set(root, [t]);
  });
  return [...groups.values()].map(asOne);
}

/** Failures that the same cell explains, and statements that name it. */
function joinSameChange(told: readonly Told[], sets: DisjointSets): void {
  const bySuggestion = new Map<Suggestion, number>();
  const byCell = new Map<string, number>();
  told.forEach(({ finding }, i) => {
    if (!finding.suggestion) return;
    const first = bySuggestion.get(finding.suggestion);
    if (first === undefined) bySuggestion.set(finding.suggestion, i);
    else sets.join(i, first);
    byCell.set(cellKey(finding.suggestion.cell), i);
  });
  told.forEach(({ finding, identity }, i) => {
    if (identity || finding.outcome !== "fail" || finding.difference === null || finding.suggestion) return;
    for (const c of finding.cells) {
      const at = c.cell ? byCell.get(cellKey(c.cell)) : undefined;
      if (at !== undefined) sets.join(i, at);
    }
  });
}

/** Failures of equations by one and the same amount, where it has so many digits that this is no chance. */
function joinSameGap(told: readonly Told[], sets: DisjointSets): void {
  const byGap = new Map<string, number>();
  const gapOf = ({ finding }: Told): string | null => {
    if (finding.outcome !== "fail" || finding.difference === null) return null;
    const gap = finding.difference.abs();
    // Within a hundredth of 万元: one table in 元, its copy rounded to two decimals.
    return isTelling(toTicks(gap)) ? gap.toFixed(2) : null;
  };
  told.forEach((t, i) => {
    const key = t.identity ? gapOf(t) : null;
    if (key === null) return;
    const first = byGap.get(key);
    if (first === undefined) byGap.set(key, i);
    else sets.join(i, first);
  });
  // What is suspected of the total of such a sum goes with it.
  const totals = new Map<string, number>();
  told.forEach((t, i) => {
    const key = gapOf(t);
    if (key !== null && t.identity) totals.set(`${key} ${t.identity.total.key}`, i);
  });
  told.forEach((t, i) => {
    const key = t.identity ? null : gapOf(t);
    for (const { cell } of key === null ? [] : t.finding.cells) {
      const at = cell ? totals.get(`${key} ${cellKey(cell)}`) : undefined;
      if (at !== undefined) sets.join(i, at);
    }
  });
}

function asOne(group: readonly Told[]): Finding {
  const ranked = [...group].sort((a, b) => rank(a.finding) - rank(b.finding));
  const [first, ...others] = ranked.map((t) => t.finding);
  // Two suspicions of one cell in the same words are one.
  const rest = [...new Map(others.map((f) => [`${f.rule} ${f.message}`, f])).values()];
  if (rest.length === 0) return first!;
  const severity = group.map((t) => t.finding.severity).sort((a, b) => ORDER[a] - ORDER[b])[0]!;
  const failed = group.some((t) => t.finding.outcome === "fail");
  const message = said(failed ? FINDINGS["same-cause"] : FINDINGS["sums-of-same-cause"], {
    finding: { zh: first!.message, en: first!.messageEn },
    count: rest.length,
    rules: several([...new Set(rest.map((f) => f.rule))]),
  });
  return {
    ...first!,
    severity,
    message: sentence(message, "zh"),
    messageEn: sentence(message, "en"),
    checks: [...new Set(group.flatMap((t) => t.finding.checks ?? []))],
    cause: { kind: first!.suggestion ? "cell" : "gap", rules: [...new Set(group.map((t) => t.finding.rule))] },
    consequences: rest.map((f): Consequence => ({
      rule: f.rule,
      title: f.title,
      severity: f.severity,
      message: f.message,
      messageEn: f.messageEn,
      equation: f.equation,
      difference: f.difference,
      cells: f.cells,
    })),
  };
}

/** The worst first; then those that name the cell; then equations before statements, the smaller before the larger. */
function rank(f: Finding): number {
  return ORDER[f.severity] * 1000 + (f.suggestion ? 0 : 500) + (f.equation ? 0 : 200) + Math.min(199, f.cells.length);
}
