import type { Words } from "../disclosure";

/** What is told of a draft beside it. */
export const DRAFT_WORDS = {
  open: { zh: "留给作者填写 {count} 处：", en: "Left open for the author: {count}" },
  one: { zh: "{count} × {text}", en: "{count} × {text}" },
  "prior-unused": {
    zh: "上年文件 {file} 不是同一单位、上一年度的同类公开，没有用它",
    en: "{file} is not the disclosure of the same unit and kind for the year before: not used",
  },
} as const satisfies Readonly<Record<string, Words>>;
