import type { Value } from "../words";
import type { CellRef, Decimal, Disclosure, SourceRef } from "../disclosure";

/** Group of a rule: within row, column, hierarchy, cross-table, narrative, completeness, classification, plausibility, years. */
export type RuleGroup = "W" | "C" | "H" | "X" | "N" | "K" | "L" | "P" | "Y";

/** Five outcomes, never two: what is not evaluable is no pass. */
export type OutcomeStatus = "pass" | "rounded" | "fail" | "not-applicable" | "not-evaluable";

export type Severity = "error" | "warn" | "info";

/** Why the rule holds: by law, by the official form, or by arithmetic. */
export type Basis = "law" | "template" | "arithmetic";

/** A text in both languages, side by side. */
export type { Words } from "../disclosure";

/** Where it is written that a rule holds. */
export interface Source {
  /** Law, notice or form, by its Chinese name. */
  readonly title: string;
  /** 第…条. */
  readonly article?: string;
  /** Where its text was found; or that it was not. */
  readonly where: string;
  /** False where the text was not at hand: a person should look it up before leaning on it. */
  readonly verified: boolean;
}

/** The basis of a rule with what it cites, so that the officer who gets a finding can defend it. */
export interface RuleBasis {
  readonly kind: Basis;
  readonly sources: readonly Source[];
}

/** Place of a figure of the text: its number in `Disclosure.narrative`. */
export interface TextRef {
  readonly narrative: number;
}

/** Where a figure stands: in a published table, or in a sentence. */
export type FigureRef = CellRef | TextRef;

/** A term of an equation: `coefficient × cell`. */
export interface Term<Place extends FigureRef = CellRef> {
  readonly coefficient: number;
  readonly cell: Place;
  /** Chinese label, `支出总表[210].基本支出`. */
  readonly label: string;
  /** In 万元; null = printed blank, counts as 0. */
  readonly value: Decimal | null;
}

/** How the two sides of an equation are held against each other. */
export type EquationKind = "sum" | "equal" | "product" | "at-most";

/**
 * One instance of an arithmetic rule on the cells of a document: `total = Σ coefficient × part` (kind `at-most`:
 * `total <= Σ`). All cells are addresses of published tables; the workbook makes live formulas of them.
 */
export interface Equation extends Claim<CellRef> {
  readonly kind: EquationKind;
}

/**
 * What is said of a figure of the text, held against others: a copy or a sum ({@link EquationKind}), `share`: the percentage that the
 * first part is of the sum of the rest, `direction`: the word beside a change says which of two amounts is the greater, `zero`: none of
 * the parts is anything.
 */
export type ClaimKind = EquationKind | "share" | "direction" | "zero";

/** A check that a formula can hold: an equation of cells, or what a sentence says. */
export interface Claim<Place extends FigureRef = FigureRef> {
  /** Unique within a report, `X13-4`: the number in order of the rule's checks. */
  readonly id: string;
  readonly rule: string;
  /** Chinese title for the check sheet: `收入合计=本年+结转（210 卫生健康支出）`. */
  readonly title: string;
  /** The same in English. */
  readonly titleEn: string;
  readonly kind: ClaimKind;
  readonly total: Term<Place>;
  readonly parts: readonly Term<Place>[];
  /** In 万元; of a share in points. */
  readonly tolerance: Decimal;
  /** total − Σ parts, in 万元; of a share in points. */
  readonly difference: Decimal;
  readonly status: Extract<OutcomeStatus, "pass" | "rounded" | "fail">;
  /** How far below the right side a share may lie, where that differs from the tolerance above it: many writers cut off. */
  readonly below?: Decimal;
  /** True where a difference within the tolerance is none: a share is never the quotient itself. */
  readonly passes?: true;
  /** How many checks of its rule it holds, where more than one. */
  readonly checks?: number;
}

/** What is asked of the codes of a table. */
export type CodeQuestion =
  | { readonly kind: "length"; readonly lengths: readonly number[] }
  | { readonly kind: "unique" }
  | { readonly kind: "levels" }
  | { readonly kind: "classification"; readonly economic: boolean };

