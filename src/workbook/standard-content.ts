import {
  STANDARD_COLUMNS,
  TABLE_IDS,
  describeSource,
  publishedTable,
  tableLabel,
  type CellRef,
  type ColumnDefinition,
  type ColumnKey,
  type DisclosureKind,
  type StandardRow,
  type StandardTable,
  type StandardTableId,
} from "../disclosure";
import { numberOrText, textCell, wanCell } from "./cells";
import { styleRow, type ContentColumn, type TableContent } from "./content";
import { formColumns, formValue, type FormColumn, type PrintedForm } from "./form-columns";
import { identityKey, type NamedImport } from "./identity";
import { tableName } from "./names";
import type { PlanCell } from "./plan";

/** Key columns of every standard sheet, in this order. */
export const KEY_HEADERS = ["年度", "公开单位", "层级", "版本", "单位编码", "单位名称", "行次"] as const;

const KEY_WIDTHS: Readonly<Record<(typeof KEY_HEADERS)[number], number>> = {
  年度: 7,
  公开单位: 22,
  层级: 6,
  版本: 8,
  单位编码: 10,
  单位名称: 22,
  行次: 6,
};

const WIDTHS: Readonly<Record<ColumnDefinition["type"], number>> = {
  money: 14,
  quantity: 10,
  percent: 10,
  code: 14,
  text: 26,
};

/** Where a cell of a published table is found on a standard sheet. */
export interface StandardPlace {
  readonly import: number;
  readonly ref: CellRef;
  /** Row of the group {@link import} and label of the column. */
  readonly row: number;
  readonly label: string;
}

/** A standard sheet's content and the places of its values. */
export interface StandardContent {
  readonly id: StandardTableId;
  readonly kind: DisclosureKind;
  readonly content: TableContent;
  readonly places: readonly StandardPlace[];
  /** Codes with their printed names, by import: row of the group. */
  readonly codes: readonly (readonly { readonly row: number; readonly code: string; readonly name: string }[])[];
}

interface Column {
  readonly label: string;
  readonly width: number;
  readonly cell: (row: StandardRow, form: PrintedForm | null) => PlanCell;
  /** Key of the canonical column, for the places. */
  readonly key: ColumnKey | null;
}

const SIDES = { income: "收入", expenditure: "支出" } as const;
const BASES = {
  functional: "功能",
  "department-economic": "部门经济",
  "government-economic": "政府经济",
  use: "用途",
} as const;

/** All standard sheets that the imports fill, budget and final accounts apart, in the order of the ids. */
export function standardContents(imports: readonly NamedImport[]): StandardContent[] {
  const out: StandardContent[] = [];
  for (const kind of ["budget", "final"] as const) {
    for (const id of TABLE_IDS) {
      const tables = imports.map((i) =>
        i.disclosure.kind === kind ? i.disclosure.standard.filter((t) => t.id === id && t.rows.length > 0) : [],
      );
      if (tables.some((t) => t.length > 0)) out.push(standardContent(id, kind, imports, tables));
    }
  }
  return out;
}

/** The content of a standard sheet to which the imports bring no row. */
export function emptyStandardContent(
  id: StandardTableId,
  kind: DisclosureKind,
  imports: readonly NamedImport[],
): StandardContent {
  return standardContent(
    id,
    kind,
    imports,
    imports.map(() => []),
  );
}

const publishedOf = (item: NamedImport, table: StandardTable) =>
  publishedTable(item.disclosure, { table: table.id, index: table.index });

