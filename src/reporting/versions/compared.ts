import type { Finding } from "../../checking";
import { KINDS, LEVELS, say, VERSIONS, type Language } from "../../words";
import type { CheckedVersion, VersionComparison } from "./compare";

/** A version with the file that it was read from, and what people decided on its findings. */
export interface ComparedVersion extends CheckedVersion {
  readonly file: string;
  readonly sha256: string;
  /** What was said of a finding (处理 and 备注), by finding; null where nothing was. */
  readonly decisions?: readonly (string | null)[];
}

export interface ComparisonOptions {
  readonly language: Language;
  /** Time of the comparison as users read it. */
  readonly comparedAt: string;
}

/** What a comparison is called. */
export function comparisonTitle(after: ComparedVersion, language: Language): string {
  const { unitName, unitCode, year, level, kind } = after.disclosure;
  return say(VERSIONS.title, language, {
    unit: unitName ?? unitCode ?? VERSIONS["no-unit"][language],
    year: year ?? "",
    level: LEVELS[level],
    kind: KINDS[kind],
  });
}

/** What was decided on a finding of the earlier version, or on the one that stands in its place. */
export function decisionOn(before: ComparedVersion, { former }: VersionComparison, finding: Finding): string | null {
  const earlier = former.get(finding) ?? finding;
  const at = before.report.findings.indexOf(earlier);
  return at < 0 ? null : (before.decisions?.[at] ?? null);
}
