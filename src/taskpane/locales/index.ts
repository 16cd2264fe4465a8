import { KINDS, LEVELS, OUTCOMES, SEVERITIES, STATES, languageOf as spoken, type Words } from "../../words";
import { EN_US } from "./en-US";
import { ZH_CN } from "./zh-CN";

/** Languages of the pane. */
export type Language = "zh-CN" | "en-US";

/** What the pane says as the sheets and the command line do; the words stand in `src/words`. */
const SHARED = { outcome: OUTCOMES, severity: SEVERITIES, state: STATES, kind: KINDS, level: LEVELS } as const;
type Shared = typeof SHARED;
type SharedKey = { [K in keyof Shared]: `${K}.${keyof Shared[K] & string}` }[keyof Shared];

/** A key of the locale files, or of the words that are shared. */
export type MessageKey = keyof typeof ZH_CN | SharedKey;

/** Gives the words of a key. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

const OWN: Readonly<Record<Language, Readonly<Record<string, string>>>> = { "zh-CN": ZH_CN, "en-US": EN_US };

function shared(key: string, language: Language): string {
  const [group, code] = key.split(".") as [keyof Shared, string];
  const words = (SHARED[group] as Readonly<Record<string, Words>>)[code]![spoken(language)];
  // Outcomes and severities stand alone, as labels.
  return group === "outcome" || group === "severity" ? words[0]!.toUpperCase() + words.slice(1) : words;
}

/** The words of a language. */
export function translator(language: Language): Translate {
  return (key, values = {}) =>
    (OWN[language][key] ?? shared(key, language)).replace(/\{(\w+)\}/g, (_all, name: string) =>
      String(values[name] ?? ""),
    );
}

/** Chinese unless Office speaks English. */
export function languageOf(displayLanguage: string): Language {
  return spoken(displayLanguage) === "en" ? "en-US" : "zh-CN";
}
