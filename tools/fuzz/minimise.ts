import { inputOf, type Input } from "./inputs";

/** Tries at most so often. */
const MOST_TRIES = 120;

/**
 * The smallest input that still fails: first without the steps that are not needed, then without bytes (halves, quarters …).
 * What comes out is seldom the smallest of all; it is small enough to be read.
 */
export async function minimise(
  input: Input,
  fails: (input: Input) => Promise<boolean>,
  { bytes: cutBytes }: { readonly bytes: boolean },
): Promise<Input> {
  let tries = 0;
  let best = input;
  for (let i = best.steps.length - 1; i >= 0 && best.steps.length > 1; i--) {
    const less = inputOf(input.seed, best.steps.filter((_, k) => k !== i)); // prettier-ignore
    if (tries++ < MOST_TRIES && (await fails(less))) best = less;
  }
  if (!cutBytes) return best;
  for (let size = Math.ceil(best.bytes.length / 2); size >= 1 && tries < MOST_TRIES; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.bytes.length && tries < MOST_TRIES;) {
      const bytes = new Uint8Array(Buffer.concat([best.bytes.subarray(0, at), best.bytes.subarray(at + size)]));
      const less = { ...best, bytes };
      tries++;
      if (bytes.length > 0 && (await fails(less))) best = less;
      else at += size;
    }
  }
  return best;
}
