/** What a figure tells of its subject; null = the subject's own amount or count of the year. */
export type Facet =
  | "change"
  | "change.percent"
  | "prior"
  | "budget"
  | "budget.change"
  | "budget.change.percent"
  | "completion"
  | "share"
  | "count"
  | "groups"
  | "people"
  | "batches";

const FACET_IN_FRONT = new Set<Facet>(["change", "change.percent", "prior"]);
/** Kinds of money keep `expenditure.` in a change, for `change.general` is that of both sides. */
const MONEY = /^(?:fiscal|general|fund|capital)$/;

/** The key of a figure (docs/narrative-keys.md): subject and facet, `change.basic`, `three-public.change`, `expenditure.208.share`. */
export function figureKey(subject: string, facet: Facet | null): string {
  if (facet === null) return subject;
  const [domain, ...rest] = subject.split(".") as [string, ...string[]];
  const detail = rest.join(".");
  if (FACET_IN_FRONT.has(facet) && /^(?:income|expenditure|balance)$/.test(domain)) {
    const [head, percent] = facet.split(".") as [string, string?];
    return [head, frontedSubject(domain, detail), percent].filter(Boolean).join(".");
  }
  return `${subject === "three-public.total" ? "three-public" : subject}.${facet}`;
}

function frontedSubject(domain: string, detail: string): string {
  if (domain === "balance") return detail;
  if (detail === "total") return domain;
  if (domain === "income" || MONEY.test(detail)) return `${domain}.${detail}`;
  return detail;
}
