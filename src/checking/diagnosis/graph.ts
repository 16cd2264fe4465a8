import { statusOf, type Identity, type Values } from "../identity/identity";
import { halfDigit, type Figure } from "../identity/figure";

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

  /** Identities that fail on the values in force. */
  failing(values: Values): Identity[] {
    return this.identities.filter((i) => statusOf(i, values) === "fail");
  }

  /** Identities that any of the figures, all of the graph, stands in. */
  touching(figures: readonly Figure[]): Identity[] {
    return [...new Set(figures.flatMap((f) => this.of.get(f.key)!))];
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

/** Changes laid over the printed figures: nothing is written, so nothing has to be restored. */
export class Overlay {
  private readonly changed = new Map<Figure, Figure>();

  constructor(
    changes: readonly Change[] = [],
    private readonly below: Values = (figure) => figure,
  ) {
    this.add(changes);
  }

  readonly values: Values = (figure) => this.changed.get(figure) ?? this.below(figure);

  add(changes: readonly Change[]): void {
    for (const { figure, ticks } of changes)
      this.changed.set(figure, { ...figure, ticks, half: ticks === 0 ? 0 : halfDigit(figure.decimals, figure.unit) });
  }
}

/** Tries changes on the graph, over the values in force. */
export function effectOf(graph: IdentityGraph, changes: readonly Change[], inForce: Values): Effect {
  const touched = graph.touching(changes.map((c) => c.figure));
  const tried = new Overlay(changes, inForce).values;
  const fixed: Identity[] = [];
  const broken: Identity[] = [];
  let net = 0;
  for (const identity of touched) {
    const before = statusOf(identity, inForce) === "fail";
    const after = statusOf(identity, tried) === "fail";
    if (before && !after) {
      fixed.push(identity);
      net += weightOf(identity);
    } else if (!before && after) {
      broken.push(identity);
      net -= weightOf(identity);
    }
  }
  return { fixed, broken, net };
}
