import { Decimal } from "../../disclosure";
import type { Suggestion } from "../types";
import { isTelling, unitTicks } from "../identity/figure";
import { difference, type Identity } from "../identity/identity";
import { IdentityGraph, Overlay, Standing, type Change } from "./graph";
import { pairs, rowSwaps, singles, type Hypothesis } from "./hypotheses";
import { SLIPS, type Slip } from "./slips";

/** Beyond this many failures the document was misread rather than mistyped: nothing is suggested. */
const MAX_FAILURES = 300;
const MAX_STEPS = 12;

/** A fault of the document: the cells to change, what that explains, and what would explain it as well. */
export interface Diagnosis {
  readonly changes: readonly Change[];
  readonly slip: Slip;
  /** Identities that fail without the change and close with it. */
  readonly explains: readonly Identity[];
  /** Other single cells that explain the same failures equally well. */
  readonly alternatives: readonly Change[];
}

/**
 * The fewest cells whose change turns failures into passes without breaking a pass. A bounded search: in each step the change that
 * explains most is put in force, and in the end every change that leaves an identity broken is taken back.
 */
export function diagnose(
  identities: readonly Identity[],
  { exactTo = null }: { readonly exactTo?: number | null } = {},
): Diagnosis[] {
  const graph = new IdentityGraph(identities, exactTo);
  const inForce = new Overlay();
  const failingAtFirst = graph.failing(inForce.values);
  if (failingAtFirst.length > MAX_FAILURES) return [];
  const steps: Diagnosis[] = [];
  const changed = new Set<string>();
  const undetermined = new Set<Identity>();
  let standing = new Standing(graph, inForce.values);
  for (let step = 0; step < MAX_STEPS; step++) {
    const failing = graph.failing(inForce.values).filter((i) => !undetermined.has(i));
    const best = choose(standing, failing, changed);
    if (!best) break;
    if (best.alternatives === null) {
      for (const i of best.hypothesis.effect.fixed) undetermined.add(i);
      continue;
    }
    inForce.add(best.hypothesis.changes);
    standing = new Standing(graph, inForce.values);
    for (const c of best.hypothesis.changes) changed.add(c.figure.key);
    steps.push({
      changes: best.hypothesis.changes,
      slip: best.hypothesis.slip,
      explains: best.hypothesis.effect.fixed,
      alternatives: best.alternatives,
    });
  }
  const first = new Set(failingAtFirst);
  return takeBack(graph, steps, first)
    .map((s) => ({ ...s, explains: s.explains.filter((i) => first.has(i)) }))
    .filter((s) => s.explains.length > 0);
}

/** The best hypothesis with other cells that explain as much; null for these where too many do and nothing tells which. */
function choose(
  standing: Standing,
  failing: readonly Identity[],
  changed: ReadonlySet<string>,
): { hypothesis: Hypothesis; alternatives: Change[] | null } | null {
  const fresh = (h: Hypothesis) => h.changes.every((c) => !changed.has(c.figure.key));
  const list = [
    ...singles(standing, failing),
    ...pairs(standing, failing),
    ...(failing.length <= 60 ? rowSwaps(standing, failing) : []),
  ].filter(fresh);
  if (list.length === 0) return null;
  list.sort((a, b) => b.score - a.score);
  const best = list[0]!;
  // Failures that many cells would explain, none of them by a telling slip, are no diagnosis: a row may be missing.
  const rivals = list.filter(
    (h) =>
      h !== best &&
      h.changes.length === 1 &&
      h.effect.net >= best.effect.net - 1e-9 &&
      h.effect.broken.length <= best.effect.broken.length &&
      h.changes[0]!.figure.key !== best.changes[0]!.figure.key,
  );
  if (best.slip === "other" && rivals.length > 3) return { hypothesis: best, alternatives: null };
  if (best.slip === "other" && leavesOutPart(standing, best)) return { hypothesis: best, alternatives: null };
  // A cell that would mend another failure is no alternative.
  const telling = rivals.filter(
    (h) =>
      SLIPS[h.slip].weight >= SLIPS[best.slip].weight - 0.1 &&
      h.beside > best.beside - DECIDED &&
      best.effect.fixed.every((i) => h.effect.fixed.includes(i)),
  );
  return { hypothesis: best, alternatives: dedupe(telling.map((h) => h.changes[0]!)).slice(0, 6) };
}

