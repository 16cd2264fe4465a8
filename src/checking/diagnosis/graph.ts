import { difference, toleranceOf, trivial, type Identity, type Values } from "../identity/identity";
import { band } from "../identity/tolerance";
import { halfDigit, isTelling, type Figure } from "../identity/figure";

/** How much an identity weighs as evidence, by what its rule would say. */
const WEIGHT = { error: 1, warn: 0.6, info: 0.3 } as const;

/** The identities of a document as a graph over its figures: which identities does a figure stand in. */
export class IdentityGraph {
  readonly of = new Map<string, Identity[]>();
  readonly figures = new Map<string, Figure>();

  /** How many cells print an amount. */
  private readonly printed = new Map<number, number>();

  /** `exactTo`: the digit to which the document rounds nowhere, so that what closes within the rounding only is broken as well. */
  constructor(
    readonly identities: readonly Identity[],
    private readonly exactTo: number | null = null,
  ) {
    for (const identity of identities) {
      for (const f of figuresOf(identity)) {
        const list = this.of.get(f.key);
        if (list) {
          if (!list.includes(identity)) list.push(identity);
        } else this.of.set(f.key, [identity]);
        if (!this.figures.has(f.key)) this.printed.set(f.ticks, (this.printed.get(f.ticks) ?? 0) + 1);
        this.figures.set(f.key, f);
      }
    }
  }

  /** Identities that fail on the values in force. */
  failing(values: Values): Identity[] {
    return this.identities.filter((i) => this.fails(i, values));
  }

  /** True where an identity does not hold; one that is rounded in an exact document does not. */
  fails(identity: Identity, values: Values): boolean {
    return this.stateOf(identity, values).fails;
  }

  /** How an identity stands on values. */
  stateOf(identity: Identity, values: Values): State {
    const gap = difference(identity, values);
    const tolerance = toleranceOf(identity, values);
    const status = band(identity.kind, gap, tolerance);
    const fails =
      status === "fail" || (status === "rounded" && this.exactTo !== null && closesExactly(identity, this.exactTo));
    return { fails, gap: Math.abs(gap), tolerance };
  }

  /** True where a cell beside the given ones prints an amount, of so many digits that this is no chance. */
  printsElsewhere(ticks: number, but: readonly Figure[]): boolean {
    if (!isTelling(ticks)) return false;
    const own = new Set(but.filter((f) => f.ticks === ticks).map((f) => f.key)).size;
    return (this.printed.get(ticks) ?? 0) > own;
  }

  /** Identities that any of the figures, all of the graph, stands in. */
  touching(figures: readonly Figure[]): Identity[] {
    return [...new Set(figures.flatMap((f) => this.of.get(f.key)!))];
  }
}

/**
 * Sums and copies within tables close to the last digit in a document that is exact to it (half of it, in ticks); the narrative rounds
 * what tables print in full, and a table that prints fewer digits does too.
 */
function closesExactly(identity: Identity, half: number): boolean {
  return (identity.kind === "sum" || identity.kind === "equal") && printsTo(identity, half) && !trivial(identity);
}

/** True where an identity of tables prints all of its figures to such a digit at least. */
export function printsTo(identity: Identity, half: number): boolean {
  return !identity.rule.startsWith("N") && figuresOf(identity).every((f) => f.half <= half);
}

/** Total and parts of an identity. */
export function figuresOf(identity: Identity): Figure[] {
  return [identity.total, ...identity.parts.map((p) => p.figure)];
}

/** Weight of an identity as evidence. */
function weightOf(identity: Identity): number {
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
  /** Identities that held, and failing ones whose gap becomes a multiple. */
  readonly broken: readonly Identity[];
  /** Weight of what is fixed − weight of what is broken. */
  readonly net: number;
  /** How much nearer the identities that hold all the same come to closing exactly, in tolerances. */
  readonly nearer: number;
}

/** A gap that grows by more than this is not on the way to being mended. */
const WORSE = 3;

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

interface State {
  readonly fails: boolean;
  readonly gap: number;
  readonly tolerance: number;
}

/** How the identities stand on the values in force, told once for all the changes that are tried on them. */
export class Standing {
  private readonly states = new Map<Identity, State>();
  private readonly open = new Map<string, Identity[]>();
  private readonly found = new Map<string, unknown>();

  constructor(
    readonly graph: IdentityGraph,
    readonly values: Values,
  ) {
    for (const identity of graph.failing(values))
      for (const { key } of figuresOf(identity)) {
        const list = this.open.get(key);
        if (list) list.push(identity);
        else this.open.set(key, [identity]);
      }
  }

  /** What was found out about some changes, told once as well: a step that settles nothing leaves the values as they are. */
  once<T>(key: string, find: () => T): T {
    if (!this.found.has(key)) this.found.set(key, find());
    return this.found.get(key) as T;
  }

  /** True where changes close an identity that is open. */
  mends(changes: readonly Change[], tried: Values): boolean {
    return changes.some((c) => this.open.get(c.figure.key)?.some((i) => !this.graph.fails(i, tried)));
  }

  of(identity: Identity): State {
    const known = this.states.get(identity);
    if (known) return known;
    const state = this.graph.stateOf(identity, this.values);
    this.states.set(identity, state);
    return state;
  }
}

/** Tries changes over the values in force; null where they mend nothing, which most do not. */
export function effectOf(standing: Standing, changes: readonly Change[]): Effect | null {
  const { graph } = standing;
  const tried = new Overlay(changes, standing.values).values;
  if (!standing.mends(changes, tried)) return null;
  const fixed: Identity[] = [];
  const broken: Identity[] = [];
  let net = 0;
  let nearer = 0;
  for (const identity of graph.touching(changes.map((c) => c.figure))) {
    const before = standing.of(identity);
    const after = graph.stateOf(identity, tried);
    if (before.fails && !after.fails) {
      fixed.push(identity);
      net += weightOf(identity);
    } else if (after.fails && (!before.fails || after.gap > WORSE * before.gap + after.tolerance)) {
      broken.push(identity);
      net -= weightOf(identity);
    } else if (!before.fails && !after.fails && identity.kind !== "at-most") {
      const tolerance = Math.max(before.tolerance, after.tolerance);
      if (tolerance > 0) nearer += (before.gap - after.gap) / tolerance;
    }
  }
  return { fixed, broken, net, nearer };
}
