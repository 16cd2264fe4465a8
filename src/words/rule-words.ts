import { wording } from "./say";

/** A rule of the user's as a sentence. */
export const RULE_WORDS = /* @__PURE__ */ wording({
  cell: { zh: "{prior}《{table}》{row}的“{column}”", en: "“{column}” of {row} in {prior}《{table}》" },
  "each-row": { zh: "每一行", en: "each row" },
  total: { zh: "合计行", en: "the total row" },
  row: { zh: "“{row}”行", en: "row “{row}”" },
  "last-year": { zh: "上年", en: "last year's " },
  sentence: { zh: "{prior}情况说明所述“{row}”的{column}", en: "{column} of “{row}” as {prior}narrative states it" },
  amount: { zh: "{amount} 万元", en: "{amount} ten thousand yuan" },
  times: { zh: "{times} 倍的{term}", en: "{times} times {term}" },
  plus: { zh: "，加上", en: ", plus " },
  minus: { zh: "，减去", en: ", less " },
  less: { zh: "减去", en: "less " },
  equals: { zh: "{total}，等于{parts}", en: "{total} is {parts}" },
  "at-most": { zh: "{total}，不大于{parts}", en: "{total} is at most {parts}" },
});
