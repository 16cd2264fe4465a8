import type { Identity } from "../identity/identity";

/** Numbers are held modulo a prime: whether equations follow from others needs no more. */
const PRIME = 1_000_003;

/** A linear form over figures, by their keys. */
export type Form = ReadonlyMap<string, number>;

const mod = (n: number): number => ((n % PRIME) + PRIME) % PRIME;

function inverse(n: number): number {
  let [a, b, x, y] = [n, PRIME, 1, 0];
  while (b !== 0) {
    const q = Math.floor(a / b);
    [a, b, x, y] = [b, a - q * b, y, x - q * y];
  }
  return mod(x);
}

/** Equations of a document, for telling whether another one follows from them. */
export class Span {
  private readonly rows = new Map<string, Map<string, number>>();

  /** Adds an equation; false where it follows from those that are there. */
  add(form: Form): boolean {
    const rest = this.reduced(form);
    const [lead] = rest;
    if (!lead) return false;
    const scale = inverse(lead[1]);
    this.rows.set(lead[0], new Map([...rest].map(([key, n]) => [key, mod(n * scale)])));
    return true;
  }

  /** True where an equation follows from those that are there. */
  holds(form: Form): boolean {
    return this.reduced(form).size === 0;
  }

  private reduced(form: Form): Map<string, number> {
    const rest = new Map([...form].map(([key, n]) => [key, mod(n)] as [string, number]).filter(([, n]) => n !== 0));
    // What is put in by one row may be the lead of another; each lead is taken out once more than it is put in.
    for (let step = 0; step < MOST_STEPS; step++) {
      const key = [...rest.keys()].find((k) => this.rows.has(k));
      if (key === undefined) break;
      const factor = rest.get(key)!;
      for (const [k, n] of this.rows.get(key)!) {
        const left = mod((rest.get(k) ?? 0) - factor * n);
        if (left === 0) rest.delete(k);
        else rest.set(k, left);
      }
    }
    return rest;
  }
}

/** So many rows may be put in for one equation; beyond, it counts as one of its own. */
const MOST_STEPS = 2000;

/** The form of an identity; figures that are nothing have no part in it. Null of what is no sum. */
export function formOf({ kind, total, parts }: Identity): Form | null {
  if (kind === "product" || kind === "at-most") return null;
  return formOfTerms([[1, total], ...parts.map((p) => [-p.coefficient, p.figure] as const)]);
}

/** The form of terms; null where a coefficient is no whole number. */
export function formOfTerms(
  terms: readonly (readonly [number, { readonly key: string; readonly ticks: number }])[],
): Form | null {
  const form = new Map<string, number>();
  for (const [coefficient, { key, ticks }] of terms) {
    if (!Number.isInteger(coefficient)) return null;
    if (ticks !== 0) form.set(key, (form.get(key) ?? 0) + coefficient);
  }
  return form;
}
