import { Decimal, tableWords, type Disclosure, type StandardTableId } from "../../disclosure";
import type {
  CheckContext,
  CheckReport,
  Claim,
  CodeTest,
  Equation,
  EvidenceCell,
  Finding,
  OutcomeStatus,
  RuleResult,
  Severity,
  Suggestion,
} from "../types";
import { CheckModel } from "../document/model";
import type { Rule } from "../rule/rule";
import { settingsOf } from "../rule/settings";
import type { Doubt } from "../guard/doubt";
import { explainDifferences } from "../guard/explanation";
import { isUserRule } from "../rule/user-rule-id";
import { StructureGuard } from "../guard/structure";
import { foldCauses, type Told } from "./causes";
import { figuresOf, printsTo } from "../diagnosis/graph";
import { evidence, Run, type RawClaim, type Statement } from "../rule/run";
import {
  claimTerms,
  difference,
  onCells,
  statusOf,
  titleOf,
  toClaim,
  toEquation,
  toTerms,
  briefEquation,
  toleranceOf,
  trivial,
  equationText,
  type Identity,
} from "../identity/identity";
import { sumTolerance } from "../identity/tolerance";
import { fromTicks, money } from "../identity/figure";
import {
  FINDINGS,
  OTHER_TABLE,
  PUNCTUATION,
  REASONS,
  said,
  say,
  sentence,
  several,
  type Language,
  type Said,
  type Words,
} from "../../words";

/** Below this confidence nobody is accused: an error becomes a warning. */
const CONFIDENCE_THRESHOLD = 0.7;

/** Of a statement about a table whose reading is in doubt. */
const DOUBTFUL_CONFIDENCE = 0.5;

/** So many failures mended by one cell outweigh what the document says of one of them. */
const EXPLAINS_MORE = 3;

/** What the rules said about a document, before it is put into words. */
export interface Evaluation {
  readonly model: CheckModel;
  readonly runs: readonly Run<Rule>[];
  /** Every identity of the document, those over blank cells included. */
  readonly identities: readonly Identity[];
  /** Failing identities that the reading or the form leaves in doubt: nothing is held against the document by them. */
  readonly doubts: ReadonlyMap<Identity, Doubt>;
  readonly guard: StructureGuard;
}

/** Evaluates rules on a document: first those that look at the document, then those that look at what these found. */
export function evaluateRules(disclosure: Disclosure, rules: readonly Rule[], context: CheckContext = {}): Evaluation {
  const model = new CheckModel(disclosure, context);
  const { tolerance } = settingsOf(context.settings, disclosure);
  const runs = rules.map((rule) => new Run(rule, tolerance(rule.id)));
  for (const run of runs) if (!run.rule.secondPass) run.rule.evaluate(model, run, []);
  const found = runs.flatMap((run) => run.identities);
  const guard = new StructureGuard(model);
  const doubts = guard.judge(found);
  const sure = found.filter((i) => !doubts.has(i));
  for (const run of runs) if (run.rule.secondPass) run.rule.evaluate(model, run, sure);
  return { model, runs, identities: runs.flatMap((run) => run.identities), doubts, guard };
}

/** Identities that may be held against the document: what the diagnosis looks at. */
export function sureIdentities({ identities, doubts }: Evaluation): Identity[] {
  return identities.filter((i) => !doubts.has(i));
}

const STATUSES: readonly OutcomeStatus[] = ["pass", "rounded", "fail", "not-applicable", "not-evaluable"];

/** No instance of any outcome. */
export function emptyCounts(): Record<OutcomeStatus, number> {
  return { pass: 0, rounded: 0, fail: 0, "not-applicable": 0, "not-evaluable": 0 };
}

