/** Two things that are about the same, and how they were found to be. */
export interface Pair<T, How> {
  readonly left: T;
  readonly right: T;
  readonly how: How;
}

/** Names shorter than this begin too many others. */
const LEAST_CUT = 4;

/** True where the one name is the beginning of the other, as of a name that was cut off. */
export function isCutOff(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= LEAST_CUT && (a.startsWith(b) || b.startsWith(a));
}

/**
 * Two lists that are paired step by step, from the surest likeness to the least sure: what one step has paired is out of the next. No
 * step chooses between several: what could be two things stays open.
 */
export class Pairing<T, How> {
  /** What has no counterpart yet, in the order of the lists. */
  readonly left: Set<T>;
  readonly right: Set<T>;
  private readonly found = new Map<T, Pair<T, How>>();

  constructor(left: Iterable<T>, right: Iterable<T>) {
    this.left = new Set(left);
    this.right = new Set(right);
  }

  /** The pair of an item of the left list. */
  of(item: T): Pair<T, How> | undefined {
    return this.found.get(item);
  }

  pair(left: T, right: T, how: How): void {
    this.left.delete(left);
    this.right.delete(right);
    this.found.set(left, { left, right, how });
  }

  /** Pairs what has a key that stands open once in either list. */
  once(keyOf: (item: T) => string | null, how: How | ((left: T, right: T) => How | null)): void {
    const [ours, theirs] = [singles(this.left, keyOf), singles(this.right, keyOf)];
    for (const [key, left] of ours) {
      const right = theirs.get(key);
      if (!left || !right) continue;
      const told = typeof how === "function" ? (how as (l: T, r: T) => How | null)(left, right) : how;
      if (told !== null) this.pair(left, right, told);
    }
  }

  /** Pairs what has one key in the order of the lists, the first with the first. */
  inOrder(keyOf: (item: T) => string, how: (left: T, right: T) => How): void {
    const [ours, theirs] = [numbered(this.left, keyOf), numbered(this.right, keyOf)];
    for (const [key, left] of ours) {
      const right = theirs.get(key);
      if (right) this.pair(left, right, how(left, right));
    }
  }

  /** Pairs what fits one another and nothing else that is open. */
  fitting(fits: (left: T, right: T) => boolean, how: How): void {
    for (const left of [...this.left]) {
      const [right, more] = [...this.right].filter((r) => fits(left, r));
      if (!right || more) continue;
      if ([...this.left].some((l) => l !== left && fits(l, right))) continue;
      this.pair(left, right, how);
    }
  }
}

/** What has each key alone; null where several have it. */
function singles<T>(items: Iterable<T>, keyOf: (item: T) => string | null): Map<string, T | null> {
  const found = new Map<string, T | null>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) found.set(key, found.has(key) ? null : item);
  }
  return found;
}

/** Items under their keys; of several with one key each has its number. */
function numbered<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T> {
  const times = new Map<string, number>();
  const out = new Map<string, T>();
  for (const item of items) {
    const key = keyOf(item);
    const count = (times.get(key) ?? 0) + 1;
    times.set(key, count);
    out.set(`${key}#${count}`, item);
  }
  return out;
}
