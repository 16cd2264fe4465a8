import { fold } from "../../disclosure";

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
