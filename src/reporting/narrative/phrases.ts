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
  lacking: "〔没有取到：{field}〕",
  levels: ["（类）", "（款）", "（项）"],
  directions: { up: ["增加", "增长"], down: ["减少", "下降"], same: "持平" },
} as const;
