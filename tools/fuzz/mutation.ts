import type { Random } from "./random";

/** An input after a mutation. */
export interface Mutated {
  readonly bytes: Uint8Array;
  /** Where one text alone was replaced by another: what stood there. Everything else must still be read. */
  readonly replaced?: string;
}

/** Changes an input; null where it holds nothing of this kind. */
export type Mutation = (bytes: Uint8Array, random: Random) => Mutated | null;

/** Mutations by name: the name and a seed repeat one. */
export type Mutations = Readonly<Record<string, Mutation>>;

/** Bytes as characters of one byte each and back, so that patterns work on them and nothing is lost. */
export const toLatin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
export const fromLatin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));

/** A mutation of characters as one of bytes. */
export const onText =
  (change: (text: string, random: Random) => string | null): Mutation =>
  (bytes, random) => {
    const text = change(toLatin(bytes), random);
    return text === null ? null : { bytes: fromLatin(text) };
  };

/** A text with the stretch replaced. */
export const splice = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** A place that a pattern matches, drawn from all of them; null where there is none. */
export function anyMatch(text: string, pattern: RegExp, random: Random): RegExpExecArray | null {
  const all = [...text.matchAll(pattern)];
  return all.length === 0 ? null : random.pick(all);
}
