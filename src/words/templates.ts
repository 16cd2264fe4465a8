import type { Words } from "../disclosure";

/** What stands in a cell of a filled template where a value is not to be had, and what its notes say. */
export const TEMPLATE_WORDS = {
  missing: { zh: "〔没有〕", en: "〔none〕" },
  blank: { zh: "〔空白〕", en: "〔blank〕" },
  unread: { zh: "〔写错：{reason}〕", en: "〔mistake: {reason}〕" },
  "missing-title": { zh: "没有取到的数（共 {count} 处）", en: "What could not be filled ({count})" },
  "sources-title": {
    zh: "不随表变动的数及来源（共 {count} 处；改了表要重新填写）",
    en: "Values that do not follow the sheets, and their sources ({count}; fill again after a change)",
  },
  more: { zh: "……另有 {count} 处", en: "… and {count} more" },
  "one-missing": { zh: "{cells}：{reason}", en: "{cells}: {reason}" },
  "one-source": { zh: "{cell}　{field} = {value}　来源：{source}", en: "{cell}  {field} = {value}  source: {source}" },
  "a-source": {
    zh: "{unit} {year} 年{kind} {label}{printed|（原文 …）}",
    en: "{unit} {year} {kind} {label}{printed| (printed …)}",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** The same by the code of the reason, short enough for a cell: the notes below say all of it. */
export const TEMPLATE_MARKS: Readonly<Record<string, Words>> = {
  "template-row-absent": { zh: "〔无此行〕", en: "〔no such row〕" },
  "template-no-base": { zh: "〔基数为 0〕", en: "〔base is 0〕" },
  "template-no-prior": { zh: "〔没有上年数〕", en: "〔no prior year〕" },
  "template-no-document": { zh: "〔没有该公开〕", en: "〔not disclosed〕" },
  "template-several-documents": { zh: "〔版本不明〕", en: "〔which version?〕" },
  "template-row-several": { zh: "〔不止一行〕", en: "〔several rows〕" },
  "template-code-split": { zh: "〔科目拆分〕", en: "〔code split〕" },
  "template-incomplete": { zh: "〔不全〕", en: "〔incomplete〕" },
  "template-empty-list": { zh: "〔没有可列的〕", en: "〔nothing to list〕" },
  "user-table-missing": { zh: "〔没有该表〕", en: "〔no such table〕" },
  "user-column-missing": { zh: "〔没有该栏〕", en: "〔no such column〕" },
  "user-narrative-missing": { zh: "〔文中没有〕", en: "〔not stated〕" },
  "user-narrative-several": { zh: "〔文中不一〕", en: "〔stated variously〕" },
};
