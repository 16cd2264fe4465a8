import { wording } from "./say";

/** What the report says of an equation, and around a sentence of a rule. */
export const FINDINGS = /* @__PURE__ */ wording({
  "equation-open": {
    zh: "{title}：{equation}，{relation} {difference} 万元，允许误差 {tolerance} 万元{note|。…}{doubtful}",
    en: "{title}: {equation}; {relation} {difference} (10,000 yuan), tolerance {tolerance}{note|. …}{doubtful}.",
  },
  "off-by": { zh: "相差", en: "off by" },
  "beyond-by": { zh: "超出", en: "beyond by" },
  doubtful: {
    zh: "（有关单元格或结构的识别不够确定，请先核对原文）",
    en: " (cells or structure are not certain as read: look at the document first)",
  },
  "cells-recognised": {
    zh: "{finding}（有关文字由图像识别读出，不够确定，请先对照原件）",
    en: "{finding} (what it rests on was read from a picture without certainty: look at the original first)",
  },
  "last-digit": {
    zh: "本文件其他数字有四舍五入差，此处可能也是",
    en: "Other figures of the document differ by rounding, this one perhaps too",
  },
  "same-cause": {
    zh: "{finding}。另有 {count} 处不符（{rules}）系同一原因",
    en: "{finding} {count} more failures ({rules}) have the same cause.",
  },
  "sums-of-same-cause": {
    zh: "{finding}。另有 {count} 处（{rules}）系同一原因",
    en: "{finding} {count} more sums ({rules}) have the same cause.",
  },
  "within-rounding": {
    zh: "{table}：{count} 处合计在四舍五入范围内吻合（最大相差 {most} 万元，规则 {rules}）{odd}：{equation}",
    en: "{table}: {count} sums close within rounding (at most {most} off; rules {rules}){odd}: {equation}.",
  },
  "others-exact": {
    zh: "；本文件其余数字都精确吻合，请核对这几处",
    en: "; all other figures of the document are exact: look at these",
  },
  narrative: { zh: "情况说明", en: "the narrative" },
  // the equation itself
  blank: { zh: "空", en: "blank" },
  "all-blank": { zh: "0（各项均为空）", en: "0 (all blank)" },
  "sum-of-many": {
    zh: "{count} 项之和 {sum}（{first} 至 {last}）",
    en: "the sum of {count} cells {sum} ({first} to {last})",
  },
});
