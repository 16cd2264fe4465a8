/** Why a failing identity is not held against the document: a code with its words, worded where it arises. */
export interface Doubt {
  readonly code: DoubtCode;
  /** `not-evaluable`: nothing is said of the document. `explained`: told, but as a warning with its explanation. `named`: told as it is, with what the document shows. */
  readonly outcome: "not-evaluable" | "explained" | "named";
  readonly zh: string;
  readonly en: string;
}

export type DoubtCode =
  | "table-cut"
  | "amount-illegible"
  | "column-unbound"
  | "unit-assumed"
  | "total-blank"
  | "relation-foreign"
  | "details-withheld"
  | "rows-missing"
  | "row-missing"
  | "multiple"
  | "printed-elsewhere"
  | "carry-over";

/** What each doubt says. `where` names a table, a column or a figure of the document. */
export const DOUBTS = {
  cut: (table: string, page: number): Doubt => ({
    code: "table-cut",
    outcome: "not-evaluable",
    zh: `${table}可能不完整：第 ${page} 页有没有表头的行，未能确定是否属于本表`,
    en: `${quote(table)} may not be whole: page ${page} has rows without a header that may belong to it.`,
  }),
  illegible: (table: string, text: string): Doubt => ({
    code: "amount-illegible",
    outcome: "not-evaluable",
    zh: `${table}中“${text}”不能确定是什么数`,
    en: `In ${quote(table)} ${quote(text)} is no legible number.`,
  }),
  unbound: (table: string, column: string): Doubt => ({
    code: "column-unbound",
    outcome: "not-evaluable",
    zh: `${table}的“${column}”列未能识别`,
    en: `Column ${quote(column)} of ${quote(table)} is not recognised.`,
  }),
  unitAssumed: (table: string): Doubt => ({
    code: "unit-assumed",
    outcome: "not-evaluable",
    zh: `${table}没有印出金额单位，两处相差约 1 万倍，可能是单位不同`,
    en: `${quote(table)} prints no unit of money, and the two differ about 10,000 times: its unit may be another.`,
  }),
  blank: (cell: string): Doubt => ({
    code: "total-blank",
    outcome: "explained",
    zh: `${cell}为空，可能是表样不印此数`,
    en: `${quote(cell)} is blank: the form may not print it.`,
  }),
  foreign: (table: string, failing: number, holding: number): Doubt => ({
    code: "relation-foreign",
    outcome: "not-evaluable",
    zh: `${table}有 ${failing} 处不合此式而只有 ${holding} 处相合，此表的栏目可能另有含义`,
    en: `In ${quote(table)} the relation fails in ${failing} places and holds in ${holding}: its columns may mean something else.`,
  }),
  withheld: (tables: readonly string[]): Doubt => ({
    code: "details-withheld",
    outcome: "explained",
    zh: `${tables.join("、")}的明细都比合计少同一数额，可能有明细未予公开`,
    en: `The details of ${tables.map(quote).join(", ")} fall short of their totals by the same amount: some may not be published.`,
  }),
  rowsMissing: (table: string): Doubt => ({
    code: "rows-missing",
    outcome: "explained",
    zh: `${table}的合计与其他表相符而明细不足，可能有明细未列出`,
    en: `The total of ${quote(table)} agrees with other places and its details fall short: some may not be listed.`,
  }),
  rowMissing: (table: string, other: string): Doubt => ({
    code: "row-missing",
    outcome: "named",
    zh: `差额恰等于${other}，${table}没有这一行`,
    en: `The difference is exactly ${quote(other)}, a row that ${quote(table)} lacks.`,
  }),
  multiple: (times: string): Doubt => ({
    code: "multiple",
    outcome: "explained",
    zh: `各项之和恰为合计的 ${times} 倍，可能有小计与明细重复相加或单位不同`,
    en: `The parts add up to exactly ${times} times the total: subtotals may be counted with their details, or the units differ.`,
  }),
  elsewhere: (label: string, amount: string): Doubt => ({
    code: "printed-elsewhere",
    outcome: "explained",
    zh: `差额恰等于${label} ${amount}，可能是口径不同`,
    en: `The difference is exactly ${quote(label)} ${amount}: the two may be defined differently.`,
  }),
  carryOver: (amount: string): Doubt => ({
    code: "carry-over",
    outcome: "explained",
    zh: `差额恰等于结转结余 ${amount}，可能一处含结转、一处不含`,
    en: `The difference is exactly the carry-over ${amount}: one place may hold it, the other not.`,
  }),
} as const;

function quote(text: string): string {
  return `“${text}”`;
}
