/**
 * How likely chance alone must not be to let amounts add up: more than one set in so many would be found among random amounts, and
 * nothing is told.
 */
const MOST_BY_CHANCE = 1 / 1000;
/** Sets are looked for among so many amounts at most, by the size of the set. */
const MOST_AMOUNTS: Readonly<Record<number, number>> = { 2: 2000, 3: 150, 4: 50 };
const SIZES = [2, 3, 4] as const;
/** Where more sets than this cancel, amounts are so alike that none is told. */
const MOST_SETS = 5000;

/** The largest power of ten times the last digit that divides a number: what is round falls together with others by chance. */
export function grainOf(value: number, digit: number): number {
  let grain = digit;
  while (value !== 0 && value % (grain * 10) === 0) grain *= 10;
  return grain;
}

/** True where so many trials among amounts of this size hardly hit by chance. */
export function isTelling(values: readonly number[], digit: number, trials: number): boolean {
  const grain = Math.min(...values.map((v) => grainOf(v, digit)));
  const spread = Math.max(...values.map(Math.abs)) / grain;
  return trials <= spread * MOST_BY_CHANCE;
}

const choose = (n: number, k: number): number => {
  let out = 1;
  for (let i = 0; i < k; i++) out = (out * (n - i)) / (i + 1);
  return out;
};

/**
 * Sets of two to four amounts that cancel one another to the tick. The smallest first; a set of which one amount has another such set of the same
 * size is not told, nor is one that chance may have made. @param digit the last printed digit, in ticks
 */
export function zeroSums(values: readonly number[], digit: number): number[][] {
  const open = new Set(values.flatMap((v, i) => (v === 0 ? [] : [i])));
  const told: number[][] = [];
  for (const size of SIZES) {
    const at = [...open];
    if (at.length < size || at.length > MOST_AMOUNTS[size]!) continue;
    const found = setsOf(values, at, size);
    if (found === null) return told;
    const times = new Map<number, number>();
    for (const set of found) for (const i of set) times.set(i, (times.get(i) ?? 0) + 1);
    for (const set of found) {
      // What cancels in several ways is cancelled by none for sure, and is no part of a larger set either.
      for (const i of set) open.delete(i);
      const own = set.map((i) => values[i]!);
      if (set.every((i) => times.get(i) === 1) && isTelling(own, digit, choose(at.length, size))) told.push(set);
    }
  }
  return told;
}

/** All sets of a size whose amounts cancel, the last one looked up; null where they are too many. */
function setsOf(values: readonly number[], at: readonly number[], size: number): number[][] | null {
  const by = new Map<number, number[]>();
  at.forEach((i, place) => by.set(values[i]!, [...(by.get(values[i]!) ?? []), place]));
  const found: number[][] = [];
  const grow = (from: number, left: number, sum: number, set: readonly number[]): void => {
    if (found.length > MOST_SETS) return;
    if (left === 1) {
      for (const place of by.get(-sum) ?? []) if (place >= from) found.push([...set, at[place]!]);
      return;
    }
    for (let place = from; place < at.length; place++)
      grow(place + 1, left - 1, sum + values[at[place]!]!, [...set, at[place]!]);
  };
  grow(0, size, 0, []);
  return found.length > MOST_SETS ? null : found;
}
