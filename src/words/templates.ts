import type { Words } from "../disclosure";

/** What stands in a cell of a filled template where a value is not to be had, and what its notes say. */
export const TEMPLATE_WORDS = {
  missing: { zh: "〔没有：{reason}〕", en: "〔none: {reason}〕" },
  absent: { zh: "〔无此行〕", en: "〔no such row〕" },
  "no-base": { zh: "〔基数为 0〕", en: "〔base is 0〕" },
  blank: { zh: "〔空白〕", en: "〔blank〕" },
  unread: { zh: "〔写错：{reason}〕", en: "〔mistake: {reason}〕" },
  "missing-title": { zh: "没有取到的数（共 {count} 处）", en: "What could not be filled ({count})" },
  "sources-title": {
    zh: "不随表变动的数及来源（共 {count} 处；改了表要重新填写）",
    en: "Values that do not follow the sheets, and their sources ({count}; fill again after a change)",
  },
  more: { zh: "……另有 {count} 处", en: "… and {count} more" },
  "one-missing": { zh: "{cell}　{field}：{reason}", en: "{cell}  {field}: {reason}" },
  "one-source": { zh: "{cell}　{field} = {value}　来源：{source}", en: "{cell}  {field} = {value}  source: {source}" },
  "a-source": {
    zh: "{unit} {year} 年{kind} {label}{printed|（原文 …）}",
    en: "{unit} {year} {kind} {label}{printed| (printed …)}",
  },
} as const satisfies Readonly<Record<string, Words>>;
