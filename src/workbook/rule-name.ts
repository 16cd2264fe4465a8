import type { RuleResult } from "../checking";
import type { Language } from "../words";

/** What a rule is called; one of the user's has the user's words. */
export const ruleName = ({ title, titleEn }: Pick<RuleResult, "title" | "titleEn">, language: Language): string =>
  language === "en" ? (titleEn ?? title) : title;
