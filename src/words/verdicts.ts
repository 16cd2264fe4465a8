import type { Words } from "../disclosure";

/** The five outcomes of a rule. 不符 is an outcome; how much it matters is the severity's to say. */
export const OUTCOMES = {
  pass: { zh: "通过", en: "pass" },
  rounded: { zh: "舍入", en: "rounded" },
  fail: { zh: "不符", en: "fail" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  "not-evaluable": { zh: "无法核对", en: "not evaluable" },
} as const satisfies Readonly<Record<string, Words>>;

/** How much a finding matters. */
export const SEVERITIES = {
  error: { zh: "错误", en: "error" },
  warn: { zh: "提醒", en: "warning" },
  info: { zh: "提示", en: "note" },
} as const satisfies Readonly<Record<string, Words>>;

/** Why a rule holds. */
export const BASES = {
  law: { zh: "法规", en: "law" },
  template: { zh: "表样", en: "official form" },
  arithmetic: { zh: "算术", en: "arithmetic" },
} as const satisfies Readonly<Record<string, Words>>;

/** Groups of rules, by the first letter of their ids. */
export const GROUPS = {
  W: { zh: "行内关系", en: "Within the row" },
  C: { zh: "列内关系", en: "Within the column" },
  H: { zh: "层级关系", en: "Hierarchy" },
  X: { zh: "表间关系", en: "Between tables" },
  N: { zh: "情况说明与表", en: "Narrative against tables" },
  K: { zh: "完整性与合规", en: "Completeness and compliance" },
  L: { zh: "科目分类", en: "Classification" },
  P: { zh: "合理性", en: "Plausibility" },
  Y: { zh: "上年与预决算衔接", en: "Prior year, budget and final accounts" },
} as const satisfies Readonly<Record<string, Words>>;
