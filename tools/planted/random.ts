/** A number generator with a seed (mulberry32), so that a run can be repeated. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list. */
export const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

/** A text with one of its digits replaced by another; a leading digit never becomes 0, so that it stays a number. */
export function otherDigit(text: string, random: () => number): string {
  const at = pick(
    [...text].flatMap((c, i) => (/\d/.test(c) ? [i] : [])),
    random,
  );
  const leads = !/\d/.test(text.slice(0, at));
  const digits = [..."0123456789"].filter((d) => d !== text[at] && !(leads && d === "0"));
  return text.slice(0, at) + pick(digits, random) + text.slice(at + 1);
}
