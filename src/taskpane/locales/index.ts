import { EN_US } from "./en-US";
import { ZH_CN } from "./zh-CN";

/** Languages of the pane. */
export type Language = "zh-CN" | "en-US";

/** A key of the locale files. */
export type MessageKey = keyof typeof ZH_CN;

/** Gives the words of a key. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const WORDS: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { "zh-CN": ZH_CN, "en-US": EN_US };

/** The words of a language. */
export function translator(language: Language): Translate {
  return (key, values = {}) =>
    WORDS[language][key].replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ""));
}

/** Chinese unless Office speaks English. */
export function languageOf(displayLanguage: string): Language {
  return /^en/i.test(displayLanguage) ? "en-US" : "zh-CN";
}
