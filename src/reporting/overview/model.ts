import { RULES, type OutcomeStatus, type Severity } from "../../checking";
import type { DisclosureKind } from "../../disclosure";
import { findingOrder } from "../../workbook";
import { GROUPS, OVERVIEW, type Words } from "../../words";
import { byPath, type BatchDisclosure, type BatchFinding, type BatchRecord } from "./record";
import { unitsOf, type ListedUnit } from "./units";

/** A year's budget or final accounts. */
export interface Period {
  /** Null where the document does not say. */
  readonly year: string | null;
  readonly kind: DisclosureKind;
}

/** A disclosure that was checked, in the order of all lists. */
export interface ListedDisclosure {
  readonly record: BatchRecord;
  readonly d: BatchDisclosure;
  /** Place in {@link Overview.units}. */
  readonly unit: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Rules that could not be evaluated. */
  readonly open: number;
  /** Gravest first. */
  readonly findings: readonly BatchFinding[];
  /** Number of its first finding among all. */
  readonly firstFinding: number;
}

/** A rule that one disclosure at least was held against. */
export interface ListedRule {
  readonly id: string;
  readonly group: string;
  readonly groupName: Words;
  readonly title: Words;
  readonly outcomes: Readonly<Record<OutcomeStatus, number>>;
  readonly findings: Readonly<Record<Severity, number>>;
  /** Disclosures with an error or a warning of it. */
  readonly affected: number;
  /** Number of its first finding among all; null where it has none. */
  readonly firstFinding: number | null;
}

/** All that the overview of a batch shows, counted and in order; the same for the same records in whatever order they come. */
export interface Overview {
  readonly files: readonly BatchRecord[];
  readonly disclosures: readonly ListedDisclosure[];
  readonly units: readonly ListedUnit[];
  readonly periods: readonly Period[];
  readonly rules: readonly ListedRule[];
  readonly findings: number;
  /** Refused or failed. */
  readonly unchecked: readonly BatchRecord[];
  /** Files that repeat another's content. */
  readonly repeated: number;
}

/** Puts the records of a batch in order and counts them. */
export function overviewOf(records: Iterable<BatchRecord>): Overview {
  const files = [...records].sort(byPath);
  const checked = files.flatMap((record) => (record.disclosure ? [{ record, d: record.disclosure }] : []));
  const { units, unitOf } = unitsOf(checked);
  const ordered = checked
    .map((one, i) => ({ ...one, unit: unitOf[i]!, at: i }))
    .sort((a, b) => a.unit - b.unit || comparePeriods(a.d, b.d) || a.at - b.at);
  let findings = 0;
  const disclosures = ordered.map(({ record, d, unit }): ListedDisclosure => {
    const firstFinding = findings;
    findings += record.findings.length;
    return {
      record,
      d,
      unit,
      firstFinding,
      counts: countsOf(record.findings),
      open: Object.values(record.rules).filter((status) => status === "not-evaluable").length,
      findings: findingOrder(record.findings).map((i) => record.findings[i]!),
    };
  });
  return {
    files,
    disclosures,
    units,
    periods: periodsOf(checked.map(({ d }) => d)),
    rules: rulesOf(disclosures),
    findings,
    unchecked: files.filter((r) => r.disclosure === null),
    repeated: files.length - new Set(files.map((r) => r.sha256)).size,
  };
}

function countsOf(findings: readonly BatchFinding[]): Record<Severity, number> {
  const counts = { error: 0, warn: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The latest year first, unknown ones last; budgets before final accounts. */
function comparePeriods(a: Period, b: Period): number {
  if (a.year !== b.year) {
    if (a.year === null || b.year === null) return a.year === null ? 1 : -1;
    return a.year < b.year ? 1 : -1;
  }
  return a.kind === b.kind ? 0 : a.kind === "budget" ? -1 : 1;
}

const samePeriod = (a: Period, b: Period): boolean => a.year === b.year && a.kind === b.kind;

function periodsOf(all: readonly Period[]): Period[] {
  const periods: Period[] = [];
  for (const { year, kind } of all)
    if (!periods.some((p) => samePeriod(p, { year, kind }))) periods.push({ year, kind });
  return periods.sort(comparePeriods);
}

const KNOWN = new Map(RULES.map((rule, at) => [rule.id, { rule, at }]));

/** In the order in which rules are checked; those of the user's behind them, by number. */
function compareRules(a: string, b: string): number {
  const [x, y] = [KNOWN.get(a)?.at ?? Infinity, KNOWN.get(b)?.at ?? Infinity];
  if (x !== y) return x < y ? -1 : 1;
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

interface Tally {
  outcomes: Record<OutcomeStatus, number>;
  findings: Record<Severity, number>;
  affected: number;
  firstFinding: number | null;
  title: string | null;
}

function rulesOf(disclosures: readonly ListedDisclosure[]): ListedRule[] {
  const tallies = new Map<string, Tally>();
  const tallyOf = (id: string): Tally => {
    let tally = tallies.get(id);
    if (!tally) {
      tally = {
        outcomes: { pass: 0, rounded: 0, fail: 0, "not-applicable": 0, "not-evaluable": 0 },
        findings: { error: 0, warn: 0, info: 0 },
        affected: 0,
        firstFinding: null,
        title: null,
      };
      tallies.set(id, tally);
    }
    return tally;
  };
  for (const { record, findings, firstFinding } of disclosures) {
    for (const [id, status] of Object.entries(record.rules)) tallyOf(id).outcomes[status]++;
    const own = new Set<string>();
    findings.forEach((f, i) => {
      const tally = tallyOf(f.rule);
      tally.findings[f.severity]++;
      tally.firstFinding ??= firstFinding + i;
      tally.title ??= f.title;
      if (f.severity === "info" || own.has(f.rule)) return;
      tally.affected++;
      own.add(f.rule);
    });
  }
  return [...tallies.keys()].sort(compareRules).map((id): ListedRule => {
    const { title, ...counted } = tallies.get(id)!;
    const known = KNOWN.get(id)?.rule;
    return {
      id,
      group: known?.group ?? "U",
      groupName: known ? GROUPS[known.group] : OVERVIEW["own-rules"],
      title: known?.title ?? { zh: title ?? id, en: title ?? id },
      ...counted,
    };
  });
}
