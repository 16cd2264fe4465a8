import { wording } from "./say";

/** What recognition could not read or place in a table. `row` names a row by its words or its number. */
export const PROBLEMS = /* @__PURE__ */ wording({
  "header-lost": {
    zh: "标题与表头缺失，只保留了残存的行，栏目无法确定",
    en: "title and header are lost; only the rows are kept, their columns are unknown",
  },
  "sheet-partly-read": {
    zh: "所在工作表有内容没有读取（隐藏、中断或超过上限），本表可能不全",
    en: "its worksheet was read in part (something is hidden, cut off or beyond the limit), so the table may be incomplete",
  },
  "page-partly-read": {
    zh: "所在页面有看不见的文字没有读取，本表可能不全",
    en: "text of its page that is not seen was left out, so the table may be incomplete",
  },
  "columns-unruled": {
    zh: "本表（或其中一页）没有完整的表格线，各栏按文字位置划分",
    en: "the table, or a page of it, has no rules round all of its cells; its columns were told by the places of the words",
  },
  "no-results": {
    zh: "金额是没有保存结果的公式、错误值或不成数的数字，无法读取",
    en: "its amounts are formulas saved without results, errors, or digits that make no number",
  },
  "header-unreadable": { zh: "表头无法识别", en: "the header could not be read" },
  "cells-run-together": {
    zh: "各格连成一片，无法分栏；请改用原文件（PDF、Word、Excel）或网页本身导入",
    en: "the cells run together and no column can be told; import the file itself (PDF, Word, Excel) or the web page",
  },
  "page-header-lost": {
    zh: "续页的表头未能读出，其后各行未归入本表",
    en: "the header of a further page could not be read; its rows are not in this table",
  },
  "row-too-long": {
    zh: "{row}的格数多于表头，多出的格已附在备注",
    en: "{row} has more cells than the header; the others stand in the note",
  },
  "rows-missing": { zh: "第 {rows} 行未能读出", en: "{rows} could not be read" },
  "row-number-lost": { zh: "{row} 行的序号未能读出", en: "{row}: its number could not be read" },
  "row-head-lost": { zh: "行首残缺，未能读出：{text}", en: "the beginning of a row is lost: {text}" },
  "row-doubled": { zh: "{row}重复印出，只取一次", en: "{row} is printed twice and taken once" },
  "body-unread": { zh: "表体未能读出：{text}", en: "the rows could not be read: {text}" },
  "words-unplaced": { zh: "表内文字未能归栏：{text}", en: "words without a column: {text}" },
  "row-rest": { zh: "{row}：{text} 未能归入", en: "{row}: {text} belongs to no column" },
  "amounts-unjoined": {
    zh: "{row}：金额未能拼合（{text}）",
    en: "{row}: pieces of amounts could not be joined ({text})",
  },
  "numbers-unjoined": {
    zh: "{row}：数字未能拼合（{text}）",
    en: "{row}: pieces of numbers could not be joined ({text})",
  },
  "amounts-unplaced": { zh: "{row}：金额未能归栏（{text}）", en: "{row}: amounts without a column ({text})" },
  "numbers-unplaced": { zh: "{row}：数字未能归栏（{text}）", en: "{row}: numbers without a column ({text})" },
  "no-column-left": { zh: "{row}：金额 {text} 未能归栏", en: "{row}: no column is left for {text}" },
  "too-many-amounts": { zh: "{row}：金额多于栏数", en: "{row}: more amounts than columns" },
  "last-digit-doubtful": { zh: "{row}：{figure} 的末位可能残缺", en: "{row}: the end of {figure} may be lost" },
  "column-ambiguous": {
    zh: "{row}：{figure} 可在 {columns}，证据不能断定",
    en: "{row}: {figure} may stand under {columns}, and nothing tells which",
  },
  "identity-unmet": { zh: "{row}：没有一种归栏满足 {identity}", en: "{row}: no placing satisfies {identity}" },
  "field-unread": { zh: "{label} 未能读出", en: "{label} could not be read" },
  "field-rest": { zh: "{label} 后的文字未能归入：{text}", en: "words behind {label} belong to nothing: {text}" },
  "plan-unplaced": {
    zh: "资金支出计划 {text} 未能归入月份",
    en: "figures of the spending plan without a month: {text}",
  },
  "indicators-head-lost": {
    zh: "表首文字未能归入指标：{text}",
    en: "words at the head belong to no indicator: {text}",
  },
  "cells-undivided": {
    zh: "{row}：各栏文字未能分开（{text}）",
    en: "{row}: its cells could not be told apart ({text})",
  },
  "cells-unsure": { zh: "{row}：各栏分界不能断定（{text}）", en: "{row}: where its cells end is not certain ({text})" },
});

/** How a row is called in a problem. */
export const ROW_NAMES = /* @__PURE__ */ wording({
  unnamed: { zh: "一行", en: "a row" },
  numbered: { zh: "第 {line} 行", en: "row {line}" },
  "one-number": { zh: "{from}", en: "row {from}" },
  "from-to": { zh: "{from}–{to}", en: "rows {from}–{to}" },
});
