import { NARRATIVE_SCOPES, NARRATIVE_SUBJECTS, type NarrativeFigure } from "../../disclosure";

/** What of its subject a figure tells. */
export type ToldFacet = "amount" | "prior" | "change" | "change.percent" | "budget" | "completion";

/** The subject of a figure of a text, by the key that stands under `表数[…]`. */
export interface ToldSubject {
  readonly key: string;
  readonly facet: ToldFacet;
}

/** Facets that some subjects put in front: `change.basic`, `prior.income`. */
function fronted(rest: string): string {
  if (rest === "total") return "balance.total";
  if (rest === "income" || rest === "expenditure") return `${rest}.total`;
  if (/^(?:income|expenditure)\./.test(rest)) return rest;
  return /^(?:general|fund|capital|fiscal)$/.test(rest) ? `balance.${rest}` : `expenditure.${rest}`;
}

const BEHIND = /^(.+?)\.(change\.percent|change|prior|budget|completion)$/;
const FRONT = /^(change|prior)\.(.+?)(\.percent)?$/;

/** The subject and the facet of a key (docs/narrative-keys.md); null for what no cell of a table says. */
export function subjectOf({ key, kind }: Pick<NarrativeFigure, "key" | "kind">): ToldSubject | null {
  if (kind === "count" || /^other|\.part$|\.budget\.change|\.share$/.test(key)) return null;
  const front = FRONT.exec(key);
  if (front) return { key: fronted(front[2]!), facet: (front[1]! + (front[3] ?? "")) as ToldFacet };
  const [, subject, facet] = BEHIND.exec(key) ?? [];
  if (subject === undefined) return kind === "amount" ? { key, facet: "amount" } : null;
  const whole = subject === "three-public" ? "three-public.total" : subject;
  // What was budgeted stands beside what was settled in one table alone.
  if (/^budget|^completion/.test(facet!) && !whole.startsWith("three-public.")) return null;
  return { key: whole, facet: facet as ToldFacet };
}

/** `表数[一般公共预算·基本支出]` of a key. */
export function writtenSubject(key: string, scope: NarrativeFigure["scope"]): string {
  const name = NARRATIVE_SUBJECTS.find(([own]) => own === key)?.[1] ?? key;
  const whose = NARRATIVE_SCOPES.find(([own]) => own === scope)?.[1];
  return `[${whose ? `${whose}·` : ""}${name}]`;
}
