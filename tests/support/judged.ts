import { readFileSync } from "node:fs";
import type { CheckReport, EvidenceCell, Severity } from "../../src/checking";

/** What a person who opened the page says of one finding. */
export interface Judgement {
  readonly file: string;
  readonly rule: string;
  /**
   * Label and page of the cell that the finding is about, as {@link placeOf} writes it; `*` stands for every place of the
   * rule in this file that is not judged by itself.
   */
  readonly place: string;
  /** `true`: the document itself is wrong; `false`: it was misread, or the rule does not apply. */
  readonly verdict: "true" | "false";
  /** How loud a true one has to be told; omitted means `error`. */
  readonly tell?: "warn";
  readonly why: string;
}

/** The judged list of the repository. */
export const JUDGED_FILE = new URL("../corpus/judged.json", import.meta.url);

/** Reads a judged list. */
export function readJudged(file: URL | string): Judgement[] {
  return JSON.parse(readFileSync(file, "utf8")) as Judgement[];
}

/** One thing that a report says, with every place it names. A finding and each of its consequences are statements. */
export interface Statement {
  readonly rule: string;
  /** Its own severity. */
  readonly severity: Severity;
  /** Severity of the finding that tells it: a consequence is as loud as its cause. */
  readonly loudness: Severity;
  /** True for the finding itself, false for what follows from it. */
  readonly finding: boolean;
  /** Where it is about. */
  readonly place: string;
  /** Every place that it names. */
  readonly named: readonly string[];
}

/** `一般公共预算支出表[208].合计 p8`: stays the same while rows and tables around it are joined otherwise. */
export function placeOf(cell: EvidenceCell): string {
  const page = cell.source?.page;
  return page === undefined ? cell.label : `${cell.label} p${page}`;
}

/** Everything that a report says. */
export function statementsOf(report: CheckReport): Statement[] {
  return report.findings.flatMap((f) =>
    [f, ...(f.consequences ?? [])].map((told) => {
      const named = told.cells.map(placeOf);
      const { rule, severity, title } = told;
      return { rule, severity, loudness: f.severity, finding: told === f, place: named[0] ?? title, named };
    }),
  );
}

/** The judgement of a statement of a file, if someone has looked at it. */
export function judgementOf(s: Statement, judged: readonly Judgement[]): Judgement | undefined {
  const own = judged.filter((j) => j.rule === s.rule);
  return own.find((j) => j.place === s.place) ?? own.find((j) => j.place === "*");
}

/** True findings of a file that its report no longer tells as loud as they have to be. */
export function notTold(judged: readonly Judgement[], statements: readonly Statement[]): Judgement[] {
  return judged.filter(
    (j) =>
      j.verdict === "true" &&
      !statements.some(
        (s) =>
          s.rule === j.rule &&
          (s.place === j.place || s.named.includes(j.place)) &&
          (s.loudness === "error" || (j.tell === "warn" && s.loudness === "warn")),
      ),
  );
}

/** Errors of a file, among findings and consequences, that were judged false and are told. */
export function falselyTold(judged: readonly Judgement[], statements: readonly Statement[]): string[] {
  return statements.flatMap((s) => {
    const j = s.severity === "error" ? judgementOf(s, judged) : undefined;
    return j?.verdict === "false" ? [`${s.rule} ${s.place}: ${j.why}`] : [];
  });
}
