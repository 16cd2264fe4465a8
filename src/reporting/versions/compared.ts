import type { CheckReport } from "../../checking";
import type { Disclosure } from "../../disclosure";
import { KINDS, say, VERSIONS, type Language } from "../../words";
import type { CheckedVersion } from "./compare";

/** A version with the file that it was read from, and what people decided on its findings. */
export interface ComparedVersion extends CheckedVersion {
  readonly disclosure: Disclosure;
  readonly report: CheckReport;
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
  const { unitName, unitCode, kind } = after.disclosure;
  return say(VERSIONS.title, language, {
    unit: unitName ?? unitCode ?? VERSIONS["no-unit"][language],
    kind: KINDS[kind],
  });
}
