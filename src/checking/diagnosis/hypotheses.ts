import { difference, type Identity, type Values } from "../identity/identity";
import { lastDigit, TICKS, unitTicks, type Figure } from "../identity/figure";
import { effectOf, figuresOf, type Change, type Effect, type Standing } from "./graph";
import { nearSlips, SLIPS, slipBetween, type Slip } from "./slips";

/** One way in which a slip of the pen would explain failures. */
export interface Hypothesis {
  readonly changes: readonly Change[];
  readonly slip: Slip;
  readonly effect: Effect;
  /** What speaks for it beside the identities: sums that come nearer to closing exactly, and the amount printed elsewhere. */
  readonly beside: number;
  /** Order among hypotheses: higher explains better. */
  readonly score: number;
}

const MAX_PARTS = 400;

/** Hypotheses that change one figure so that a failing identity closes. */
export function singles(standing: Standing, failing: readonly Identity[]): Hypothesis[] {
  const out: Hypothesis[] = [];
  const tried = new Set<string>();
  for (const identity of failing) {
    if (identity.kind === "at-most" || identity.parts.length > MAX_PARTS) continue;
    const { tolerance } = standing.of(identity);
    for (const { figure, ticks: wanted } of remedies(identity, standing.values))
      for (const ticks of valuesNear(figure, wanted, tolerance)) {
        const key = `${figure.key}=${ticks}`;
        if (tried.has(key) || !Number.isFinite(ticks)) continue;
        tried.add(key);
        if (ticks < 0 && figure.ticks >= 0 && ticks !== -figure.ticks) continue;
        const hypothesis = standing.once(key, () => judge(standing, [{ figure, ticks }], slipOf(figure, ticks)));
        if (hypothesis) out.push(hypothesis);
      }
  }
  return out;
}

/** The value of each figure with which an identity would close. */
export function remedies(identity: Identity, inForce: Values): Change[] {
  const diff = difference(identity, inForce);
  if (identity.kind !== "product")
    return [{ figure: identity.total, coefficient: -1 }, ...identity.parts].map(({ figure, coefficient }) => ({
      figure,
      ticks: figure.ticks + diff / coefficient,
    }));
  const [quantity, price] = identity.parts.map((p) => p.figure) as [Figure, Figure];
  const total = { figure: identity.total, ticks: identity.total.ticks - diff };
  if (quantity.ticks === 0 || price.ticks === 0) return [total];
  return [
    total,
    { figure: price, ticks: identity.total.ticks / (quantity.ticks / TICKS) },
    { figure: quantity, ticks: (identity.total.ticks / price.ticks) * TICKS },
  ].filter(({ figure, ticks }) => Math.abs(snapped(figure, ticks) - ticks) < 1);
}

/**
 * Values that a cell may have held: the one that closes the identity to the last digit and, where the sum is rounded, one within its
 * tolerance that a slip of the pen tells from what is printed.
 */
function valuesNear(figure: Figure, wanted: number, tolerance: number): number[] {
  const exact = snapped(figure, wanted);
  const digit = lastDigit(figure);
  if (figure.blank || tolerance <= digit / 2 || SLIPS[slipOf(figure, exact)].weight > SLIPS["other"].weight)
    return [exact];
  return [exact, ...nearSlips(figure.ticks, wanted, digit, tolerance)];
}

/** A printed 0.00 was filled in: only a blank was forgotten. */
function slipOf(figure: Figure, ticks: number): Slip {
  const slip = slipBetween(figure.ticks, ticks, figure.decimals, unitTicks(figure.unit));
  return slip === "blank" && !figure.blank ? "other" : slip;
}

/** A value as the cell could print it, where that is within a hair. */
function snapped(f: Figure, ticks: number): number {
  const step = lastDigit(f);
  const near = Math.round(ticks / step) * step;
  return Math.abs(near - ticks) < step / 2 ? Math.round(near) : Math.round(ticks);
}

/** Hypotheses over two cells of one printed row: a figure in the neighbouring column, or two figures exchanged. */
export function pairs(standing: Standing, failing: readonly Identity[]): Hypothesis[] {
  const rows = new Map<string, Figure[]>();
  for (const f of standing.graph.figures.values()) {
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
        const slip = a.ticks === 0 || b.ticks === 0 ? "misplaced" : "swapped";
        const hypothesis = standing.once(`${a.key}~${b.key}`, () => judge(standing, changes, slip));
        if (hypothesis) out.push(hypothesis);
      }
  }
  return out;
}

const rowKey = (f: Figure) => `${f.ref!.table}#${f.ref!.index}:${f.ref!.row}`;

/** Hypotheses that two rows of one table have exchanged their amounts. */
export function rowSwaps(standing: Standing, failing: readonly Identity[]): Hypothesis[] {
  const hot = new Map<string, Map<number | string, Figure>>();
  const suspects = new Set(
    failing
      .flatMap(figuresOf)
      .filter((f) => f.ref)
      .map(rowKey),
  );
  for (const f of standing.graph.figures.values()) {
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
      const hypothesis = standing.once(`rows ${ka}~${kb}`, () => judge(standing, exchange(a, b), "swapped"));
      if (hypothesis) out.push(hypothesis);
    }
  return out;
}

/** What two rows print, each in the place of the other. */
function exchange(a: ReadonlyMap<number | string, Figure>, b: ReadonlyMap<number | string, Figure>): Change[] {
  return [...a].flatMap(([column, one]) => {
    const other = b.get(column);
    if (!other || one.ticks === other.ticks) return [];
    return [
      { figure: one, ticks: other.ticks, blank: other.blank },
      { figure: other, ticks: one.ticks, blank: one.blank },
    ];
  });
}

/** Evidence beside the identities: it decides between hypotheses that explain the same, never against one that explains more. */
const NEARER = 0.15;
const PRINTED_ELSEWHERE = 0.15;

/** What speaks for changes; null where they mend no more than they break. */
function judge(standing: Standing, changes: readonly Change[], slip: Slip): Hypothesis | null {
  const effect = effectOf(standing, changes);
  if (!effect || effect.net <= 0) return null;
  const { graph } = standing;
  const own = graph.touching(changes.map((c) => c.figure)).flatMap(figuresOf);
  const elsewhere = changes.length === 1 && graph.printsElsewhere(changes[0]!.ticks, own);
  // What it explains counts first; a broken identity speaks louder than a fixed one; then the slip, and few cells.
  const ambiguous = changes.some((c) => c.figure.confidence === "ambiguous") ? 0.3 : 0;
  const beside = NEARER * Math.max(-1, Math.min(1, effect.nearer)) + (elsewhere ? PRINTED_ELSEWHERE : 0);
  const score =
    effect.net -
    0.6 * effect.broken.length +
    SLIPS[slip].weight * 0.5 +
    ambiguous +
    beside -
    0.08 * (changes.length - 1);
  return { changes, slip, effect, beside, score };
}
