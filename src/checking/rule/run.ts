import type { CellRef, SourceRef } from "../../disclosure";
import type {
  ClaimKind,
  CodeQuestion,
  CodeTest,
  Equation,
  EquationKind,
  EvidenceCell,
  OutcomeStatus,
  Severity,
} from "../types";
import { sentence, type Message, type Rest, type Said, type Value, type ValuesOf } from "../../words";
import type { ToleranceCode } from "../identity/tolerance";
import type { Figure } from "../identity/figure";
import { statusOf, trivial, type Identity, type Part } from "../identity/identity";

/** What a statement says beside its words. */
export interface StatementOptions {
  readonly severity?: Severity;
  readonly outcome?: Extract<OutcomeStatus, "fail" | "rounded" | "not-evaluable">;
  readonly cells?: readonly EvidenceCell[];
  /** In ticks. */
  readonly difference?: number | null;
  readonly tolerance?: number | null;
  readonly confidence?: number;
  /** The same as a formula can hold it. */
  readonly claim?: RawClaim;
}

/** What a sentence says that is no identity, with what it is held against: the form that a live formula is made of. */
export interface RawClaim {
  readonly kind: ClaimKind;
  readonly total: Figure;
  readonly parts: readonly Part[];
  /** In ticks; of a share in points. */
  readonly tolerance?: number;
  readonly below?: number;
  readonly difference: number;
  readonly passes?: true;
  readonly checks?: number;
  readonly status?: Equation["status"];
}

/** A statement that is no identity: wording, completeness, classification, plausibility. A code with values, worded by the report. */
export interface Statement extends StatementOptions {
  readonly message: Message;
  readonly values: Readonly<Record<string, Value>>;
}

/** Options of an identity. */
export interface IdentityOptions {
  readonly severity?: Severity;
  readonly code?: ToleranceCode;
  readonly confidence?: number;
  readonly fixed?: number;
}

/** What a run has to know of its rule. */
export interface RuleCore {
  readonly id: string;
  readonly severity: Severity;
  readonly tolerance: ToleranceCode;
}

/** What one rule says about one document: it only collects; judging and wording is the engine's. */
export class Run<R extends RuleCore = RuleCore> {
  readonly identities: Identity[] = [];
  readonly statements: Statement[] = [];
  readonly missing = new Map<string, Said>();
  readonly notApplicable = new Map<string, Said>();
  readonly claims: RawClaim[] = [];
  readonly codes: Omit<CodeTest, "id" | "rule" | "title">[] = [];
  passes = 0;

  private excuse: (identity: Identity) => Said | null = () => null;

  constructor(
    readonly rule: R,
    /** The user's tolerance in ticks, of equations that have none of their own; null: by the printed decimals. */
    private readonly tolerance: number | null = null,
  ) {}

  /** While `evaluate` runs, a failing identity that `excuse` (or one around it) gives a reason for is not applicable rather than a failure. */
  forgiving(excuse: (identity: Identity) => Said | null, evaluate: () => void): void {
    const before = this.excuse;
    this.excuse = (identity) => before(identity) ?? excuse(identity);
    evaluate();
    this.excuse = before;
  }

  /** `total = Σ parts`. Parts that the table does not print (null) are left out; without any part nothing is said. */
  sum(
    title: string,
    titleEn: string,
    total: Figure | null,
    parts: readonly (Figure | readonly [number, Figure | null] | null)[],
    options: IdentityOptions = {},
  ): void {
    this.add("sum", title, titleEn, total, parts, options);
  }

  /**
   * The same where the structure allows several readings (rows without numbers may be items or details): the first reading that
   * closes is the right one; where none closes the first is held against the document.
   */
  sumAny(
    title: string,
    titleEn: string,
    total: Figure | null,
    readings: readonly (readonly (Figure | readonly [number, Figure | null] | null)[])[],
    options: IdentityOptions = {},
  ): void {
    if (!total) return;
    const made = readings
      .map((parts) => this.make("sum", title, titleEn, total, parts, options))
      .filter((i): i is Identity => i !== null);
    const best = made.find((i) => statusOf(i) !== "fail") ?? made[0];
    if (best) this.push(best);
  }

  /** Copy of one fact: `a = b`. */
  equal(title: string, titleEn: string, a: Figure | null, b: Figure | null, options: IdentityOptions = {}): void {
    this.add("equal", title, titleEn, a, [b], options);
  }

  /** Copy of one fact that may stand in one of several places: the first that agrees, else the first. */
  equalAny(
    title: string,
    titleEn: string,
    a: Figure | null,
    candidates: readonly (Figure | null)[],
    options: IdentityOptions = {},
  ): void {
    const made = candidates
      .map((b) => this.make("equal", title, titleEn, a, [b], options))
      .filter((i): i is Identity => i !== null);
    const best = made.find((i) => statusOf(i) !== "fail") ?? made[0];
    if (best) this.push(best);
  }

