import type {
  Claim,
  Equation,
  EquationKind,
  FigureRef,
  FindingEquation,
  FindingTerm,
  OutcomeStatus,
  Severity,
  Term,
} from "../types";
import { band, copyTolerance, sentenceTolerance, sumTolerance, type ToleranceCode } from "./tolerance";
import { fromTicks, money, TICKS, type Figure } from "./figure";
import { FINDINGS, say, type Language, type Words } from "../../words";

/** A part of an identity. */
export interface Part {
  readonly coefficient: number;
  readonly figure: Figure;
}

/** `total = Σ coefficient × part` over figures of one document; the form in which rules, diagnosis and certificate share it. */
export interface Identity {
  readonly rule: string;
  readonly title: string;
  readonly titleEn: string;
  readonly kind: EquationKind;
  readonly code: ToleranceCode;
  readonly total: Figure;
  readonly parts: readonly Part[];
  /** Fixed tolerance in ticks, where the code gives none (TM, user rules). */
  readonly fixed: number | null;
  readonly severity: Severity;
  /** 1, or less where the reading or the structure leaves doubt. */
  readonly confidence: number;
}

/** What stands in a figure's place: the diagnosis tries values without touching the figures. */
export type Values = (figure: Figure) => Figure;

const asPrinted: Values = (figure) => figure;

/** total − Σ parts, in ticks. A product multiplies its parts (quantity × price). */
export function difference(identity: Identity, values: Values = asPrinted): number {
  const total = values(identity.total);
  if (identity.kind === "product") {
    const [q, p] = identity.parts.map((part) => values(part.figure));
    return Math.round(total.ticks - (q!.ticks / TICKS) * p!.ticks);
  }
  let sum = 0;
  for (const p of identity.parts) sum += p.coefficient * values(p.figure).ticks;
  return total.ticks - sum;
}

/** Tolerance of an identity, in ticks. */
export function toleranceOf(identity: Identity, values: Values = asPrinted): number {
  if (identity.fixed !== null) return identity.fixed;
  const total = values(identity.total);
  const parts = identity.parts.map((p) => values(p.figure));
  switch (identity.code) {
    case "T0":
      return parts.length === 1 ? copyTolerance(total, parts[0]!) : sumTolerance(total, parts);
    case "TN":
      return parts.length === 1 ? sentenceTolerance(total, parts[0]!) : sumTolerance(total, parts);
    case "TM":
      return (parts[0]!.ticks / TICKS) * parts[1]!.half + total.half;
    default:
      return sumTolerance(total, parts);
  }
}

type IdentityStatus = Extract<OutcomeStatus, "pass" | "rounded" | "fail">;

/** How identities stand as printed: figures don't change, and guards, diagnosis and report all ask. */
const printedStatus = new WeakMap<Identity, IdentityStatus>();

/** Outcome of an identity, on the printed values unless others are tried. */
export function statusOf(identity: Identity, values?: Values): IdentityStatus {
  if (values) return band(identity.kind, difference(identity, values), toleranceOf(identity, values));
  let status = printedStatus.get(identity);
  if (status === undefined) printedStatus.set(identity, (status = statusOf(identity, asPrinted)));
  return status;
}

/** True where nothing is printed: no figure is said, so none is checked. */
export function trivial(identity: Identity): boolean {
  return identity.total.ticks === 0 && identity.parts.every((p) => p.figure.ticks === 0);
}

/** True where every figure is a cell, so that a live formula can be made of it. */
export function onCells(identity: Identity): boolean {
  return identity.total.ref !== null && identity.parts.every((p) => p.figure.ref !== null);
}

/** The contract form of an identity of cells. */
export function toEquation(identity: Identity, id: string): Equation {
  const term = (coefficient: number, f: Figure): Term => ({ ...valueOf(coefficient, f), cell: f.ref! });
  return {
    ...judged(identity, id),
    kind: identity.kind,
    total: term(1, identity.total),
    parts: identity.parts.map((p) => term(p.coefficient, p.figure)),
  };
}

