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

/** A table outside the standard kinds. */
export const OTHER_TABLE: Words = { zh: "其他表", en: "other table" };
