import { fold, type TotalKind } from "../../disclosure";
import { readOutline } from "./items";

/** Words for sums: what a row or column that sums others is called. One list; each use asks the question that it means. */

/** 合计, 收入总计, 本年支出合计 …: sums up the whole of a table or of one side. */
const WHOLE = /^(本年|全部|金额)?(收入|支出|收支)?(合计|总计)$/;

/** 资产总额, 总额: how lists of things name their total. */
const WORTH = /^(资产|固定资产)?总额$|^固定资产合计$/;

/** 小计, 人员经费小计: sums up a part. */
const PART = /小计$/;

/** True for 合计, 总计, 收入合计, 支出总计, 本年收入合计 …: the row sums the table (or a side of it) up. */
export function isTotal(text: string): boolean {
  return WHOLE.test(fold(text));
}

/** {@link isTotal}, or the total of a list of things. */
export function isTotalOfList(text: string): boolean {
  const words = fold(text);
  return WHOLE.test(words) || WORTH.test(words);
}

/** True for 小计 and for a name that ends with it. */
export function isSubtotal(text: string): boolean {
  return PART.test(fold(text));
}

/** True for 合计, 总计 or 小计 alone: a bare word of sum, which heads a column as well as a row. */
export function isBareSum(text: string): boolean {
  return /^(合计|总计|小计)$/.test(fold(text));
}

/** True for any word that sums: a total or a bare 小计. */
export function isSum(text: string): boolean {
  return isTotal(text) || isBareSum(text);
}

/** True for the words of 收入合计 and 支出合计, with or without 本年: what a side comes to before what is carried over. */
export function isSideTotal(text: string): boolean {
  return /^(本年)?(收入|支出)合计$/.test(fold(text));
}

const KINDS: readonly (readonly [kind: TotalKind, test: RegExp])[] = [
  ["surplus-used", /用事业基金弥补|使用非财政拨款(专项)?结余|使用非财政拨款结转结余|动用.*结余/],
  ["surplus-distributed", /结余分配/],
  ["carry-out", /(年终|年末)(财政拨款)?(结转|结余)|结转(结余)?下年|下年结转|年终结转/],
  [
    "carry-in",
    /(上年|年初|以前年度)(财政拨款|一般公共预算)?(资金)?(结转|结余)|^上年实户资金余额|^(结转|结余)(结余|资金)?$/,
  ],
  ["current", /^本年(度)?(财政拨款)?(收入|支出)(合计|小计|总计)?$/],
  ["grand", /^(收入|支出|收支)?总计$|^(收入|支出)合计$/],
  ["all", /^(合计|总计|小计|支出合计|全部合计)$/],
];

/** Which total an item of a statement names, or null. Sub-rows of a carry-over (一般公共预算拨款 …) are told by their place, not here. */
export function totalKind(item: string): TotalKind | null {
  const { words } = readOutline(item);
  for (const [kind, test] of KINDS) if (test.test(words)) return kind;
  return null;
}