/** One question about codes down a table: a formula can hold it for all of its rows at once. */
export interface CodeTest {
  /** As of a {@link Claim}. */
  readonly id: string;
  readonly rule: string;
  readonly title: string;
  readonly question: CodeQuestion;
  readonly table: CellRef["table"];
  readonly index: number;
  /** Rows of the published table whose codes were looked at. */
  readonly rows: readonly number[];
  /** How many codes were looked at, and how many of them the rule found fault with. */
  readonly checks: number;
  readonly failing: number;
}

/** A cell that a finding names, with what stood there. */
export interface EvidenceCell {
  readonly cell: CellRef | null;
  readonly label: string;
  readonly quote: string | null;
  readonly source: SourceRef | undefined;
  /** Number of a figure of the text in `Disclosure.narrative`. */
  readonly narrative?: number;
}

/** The one wrong cell, and what it should say. */
export interface Suggestion {
  readonly cell: CellRef;
  readonly printed: string | null;
  /** Likely value, printed in the unit and decimals of the cell. */
  readonly value: string;
  /** How many failed equations the change closes. */
  readonly explains: number;
  /** Which slip of the pen it is: one digit, transposition, misplaced column, … */
  readonly slip: string;
  /** The same in English. */
  readonly slipEn?: string;
  /** Its code, `one-digit`, `misplaced`, … */
  readonly slipCode?: string;
  /** Other cells that would explain the same failures equally well. */
  readonly alternatives: readonly { readonly cell: CellRef; readonly value: string }[];
  /** Every cell of the hypothesis, where it changes more than one (misplaced column, swapped cells or rows). */
  readonly changes?: readonly {
    readonly cell: CellRef;
    readonly label: string;
    readonly printed: string | null;
    readonly value: string;
  }[];
}

/** A failure that follows from the cause that a finding tells. */
export interface Consequence {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly messageEn: string;
  readonly equation: string | null;
  readonly difference: Decimal | null;
  readonly cells: readonly EvidenceCell[];
}

/** What several failures have in common: one cell whose change mends them, or one gap that they share. */
export interface Cause {
  readonly kind: "cell" | "gap";
  /** All rules that fail by it. */
  readonly rules: readonly string[];
}

/** A term of the equation of a finding: of a cell, or of a figure in a sentence. */
export interface FindingTerm {
  /** 1 for the total. */
  readonly coefficient: number;
  readonly cell: CellRef | null;
  readonly label: string;
  /** In 万元; null = printed blank, counts as 0. */
  readonly value: Decimal | null;
  readonly printed: string | null;
  readonly source: SourceRef | undefined;
}

/** The equation of a finding, term by term: for showing it as a column of numbers. */
export interface FindingEquation {
  readonly kind: EquationKind;
  readonly total: FindingTerm;
  readonly parts: readonly FindingTerm[];
}

/** Something for the user to look at. */
export interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly basis: Basis;
  readonly severity: Severity;
  readonly outcome: OutcomeStatus;
  /** Sentence in Chinese with the printed figures. */
  readonly message: string;
  /** Sentence in English; labels and quotes of the document keep their language. */
  readonly messageEn: string;
  /** What is said, stable within its rule, and the values that the sentences are made of: for wording it elsewhere. */
  readonly code?: string;
  readonly values?: Readonly<Record<string, Value>>;
  /** The equation with printed numbers substituted, Chinese labels; null where the rule is no equation. */
  readonly equation: string | null;
  /** The same term by term. */
  readonly terms?: FindingEquation;
  /** In 万元, or null. */
  readonly difference: Decimal | null;
  readonly tolerance: Decimal | null;
  /** 0…1; below the threshold an error is demoted to warn. */
  readonly confidence: number;
  readonly cells: readonly EvidenceCell[];
  readonly suggestion: Suggestion | null;
  /** Set where several failures have one cause: this finding tells it, the others follow from it. */
  readonly cause?: Cause;
  readonly consequences?: readonly Consequence[];
  /** Ids of the equations and claims that it tells of, those of its consequences included. */
  readonly checks?: readonly string[];
}

