import type { Words } from "../disclosure";

/** The five outcomes of a rule. 不符 is an outcome; how much it matters is the severity's to say. */
export const OUTCOMES = {
  pass: { zh: "通过", en: "pass" },
  rounded: { zh: "舍入", en: "rounded" },
  fail: { zh: "不符", en: "fail" },
  "not-applicable": { zh: "不适用", en: "not applicable" },
  "not-evaluable": { zh: "无法核对", en: "not evaluable" },
} as const satisfies Readonly<Record<string, Words>>;

/** Whether a code and the name beside it agree, as a function's cell says it. */
export const CODE_VERDICTS = {
  same: { zh: "一致", en: "same" },
  truncated: { zh: "名称不全：{official}", en: "name cut off: “{official}”" },
  "other-time": {
    zh: "名称不同：应为{official}（所写为旧名或后来的名称，{years}）",
    en: "another name: “{official}” (the one written is of another time, {years})",
  },
  different: {
    zh: "名称不同：应为{official}{codes|（所写名称的代码是 …）}",
    en: "another name: “{official}”{codes| (the one written has the code …)}",
  },
  "unknown-code": {
    zh: "代码不存在：科目表里没有 {code}（表不完整，请以当年的科目为准）",
    en: "no such code: {code} is not in the tables, which are not complete",
  },
  "not-in-force": { zh: "代码{year|在 … 年}不用：{names}", en: "code not in force{year| in …}: {names}" },
  "no-source": { zh: "没有依据：{code}{year| 在 … 年}：{names}", en: "no source: {code}{year| in …}: {names}" },
  "finer-code": {
    zh: "没有依据：{code} 是地方自设的细目，上级是 {above} {official}",
    en: "no source: {code} is a finer code of the place's own, below {above} “{official}”",
  },
  "no-code": { zh: "代码为空", en: "no code" },
  "no-name": { zh: "名称为空：应为{official}", en: "no name: “{official}”" },
} as const satisfies Readonly<Record<string, Words>>;

/** How a name found fits the one asked for. */
export const NAME_MATCHES = {
  exact: { zh: "相同", en: "same" },
  variant: { zh: "写法不同", en: "written differently" },
  former: { zh: "曾用名", en: "of another time" },
  truncated: { zh: "截断", en: "cut off" },
  fuzzy: { zh: "相近", en: "similar" },
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
