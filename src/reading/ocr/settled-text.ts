import type { ReadLine } from "./decode";

/** Of a sign that is settled by what stands beside it, so that it is looked at. */
const SETTLED_CONFIDENCE = 0.6;

/** A numeral of Chinese before a mark that is read for 、 */
const ENUMERATION = /([一二三四五六七八九十])[丶﹑,，](?=\p{Script=Han})/gu;
/** A nought read as the Chinese one, among no other Chinese numerals. */
const NOUGHT = /(?<![〇○一二三四五六七八九十])[〇○](?=万?元)/gu;

/** 一 whose stroke is broken, before 般 at the line's begin: no other word ends with it there. */
const BROKEN_ONE = /^[-－—–·.]{1,3}(?=般)/u;

/** 入 read as 人: 收人 and 投人 are no words, but where a word of people follows. In a cell they may stand in two lines. */
const ENTERED = /([收投]\n?)人(?!\n?[员民口数均才大])/gu;

/** The text of a cell with the slips mended that its lines settle only together. */
export const settledCell = (text: string): string => text.replace(ENTERED, "$1入");

/** A line with the slips mended that its own words settle: `一,` before a word is `一、`, `〇万元` is `0万元`. */
export function settledText(read: ReadLine): ReadLine {
  const broken = BROKEN_ONE.exec(read.text)?.[0].length ?? 0;
  const line =
    broken === 0
      ? read
      : { ...read, text: `一${read.text.slice(broken)}`, starts: [read.starts[0]!, ...read.starts.slice(broken)] };
  const text = line.text.replace(ENUMERATION, "$1、");
  const noughts = text.replace(NOUGHT, "0");
  if (noughts !== text) return { ...line, text: noughts, confidence: Math.min(line.confidence, SETTLED_CONFIDENCE) };
  return text === line.text ? line : { ...line, text };
}