/** The equation of a finding, figures of sentences among its terms. */
export function toTerms(identity: Identity): FindingEquation {
  const term = (coefficient: number, f: Figure): FindingTerm => ({
    coefficient,
    cell: f.ref,
    label: f.label,
    value: f.blank ? null : fromTicks(f.ticks),
    printed: f.printed,
    source: f.source,
  });
  return {
    kind: identity.kind,
    total: term(1, identity.total),
    parts: identity.parts.map((p) => term(p.coefficient, p.figure)),
  };
}

/** The same of an identity that a sentence is part of; null where a figure has no place of its own. */
export function toClaim(identity: Identity, id: string): Claim | null {
  const terms = claimTerms([{ coefficient: 1, figure: identity.total }, ...identity.parts]);
  return terms && { ...judged(identity, id), kind: identity.kind, total: terms[0]!, parts: terms.slice(1) };
}

/** Terms with the places of their figures; null where one has none. */
export function claimTerms(parts: readonly Part[]): Term<FigureRef>[] | null {
  const terms = parts.map(({ coefficient, figure }) => {
    const cell: FigureRef | null =
      figure.ref ?? (figure.narrative === undefined ? null : { narrative: figure.narrative });
    return cell && { ...valueOf(coefficient, figure), cell };
  });
  return terms.every((t) => t !== null) ? terms : null;
}

const valueOf = (coefficient: number, f: Figure) => ({
  coefficient,
  label: f.label,
  value: f.blank ? null : fromTicks(f.ticks),
});

const judged = (identity: Identity, id: string) => ({
  id,
  rule: identity.rule,
  title: identity.title,
  titleEn: identity.titleEn,
  tolerance: fromTicks(toleranceOf(identity)),
  difference: fromTicks(difference(identity)),
  status: statusOf(identity),
});

/** Title of an identity in both languages. */
export const titleOf = (identity: Identity): Words => ({ zh: identity.title, en: identity.titleEn });

/** A figure by its label, which keeps its language, and what stands there. */
function shown(f: Figure, language: Language): string {
  const label = language === "zh" ? f.label : `《${f.label}》`;
  return `${label} ${f.blank ? FINDINGS.blank[language] : money(f.ticks)}`;
}

/** Beyond this many terms a sentence does not list them: the equation beside it does. */
const MANY_TERMS = 8;

/** The equation as a sentence holds it: many terms become their number and their sum. */
export function briefEquation(identity: Identity): Words {
  return { zh: briefly(identity, "zh"), en: briefly(identity, "en") };
}

function briefly(identity: Identity, language: Language): string {
  const spoken = identity.parts.filter((p) => !p.figure.blank);
  if (identity.kind === "product" || spoken.length <= MANY_TERMS) return equationText(identity, language);
  const sign = identity.kind === "at-most" ? "≤" : "=";
  const sum = spoken.reduce((s, p) => s + p.coefficient * p.figure.ticks, 0);
  const [first, last] = [spoken[0]!.figure, spoken.at(-1)!.figure];
  const many = say(FINDINGS["sum-of-many"], language, {
    count: spoken.length,
    sum: money(sum),
    first: shown(first, language),
    last: shown(last, language),
  });
  return `${shown(identity.total, language)} ${sign} ${many}`;
}

/** The equation with printed numbers: `支出总表[208].基本支出 48.84 = 支出总表[20805].基本支出 48.84 + …`. Blank parts are left out. */
export function equationText(identity: Identity, language: Language = "zh"): string {
  const sign = identity.kind === "at-most" ? "≤" : "=";
  const head = shown(identity.total, language);
  const spoken = identity.parts.filter((p) => !p.figure.blank || identity.parts.length === 1);
  if (identity.kind === "product")
    return `${head} = ${identity.parts.map((p) => shown(p.figure, language)).join(" × ")}`;
  const terms = spoken.map((p, i) => {
    const coefficient = Math.abs(p.coefficient) === 1 ? "" : `${Math.abs(p.coefficient)}×`;
    const op = p.coefficient < 0 ? (i === 0 ? "-" : " - ") : i === 0 ? "" : " + ";
    return `${op}${coefficient}${shown(p.figure, language)}`;
  });
  return `${head} ${sign} ${terms.length > 0 ? terms.join("") : FINDINGS["all-blank"][language]}`;
}
