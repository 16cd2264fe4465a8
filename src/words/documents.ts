import type { DisclosureKind, DisclosureLevel, PublishedTable, Words } from "../disclosure";

/** What there is of a table. */
export const STATES: Readonly<Record<PublishedTable["state"], Words>> = {
  filled: { zh: "有数据", en: "filled" },
  empty: { zh: "空表", en: "published empty" },
  unreadable: { zh: "无法读取", en: "unreadable" },
  absent: { zh: "缺失", en: "absent" },
};

/** Budget or final accounts. */
export const KINDS: Readonly<Record<DisclosureKind, Words>> = {
  budget: { zh: "预算", en: "budget" },
  final: { zh: "决算", en: "final accounts" },
};

/** Who discloses. */
export const LEVELS: Readonly<Record<DisclosureLevel, Words>> = {
  department: { zh: "部门", en: "department" },
  unit: { zh: "单位", en: "unit" },
};

/** Other documents that a rule compares with. */
export const DOCUMENTS = {
  prior: { zh: "上年公开文件", en: "last year's disclosure" },
  "prior-three-public": { zh: "上年“三公”经费表", en: "last year's three public expenses" },
  "prior-final": { zh: "上年决算公开文件", en: "last year's final accounts" },
  "prior-carry-out": { zh: "上年决算年末结转", en: "carry-over of last year's final accounts" },
  "budget-of-year": { zh: "本年预算公开文件", en: "the budget of the same year" },
  budget: { zh: "预算公开文件", en: "the budget" },
} as const satisfies Readonly<Record<string, Words>>;

/** A table outside the standard kinds. */
export const OTHER_TABLE: Words = { zh: "其他表", en: "other table" };
