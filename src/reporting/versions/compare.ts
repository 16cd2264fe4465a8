import type { CheckReport, Claim, Finding, OutcomeStatus } from "../../checking";
import type { Disclosure } from "../../disclosure";
import { changedCells, type CellChange } from "./cells";
import { changedSentences, type SentenceChange } from "./sentences";

/** A version of a disclosure with what its check came to. */
export interface CheckedVersion {
  readonly disclosure: Disclosure;
  readonly report: CheckReport;
}

/** A fact about the document itself: whose it is, of which year. */
export interface FactChange {
  readonly fact: "unitName" | "unitCode" | "year" | "level" | "kind" | "moneyUnit";
  readonly before: string | null;
  readonly after: string | null;
}

/** A check that both versions have and that came to something else. */
export interface OutcomeChange {
  readonly rule: string;
  readonly claim: Claim;
  readonly before: OutcomeStatus;
  readonly after: OutcomeStatus;
}

/** What two versions of a disclosure say differently. */
export interface VersionComparison {
  readonly facts: readonly FactChange[];
  readonly cells: readonly CellChange[];
  readonly sentences: readonly SentenceChange[];
  readonly outcomes: readonly OutcomeChange[];
  /** Findings of the earlier version that the later has no more, that it has anew, and that both have. */
  readonly mended: readonly Finding[];
  readonly fresh: readonly Finding[];
  readonly standing: readonly Finding[];
  /** Of a finding that stands, what the earlier version had in its place: marks and reasons are carried over by it. */
  readonly former: ReadonlyMap<Finding, Finding>;
}

const FACTS = ["unitName", "unitCode", "year", "level", "kind", "moneyUnit"] as const;

/** Compares two versions of a disclosure, or those of two years: tables cell by cell, the text by sentences, checks and findings. */
export function compareVersions(before: CheckedVersion, after: CheckedVersion): VersionComparison {
  const [left, right] = [before.disclosure, after.disclosure];
  const [was, is] = [keyed(before.report.findings), keyed(after.report.findings)];
  return {
    facts: FACTS.flatMap((fact): FactChange[] =>
      left[fact] === right[fact] ? [] : [{ fact, before: left[fact], after: right[fact] }],
    ),
    cells: changedCells(left, right),
    sentences: changedSentences(left, right),
    outcomes: changedOutcomes(before.report, after.report),
    mended: [...was].flatMap(([key, f]) => (is.has(key) ? [] : [f])),
    fresh: [...is].flatMap(([key, f]) => (was.has(key) ? [] : [f])),
    standing: [...is].flatMap(([key, f]) => (was.has(key) ? [f] : [])),
    former: new Map([...is].flatMap(([key, f]) => (was.has(key) ? [[f, was.get(key)!] as const] : []))),
  };
}

/** Nothing of the tables, the text or the facts differs. */
export const isSame = ({ facts, cells, sentences }: VersionComparison): boolean =>
  facts.length + cells.length + sentences.length === 0;

function changedOutcomes(before: CheckReport, after: CheckReport): OutcomeChange[] {
  const was = byWords(before);
  return [...byWords(after)].flatMap(([key, claim]): OutcomeChange[] => {
    const earlier = was.get(key)?.status;
    return earlier === undefined || earlier === claim.status
      ? []
      : [{ rule: claim.rule, claim, before: earlier, after: claim.status }];
  });
}

/** Checks by what they are about: their numbers go by their order, which a new row changes. */
function byWords({ equations, claims }: CheckReport): Map<string, Claim> {
  return counted([...equations, ...claims], (c) => `${c.rule}|${c.title}`);
}

/** Findings by what they are about: the rule, and the first figures by their names. */
const keyed = (findings: readonly Finding[]): Map<string, Finding> =>
  counted(findings, (f) => {
    const cells = f.terms ? [f.terms.total, ...f.terms.parts] : f.cells;
    return [f.rule, f.code ?? "", ...cells.slice(0, 2).map((c) => c.label)].join("|");
  });

function counted<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const times = new Map<string, number>();
  return new Map(
    items.map((item) => {
      const key = keyOf(item);
      const count = (times.get(key) ?? 0) + 1;
      times.set(key, count);
      return [`${key}#${count}`, item];
    }),
  );
}
