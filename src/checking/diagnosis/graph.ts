import { statusOf, type Identity } from "../identity/identity";
import type { Figure } from "../identity/figure";

/** How much an identity weighs as evidence, by what its rule would say. */
const WEIGHT = { error: 1, warn: 0.6, info: 0.3 } as const;

/** The identities of a document as a graph over its figures: which identities does a figure stand in. */
export class IdentityGraph {
  readonly of = new Map<string, Identity[]>();
  readonly figures = new Map<string, Figure>();

  constructor(readonly identities: readonly Identity[]) {
    for (const identity of identities) {
      for (const f of figuresOf(identity)) {
        const list = this.of.get(f.key);
        if (list) {
          if (!list.includes(identity)) list.push(identity);
        } else this.of.set(f.key, [identity]);
        this.figures.set(f.key, f);
      }
    }
  }

  /** Identities that fail on the present values and may be held against a figure. */
  failing(): Identity[] {
    return this.identities.filter((i) => statusOf(i) === "fail");
  }

  /** Identities that any of the figures stands in. */
  touching(figures: readonly Figure[]): Identity[] {
    if (figures.length === 1) return this.of.get(figures[0]!.key) ?? [];
    const out = new Set<Identity>();
    for (const f of figures) for (const i of this.of.get(f.key) ?? []) out.add(i);
    return [...out];
  }
}

/** Total and parts of an identity. */
export function figuresOf(identity: Identity): Figure[] {
  return [identity.total, ...identity.parts.map((p) => p.figure)];
}

/** Weight of an identity as evidence. */
export function weightOf(identity: Identity): number {
  return WEIGHT[identity.severity] * identity.confidence;
}

/** A change of one figure. */
export interface Change {
  readonly figure: Figure;
  readonly ticks: number;
  /** True where the cell becomes blank. */
  readonly blank?: boolean;
}

/** What a set of changes does to the identities. */
export interface Effect {
  readonly fixed: readonly Identity[];
  readonly broken: readonly Identity[];
  /** Weight of what is fixed − weight of what is broken. */
  readonly net: number;
}

const UNIT_TICKS = { 元: 1e4, 百元: 1e6, 千元: 1e7, 万元: 1e8, 百万元: 1e10, 亿元: 1e12 } as const;

/** Ticks of one printed unit of money of a figure. */
export const unitTicks = (f: Figure): number => (f.unit ? UNIT_TICKS[f.unit] : 1e8);

/** Puts changes in force and returns how to take them back. */
export function apply(changes: readonly Change[]): () => void {
  const old = changes.map((c) => [c.figure.ticks, c.figure.half] as const);
  for (const c of changes) {
    c.figure.ticks = c.ticks;
    c.figure.half = c.ticks === 0 ? 0 : (unitTicks(c.figure) * 10 ** -c.figure.decimals) / 2;
  }
  return () => changes.forEach((c, i) => ([c.figure.ticks, c.figure.half] = old[i]!));
}

/** Tries changes on the graph. */
export function effectOf(graph: IdentityGraph, changes: readonly Change[]): Effect {
  const touched = graph.touching(changes.map((c) => c.figure));
  const before = touched.map((i) => statusOf(i) === "fail");
  const undo = apply(changes);
  const fixed: Identity[] = [];
  const broken: Identity[] = [];
  let net = 0;
  touched.forEach((identity, i) => {
    const fails = statusOf(identity) === "fail";
    if (before[i] && !fails) {
      fixed.push(identity);
      net += weightOf(identity);
    } else if (!before[i] && fails) {
      broken.push(identity);
      net -= weightOf(identity);
    }
  });
  undo();
  return { fixed, broken, net };
}
