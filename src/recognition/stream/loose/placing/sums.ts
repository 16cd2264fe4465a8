import { valueIn, type Slot } from "./slots";

/** A sum over rows: in every column, the parent is the sum of its children. */
export interface RowSum {
  readonly parent: Slot;
  readonly children: readonly Slot[];
  readonly label: string;
}

/** More states than this are not followed; the sum is then no evidence. */
const MOST_STATES = 4000;

/**
 * Keeps, in parent and children, the placements that occur in some solution of the sum in all columns at once. Partial
 * sums of the children are followed forwards and backwards. `tolerance` is the most that rounding may part a column.
 * Returns false where no solution exists, or there are too many to follow; nothing is changed then.
 */
export function narrowBySum(sum: RowSum, columns: readonly number[], tolerance: bigint): boolean {
  const { parent, children } = sum;
  const vector = (slot: Slot, placement: readonly number[]): bigint[] =>
    columns.map((c) => valueIn(slot, placement, c));
  const forward: Map<string, bigint[]>[] = [new Map([[key(columns.map(() => 0n)), columns.map(() => 0n)]])];
  for (const child of children) {
    const next = new Map<string, bigint[]>();
    for (const state of forward.at(-1)!.values()) {
      for (const placement of child.domain) {
        const reached = add(state, vector(child, placement));
        next.set(key(reached), reached);
      }
      if (next.size > MOST_STATES) return false;
    }
    forward.push(next);
  }
  const near = (a: readonly bigint[], b: readonly bigint[]): boolean =>
    a.every((v, i) => absolute(v - b[i]!) <= tolerance);
  const ends = [...forward.at(-1)!.values()];
  const kept = parent.domain.filter((p) => {
    const wanted = vector(parent, p);
    return tolerance === 0n ? forward.at(-1)!.has(key(wanted)) : ends.some((e) => near(e, wanted));
  });
  if (kept.length === 0) return false;
  const wanted = kept.map((p) => vector(parent, p));
  let alive = new Set(ends.filter((e) => wanted.some((w) => near(e, w))).map(key));
  const domains: (readonly (readonly number[])[])[] = [];
  for (let i = children.length - 1; i >= 0; i--) {
    const child = children[i]!;
    const before = new Set<string>();
    const possible = child.domain.filter((placement) => {
      const v = vector(child, placement);
      let used = false;
      for (const [k, state] of forward[i]!) {
        if (!alive.has(key(add(state, v)))) continue;
        before.add(k);
        used = true;
      }
      return used;
    });
    domains[i] = possible;
    alive = before;
  }
  narrow(parent, kept, sum.label);
  children.forEach((child, i) => narrow(child, domains[i]!, sum.label));
  return true;
}

/** Replaces a domain by a smaller one and remembers what did it. */
export function narrow(slot: Slot, domain: readonly (readonly number[])[], evidence: string): boolean {
  if (domain.length === 0 || domain.length >= slot.domain.length) return false;
  slot.domain = domain;
  if (!slot.evidence.includes(evidence)) slot.evidence.push(evidence);
  return true;
}

function add(a: readonly bigint[], b: readonly bigint[]): bigint[] {
  return a.map((v, i) => v + b[i]!);
}

function key(v: readonly bigint[]): string {
  return v.join(",");
}

export function absolute(v: bigint): bigint {
  return v < 0n ? -v : v;
}