/**
 * True for another total that only its own sums ask for, where the gap of one is just a part of it: a line was left out or added twice, and
 * the total tells nothing more.
 */
function leavesOutPart(standing: Standing, { changes, effect }: Hypothesis): boolean {
  const total = changes[0]!.figure.key;
  if (changes.length > 1 || !effect.fixed.every((i) => i.kind === "sum" && i.total.key === total)) return false;
  return effect.fixed.some((i) => {
    const gap = Math.abs(difference(i, standing.values));
    const parts = i.parts.filter((p) => p.figure.ticks !== 0);
    return parts.length > 1 && isTelling(gap) && parts.some((p) => Math.abs(p.figure.ticks) === gap);
  });
}

/** Evidence beside the identities by which one cell is taken and another is not even named. */
const DECIDED = 0.1;

function dedupe(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((c) => [c.figure.key, c])).values()];
}

/** Takes back steps that leave an identity broken which held before, until none is. */
function takeBack(
  graph: IdentityGraph,
  steps: readonly Diagnosis[],
  failedAtFirst: ReadonlySet<Identity>,
): Diagnosis[] {
  let kept = [...steps];
  for (let round = 0; round <= steps.length; round++) {
    const inForce = new Overlay(kept.flatMap((s) => s.changes));
    const broken = graph.failing(inForce.values).filter((i) => !failedAtFirst.has(i));
    if (broken.length === 0) break;
    const guilty = kept.filter((s) =>
      s.changes.some((c) => (graph.of.get(c.figure.key) ?? []).some((i) => broken.includes(i))),
    );
    if (guilty.length === 0) break;
    const last = guilty.at(-1)!;
    kept = kept.filter((s) => s !== last);
  }
  return kept;
}

/** Suggestions for the findings: what each failing identity's diagnosis says, in printed form. */
export function suggestionsOf(diagnoses: readonly Diagnosis[]): Map<Identity, Suggestion> {
  const out = new Map<Identity, Suggestion>();
  for (const d of diagnoses) {
    const suggestion = suggestionOf(d);
    if (suggestion) for (const i of d.explains) if (!out.has(i)) out.set(i, suggestion);
  }
  return out;
}

function suggestionOf(d: Diagnosis): Suggestion | null {
  // A move is told from the cell that holds the figure.
  const ordered =
    d.slip === "misplaced"
      ? [...d.changes].sort((a, b) => Math.abs(b.figure.ticks) - Math.abs(a.figure.ticks))
      : d.changes;
  const main = ordered.find((c) => c.figure.ref !== null);
  if (!main?.figure.ref) return null;
  const changes = ordered
    .filter((c) => c.figure.ref !== null)
    .map((c) => ({ cell: c.figure.ref!, label: c.figure.label, printed: c.figure.printed, value: printedValue(c) }));
  const target = d.slip === "misplaced" ? changes[1] : undefined;
  return {
    cell: main.figure.ref,
    printed: main.figure.printed,
    value: printedValue(main),
    explains: d.explains.length,
    slip: target ? `${SLIPS.misplaced.zh}：${main.figure.printed ?? ""} 应在 ${target.label}` : SLIPS[d.slip].zh,
    slipEn: SLIPS[d.slip].en,
    slipCode: d.slip,
    alternatives: d.alternatives
      .filter((c) => c.figure.ref !== null)
      .map((c) => ({ cell: c.figure.ref!, value: printedValue(c) })),
    changes,
  };
}

/** The value as the cell would print it: its unit and decimals. Blank is an empty text. */
export function printedValue(c: Change): string {
  if (c.blank || (c.ticks === 0 && c.figure.blank)) return "";
  return new Decimal(c.ticks).div(unitTicks(c.figure.unit)).toFixed(c.figure.decimals);
}
