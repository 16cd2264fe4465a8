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
  "tables-title": { zh: "取自哪张表", en: "Which tables were read" },
  "one-of-kind": {
    zh: "{unit} {year} 年：取自“{table}”；同类的{others}没有取",
    en: "{unit} {year}: read from “{table}”; of the same kind and not read: {others}",
  },
  "chart-title": { zh: "{series}，按{category}", en: "{series} by {category}" },
  "chart-unit": { zh: "{title}（单位：{unit}）", en: "{title} ({unit})" },
  "chart-says": {
    zh: "{kind}：{title}。按“{category}”列出 {count} 项，各项的数见表中“{series}”栏{unit|，单位：…}。",
    en: "{kind}: {title}. {count} items by “{category}”; their figures stand in the column “{series}”{unit|, in …}.",
  },
  "chart-nothing": { zh: "〔没有画图：有数的不到两项〕", en: "〔no chart: fewer than two figures〕" },
  "chart-many": {
    zh: "〔没有画图：有 {count} 栏，能分清的最多 {most} 栏〕",
    en: "〔no chart: {count} columns; {most} at most can be told apart〕",
  },
  "chart-mixed": {
    zh: "〔没有画图：金额、比例和个数不能画在一起〕",
    en: "〔no chart: amounts, shares and counts can't be drawn together〕",
  },
  "chart-parts": {
    zh: "〔没有画图：饼图只画不多于 {most} 项、没有负数也没有缺数的一栏；可改用条形〕",
    en: "〔no chart: a pie shows one column of {most} parts at most, none negative or missing; use bars〕",
  },
  "charts-title": { zh: "图的说明", en: "On the charts" },
  "chart-largest": {
    zh: "“{chart}”：只画最大的 {shown} 项，其余 {rest} 项没有画，也没有并成一项",
    en: "“{chart}”: the {shown} largest; {rest} others are neither drawn nor lumped together",
  },
  "chart-wholes": {
    zh: "“{chart}”：部门的数包含所属单位，没有与单位并排画",
    en: "“{chart}”: departments, whose figures hold those of their units, are left out",
  },
  "chart-parts-of": {
    zh: "“{chart}”：部门的数包含所属单位，分不清单位属于哪个部门，没有与部门并排画",
    en: "“{chart}”: units are left out: departments hold the figures of theirs, and whose these are is not known",
  },
  "chart-empty": {
    zh: "“{chart}”：“{heads}”栏没有数，没有画",
    en: "“{chart}”: “{heads}” holds no figures and is left out",
  },
  "chart-gaps": {
    zh: "“{chart}”：没有数的留空，不是 0：{cells}",
    en: "“{chart}”: gaps are figures that are not there, not 0: {cells}",
  },
  "chart-data": {
    zh: "“{chart}”：所画的数列在下面，随上表变动",
    en: "“{chart}”: the figures drawn are listed below and follow the table",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** What charts are called. */
export const CHART_NAMES: Readonly<Record<"bar" | "column" | "stackedBar" | "stackedColumn" | "line" | "pie", Words>> =
  {
    bar: { zh: "条形图", en: "Bar chart" },
    column: { zh: "柱形图", en: "Column chart" },
    stackedBar: { zh: "堆积条形图", en: "Stacked bar chart" },
    stackedColumn: { zh: "堆积柱形图", en: "Stacked column chart" },
    line: { zh: "折线图", en: "Line chart" },
    pie: { zh: "饼图", en: "Pie chart" },
  };

/** The same by the code of the reason, short enough for a cell: the notes below say all of it. */
export const TEMPLATE_MARKS: Readonly<Record<string, Words>> = {
  "template-row-absent": { zh: "〔无此行〕", en: "〔no such row〕" },
  "template-blank-base": { zh: "〔基数为空白〕", en: "〔base is blank〕" },
  "template-no-base": { zh: "〔基数为 0〕", en: "〔base is 0〕" },
  "template-no-prior": { zh: "〔没有上年数〕", en: "〔no prior year〕" },
  "template-no-document": { zh: "〔没有该公开〕", en: "〔not disclosed〕" },
  "template-several-documents": { zh: "〔版本不明〕", en: "〔which version?〕" },
  "template-row-several": { zh: "〔不止一行〕", en: "〔several rows〕" },
  "template-code-split": { zh: "〔科目拆分〕", en: "〔code split〕" },
  "template-incomplete": { zh: "〔不全〕", en: "〔incomplete〕" },
  "template-nothing-summed": { zh: "〔没有〕", en: "〔none〕" },
  "template-no-level": { zh: "〔没有该级〕", en: "〔no such level〕" },
  "template-codes-unsummed": { zh: "〔同码多行，不能相加〕", en: "〔repeated codes: no sums〕" },
  "template-empty-list": { zh: "〔没有可列的〕", en: "〔nothing to list〕" },
  "user-table-missing": { zh: "〔没有该表〕", en: "〔no such table〕" },
  "user-column-missing": { zh: "〔没有该栏〕", en: "〔no such column〕" },
  "user-narrative-missing": { zh: "〔文中没有〕", en: "〔not stated〕" },
  "user-narrative-several": { zh: "〔文中不一〕", en: "〔stated variously〕" },
};