function standardContent(
  id: StandardTableId,
  kind: DisclosureKind,
  imports: readonly NamedImport[],
  tables: readonly (readonly StandardTable[])[],
): StandardContent {
  const form = formColumns(tables.flatMap((list, i) => list.map((t) => publishedOf(imports[i]!, t)?.fields ?? null)));
  const columns = tableColumns(id, kind, tables.flat(), form);
  const places: StandardPlace[] = [];
  const codes = imports.map((): { row: number; code: string; name: string }[] => []);
  const groups = imports.map((item, i) => {
    const rows: PlanCell[][] = [];
    for (const table of tables[i]!) {
      const published = publishedOf(item, table);
      const form = published?.fields ? { fields: published.fields, unit: published.moneyUnit } : null;
      const numbered = table.rows.some((r) => r.line !== null);
      for (const row of table.rows) {
        for (const column of columns) {
          const value = column.key === null ? undefined : row.values[column.key];
          if (value) places.push({ import: i, ref: value.cell, row: rows.length, label: column.label });
        }
        if (row.code !== null && row.item !== null)
          codes[i]!.push({ row: rows.length, code: row.code, name: row.item });
        const line = numbered ? row.line : String(row.row + 1);
        const cells = [
          ...keyCells(id, item, row, line),
          ...columns.map((c) => c.cell(row, form)),
          textCell(describeSource(row.source)),
        ];
        rows.push(styleRow(cells, row.role === "detail" ? undefined : "total"));
      }
    }
    // An import of the other kind has no rows here and must not claim any: the identity leaves the kind out.
    return { key: item.disclosure.kind === kind ? identityKey(item.identity, false) : null, rows };
  });
  const label = tableLabel(id, kind);
  const content: TableContent = {
    sheet: label,
    table: tableName(label),
    role: "standard",
    title: label,
    note: "金额单位：万元（空白 = 原表未印数字）",
    columns: [
      ...KEY_HEADERS.map((h): ContentColumn => ({ label: h, width: KEY_WIDTHS[h] })),
      ...columns.map((c) => ({ label: c.label, width: c.width })),
      { label: "来源", width: 14 },
    ],
    identity: ["年度", "公开单位", "层级", "版本"],
    groups,
  };
  return { id, kind, content, places, codes };
}

function keyCells(id: StandardTableId, item: NamedImport, row: StandardRow, line: string | null): PlanCell[] {
  const { identity, disclosure } = item;
  const own = row.unitName ?? row.unitCode;
  const unitName = id === "units" ? row.item : (row.unitName ?? (own ? null : disclosure.unitName));
  return [
    textCell(identity.year),
    textCell(identity.unit),
    textCell(identity.level),
    textCell(identity.version),
    textCell(row.unitCode ?? (own ? null : disclosure.unitCode)),
    textCell(unitName),
    numberOrText(line),
  ];
}

function tableColumns(
  id: StandardTableId,
  kind: DisclosureKind,
  tables: readonly StandardTable[],
  form: readonly FormColumn[],
): Column[] {
  const printed = new Set(tables.flatMap((t) => t.columns));
  const rows = tables.flatMap((t) => t.rows);
  const columns: Column[] = form.map((f) => ({
    label: f.label,
    width: f.money ? 14 : 26,
    key: null,
    cell: (_row, printed) => formValue(f, printed),
  }));
  for (const definition of STANDARD_COLUMNS[id]) {
    if (definition.optional && !printed.has(definition.key)) continue;
    const label = columnHeader(definition, kind);
    // A column that repeats a key column (单位名称) or a form field is one with it.
    if ((KEY_HEADERS as readonly string[]).includes(label) || columns.some((c) => c.label === label)) continue;
    columns.push({
      label,
      width: WIDTHS[definition.type],
      key: definition.key,
      cell: (row) => valueCell(definition, row),
    });
    if (definition.key === "item" && (id === "balance" || id === "appropriation")) {
      columns.push({ label: "上级项目", width: 18, key: null, cell: (row) => textCell(row.parent) });
      columns.push({ label: "层次", width: 6, key: null, cell: (row) => ({ value: row.level, format: "0" }) });
    }
  }
  const crossing = !columns.some((c) => c.key === "governmentCode") && rows.some((r) => r.secondCode !== null);
  if (crossing) {
    const at = columns.findIndex((c) => c.key === "item") + 1;
    columns.splice(at, 0, { label: "第二科目编码", width: 14, key: null, cell: (row) => textCell(row.secondCode) });
  }
  return columns;
}

/** Final accounts print 决算数 where a budget prints 预算数. */
function columnHeader(definition: ColumnDefinition, kind: DisclosureKind): string {
  const label = definition.path.join("/");
  return kind === "final" && definition.key === "amount" && label === "预算数" ? "决算数" : label;
}

function valueCell(definition: ColumnDefinition, row: StandardRow): PlanCell {
  const value = row.values[definition.key];
  switch (definition.key) {
    case "side":
      return textCell(row.side ? SIDES[row.side] : null);
    case "basis":
      return textCell(row.basis ? BASES[row.basis] : null);
    case "item":
      return textCell(row.item ?? value?.text);
    case "code":
      return textCell(row.code ?? value?.text);
    case "governmentCode":
      return textCell(row.secondCode ?? value?.text);
  }
  if (!value) return definition.type === "money" ? wanCell(null) : textCell(null);
  switch (definition.type) {
    case "money":
      return value.amount || value.text === null || /^[-—–－/／]+$/.test(value.text)
        ? wanCell(value.amount)
        : textCell(value.text);
    case "quantity":
      return numberOrText(value.text);
    default:
      return textCell(value.text);
  }
}
