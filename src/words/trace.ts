import type { RecognitionIssue, Words } from "../disclosure";
import { wording } from "./say";

/** What the trace tells of how a table was read. What the table prints is shown as printed. */
export const TRACE_NOTES = /* @__PURE__ */ wording({
  title: { zh: "标题 {title}", en: "title {title}" },
  "no-title": { zh: "（无）", en: "(none)" },
  "untitled-table": { zh: "（无标题）", en: "(untitled)" },
  "named-by-contents": {
    zh: "标题与表头缺失，按目录次序认作“{title}”",
    en: "title and header are lost; by its place in the contents list it is “{title}”",
  },
  header: { zh: "表头 {rows} 行，{columns} 列", en: "header of {rows} rows, {columns} columns" },
  "header-joined": {
    zh: "表头 {rows} 行，{columns} 列，合并为 {joined} 列",
    en: "header of {rows} rows, {columns} columns, joined to {joined}",
  },
  "header-by-text": {
    zh: "表头 {rows} 行，{columns} 列（按文字还原）",
    en: "header of {rows} rows, {columns} columns (restored by its words)",
  },
  "header-against-body": {
    zh: "表头 {leaves} 个末级栏，表体 {width} 列，按文字对位",
    en: "{leaves} leaf columns in the header, {width} in the body: placed by their words",
  },
  "blanks-restored": { zh: "第 {row} 行补回缺失的空格", en: "row {row}: blanks that were lost are put back" },
  "joined-beside": {
    zh: "并入右侧 {columns} 栏（第 {pages} 页）",
    en: "{columns} columns joined at the right (page {pages})",
  },
  continued: { zh: "接续 {rows} 行{pages|（第 … 页）}", en: "goes on with {rows} rows{pages| (page …)}" },
  "total-repeated": {
    zh: "页首重复的合计行已略去",
    en: "the total that is repeated at the head of a page is left out",
  },
  "row-mended": { zh: "跨页断开的一行已接回", en: "a row that a page break cut is joined again" },
  "run-together": {
    zh: "标题之后是连成一片的文字和金额，无法分栏，逐行保留",
    en: "words and amounts run together behind the title; no columns, kept line by line",
  },
  captions: { zh: "单位行：{captions}", en: "unit line: {captions}" },
  body: { zh: "表体 {rows} 行", en: "body of {rows} rows" },
  "rows-left-out": { zh: "人工略去 {rows} 行", en: "{rows} rows are left out by hand" },
  notes: { zh: "表下附注 {count} 条", en: "{count} notes below the table" },
  bound: { zh: "{printed} → {column}", en: "{printed} → {column}" },
  "bound-to-item": { zh: "{item}：{column}", en: "{item}: {column}" },
  "column-at": { zh: "第 {column} 栏", en: "column {column}" },
  "kept-as-printed": { zh: "（原样保留）", en: "(kept as printed)" },
  "unit-of-set": {
    zh: "本表未印金额单位，按本套报表统一的单位 {unit}",
    en: "no unit of money is printed; the one of the other tables is taken: {unit}",
  },
  promised: { zh: "目录列有此表，正文未见", en: "named by the contents list, not found in the document" },
  columns: { zh: "栏 {columns}", en: "columns {columns}" },
  divided: { zh: "{row}: {cells} [margin {margin}]", en: "{row}: {cells} [margin {margin}]" },
  placed: { zh: "{row}: {figures}{evidence| […]}", en: "{row}: {figures}{evidence| […]}" },
});

/** Printed columns that are parts of a row's identity. */
export const HELPER_COLUMNS = /* @__PURE__ */ wording({
  line: { zh: "行次", en: "row number" },
  unitCode: { zh: "单位编码", en: "code of the unit" },
  unitName: { zh: "单位名称", en: "name of the unit" },
  codePart: { zh: "科目编码的一段", en: "a part of the code" },
  governmentCodePart: { zh: "政府经济科目编码的一段", en: "a part of the government economic code" },
  economicCode: { zh: "部门经济科目编码", en: "department economic code" },
  yearColumn: { zh: "年度", en: "year" },
  item: { zh: "项目名称", en: "item" },
  code: { zh: "编码", en: "code" },
});