/** Puts an evaluation into the report; `suggestions` come from the diagnosis, by identity. */
export function report(
  evaluation: Evaluation,
  suggestions: ReadonlyMap<Identity, Suggestion> = new Map(),
): CheckReport {
  const { model, runs, identities } = evaluation;
  const doubts = new Map([
    ...evaluation.doubts,
    ...explainDifferences(
      model,
      identities.filter((i) => !isUserRule(i)),
      evaluation.doubts,
      suggestions,
    ),
  ]);
  const results = runs.map((run) => ruleResult(run, doubts));
  const counts = emptyCounts();
  for (const r of results) for (const s of STATUSES) counts[s] += r.counts[s];
  const spoken = runs.flatMap((r) => r.spoken).filter((i) => !notEvaluable(i, doubts));
  const digit = exactDigit(spoken);
  const { equations, claims, codes, ids } = liveForms(runs, spoken);
  const told: Told[] = [];
  for (const run of runs) {
    for (const identity of run.spoken) {
      if (statusOf(identity) !== "fail" || notEvaluable(identity, doubts)) continue;
      const doubt = doubts.get(identity) ?? null;
      const found = suggestions.get(identity) ?? null;
      // What the document itself explains is no slip of the pen, unless one cell explains much more.
      const suggestion = doubt && found && found.explains < EXPLAINS_MORE ? null : found;
      const finding = identityFinding(run.rule, identity, suggestion, digit !== null, doubt);
      told.push({ identity, finding: { ...finding, checks: idOf(ids, identity) } });
    }
    for (const s of run.statements) {
      const misread = (s.cells ?? []).some((cell) => evaluation.guard.isMisread(cell));
      const doubtful = misread || evaluation.guard.isDoubtful(s.cells ?? []);
      const confidence = Math.min(s.confidence ?? 1, doubtful ? DOUBTFUL_CONFIDENCE : 1);
      told.push({
        identity: null,
        finding: {
          rule: run.rule.id,
          title: run.rule.title.zh,
          basis: run.rule.basis.kind,
          severity: demote(s.severity ?? run.rule.severity, confidence),
          outcome: s.outcome ?? "fail",
          message: statementText(s, misread, "zh"),
          messageEn: statementText(s, misread, "en"),
          code: s.message.code,
          values: s.values,
          equation: null,
          difference: s.difference === undefined || s.difference === null ? null : fromTicks(s.difference),
          tolerance: s.tolerance === undefined || s.tolerance === null ? null : fromTicks(s.tolerance),
          confidence,
          cells: s.cells ?? [],
          suggestion: null,
          checks: idOf(ids, s.claim),
        },
      });
    }
  }
  const findings = foldCauses([...told, ...roundedFindings(model, runs, digit, suggestions, ids)]);
  const order: Record<Severity, number> = { error: 0, warn: 1, info: 2 };
  findings.sort((a, b) => order[a.severity] - order[b.severity]);
  return { results, counts, equations, claims, codes, findings };
}

/** A statement in words, and that it rests on what text recognition is not sure of. */
function statementText({ message, values }: Statement, misread: boolean, language: Language): string {
  const finding = say(message, language, values);
  return misread ? say(FINDINGS["cells-recognised"], language, { finding }) : finding;
}

/** Ids of what has a live form, by the identity or the claim that it was made of. */
type Ids = ReadonlyMap<Identity | RawClaim, string>;

const idOf = (ids: Ids, of: Identity | RawClaim | undefined): string[] => {
  const id = of && ids.get(of);
  return id === undefined ? [] : [id];
};

/** What a formula can hold: equations of cells, and claims of sentences. */
function liveForms(
  runs: readonly Run<Rule>[],
  spoken: readonly Identity[],
): { equations: Equation[]; claims: Claim[]; codes: CodeTest[]; ids: Ids } {
  const ids = new Map<Identity | RawClaim, string>();
  const counters = new Map<string, number>();
  const next = (rule: string): string => {
    const n = (counters.get(rule) ?? 0) + 1;
    counters.set(rule, n);
    return `${rule}-${n}`;
  };
  const equations: Equation[] = [];
  const claims: Claim[] = [];
  for (const identity of spoken) {
    const id = next(identity.rule);
    if (onCells(identity)) equations.push(toEquation(identity, id));
    else {
      const claim = toClaim(identity, id);
      if (claim) claims.push(claim);
      else continue;
    }
    ids.set(identity, id);
  }
  for (const run of runs)
    for (const raw of run.claims) {
      const terms = claimTerms([{ coefficient: 1, figure: raw.total }, ...raw.parts]);
      if (!terms) continue;
      const id = next(run.rule.id);
      // A share is in points, all else in 万元.
      const size = (n: number): Decimal => (raw.kind === "share" ? new Decimal(n) : fromTicks(n));
      claims.push({
        id,
        rule: run.rule.id,
        title: run.rule.title.zh,
        titleEn: run.rule.title.en,
        kind: raw.kind,
        total: terms[0]!,
        parts: terms.slice(1),
        tolerance: size(raw.tolerance ?? 0),
        difference: size(raw.difference),
        status: raw.status ?? "pass",
        ...(raw.below === undefined ? {} : { below: size(raw.below) }),
        ...(raw.passes ? { passes: raw.passes } : {}),
        ...(raw.checks === undefined ? {} : { checks: raw.checks }),
      });
      ids.set(raw, id);
    }
  const codes = runs.flatMap((run) =>
    run.codes.map((test) => ({ id: next(run.rule.id), rule: run.rule.id, title: run.rule.title.zh, ...test })),
  );
  return { equations, claims, codes, ids };
}