/** Outcome of one rule on one document. */
export interface RuleResult {
  readonly rule: string;
  readonly title: string;
  /** The same in English; not there for a rule of the user's. */
  readonly titleEn?: string;
  readonly group: RuleGroup;
  readonly basis: Basis;
  readonly status: OutcomeStatus;
  /** Instances evaluated, by status. */
  readonly counts: Readonly<Record<OutcomeStatus, number>>;
  /** What was missing, for `not-evaluable`; why, for `not-applicable`. Chinese. */
  readonly reason: string | null;
  /** The same in English. */
  readonly reasonEn: string | null;
  /** Its codes (`REASONS` and `DOUBTS` of `src/words`), each once. */
  readonly reasonCodes: readonly string[];
  /** The user's reason, of a rule that they switched off: it was not evaluated, and none of its counts is anything but 0. */
  readonly switchedOff?: string;
}

/** What a setting of the user's is meant for: a disclosure (`2026 云溪县档案馆`), a unit, or the whole workbook where nothing is said. */
export interface SettingScope {
  readonly scope?: string;
}

/** A rule that the user switched off. */
export interface SwitchedOff extends SettingScope {
  readonly rule: string;
  readonly reason: string;
}

/** A tolerance of the user's, of one rule or (null) of all. */
export interface OwnTolerance extends SettingScope {
  readonly rule: string | null;
  /** In 万元. */
  readonly tolerance: string;
  /** As the user wrote it. */
  readonly said: string;
}

/** What the user set about rules. */
export interface RuleSettings {
  readonly off: readonly SwitchedOff[];
  readonly tolerances: readonly OwnTolerance[];
}

/** Everything that checking found out about one disclosure. */
export interface CheckReport {
  readonly results: readonly RuleResult[];
  /** Instances of all rules by outcome: what a report shows, all five. */
  readonly counts: Readonly<Record<OutcomeStatus, number>>;
  readonly equations: readonly Equation[];
  /** What sentences say, as far as a formula can hold it. */
  readonly claims: readonly Claim[];
  /** What is asked of codes, a table each. */
  readonly codes: readonly CodeTest[];
  readonly findings: readonly Finding[];
  /** The user's tolerance of all equations, as they wrote it; not there where it follows from the printed decimals. */
  readonly tolerance?: string;
}

/**
 * What some rules need beside the document: other disclosures and dates. A rule whose document is missing is
 * not-evaluable and says which.
 */
export interface CheckContext {
  /** The same unit's disclosure of the year before, same kind. */
  readonly prior?: Disclosure;
  /** The approved budget disclosure of the same year, for final accounts. */
  readonly budget?: Disclosure;
  /** Disclosures of the department's units, for its summary document. */
  readonly units?: readonly Disclosure[];
  /** Dates as `YYYY-MM-DD`. */
  readonly approvalDate?: string;
  readonly publicationDate?: string;
  /** First year in which the province requires the state capital table (B09); unknown when omitted. */
  readonly capitalRequiredFrom?: number;
  /** Identities added by the user, see `parseUserRules`. */
  readonly userRules?: readonly UserRule[];
  /** Rules that the user switched off, and tolerances of theirs. */
  readonly settings?: RuleSettings;
  /** Leave the diagnosis of the wrong cell out (measurements). */
  readonly withoutDiagnosis?: boolean;
}

/** A cell named by Chinese labels: `支出总表[210].基本支出`. */
export interface LabelledCell {
  readonly table: string;
  /** Row: code, item name, or 合计; `*` is each row. */
  readonly row: string;
  /** Column label, `基本支出` or `本年收入/小计`. */
  readonly column: string;
  /** Of last year's disclosure (`上年支出总表[210].基本支出`). */
  readonly prior?: true;
  /** A figure of a sentence (`叙述数字[公务接待费].金额`). */
  readonly narrative?: true;
}

/** An amount written in a rule, in 万元. */
export interface RuleConstant {
  readonly constant: string;
}

/** An identity added by a user: `支出总表[210].基本支出 = 一般公共预算支出表[210].基本支出`. */
export interface UserRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly total: LabelledCell | RuleConstant;
  readonly parts: readonly { readonly coefficient: number; readonly cell: LabelledCell | RuleConstant }[];
  /** `<=`: the total is at most the sum of the parts. Omitted: it is equal to it. */
  readonly relation?: "=" | "<=";
  /** In 万元; omitted: from the printed decimals. */
  readonly tolerance?: string;
  /** Names of the units that it is meant for, in every year and version; omitted: all. */
  readonly units?: readonly string[];
}
