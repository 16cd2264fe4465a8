import { check, type CheckContext } from "../checking";
import type { Disclosure } from "../disclosure";
import type { ImportResult } from "./import-disclosures";

/**
 * What several files are to each other: documents of their own, parts of one, the same unit in several years, a
 * department with its units, or final accounts with their approved budget.
 */
export type Relation = "apart" | "together" | "prior" | "units" | "budget";

/** Context of each disclosure by what the others are to it. */
export function relatedContexts(list: readonly Disclosure[], relation: Relation): CheckContext[] {
  switch (relation) {
    case "prior":
      return list.map((d) => priorOf(d, list));
    case "budget":
      return list.map((d) => (d.kind === "final" ? budgetOf(d, list) : {}));
    case "units": {
      const head = list.find((d) => d.level === "department") ?? list[0];
      return list.map((d) => (d === head && list.length > 1 ? { units: list.filter((u) => u !== head) } : {}));
    }
    default:
      return list.map(() => ({}));
  }
}

/** The latest disclosure of the same kind before this one's year. */
function priorOf(d: Disclosure, list: readonly Disclosure[]): CheckContext {
  const year = Number(d.year);
  const before = list
    .filter((o) => o !== d && o.kind === d.kind && o.year !== null && Number(o.year) < year)
    .sort((a, b) => Number(b.year) - Number(a.year));
  return before[0] ? { prior: before[0] } : {};
}

/** The budget of the same year; one whose year is not printed will do. */
function budgetOf(d: Disclosure, list: readonly Disclosure[]): CheckContext {
  const budgets = list.filter((o) => o.kind === "budget");
  const found = budgets.find((o) => o.year === d.year) ?? budgets.find((o) => o.year === null || d.year === null);
  return found ? { budget: found } : {};
}

/** Checks imports again where their relation brings a document that rules can use. */
export function relate(
  results: readonly ImportResult[],
  relation: Relation,
  context: CheckContext = {},
): ImportResult[] {
  const good = results.flatMap((r) => (r.ok ? [r.value.disclosure] : []));
  const contexts = relatedContexts(good, relation);
  return results.map((r) => {
    if (!r.ok) return r;
    const related = contexts[good.indexOf(r.value.disclosure)]!;
    if (Object.keys(related).length === 0) return r;
    const whole = { ...context, ...related };
    return { ...r, value: { ...r.value, context: whole, report: check(r.value.disclosure, whole) } };
  });
}
