import type { Words } from "../disclosure";

/** Pieces of sentences of a drafted 情况说明: the draft itself is Chinese. */
export const DRAFT_PHRASES = {
  same: "与上年持平",
  up: "比上年增加{amount}万元",
  down: "比上年减少{amount}万元",
  rateUp: "，增长{rate}%",
  rateDown: "，下降{rate}%",
  noBase: "（上年为0）",
  reason: "，主要原因是",
  open: "〔请填写原因〕",
  meaning: "〔请填写含义〕",
  lacking: "〔没有取到：{field}〕",
  levels: ["（类）", "（款）", "（项）"],
  stop: "；",
  directions: { up: ["增加", "增长"], down: ["减少", "下降"], same: "持平" },
} as const;

/** What is told of a draft beside it. */
export const DRAFT_WORDS = {
  open: { zh: "留给作者填写 {count} 处：", en: "Left open for the author: {count}" },
  one: { zh: "  {count} × {text}", en: "  {count} × {text}" },
  "prior-unused": {
    zh: "上年文件 {file} 不是同一单位、上一年度的同类公开，没有用它",
    en: "{file} is not the disclosure of the same unit and kind for the year before: not used",
  },
} as const satisfies Readonly<Record<string, Words>>;
