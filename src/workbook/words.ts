import type { Basis, Equation, OutcomeStatus, Severity } from "../checking";
import type { RecognitionIssue, TableState } from "../disclosure";
import { plain } from "../disclosure";

/** The five outcomes as sheets print them. */
export const OUTCOME_WORDS: Readonly<Record<OutcomeStatus, string>> = {
  pass: "通过",
  rounded: "舍入",
  fail: "不符",
  "not-applicable": "不适用",
  "not-evaluable": "无法核对",
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { error: "错误", warn: "提醒", info: "提示" };

export const BASIS_WORDS: Readonly<Record<Basis, string>> = { law: "法规", template: "格式", arithmetic: "算术" };

export const STATE_WORDS: Readonly<Record<TableState, string>> = {
  filled: "有数据",
  empty: "空表",
  unreadable: "无法读取",
  absent: "缺失",
};

/** What `BUDGET.CHECK` answers for an equation: the cached value of its cell. */
export function equationResult(equation: Pick<Equation, "status" | "difference">): string {
  if (equation.status === "pass") return OUTCOME_WORDS.pass;
  const decimals = Math.max(2, equation.difference.decimalPlaces());
  const word = OUTCOME_WORDS[equation.status];
  return `${word} ${decimals > 2 ? plain(equation.difference) : equation.difference.toFixed(2)}`;
}

const ISSUE_WORDS: Readonly<Record<RecognitionIssue["code"], string>> = {
  "page-without-text": "页面没有可用的文字（扫描件？），未能读取",
  "table-unreadable": "表格无法读取",
  "rows-unreadable": "部分行无法读取",
  "column-ambiguous": "数字所属的列无法确定",
  "amount-left-out": "印出的数字未能放入表格",
  "money-unit-missing": "没有印出金额单位",
  "table-absent": "目录列出的表在文件中没有找到",
  "header-unbound": "表头的一列没有对应的标准列",
};

/** A recognition issue in a sentence. */
export function issueSentence(issue: RecognitionIssue): string {
  const values = Object.entries(issue.values)
    .map(([, v]) => String(v))
    .filter((v) => v !== "" && v !== issue.table)
    .join("，");
  return `${issue.table ? `${issue.table}：` : ""}${ISSUE_WORDS[issue.code] ?? issue.code}${values ? `（${values}）` : ""}`;
}
