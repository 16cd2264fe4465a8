import type { Language } from ".";

type Values = Readonly<Record<string, string | number>>;

/** Errors in English by code; the Chinese sentence travels with the error itself. */
const ERRORS_EN: Readonly<Record<string, string>> = {
  "empty-file": "The file is empty. Download or save it again.",
  "unknown-format": "Unknown file format. PDF, Word, Excel, web pages and plain text can be imported.",
  encrypted: "The file has a password. Remove it in the original program and save again.",
  "too-large": "The file is too large ({what}: {found}, limit {limit}). Split it, or keep only the tables.",
  "zip-bomb": "The compressed content is abnormal and was not opened. Save the file again with Word or Excel.",
  truncated: "The file is incomplete. Download it again.",
  corrupt: "The file is damaged. Save or download it again.",
  "doctype-refused": "The file holds declarations that Office never writes and was not opened.",
  "no-text": "Pages {pages} hold no usable text: probably a scan. Ask for a version with text, or run OCR first.",
  "no-content": "There is no text or table in it.",
  cancelled: "Cancelled.",
  timeout: "Reading took too long. Save the file again, or split it.",
  "reader-missing": "The PDF reader is missing. Reload the add-in.",
  "nothing-recognised": "No budget table or figure was found. Is it a budget or final accounts disclosure?",
  "plan-invalid": "Cannot be written: {reason} ({where}). The workbook was not changed.",
  "excel-editing": "Excel is editing a cell. Press Enter, then try again.",
  "excel-protected": "The workbook or sheet is protected. Unprotect it, then try again.",
  "excel-failed": "Excel refused: {message} ({code}).",
  "rollback-failed": "Writing broke off and could not be fully undone: {detail} Use Undo, or close without saving.",
  "sheet-missing": "The sheet “{sheet}” is gone. Write the disclosure again.",
  "no-standard-table":
    "The workbook has no standard table with codes yet. Import a disclosure first, then insert the native formula.",
  internal: "Internal error: {detail}. Please report it with the file.",
};

const ISSUES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  "page-without-text": {
    "zh-CN": "第 {pages} 页没有可用的文字，可能是扫描件",
    "en-US": "Pages {pages} hold no usable text, probably a scan",
  },
  "table-unreadable": { "zh-CN": "表格无法读取", "en-US": "table unreadable" },
  "rows-unreadable": { "zh-CN": "部分行无法读取", "en-US": "some rows unreadable" },
  "column-ambiguous": { "zh-CN": "有数字所属的列无法确定", "en-US": "the column of a figure is not certain" },
  "amount-left-out": { "zh-CN": "有印出的数字未能放入表格", "en-US": "a printed amount was left out" },
  "money-unit-missing": { "zh-CN": "没有印出金额单位", "en-US": "no unit of money is printed" },
  "table-absent": { "zh-CN": "目录列出，文件中没有找到", "en-US": "in the contents, not in the document" },
  "header-unbound": { "zh-CN": "表头有一列没有对应的标准列", "en-US": "a printed column has no standard column" },
};

const fill = (text: string, values: Values) =>
  text.replace(/\{(\w+)\}/g, (_all, key: string) => String(values[key] ?? ""));

/** The sentence of an error. */
export function errorSentence(error: { code: string; message: string; values: Values }, language: Language): string {
  const english = ERRORS_EN[error.code];
  return language === "zh-CN" || !english ? error.message : fill(english, error.values);
}

/** The sentence of a recognition issue. */
export function issueWords(issue: { code: string; table: string | null; values: Values }, language: Language): string {
  const words = fill(ISSUES[issue.code]?.[language] ?? issue.code, issue.values);
  return issue.table ? `${issue.table}${language === "zh-CN" ? "：" : ": "}${words}` : words;
}
