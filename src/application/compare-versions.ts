import type { Finding } from "../checking";
import { plain } from "../disclosure";
import {
  compareVersions,
  type CellChange,
  type CellState,
  type ComparedVersion,
  type VersionComparison,
} from "../reporting";
import type { Imported } from "./import-disclosures";

/** What a version of a disclosure is compared by. */
export type ImportToCompare = Pick<Imported, "disclosure" | "report" | "source">;

/** Two versions, or two years, of a disclosure, and what they say differently. */
export interface Compared {
  readonly before: ComparedVersion;
  readonly after: ComparedVersion;
  readonly comparison: VersionComparison;
}

/** Compares two imports. @param decisions what was said of findings of the earlier one, by finding */
export function compareImports(
  before: ImportToCompare,
  after: ImportToCompare,
  decisions?: readonly (string | null)[],
): Compared {
  const earlier = { ...versionOf(before), ...(decisions ? { decisions } : {}) };
  const later = versionOf(after);
  return { before: earlier, after: later, comparison: compareVersions(earlier, later) };
}

const versionOf = ({ disclosure, report, source }: ImportToCompare): ComparedVersion => ({
  disclosure,
  report,
  file: source.file,
  sha256: source.sha256,
});

/** A comparison as plain JSON (docs/json.md). */
export function comparisonJson({ before, after, comparison }: Compared) {
  const { facts, cells, sentences, outcomes, mended, fresh, standing } = comparison;
  return {
    before: fileJson(before),
    after: fileJson(after),
    facts,
    cells: cells.map(changeJson),
    sentences: sentences.map((s) => ({ before: s.before?.text ?? null, after: s.after?.text ?? null })),
    outcomes: outcomes.map(({ rule, claim, before: was, after: is }) => ({
      rule,
      title: claim.title,
      total: claim.total.label,
      before: was,
      after: is,
    })),
    findings: { mended: mended.map(findingJson), fresh: fresh.map(findingJson), standing: standing.map(findingJson) },
  };
}

export type ComparisonJson = ReturnType<typeof comparisonJson>;

const fileJson = ({ file, sha256, disclosure: { unitName, year, kind } }: ComparedVersion) => ({
  file,
  sha256,
  unitName,
  year,
  kind,
});

const changeJson = ({
  kind,
  table,
  index,
  title,
  code,
  item,
  columnWords,
  how,
  states,
  before,
  after,
}: CellChange) => ({
  kind,
  table,
  index,
  title,
  code,
  item,
  column: columnWords,
  how,
  ...(states ? { states } : {}),
  before: stateJson(before),
  after: stateJson(after),
});

const stateJson = (state: CellState | null) =>
  state && {
    printed: state.text,
    amount: state.wan ? plain(state.wan) : null,
    row: state.ref.row,
    column: state.ref.column,
  };

const findingJson = ({ rule, severity, message, messageEn }: Finding) => ({ rule, severity, message, messageEn });
