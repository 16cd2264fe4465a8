import { tableLabel, TABLE_IDS, type StandardTableId } from "../../disclosure";
import type { CheckModel } from "../document/model";
import type { Identity } from "../identity/identity";
import type { RuleBasis, RuleGroup, Words } from "../types";
import type { RuleCore, Run } from "./run";

/** What a rule needs beside tables. */
export type Fact = keyof typeof FACTS;

const FACTS = {
  narrative: { zh: "情况说明", en: "the narrative" },
  contents: { zh: "目录或附件清单", en: "the contents list" },
  "whole-document": { zh: "整份文件", en: "the whole document" },
  "every-table": { zh: "各表", en: "every table" },
  dates: { zh: "批复日期、公开日期（由用户提供）", en: "dates of approval and publication (given by the user)" },
  "failed-sums": { zh: "未通过的合计", en: "sums that failed" },
  "passed-sums": { zh: "同表其他栏已吻合的合计", en: "sums of the same table that close" },
  "unit-documents": { zh: "各单位的公开文件", en: "the units' disclosures" },
  "prior-document": { zh: "上年公开文件", en: "last year's disclosure" },
  "prior-final-document": { zh: "决算：上年决算公开文件", en: "final accounts: last year's final accounts" },
  "budget-document": { zh: "决算：本年预算公开文件", en: "final accounts: the budget of the same year" },
  "user-rule": { zh: "用户自定义", en: "defined by the user" },
} as const satisfies Readonly<Record<string, Words>>;

const isTable = (need: StandardTableId | Fact): need is StandardTableId =>
  (TABLE_IDS as readonly string[]).includes(need);

/** What a rule needs, in words: tables by the names they bear in a budget. */
export function needsWords(needs: Rule["needs"], language: keyof Words): string {
  const words = needs.map((n) => (isTable(n) ? tableLabel(n, "budget", language) : FACTS[n][language]));
  return words.join(language === "zh" ? "、" : ", ");
}

/**
 * A rule is one object: what it says, why, and how it is evaluated. Ids are stable (findings, tests, guide). The examples that are its
 * tests stand below it in its file.
 */
export interface Rule extends RuleCore {
  readonly group: RuleGroup;
  readonly title: Words;
  /** The rule in one sentence. */
  readonly explain: Words;
  readonly basis: RuleBasis;
  /** Tables and facts it looks at. */
  readonly needs: readonly (StandardTableId | Fact)[];
  /** True for a rule about what the others found: it is evaluated when all of them are, in whatever order they stand. */
  readonly secondPass?: true;
  /**
   * Yields equations, findings and the reasons why it does not apply. Never throws on a strange document. `found` holds the identities
   * of all other rules, and is empty but in the second pass.
   */
  readonly evaluate: (model: CheckModel, run: Run, found: readonly Identity[]) => void;
}
