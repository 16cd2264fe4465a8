import {
  columnLabel,
  columnNamed,
  TABLE_IDS,
  tableWords,
  type ColumnBinding,
  type CorrectionStep,
  type Message,
  type PrintedPlace,
  type SettledBy,
  type Said,
  type StandardTableId,
  type TableStep,
  type Value,
} from "../disclosure";
import { KINDS, LEVELS, OTHER_TABLE } from "./documents";
import { said, several, titled, wording } from "./say";
import { HELPER_COLUMNS } from "./trace";

/** What a person corrected, a line each. */
const CORRECTIONS = /* @__PURE__ */ wording({
  unitName: { zh: "单位名称：{value}", en: "unit: {value}" },
  unitCode: { zh: "单位编码：{value}", en: "code of the unit: {value}" },
  year: { zh: "年度：{value}", en: "year: {value}" },
  level: { zh: "公开主体：{value}", en: "who discloses: {value}" },
  kind: { zh: "文件类别：{value}", en: "kind: {value}" },
  moneyUnit: { zh: "金额单位：{value}", en: "unit of money: {value}" },
  "table-kind": { zh: "{table}认作“{value}”", en: "{table} is the {value}" },
  "table-money": { zh: "{table}的金额单位：{value}", en: "{table}: unit of money {value}" },
  join: { zh: "{table}并入前一张表", en: "{table} goes on with the table before it" },
  split: { zh: "{table}与前一张表分开", en: "{table} is apart from the table before it" },
  "leave-table": { zh: "略去{table}", en: "{table} is left out" },
  column: { zh: "{table}“{header}”栏对应“{value}”", en: "{table}: column “{header}” is “{value}”" },
  "column-none": { zh: "{table}“{header}”栏不对应标准栏", en: "{table}: column “{header}” is no standard column" },
  cell: {
    zh: "{table}第 {row} 行：“{printed}”改读为“{text}”",
    en: "{table}, row {row}: “{printed}” is read as “{text}”",
  },
  "cell-confirmed": {
    zh: "{table}第 {row} 行：“{printed}”读得对",
    en: "{table}, row {row}: “{printed}” was read right",
  },
  settled: {
    zh: "{table}第 {row} 行：“{printed}”按{by}改读为“{text}”{grounds|（…）}",
    en: "{table}, row {row}: “{printed}” is read as “{text}” by {by}{grounds| (…)}",
  },
  keep: {
    zh: "{table}第 {row} 行：“{printed}”保留识别结果，不自动改读",
    en: "{table}, row {row}: “{printed}” stays as it was recognised",
  },
  field: {
    zh: "{table}“{field}”：“{printed}”改读为“{text}”",
    en: "{table}, “{field}”: “{printed}” is read as “{text}”",
  },
  "field-confirmed": {
    zh: "{table}“{field}”：“{printed}”读得对",
    en: "{table}, “{field}”: “{printed}” was read right",
  },
  "leave-row": { zh: "略去{table}第 {row} 行", en: "{table}: row {row} is left out" },
  blank: { zh: "空白", en: "blank" },
  table: { zh: "“{title}”", en: "“{title}”" },
  untitled: { zh: "无标题表（{place}）", en: "the untitled table ({place})" },
  column_at: { zh: "第 {column} 栏", en: "column {column}" },
});

/** What settles a cell where no person does. */
export const SETTLED_BY: Readonly<Record<SettledBy, Message>> = /* @__PURE__ */ wording({
  identities: { zh: "勾稽关系", en: "the sums" },
  classification: { zh: "科目表", en: "the classification" },
  "standard-lines": { zh: "报表的标准项目", en: "the lines of the form" },
});

/** What stands in a cell, as a quote; nothing is 空白. */
export const readingSaid = (text: string | null): Value =>
  text === null ? CORRECTIONS.blank : said(CORRECTIONS.table, { title: text });

/** Expenditure and income of a statement in two columns, in front of the column. */
const SIDE_COLUMN = /* @__PURE__ */ wording({
  income: { zh: "收入方：{column}", en: "income: {column}" },
  expenditure: { zh: "支出方：{column}", en: "expenditure: {column}" },
  item: { zh: "{item}：{column}", en: "{item}: {column}" },
});

