import type { Language, Message, Said, Several, Value, Words } from "../disclosure";

type Place<S extends string> = S extends `${infer Name}|${string}` ? Name : S;
type Places<S extends string> = S extends `${string}{${infer Inner}}${infer Rest}`
  ? Place<Inner> | Places<Rest>
  : never;

/** The values that a message has places for: a misspelt one does not compile. */
export type ValuesOf<M extends Words> = Readonly<Record<Places<M["zh"] | M["en"]>, Value>>;

/** Values of a message, or nothing where it has no places. */
export type Rest<M extends Words> = [Places<M["zh"] | M["en"]>] extends [never] ? [] : [ValuesOf<M>];

/** Messages by their codes. A table is made by a call marked pure, so that a bundle leaves out those that it never says. */
export function wording<const T extends Readonly<Record<string, Words>>>(
  texts: T,
): { readonly [Code in keyof T]: T[Code] & { readonly code: string } } {
  return Object.fromEntries(Object.entries(texts).map(([code, words]) => [code, { ...words, code }])) as {
    [Code in keyof T]: T[Code] & { code: string };
  };
}

/** A message with its values. */
export function said<M extends Message>(message: M, ...[values]: Rest<M>): Said {
  return { message, values: values ?? {} };
}

/** Several values as a list, or as clauses that a semicolon parts. */
export function several(values: readonly Value[], by: Several["by"] = "list"): Several {
  return { several: values, by };
}

/** The first few of some values as a list; an ellipsis stands behind them only where there are more. */
export function firstOf(values: readonly Value[], most: number): Several {
  return several(values.length > most ? [...values.slice(0, most), "…"] : values);
}

/** A label or title of the document: as it is in Chinese, marked as such in an English sentence. */
export function titled(text: string): Said {
  return said(TITLED, { text });
}

const TITLED = { code: "titled", zh: "{text}", en: "《{text}》" } as const;

/**
 * A text in one language with its values put in: `{name}` is the value, `{name|（…）}` the value in a frame that is left
 * out with it.
 */
export function say(words: Words, language: Language, values: Readonly<Record<string, Value>> = {}): string {
  return words[language].replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (_all, name: string, frame?: string) => {
    const value = valueWords(values[name], language);
    return frame === undefined || value === "" ? value : frame.replace("…", () => value);
  });
}

/** A message with its values, in one language. */
export function sentence({ message, values }: Said, language: Language): string {
  return say(message, language, values);
}

function valueWords(value: Value, language: Language): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if ("several" in value)
    return value.several.map((v) => valueWords(v, language)).join(PUNCTUATION[language][value.by]);
  return "message" in value ? sentence(value, language) : value[language];
}

/** The language of an interface named `zh-CN`, `en`, `en-US` …: Chinese unless it is English. */
export function languageOf(name: string | undefined): Language {
  return /^en/i.test(name ?? "") ? "en" : "zh";
}

/** The list separator, the colon and what parts clauses, by language. */
export const PUNCTUATION = {
  zh: { list: "、", comma: "，", colon: "：", clause: "；", and: "与" },
  en: { list: ", ", comma: ", ", colon: ": ", clause: "; ", and: " and " },
} as const satisfies Readonly<Record<Language, object>>;
