import type { Finding, FindingEquation, FindingTerm } from "../../checking";
import { Decimal, describeCell, plain, type CellRef, type Disclosure } from "../../disclosure";
import { CHECK_REPORT, FINDINGS, say, sentence, titled, type Language } from "../../words";

/** With commas, at least two decimals. */
export function money(value: Decimal): string {
  const [whole = "", part = ""] = plain(value.abs()).split(".");
  let grouped = "";
  for (let i = 0; i < whole.length; i++) grouped += (i > 0 && (whole.length - i) % 3 === 0 ? "," : "") + whole[i]!;
  return `${value.isNegative() && !value.isZero() ? "−" : ""}${grouped}.${part.padEnd(2, "0")}`;
}

/** A cell by its table, its row and its column, as an accountant names it. */
export function cellName(d: Disclosure, ref: CellRef, language: Language): string {
  const { table, item, code, column } = describeCell(d, ref, language);
  if (item === null && code === null) return say(CHECK_REPORT["of-total"], language, { table, column });
  const row = item !== null && code !== null ? say(CHECK_REPORT.coded, language, { item, code }) : (item ?? code ?? "");
  return say(CHECK_REPORT.cell, language, { table, row, column });
}

/** The same of whatever a finding names: a sentence, a table and a list of contents have a label of their own. */
export function figureName(
  d: Disclosure,
  { cell, label }: Pick<FindingTerm, "cell" | "label">,
  language: Language,
): string {
  if (cell) return cellName(d, cell, language);
  if (language === "zh") return label;
  const { zh, en } = FINDINGS.narrative;
  if (!label.startsWith(zh)) return sentence(titled(label), language);
  const rest = label.slice(zh.length);
  return rest ? say(CHECK_REPORT.narrative, language, { narrative: en, label: rest }) : en;
}

/** Parts that hold something. */
export const filledParts = ({ parts }: FindingEquation): (FindingTerm & { readonly value: Decimal })[] =>
  parts.filter((p): p is FindingTerm & { readonly value: Decimal } => p.value !== null);

/** Their exact sum. */
export const sumOf = (equation: FindingEquation): Decimal =>
  filledParts(equation).reduce((sum, p) => sum.plus(p.value.times(p.coefficient)), new Decimal(0));

/** A finding in an accountant's sentence; null where it is no equation, and the rule's own sentence is all. */
export function findingSentence(d: Disclosure, { terms, difference }: Finding, language: Language): string | null {
  if (!terms || difference === null || terms.kind === "product") return null;
  const parts = filledParts(terms);
  const values = {
    total: figureName(d, terms.total, language),
    value: terms.total.value === null ? CHECK_REPORT.blank[language] : money(terms.total.value),
    sum: money(sumOf(terms)),
    difference: money(difference.abs()),
  };
  if (terms.kind === "at-most") return say(CHECK_REPORT["at-most"], language, values);
  const [only] = parts;
  if (parts.length === 0) {
    const [blank] = terms.parts;
    return terms.parts.length === 1
      ? say(CHECK_REPORT.pair, language, {
          ...values,
          other: figureName(d, blank!, language),
          sum: CHECK_REPORT.blank[language],
        })
      : say(CHECK_REPORT["all-blank"], language, { ...values, count: terms.parts.length });
  }
  return parts.length === 1
    ? say(CHECK_REPORT.pair, language, { ...values, other: figureName(d, only!, language) })
    : say(CHECK_REPORT.sum, language, { ...values, count: parts.length });
}
