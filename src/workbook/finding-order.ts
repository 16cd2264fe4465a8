import type { Finding } from "../checking";

/** Positions of findings as the lists have them: gravest first. */
export function findingOrder(findings: readonly Pick<Finding, "severity">[]): number[] {
  const rank = { error: 0, warn: 1, info: 2 };
  return findings.map((_, i) => i).sort((a, b) => rank[findings[a]!.severity] - rank[findings[b]!.severity] || a - b);
}
