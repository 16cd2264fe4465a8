import type { Words } from "../types";

type Placeholder<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** What a rule says, in both languages beside each other, with `{places}` for the values of the document. */
export interface Message extends Words {
  /** Stable within its rule. */
  readonly code: string;
}

/** The values that a message has places for: a misspelt one does not compile. */
export type Values<M extends Words> = Readonly<Record<Placeholder<M["zh"] | M["en"]>, string | number>>;

/** The messages of a rule by their codes. */
export function wording<const T extends Readonly<Record<string, Words>>>(
  texts: T,
): { readonly [Code in keyof T]: T[Code] & { readonly code: string } } {
  return Object.fromEntries(Object.entries(texts).map(([code, words]) => [code, { ...words, code }])) as {
    [Code in keyof T]: T[Code] & { code: string };
  };
}

/** A message with its values, in one language. */
export function say(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
