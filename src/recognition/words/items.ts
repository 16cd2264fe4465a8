import { fold, type TotalKind } from "../../disclosure";

/** Outline numbering of an item: its level, and the words without it. */
export interface Outline {
  readonly level: number;
  readonly ofWhich: boolean;
  readonly words: string;
}

const NUMBERINGS: readonly (readonly [level: number, test: RegExp])[] = [
  [1, /^[一二三四五六七八九十百]+[、.]/],
  [2, /^\([一二三四五六七八九十百]+\)/],
  [3, /^\d{1,2}[、.](?!\d)/],
  [4, /^\(\d{1,2}\)/],
  [4, /^[①-⑳]/],
];

/** Reads 一、 （一） 1. (1) and 其中：in front of an item. */
export function readOutline(item: string): Outline {
  let words = fold(item);
  let level = 0;
  let ofWhich = /^其中[:：]?/.test(words);
  words = words.replace(/^其中[:：]?/, "");
  for (const [l, test] of NUMBERINGS) {
    if (test.test(words)) {
      level = l;
      words = words.replace(test, "");
      break;
    }
  }
  if (/^其中[:：]/.test(words)) {
    ofWhich = true;
    words = words.replace(/^其中[:：]?/, "");
  }
  return { level, ofWhich, words };
}

const TOTALS: readonly (readonly [kind: TotalKind, test: RegExp])[] = [
  ["surplus-used", /用事业基金弥补|使用非财政拨款(专项)?结余|使用非财政拨款结转结余|动用.*结余/],
  ["surplus-distributed", /结余分配/],
  ["carry-out", /(年终|年末)(财政拨款)?(结转|结余)|结转下年|下年结转|年终结转/],
  [
    "carry-in",
    /(上年|年初|以前年度)(财政拨款|一般公共预算)?(资金)?(结转|结余)|^上年实户资金余额|^(结转|结余)(结余|资金)?$/,
  ],
  ["current", /^本年(度)?(财政拨款)?(收入|支出)(合计|小计|总计)?$/],
  ["grand", /^(收入|支出|收支)?总计$|^(收入|支出)合计$/],
  ["all", /^(合计|总计|小计|支出合计|全部合计)$/],
];

/** Which total an item names, or null. Sub-rows of a carry-over (一般公共预算拨款 …) are told by their place, not here. */
export function totalKind(item: string): TotalKind | null {
  const { words } = readOutline(item);
  for (const [kind, test] of TOTALS) if (test.test(words)) return kind;
  return null;
}