function demote(severity: Severity, confidence: number): Severity {
  return severity === "error" && confidence < CONFIDENCE_THRESHOLD ? "warn" : severity;
}

function notEvaluable(identity: Identity, doubts: ReadonlyMap<Identity, Doubt>): boolean {
  return doubts.get(identity)?.outcome === "not-evaluable";
}

function ruleResult(run: Run<Rule>, doubts: ReadonlyMap<Identity, Doubt>): RuleResult {
  const counts = emptyCounts();
  counts.pass += run.passes;
  const unsure = run.spoken.filter((i) => notEvaluable(i, doubts));
  for (const i of run.spoken) counts[notEvaluable(i, doubts) ? "not-evaluable" : statusOf(i)]++;
  for (const s of run.statements) counts[s.outcome ?? "fail"]++;
  const evaluated = counts.pass + counts.rounded + counts.fail;
  counts["not-evaluable"] += run.missing.size;
  const silent = evaluated === 0 && run.missing.size === 0 && unsure.length === 0;
  counts["not-applicable"] += silent ? Math.max(1, run.notApplicable.size) : run.notApplicable.size;
  const status: OutcomeStatus =
    counts.fail > 0
      ? "fail"
      : counts.rounded > 0
        ? "rounded"
        : counts.pass > 0
          ? "pass"
          : counts["not-evaluable"] > 0
            ? "not-evaluable"
            : "not-applicable";
  const reasons = [
    ...run.missing.values(),
    ...new Map(unsure.map((i) => doubts.get(i)!.reason).map((r) => [sentence(r, "zh"), r])).values(),
    ...run.notApplicable.values(),
  ];
  if (reasons.length === 0 && silent) reasons.push(said(REASONS["no-case"]));
  return {
    rule: run.rule.id,
    title: run.rule.title.zh,
    titleEn: run.rule.title.en,
    group: run.rule.group,
    basis: run.rule.basis.kind,
    status,
    counts,
    reason: clauses(reasons, "zh"),
    reasonEn: clauses(reasons, "en"),
    reasonCodes: [...new Set(reasons.map((r) => r.message.code))],
  };
}

/** Reasons as one text; null without any. */
function clauses(reasons: readonly Said[], language: Language): string | null {
  return reasons.length > 0 ? reasons.map((r) => sentence(r, language)).join(PUNCTUATION[language].clause) : null;
}

function identityFinding(
  rule: Rule,
  identity: Identity,
  suggestion: Suggestion | null,
  exact: boolean,
  doubt: Doubt | null,
): Finding {
  const diff = difference(identity);
  const tolerance = toleranceOf(identity);
  const equation = equationText(identity);
  // Two copies of one fact that differ by the last digit, in a document that rounds elsewhere: a person has to look, no more.
  const lastDigit =
    !exact &&
    identity.code === "T0" &&
    Math.abs(diff) <=
      sumTolerance(
        identity.total,
        identity.parts.map((p) => p.figure),
      );
  const mild = lastDigit || doubt?.outcome === "explained";
  // Which of the two is the rounded one nothing tells, unless the cell mends something else beside it.
  const told = lastDigit && suggestion && suggestion.explains < 2 ? null : suggestion;
  const sure = mild && identity.severity === "error" ? "warn" : demote(identity.severity, identity.confidence);
  const message = said(FINDINGS["equation-open"], {
    title: titleOf(identity),
    equation: briefEquation(identity),
    relation: identity.kind === "at-most" ? FINDINGS["beyond-by"] : FINDINGS["off-by"],
    difference: money(diff),
    tolerance: money(tolerance),
    note: doubt?.reason ?? (lastDigit ? FINDINGS["last-digit"] : null),
    doubtful: identity.confidence < CONFIDENCE_THRESHOLD ? FINDINGS.doubtful : null,
  });
  return {
    rule: rule.id,
    title: rule.title.zh,
    basis: rule.basis.kind,
    severity: sure,
    outcome: "fail",
    message: sentence(message, "zh"),
    messageEn: sentence(message, "en"),
    code: identity.kind,
    values: { difference: money(diff), tolerance: money(tolerance) },
    equation,
    terms: toTerms(identity),
    difference: fromTicks(diff),
    tolerance: fromTicks(tolerance),
    confidence: identity.confidence,
    cells: [identity.total, ...identity.parts.map((p) => p.figure).filter((f) => !f.blank)].map(evidence),
    suggestion: told,
  };
}

