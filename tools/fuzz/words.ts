import type { Random } from "./random";

/** Texts that a cell or a line may hold. The last ones are what readers have to keep apart. */
const WORDS = [
  "",
  " ",
  "-",
  "0",
  "—",
  "合计",
  "单位：万元",
  "2026年度",
  "１２３．４５",
  "(1,234.50)",
  "△12.00",
  "9".repeat(400),
  "1e308",
  "0.00000000000000000000000001",
  "1,2,3,4",
  "=1+1",
  "12.3.4",
  "\u200b\u200e\u202e",
  "字".repeat(300),
  "🏢",
];

/** A text in place of another. */
export function otherWords(old: string, random: Random): string {
  if (random.oneIn(2) && /\d/.test(old)) return old.replace(/\d/g, () => String(random.below(10)));
  return random.pick(WORDS);
}