/** A correction as people read it. `id` is the standard table that its table is, where that is known. */
export function correctionSaid(step: CorrectionStep, id: StandardTableId | null = null): Said {
  if (step.type === "fact") {
    const value: Value =
      step.fact === "level" ? LEVELS[step.value] : step.fact === "kind" ? KINDS[step.value] : titledFact(step.value);
    return said(CORRECTIONS[step.fact], { value });
  }
  const table = tableSaid(step);
  switch (step.type) {
    case "kind":
      return said(CORRECTIONS["table-kind"], { table, value: step.id === "other" ? OTHER_TABLE : tableWords(step.id) });
    case "money":
      return said(CORRECTIONS["table-money"], { table, value: step.value });
    case "join":
    case "split":
    case "leave-table":
      return said(CORRECTIONS[step.type], { table });
    case "column": {
      const header = step.header === "" ? said(CORRECTIONS.column_at, { column: step.column + 1 }) : step.header;
      return step.binding === null
        ? said(CORRECTIONS["column-none"], { table, header })
        : said(CORRECTIONS.column, { table, header, value: bindingSaid(id, step.binding) });
    }
    case "cell": {
      const { by, grounds = [] } = step;
      const words = by ? "settled" : step.text === step.printed ? "cell-confirmed" : "cell";
      return said(CORRECTIONS[words], {
        by: by && SETTLED_BY[by],
        table,
        row: step.row + 1,
        printed: step.printed ?? CORRECTIONS.blank,
        text: step.text ?? CORRECTIONS.blank,
        grounds: several(grounds, "clause"),
      });
    }
    case "keep":
      return said(CORRECTIONS.keep, { table, row: step.row + 1, printed: step.printed ?? CORRECTIONS.blank });
    case "field":
      return said(CORRECTIONS[step.text === step.printed ? "field-confirmed" : "field"], {
        table,
        field: step.field,
        printed: step.printed ?? CORRECTIONS.blank,
        text: step.text ?? CORRECTIONS.blank,
      });
    case "leave-row":
      return said(CORRECTIONS["leave-row"], { table, row: step.row + 1 });
  }
}

const titledFact = (value: string): Value => titled(value);

function tableSaid({ table }: TableStep): Value {
  return table.title === ""
    ? said(CORRECTIONS.untitled, { place: placeSaid(table) })
    : said(CORRECTIONS.table, { title: table.title });
}

/** Where a table is printed. */
const PLACES = /* @__PURE__ */ wording({
  page: { zh: "第 {where} 页{nth|，第 … 张}", en: "page {where}{nth|, table …}" },
  sheet: { zh: "工作表“{where}”{nth|，第 … 张}", en: "worksheet “{where}”{nth|, table …}" },
  document: { zh: "第 {where} 张表", en: "table {where}" },
  flattened: { zh: "第 {where} 张未能分栏的表", en: "table {where} of those without columns" },
});

/** The place of a table, or of a page of one, as people say it. */
export function placeSaid({ at }: Pick<PrintedPlace, "at">): Said {
  const own = at.replace(/^\d+:/, "");
  const [, kind, where = "", nth] = /^([pstx])(.*?)(?:\/(\d+))?$/.exec(own) ?? [];
  const values = { where, nth: nth === undefined || nth === "1" ? null : nth };
  if (kind === "p") return said(PLACES.page, values);
  if (kind === "s") return said(PLACES.sheet, values);
  return said(kind === "x" ? PLACES.flattened : PLACES.document, { where: where || at });
}

/** The standard column that a printed one is bound to. */
export function bindingSaid(id: StandardTableId | null, { key, side, item }: ColumnBinding): Value {
  const helper = (HELPER_COLUMNS as Readonly<Record<string, Value>>)[key];
  const column: Value = columnOf(id, key) ?? helper ?? key;
  if (item !== undefined) return said(SIDE_COLUMN.item, { item, column });
  return side === undefined ? column : said(SIDE_COLUMN[side], { column });
}

/** The label of a column, of any table where the table is not known. */
function columnOf(id: StandardTableId | null, key: string): string | null {
  for (const table of id === null ? TABLE_IDS : [id]) {
    const found = columnNamed(table, key);
    if (found) return columnLabel(table, found.key);
  }
  return null;
}
