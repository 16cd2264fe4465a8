import { difference, type Identity, type Values } from "../identity/identity";
import { unitTicks, type Figure } from "../identity/figure";
import { effectOf, figuresOf, type Change, type Effect, type IdentityGraph } from "./graph";
import { SLIPS, slipBetween, type Slip } from "./slips";

/** One way in which a slip of the pen would explain failures. */
export interface Hypothesis {
  readonly changes: readonly Change[];
  readonly slip: Slip;
  readonly effect: Effect;
  /** Order among hypotheses: higher explains better. */
  readonly score: number;
}

const MAX_PARTS = 400;

/** Hypotheses that change one figure so that a failing identity closes. */
export function singles(graph: IdentityGraph, failing: readonly Identity[], inForce: Values): Hypothesis[] {
  const out: Hypothesis[] = [];
  const tried = new Set<string>();
  for (const identity of failing) {
    if (identity.kind === "at-most" || identity.parts.length > MAX_PARTS) continue;
    const diff = difference(identity, inForce);
    for (const { figure, coefficient } of [{ figure: identity.total, coefficient: -1 }, ...identity.parts]) {
      const ticks = snapped(figure, figure.ticks + diff / coefficient);
      const key = `${figure.key}=${ticks}`;
      if (tried.has(key) || !Number.isFinite(ticks)) continue;
      tried.add(key);
      if (ticks < 0 && figure.ticks >= 0 && ticks !== -figure.ticks) continue;
      const hypothesis = judge(graph, inForce, [{ figure, ticks }], slipOf(figure, ticks));
      if (hypothesis.effect.net > 0) out.push(hypothesis);
    }
  }
  return out;
}

/** A printed 0.00 was filled in: only a blank was forgotten. */
function slipOf(figure: Figure, ticks: number): Slip {
  const slip = slipBetween(figure.ticks, ticks, figure.decimals, unitTicks(figure.unit));
  return slip === "blank" && !figure.blank ? "other" : slip;
}

/** A value as the cell could print it, where that is within a hair. */
function snapped(f: Figure, ticks: number): number {
  const step = unitTicks(f.unit) * 10 ** -f.decimals;
  const near = Math.round(ticks / step) * step;
  return Math.abs(near - ticks) < step / 2 ? Math.round(near) : Math.round(ticks);
}

/** Hypotheses over two cells of one printed row: a figure in the neighbouring column, or two figures exchanged. */
export function pairs(graph: IdentityGraph, failing: readonly Identity[], inForce: Values): Hypothesis[] {
  const rows = new Map<string, Figure[]>();
  for (const f of graph.figures.values()) {
    if (!f.ref) continue;
    const key = rowKey(f);
    const list = rows.get(key);
    if (list) list.push(f);
    else rows.set(key, [f]);
  }
  const suspects = new Set(failing.flatMap(figuresOf).map((f) => f.key));
  const out: Hypothesis[] = [];
  for (const cells of rows.values()) {
    if (cells.length > 40) continue;
    for (const [at, one] of cells.entries())
      for (const other of cells.slice(at + 1)) {
        // The cell that stands in a failure comes first: of it the exchange is told.
        const [a, b] = suspects.has(one.key) ? [one, other] : [other, one];
        if (!suspects.has(a.key) || a.ticks === b.ticks) continue;
        const changes = [
          { figure: a, ticks: b.ticks, blank: b.blank },
          { figure: b, ticks: a.ticks, blank: a.blank },
        ];
        const hypothesis = judge(graph, inForce, changes, a.ticks === 0 || b.ticks === 0 ? "misplaced" : "swapped");
        if (hypothesis.effect.net > 0) out.push(hypothesis);
      }
  }
  return out;
}

const rowKey = (f: Figure) => `${f.ref!.table}#${f.ref!.index}:${f.ref!.row}`;

/** Hypotheses that two rows of one table have exchanged their amounts. */
export function rowSwaps(graph: IdentityGraph, failing: readonly Identity[], inForce: Values): Hypothesis[] {
  const hot = new Map<string, Map<number | string, Figure>>();
  const suspects = new Set(
    failing
      .flatMap(figuresOf)
      .filter((f) => f.ref)
      .map(rowKey),
  );
  for (const f of graph.figures.values()) {
    if (!f.ref || !suspects.has(rowKey(f))) continue;
    const row = hot.get(rowKey(f)) ?? new Map<number | string, Figure>();
    row.set(f.ref.field ?? f.ref.column, f);
    hot.set(rowKey(f), row);
  }
  const out: Hypothesis[] = [];
  const list = [...hot.entries()].slice(0, 60);
  for (let i = 0; i < list.length; i++)
    for (let j = i + 1; j < list.length; j++) {
      const [ka, a] = list[i]!;
      const [kb, b] = list[j]!;
      if (ka.slice(0, ka.lastIndexOf(":")) !== kb.slice(0, kb.lastIndexOf(":"))) continue;
      const changes: Change[] = [];
      for (const [c, fa] of a) {
        const fb = b.get(c);
        if (fb && fa.ticks !== fb.ticks)
          changes.push(
            { figure: fa, ticks: fb.ticks, blank: fb.blank },
            { figure: fb, ticks: fa.ticks, blank: fa.blank },
          );
      }
      const hypothesis = judge(graph, inForce, changes, "swapped");
      if (hypothesis.effect.net > 0) out.push(hypothesis);
    }
  return out;
}

function judge(graph: IdentityGraph, inForce: Values, changes: readonly Change[], slip: Slip): Hypothesis {
  const effect = effectOf(graph, changes, inForce);
  // What it explains counts first; a broken identity speaks louder than a fixed one; then the slip, and few cells.
  const ambiguous = changes.some((c) => c.figure.confidence === "ambiguous") ? 0.3 : 0;
  const score =
    effect.net - 0.6 * effect.broken.length + SLIPS[slip].weight * 0.5 + ambiguous - 0.08 * (changes.length - 1);
  return { changes, slip, effect, score };
}