/**
 * Self-calibration: at least 98 % of a fair number of sums close at exactly 0, so the source data were exact – to the half of the last
 * digit that they print, in ticks. Null for a document that rounds.
 */
export function exactDigit(identities: readonly Identity[]): number | null {
  const sums = identities.filter((i) => i.kind === "sum" && i.parts.filter((p) => p.figure.ticks !== 0).length >= 2);
  if (sums.length < 15) return null;
  const rounded = sums.filter((i) => statusOf(i) === "rounded");
  const evaluable = sums.filter((i) => statusOf(i) !== "fail").length;
  const share = (evaluable - rounded.length) / evaluable;
  // One misprinted cell makes several sums of its table close by rounding only: the rest of the document is exact all the same.
  const tables = new Set(rounded.map((i) => (i.total.ref ? `${i.total.ref.table}#${i.total.ref.index}` : "text")));
  const exact = share >= 0.98 || rounded.length <= 2 || (tables.size === 1 && share >= 0.85);
  return exact ? mostCommon(sums.filter((i) => statusOf(i) === "pass").map((i) => i.total.half)) : null;
}

function mostCommon(list: readonly number[]): number {
  const times = new Map<number, number>();
  for (const n of list) times.set(n, (times.get(n) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** One line a table for what closes only within the rounding; in an exact document one a rule, as a warning. */
function roundedFindings(
  model: CheckModel,
  runs: readonly Run<Rule>[],
  digit: number | null,
  suggestions: ReadonlyMap<Identity, Suggestion>,
  ids: Ids,
): Told[] {
  const groups = new Map<string, { run: Run<Rule>; identities: Identity[]; odd: boolean }>();
  for (const run of runs) {
    for (const identity of run.spoken) {
      if (statusOf(identity) !== "rounded" || trivial(identity)) continue;
      const table = identity.total.ref ? `${identity.total.ref.table}#${identity.total.ref.index}` : "text";
      // The narrative rounds what tables print in full, a table in fewer digits likewise: that is no sign of anything.
      const odd = digit !== null && printsTo(identity, digit);
      const key = odd ? `${table}|${run.rule.id}` : table;
      const group = groups.get(key) ?? { run, identities: [], odd };
      group.identities.push(identity);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ run, identities, odd }) => {
    const first = identities[0]!;
    const most = identities.reduce((m, i) => Math.max(m, Math.abs(difference(i))), 0);
    const rules = [...new Set(identities.map((i) => i.rule))];
    const suggestion = odd ? commonSuggestion(identities, suggestions) : null;
    const message = said(FINDINGS["within-rounding"], {
      table: first.total.ref ? tableName(model, first.total.ref.table) : FINDINGS.narrative,
      count: identities.length,
      most: money(most),
      rules: several(rules),
      odd: odd ? FINDINGS["others-exact"] : null,
      equation: briefEquation(first),
    });
    // The one sum of an exact document that is off by the last digit: any of its cells may be the wrong one.
    const cells: EvidenceCell[] =
      odd && identities.length === 1
        ? figuresOf(first)
            .filter((f) => !f.blank)
            .map(evidence)
        : identities.slice(0, 20).map((i) => evidence(i.total));
    const finding: Finding = {
      rule: run.rule.id,
      title: run.rule.title.zh,
      basis: run.rule.basis.kind,
      severity: odd ? ("warn" as const) : ("info" as const),
      outcome: "rounded" as const,
      message: sentence(message, "zh"),
      messageEn: sentence(message, "en"),
      code: "within-rounding",
      values: { count: identities.length, most: money(most), rules: rules.join("、") },
      equation: equationText(first),
      difference: fromTicks(difference(first)),
      tolerance: fromTicks(toleranceOf(first)),
      confidence: first.confidence,
      cells,
      suggestion,
      checks: identities.flatMap((i) => idOf(ids, i)),
    };
    return { identity: null, finding };
  });
}

/**
 * One cell with which all of them close exactly. Within the rounding it has to explain several and leave no other in question:
 * a sum that is a last digit off is seldom a misprint.
 */
function commonSuggestion(
  identities: readonly Identity[],
  suggestions: ReadonlyMap<Identity, Suggestion>,
): Suggestion | null {
  const [first, ...others] = identities.map((i) => suggestions.get(i));
  if (!first || first.explains < 2 || first.alternatives.length > 0) return null;
  return others.every((s) => s === first) ? first : null;
}

function tableName(model: CheckModel, id: string): Words {
  return id === "other" ? OTHER_TABLE : tableWords(id as StandardTableId, model.disclosure.kind);
}
