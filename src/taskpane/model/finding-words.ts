import type { EquationSummary, FindingSummary, TermSummary } from "../../application";
import type { Language, Translate } from "../locales";

/** The name of a cell: its table, its row, its column; of a sentence's figure its own words. */
export function termWords(
  { words, label }: Pick<TermSummary, "words" | "label">,
  language: Language,
  t: Translate,
): string {
  if (!words) return t("words.text", { label });
  const { table, item, code, column } = words[language === "zh-CN" ? "zh" : "en"];
  if (item === null && code === null) return t("words.column", { table, column });
  const row = item !== null && code !== null ? t("words.coded", { item, code }) : (item ?? code ?? "");
  return t("words.cell", { table, row, column });
}

/** A finding in a sentence of an accountant's; where it is no equation, as the rule says it. */
export function findingWords(
  finding: Pick<FindingSummary, "terms" | "message" | "messageEn">,
  language: Language,
  t: Translate,
): string {
  const equation = finding.terms;
  const plain = language === "zh-CN" ? finding.message : finding.messageEn;
  if (!equation || equation.difference === null || equation.kind === "product") return plain;
  const parts = equation.parts.filter((p) => p.value !== null);
  const values = {
    total: termWords(equation.total, language, t),
    value: equation.total.value === null ? t("finding.blank") : money(equation.total.value),
    sum: money(sumOf(parts)),
    difference: money(equation.difference.replace("-", "")),
  };
  if (equation.kind === "at-most") return t("words.atMost", values);
  const [only] = parts;
  return parts.length === 1
    ? t("words.pair", { ...values, other: termWords(only!, language, t) })
    : t("words.sum", { ...values, count: parts.length });
}

/** With commas, at least two decimals. */
export function money(value: string): string {
  const [whole = "", part = ""] = value.replace("-", "").split(".");
  let grouped = "";
  for (let i = 0; i < whole.length; i++) grouped += (i > 0 && (whole.length - i) % 3 === 0 ? "," : "") + whole[i]!;
  return `${value.startsWith("-") ? "−" : ""}${grouped}.${part.padEnd(2, "0")}`;
}

/** The exact sum of signed decimals, in whole units of the last digit of any of them. */
export function sumOf(parts: EquationSummary["parts"]): string {
  const decimals = Math.max(0, ...parts.map((p) => p.value!.split(".")[1]?.length ?? 0));
  const units = parts.reduce((sum, p) => {
    const [whole, part = ""] = p.value!.replace("-", "").split(".");
    const digits = BigInt(`${whole}${part.padEnd(decimals, "0")}`);
    return sum + BigInt(p.coefficient) * (p.value!.startsWith("-") ? -digits : digits);
  }, 0n);
  const text = (units < 0n ? -units : units).toString().padStart(decimals + 1, "0");
  const at = text.length - decimals;
  return `${units < 0n ? "-" : ""}${text.slice(0, at)}${decimals ? `.${text.slice(at)}` : ""}`;
}
