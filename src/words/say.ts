import type { ErrorValues, Language, Words } from "../disclosure";

/**
 * A text in one language with its values put in: `{name}` is the value, `{name|（…）}` the value in a frame that is left
 * out with it.
 */
export function say(words: Words, language: Language, values: ErrorValues = {}): string {
  return words[language].replace(/\{(\w+)(?:\|([^{}]*))?\}/g, (_all, name: string, frame?: string) => {
    const value = String(values[name] ?? "");
    return frame === undefined || value === "" ? value : frame.replace("…", value);
  });
}

/** The language of an interface named `zh-CN`, `en`, `en-US` …: Chinese unless it is English. */
export function languageOf(name: string | undefined): Language {
  return /^en/i.test(name ?? "") ? "en" : "zh";
}

/** The list separator and the colon of a language. */
export const PUNCTUATION = {
  zh: { list: "、", comma: "，", colon: "：" },
  en: { list: ", ", comma: ", ", colon: ": " },
} as const satisfies Readonly<Record<Language, object>>;
