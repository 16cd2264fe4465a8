import type { Language, RecognitionIssue, Words } from "../disclosure";
import { PUNCTUATION, say } from "./say";

/** What recognition could not read or place. */
export const ISSUES: Readonly<Record<RecognitionIssue["code"], Words>> = {
  "page-without-text": {
    zh: "第 {pages} 页没有可用的文字，可能是扫描件，未能读取{file|（…）}",
    en: "pages {pages} hold no usable text, probably a scan{file| (…)}",
  },
  "table-unreadable": { zh: "表格无法读取", en: "the table could not be read" },
  "rows-unreadable": { zh: "部分行无法读取{problem|（…）}", en: "some rows could not be read{problem| (…)}" },
  "column-ambiguous": { zh: "有数字所属的列无法确定", en: "the column of a figure is not certain" },
  "amount-left-out": {
    zh: "印出的 {count} 个数字未能放入表格：{amounts}",
    en: "{count} printed figures have no place in any table: {amounts}",
  },
  "money-unit-missing": { zh: "没有印出金额单位", en: "no unit of money is printed" },
  "table-absent": { zh: "目录列出的表在文件中没有找到", en: "named by the contents list, not found in the document" },
  "header-unbound": { zh: "表头有一列没有对应的标准列", en: "a printed column has no standard column" },
};

/** An issue in a sentence, its table before it. */
export function issueSentence(issue: Pick<RecognitionIssue, "code" | "table" | "values">, language: Language): string {
  const values = Object.fromEntries(
    Object.entries(issue.values).map(([k, v]) => [
      k,
      typeof v === "string" ? v.replaceAll("、", PUNCTUATION[language].list) : v,
    ]),
  );
  return `${issue.table ? `${issue.table}${PUNCTUATION[language].colon}` : ""}${say(ISSUES[issue.code], language, values)}`;
}
