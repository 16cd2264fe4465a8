import { basename } from "node:path";
import { check, type OutcomeStatus } from "../../src/checking";
import { recognise } from "../../src/recognition";
import type { TableState } from "../../src/disclosure";
import { readCached } from "../../tests/support/read";
import { judgementOf, notTold, statementsOf, type Judgement } from "../../tests/support/judged";
import { size } from "./amounts";
import { closure } from "./closure";
import { coverage } from "./coverage";
import { joined } from "./joined";
import { independentPageTexts } from "./page-texts";

/** A share with what is missing from it, in words. */
export interface Share {
  readonly right: number;
  readonly all: number;
  readonly missing: readonly string[];
}

/** An error, and what a person said of it. */
export interface AuditedError {
  readonly rule: string;
  readonly place: string;
  readonly verdict: "true" | "false" | "not judged";
}

/** What was measured on one document. */
export interface DocumentAudit {
  readonly file: string;
  readonly kind: string;
  readonly unitName: string | null;
  readonly year: string | null;
  readonly tables: Readonly<Record<TableState, number>>;
  /** Null where no other reader sees the pages (every format but PDF). */
  readonly coverage: Share | null;
  readonly closure: Share;
  readonly joined: Share;
  readonly outcomes: Readonly<Record<OutcomeStatus, number>>;
  readonly errors: readonly AuditedError[];
  readonly warns: number;
  /** Judged true, and not told any more. */
  readonly vanished: readonly string[];
  /** Defects that the judged list knows in this document. */
  readonly trueDefects: number;
}

/** Reads, recognises and checks a file as a user would, and measures what came of it. */
export async function auditDocument(path: string, judged: readonly Judgement[]): Promise<DocumentAudit> {
  const file = basename(path);
  const source = await readCached(path);
  const d = recognise([source]);
  const report = check(d);
  const own = judged.filter((j) => j.file === file);
  const statements = statementsOf(report);
  const sums = closure(d.tables);
  const runs = joined(d.tables);
  return {
    file,
    kind: d.kind,
    unitName: d.unitName,
    year: d.year,
    tables: countStates(d.tables.map((t) => t.state)),
    coverage: source.kind === "pdf" ? coverageShare(coverage(d, await independentPageTexts(path))) : null,
    closure: { right: sums.closed, all: sums.closed + sums.open.length, missing: sums.open },
    joined: { right: runs.statements - runs.strays.length, all: runs.statements, missing: runs.strays },
    outcomes: report.counts,
    errors: statements
      .filter((s) => s.finding && s.severity === "error")
      .map((s) => ({ rule: s.rule, place: s.place, verdict: judgementOf(s, own)?.verdict ?? "not judged" })),
    warns: report.findings.filter((f) => f.severity === "warn").length,
    vanished: notTold(own, statements).map((j) => `${j.rule} ${j.place}`),
    trueDefects: own.filter((j) => j.verdict === "true").length,
  };
}

function countStates(states: readonly TableState[]): Record<TableState, number> {
  const of = (state: TableState) => states.filter((s) => s === state).length;
  return { filled: of("filled"), empty: of("empty"), unreadable: of("unreadable"), absent: of("absent") };
}

function coverageShare(c: ReturnType<typeof coverage>): Share {
  return { right: c.printed - size(c.lost), all: c.printed, missing: [...c.lost.keys()] };
}
