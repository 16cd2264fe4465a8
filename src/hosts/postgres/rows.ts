import type { BatchRecord, ImportJson } from "../../application";

/** A row as it is given to json_to_recordset. */
type Row = Readonly<Record<string, unknown>>;

/** Rows by table. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** What PostgreSQL holds of a text: no U+0000, no half of a character. The record and the result keep it as it is. */
const held = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.replace(/[\0\uD800-\uDFFF]/gu, "\uFFFD") : value;

/** Rows as one parameter. */
export const rowsText = (rows: readonly Row[]): string => JSON.stringify(rows, held);

/** Rows of a disclosure that was examined: what it is, its tables, its values. */
export function rowsOf(record: BatchRecord, result: ImportJson): Rows {
  const d = record.disclosure!;
  return {
    disclosure: [
      {
        kind: d.kind,
        level: d.level,
        unit_code: d.unitCode,
        unit_name: d.unitName,
        written_as: d.writtenAs,
        year: d.year,
        money_unit: d.moneyUnit,
        format: d.format,
        pages: d.pages,
      },
    ],
    published_table: result.tables.map((t, at) => ({
      ordinal: at + 1,
      table_id: t.id,
      table_index: t.index,
      title: t.title,
      unit_code: t.unitCode,
      unit_name: t.unitName,
      year: t.year,
      money_unit: t.moneyUnit,
      state: t.state,
      note: t.note,
      pages: t.pages,
      column_paths: t.columns,
      row_count: t.rows.length,
    })),
    fact: result.facts.map((f, at) => ({
      ordinal: at + 1,
      table_id: f.table,
      table_index: f.index,
      row_number: f.row,
      column_path: f.column,
      year: f.year,
      unit_code: f.unitCode,
      unit_name: f.unitName,
      code: f.code,
      item: f.item,
      side: f.side,
      ...factValue(f),
      printed: f.printed,
      page: f.source?.page ?? null,
      sheet: f.source?.sheet ?? null,
      cell: f.source?.cell ?? null,
    })),
  };
}

/** A number of which no unit is known is no amount. */
const factValue = ({ amount, unit }: ImportJson["facts"][number]): Row =>
  unit === "万元" ? { amount, value: null } : { amount: null, value: amount };

/** Rows of the findings of an examination. */
export const findingRows = (record: BatchRecord, { findings }: ImportJson): Rows => ({
  finding: record.findings.map((f, at) => ({
    ordinal: at + 1,
    rule: f.rule,
    title: f.title,
    severity: f.severity,
    message: f.message,
    message_en: f.messageEn,
    equation: findings[at]!.equation,
    difference: findings[at]!.difference,
    tolerance: findings[at]!.tolerance,
    table_id: f.table,
    page: f.page,
    sheet: f.sheet,
    label: f.label,
    quote: f.quote,
    suggested: f.suggestion?.value ?? null,
  })),
});