/** The words around them. */
export const TRACE_WORDS = {
  unitUnknown: { zh: "（单位未识别）", en: "(unit unknown)" },
  yearUnknown: { zh: "（年度未识别）", en: "(year unknown)" },
  moneyUnknown: { zh: "（金额单位未识别）", en: "(unit of money unknown)" },
  budget: { zh: "预算", en: "budget" },
  final: { zh: "决算", en: "final accounts" },
  department: { zh: "部门", en: "department" },
  unit: { zh: "单位", en: "unit" },
  promised: { zh: "目录列有", en: "Promised by the contents" },
  missed: { zh: "没有读出的内容", en: "Not read" },
  other: { zh: "其他表", en: "other table" },
  columns: { zh: "栏", en: "columns" },
  rows: { zh: "行", en: "rows" },
  page: { zh: "页", en: "page" },
  noMoneyUnit: { zh: "无金额单位", en: "no unit of money" },
  placed: { zh: "按证据归栏", en: "cells placed by evidence" },
  ambiguous: { zh: "无法确定", en: "not certain" },
  standard: { zh: "标准行", en: "standard rows" },
  total: { zh: "合计", en: "total" },
  subtotal: { zh: "小计", en: "subtotal" },
  detail: { zh: "明细", en: "detail" },
  note: { zh: "附注", en: "note" },
  income: { zh: "收入", en: "income" },
  expenditure: { zh: "支出", en: "expenditure" },
  filled: { zh: "有数", en: "filled" },
  empty: { zh: "空表", en: "published empty" },
  unreadable: { zh: "无法辨认", en: "unreadable" },
  absent: { zh: "目录有而正文无", en: "promised and absent" },
} as const satisfies Readonly<Record<string, Words>>;

/** What recognition missed, as a head over the values. */
export const TRACE_ISSUES: Readonly<Record<RecognitionIssue["code"], Words>> = {
  "page-without-text": { zh: "没有可信文字的页", en: "pages without text that can be trusted" },
  "text-untrusted": { zh: "文字不可靠的页", en: "pages whose text cannot be trusted" },
  "text-recognised": { zh: "文字由图像识别读出的页", en: "pages whose text was recognised in a picture" },
  "page-failed": { zh: "损坏的页", en: "damaged pages" },
  "content-skipped": { zh: "没有读取的内容", en: "content that was left out" },
  "rows-hidden": { zh: "隐藏的行", en: "hidden rows" },
  "columns-hidden": { zh: "隐藏的列", en: "hidden columns" },
  "values-hidden": { zh: "格式隐藏的数字", en: "numbers that their format hides" },
  "sheet-lost": { zh: "缺失的工作表", en: "worksheet that is missing" },
  "sheet-cut": { zh: "中断的工作表", en: "worksheet that breaks off" },
  "rows-beyond-limit": { zh: "超过上限的行", en: "rows beyond the limit" },
  "formula-computed": { zh: "代为计算的公式", en: "formulas that were computed" },
  "formula-without-result": { zh: "没有结果的公式", en: "formulas without results" },
  "cell-errors": { zh: "错误值", en: "cells that show errors" },
  "not-a-disclosure": { zh: "不像预决算公开", en: "no disclosure by the look of it" },
  "table-unreadable": { zh: "表无法辨认", en: "unreadable table" },
  "rows-unreadable": { zh: "部分行无法辨认", en: "some rows unreadable" },
  "column-ambiguous": { zh: "栏目无法确定", en: "the column of a figure is not certain" },
  "amount-illegible": { zh: "读不成金额的数字", en: "figures that make no amount" },
  "amount-left-out": { zh: "未能归入任何表的金额", en: "amounts that stand in no table" },
  "money-unit-missing": { zh: "没有印出金额单位", en: "no unit of money printed" },
  "table-absent": { zh: "目录列有而正文未见的表", en: "promised by the contents and not found" },
  "left-out-by-hand": { zh: "人工略去的内容", en: "left out by hand" },
  "correction-unapplied": { zh: "没有用上的改正", en: "corrections that found no place" },
  "text-corrected": { zh: "改读的识别文字", en: "recognised text that is read otherwise" },
  "header-unbound": { zh: "栏目没有对应的标准栏", en: "columns of amounts without a standard column" },
};