  /** `total <= Σ parts`. */
  atMost(
    title: string,
    titleEn: string,
    total: Figure | null,
    parts: readonly (Figure | readonly [number, Figure | null] | null)[],
    options: IdentityOptions = {},
  ): void {
    this.add("at-most", title, titleEn, total, parts, options);
  }

  /** `total = quantity × price`. */
  product(
    title: string,
    titleEn: string,
    total: Figure | null,
    quantity: Figure | null,
    price: Figure | null,
    options: IdentityOptions = {},
  ): void {
    if (!quantity || !price) return;
    this.add("product", title, titleEn, total, [quantity, price], { code: "TM", ...options });
  }

  /** Something holds; `claim` is what, where a formula can hold it too. */
  pass(count = 1, claim?: RawClaim): void {
    this.passes += count;
    if (claim) this.claims.push(claim);
  }

  /** Codes of a table of which `failing` are at fault; they are counted where they pass and told where they fail. */
  codesOf(
    question: CodeQuestion,
    table: { readonly id: CellRef["table"]; readonly index: number },
    rows: readonly number[],
    checks: number,
    failing: number,
  ): void {
    if (checks > 0) this.codes.push({ question, table: table.id, index: table.index, rows, checks, failing });
  }

  fail<M extends Message>(message: M, values: ValuesOf<M>, options: StatementOptions = {}): void {
    const claim = options.claim && { status: "fail" as const, ...options.claim };
    this.statements.push({ ...options, claim, message, values });
    if (claim) this.claims.push(claim);
  }

  /** Names what is missing. */
  needs<M extends Message>(...reason: Reason<M>): void {
    note(this.missing, reason);
  }

  /** Names the precondition that is false. */
  skip<M extends Message>(...reason: Reason<M>): void {
    note(this.notApplicable, reason);
  }

  private add(
    kind: EquationKind,
    title: string,
    titleEn: string,
    total: Figure | null,
    parts: readonly (Figure | readonly [number, Figure | null] | null)[],
    options: IdentityOptions,
  ): void {
    const identity = this.make(kind, title, titleEn, total, parts, options);
    if (identity) this.push(identity);
  }

  private push(identity: Identity): void {
    const excused = statusOf(identity) === "fail" ? this.excuse(identity) : null;
    if (excused === null) this.identities.push(identity);
    else this.skip(excused);
  }

  private make(
    kind: EquationKind,
    title: string,
    titleEn: string,
    total: Figure | null,
    parts: readonly (Figure | readonly [number, Figure | null] | null)[],
    options: IdentityOptions,
  ): Identity | null {
    if (!total) return null;
    const list: Part[] = [];
    for (const p of parts) {
      if (!p) continue;
      if ("key" in p) list.push({ coefficient: 1, figure: p });
      else if (p[1]) list.push({ coefficient: p[0], figure: p[1] });
    }
    if (list.length === 0 || list.some((p) => p.figure.key === total.key)) return null;
    const ambiguous = [total, ...list.map((p) => p.figure)].some((f) => f.confidence === "ambiguous");
    return {
      rule: this.rule.id,
      title,
      titleEn,
      kind,
      code: options.code ?? this.rule.tolerance,
      total,
      parts: list,
      fixed: options.fixed ?? (kind === "product" ? null : this.tolerance),
      severity: options.severity ?? this.rule.severity,
      confidence: Math.min(options.confidence ?? 1, ambiguous ? 0.5 : 1),
    };
  }

  /** How many identities fail so far. */
  get failures(): number {
    return this.identities.filter((i) => statusOf(i) === "fail").length;
  }

  /** Identities that say something: not all blank. */
  get spoken(): Identity[] {
    return this.identities.filter((i) => !trivial(i));
  }
}

/** A reason: a message with its values, or one that is said already. */
type Reason<M extends Message> = [reason: Said] | [message: M, ...values: Rest<M>];

/** Notes a reason once, however many times it is given. */
function note<M extends Message>(reasons: Map<string, Said>, reason: Reason<M>): void {
  const [what, values] = reason;
  const of = "message" in what ? what : { message: what, values: values ?? {} };
  reasons.set(sentence(of, "zh"), of);
}

/** Words of the document between Chinese quotation marks; those inside become single ones. */
export function cite(text: string): string {
  return `“${text.replace(/[“”"]/g, (mark, at: number) => (mark === "“" || (mark === '"' && !/[“"]/.test(text.slice(0, at))) ? "‘" : "’"))}”`;
}

/** Two figures that state one fact, as a claim. */
export function sameFact(a: Figure, b: Figure, tolerance: number): RawClaim {
  return { kind: "equal", total: a, parts: [{ coefficient: 1, figure: b }], tolerance, difference: a.ticks - b.ticks };
}

/** Evidence from a figure. */
export function evidence(f: Figure): EvidenceCell {
  const said = f.narrative === undefined ? {} : { narrative: f.narrative };
  return { cell: f.ref, label: f.label, quote: f.printed, source: f.source, ...said };
}

/** Evidence from words. */
export function quoted(
  label: string,
  quote: string | null,
  source: SourceRef | undefined,
  cell: CellRef | null = null,
): EvidenceCell {
  return { cell, label, quote, source };
}
