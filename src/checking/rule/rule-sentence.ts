import { RULE_WORDS, said, say, sentence, type Language, type Said, type Words } from "../../words";
import type { LabelledCell, RuleConstant, UserRule } from "../types";
import { EACH_ROW } from "./user-rule-cells";

/** A rule of the user's as a sentence, for who does not read equations. */
export function ruleSentence(rule: Pick<UserRule, "total" | "parts" | "relation">): Words {
  return { zh: worded(rule, "zh"), en: worded(rule, "en") };
}

function worded(
  { total, parts, relation }: Pick<UserRule, "total" | "parts" | "relation">,
  language: Language,
): string {
  const text = parts
    .map(({ coefficient, cell }, i) => {
      const words = sentence(termSaid(cell), language);
      const times = Math.abs(coefficient);
      const term = times === 1 ? words : say(RULE_WORDS.times, language, { times, term: words });
      if (coefficient < 0) return `${RULE_WORDS[i ? "minus" : "less"][language]}${term}`;
      return `${i ? RULE_WORDS.plus[language] : ""}${term}`;
    })
    .join("");
  return say(RULE_WORDS[relation === "<=" ? "at-most" : "equals"], language, { total: termSaid(total), parts: text });
}

function termSaid(term: LabelledCell | RuleConstant): Said {
  if ("constant" in term) return said(RULE_WORDS.amount, { amount: term.constant });
  const { table, column, narrative } = term;
  const prior = term.prior ? RULE_WORDS["last-year"] : null;
  if (narrative) return said(RULE_WORDS.sentence, { prior, row: term.row, column });
  return said(RULE_WORDS.cell, { prior, table, row: rowSaid(term.row), column });
}

function rowSaid(row: string): Said {
  if (row === EACH_ROW) return said(RULE_WORDS["each-row"]);
  return row === "合计" ? said(RULE_WORDS.total) : said(RULE_WORDS.row, { row });
}
