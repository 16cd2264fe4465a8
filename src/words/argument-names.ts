import type { Words } from "../disclosure";

/**
 * What the arguments of the functions are called: the Chinese name stands in Excel's formula bar, the English key in its
 * English edition and in `{…}` of native formulas. One word for one thing in all functions.
 */
const NAMES = {
  all: "全部",
  amounts: "金额",
  candidates: "列出候选",
  classification: "部门或政府",
  code: "代码",
  codes: "科目编码",
  column: "列名",
  current: "本年数",
  data: "数据表",
  decimals: "小数位数",
  edition: "版次",
  executed: "决算数",
  findings: "问题表",
  from: "原单位",
  item: "项目",
  kind: "机关或事业",
  left: "左表",
  level: "级次",
  moneyUnit: "金额单位",
  name: "名称",
  part: "部分",
  parts: "各项",
  planned: "预算数",
  place: "位置",
  prior: "上年数",
  right: "右表",
  separator: "分隔符",
  target: "目标年度",
  text: "文字",
  to: "新单位",
  tolerance: "容差",
  total: "合计",
  totals: "合计列",
  unit: "单位",
  version: "版本",
  whole: "总数",
  year: "年度",
  year1: "前一年度",
  year2: "后一年度",
} as const;

/** An argument by its English name. */
export type ArgumentName = keyof typeof NAMES;

/** Both names of every argument. */
export const ARGUMENT_NAMES: Readonly<Record<ArgumentName, Words>> = Object.fromEntries(
  Object.entries(NAMES).map(([en, zh]) => [en, { zh, en }]),
) as Record<ArgumentName, Words>;
