import type { Problem, ProblemCode, ProblemOf, RowName } from "./problems";

type Words = { readonly [C in ProblemCode]: (p: ProblemOf<C>) => string };

const zhRow = (r: RowName): string => ("row" in r ? r.row || "一行" : `第 ${r.line} 行`);
const enRow = (r: RowName): string => ("row" in r ? r.row || "a row" : `row ${r.line}`);

const ZH: Words = {
  "header-lost": () => "标题与表头缺失，只保留了残存的行，栏目无法确定",
  "header-unreadable": () => "表头无法识别",
  "cells-run-together": () => "各格连成一片，无法分栏；请改用原文件（PDF、Word、Excel）或网页本身导入",
  "page-header-lost": () => "续页的表头未能读出，其后各行未归入本表",
  "row-too-long": (p) => `${zhRow(p)}的格数多于表头，多出的格已附在备注`,
  "rows-missing": (p) => `第 ${p.from === p.to ? p.from : `${p.from}–${p.to}`} 行未能读出`,
  "row-number-lost": (p) => `${zhRow(p)} 行的序号未能读出`,
  "row-head-lost": (p) => `行首残缺，未能读出：${p.text}`,
  "row-doubled": (p) => `${zhRow(p)}重复印出，只取一次`,
  "body-unread": (p) => `表体未能读出：${p.text}`,
  "words-unplaced": (p) => `表内文字未能归栏：${p.text}`,
  "row-rest": (p) => `${zhRow(p)}：${p.text} 未能归入`,
  "amounts-unjoined": (p) => `${zhRow(p)}：金额未能拼合（${p.text}）`,
  "numbers-unjoined": (p) => `${zhRow(p)}：数字未能拼合（${p.text}）`,
  "amounts-unplaced": (p) => `${zhRow(p)}：金额未能归栏（${p.text}）`,
  "numbers-unplaced": (p) => `${zhRow(p)}：数字未能归栏（${p.text}）`,
  "no-column-left": (p) => `${zhRow(p)}：金额 ${p.text} 未能归栏`,
  "too-many-amounts": (p) => `${zhRow(p)}：金额多于栏数`,
  "last-digit-doubtful": (p) => `${zhRow(p)}：${p.figure} 的末位可能残缺`,
  "column-ambiguous": (p) => `${zhRow(p)}：${p.figure} 可在 ${p.columns}，证据不能断定`,
  "identity-unmet": (p) => `${zhRow(p)}：没有一种归栏满足 ${p.identity}`,
  "field-unread": (p) => `${p.label} 未能读出`,
  "field-rest": (p) => `${p.label} 后的文字未能归入：${p.text}`,
  "plan-unplaced": (p) => `资金支出计划 ${p.text} 未能归入月份`,
  "indicators-head-lost": (p) => `表首文字未能归入指标：${p.text}`,
  "cells-undivided": (p) => `${zhRow(p)}：各栏文字未能分开（${p.text}）`,
  "cells-unsure": (p) => `${zhRow(p)}：各栏分界不能断定（${p.text}）`,
};

const EN: Words = {
  "header-lost": () => "title and header are lost; only the rows are kept, their columns are unknown",
  "header-unreadable": () => "the header could not be read",
  "cells-run-together": () =>
    "The cells run together and no column can be told; import the file itself (PDF, Word, Excel) or the web page.",
  "page-header-lost": () => "the header of a further page could not be read; its rows are not in this table",
  "row-too-long": (p) => `${enRow(p)} has more cells than the header`,
  "rows-missing": (p) => `${p.from === p.to ? `row ${p.from}` : `rows ${p.from}–${p.to}`} could not be read`,
  "row-number-lost": (p) => `${enRow(p)}: its number could not be read`,
  "row-head-lost": (p) => `the beginning of a row is lost: ${p.text}`,
  "row-doubled": (p) => `${enRow(p)} is printed twice and taken once`,
  "body-unread": (p) => `the rows could not be read: ${p.text}`,
  "words-unplaced": (p) => `words without a column: ${p.text}`,
  "row-rest": (p) => `${enRow(p)}: ${p.text} belongs to no column`,
  "amounts-unjoined": (p) => `${enRow(p)}: pieces of amounts could not be joined (${p.text})`,
  "numbers-unjoined": (p) => `${enRow(p)}: pieces of numbers could not be joined (${p.text})`,
  "amounts-unplaced": (p) => `${enRow(p)}: amounts without a column (${p.text})`,
  "numbers-unplaced": (p) => `${enRow(p)}: numbers without a column (${p.text})`,
  "no-column-left": (p) => `${enRow(p)}: no column is left for ${p.text}`,
  "too-many-amounts": (p) => `${enRow(p)}: more amounts than columns`,
  "last-digit-doubtful": (p) => `${enRow(p)}: the end of ${p.figure} may be lost`,
  "column-ambiguous": (p) => `${enRow(p)}: ${p.figure} may stand under ${p.columns}`,
  "identity-unmet": (p) => `${enRow(p)}: no placing satisfies ${p.identity}`,
  "field-unread": (p) => `${p.label} could not be read`,
  "field-rest": (p) => `words behind ${p.label} belong to nothing: ${p.text}`,
  "plan-unplaced": (p) => `figures of the spending plan without a month: ${p.text}`,
  "indicators-head-lost": (p) => `words at the head belong to no indicator: ${p.text}`,
  "cells-undivided": (p) => `${enRow(p)}: its cells could not be told apart (${p.text})`,
  "cells-unsure": (p) => `${enRow(p)}: where its cells end is not certain (${p.text})`,
};

/** A problem in words. */
export function problemWords(problem: Problem, language: "zh" | "en" = "zh"): string {
  // Each entry takes the problem of its own code.
  const words = (language === "zh" ? ZH : EN)[problem.code] as (p: Problem) => string;
  return words(problem);
}
