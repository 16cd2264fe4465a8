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
import {
  countCell,
  headerWidth,
  moneyCell,
  moneyFormat,
  numberOrText,
  TEXT_FORMAT,
  textCell,
  textWidth,
} from "./cells";
import { handReadOf } from "./hand-read";
import { styleRow, type ContentColumn, type RowGroup, type TableContent } from "./content";
import { formColumns, formValue, type FormColumn, type PrintedForm } from "./form-columns";
import { identityKey, type DisclosureIdentity, type NamedImport } from "./identity";
import { tableName } from "./names";
import type { PlanCell } from "./plan";
import { ROW_KEY } from "./row-keys";
import { STANDARD_IDENTITY, UNIT_HEADER, type SheetUnit } from "./sheet-unit";

/** Columns that tell whose a row is and where it stood. They say the same all down a sheet, and stand behind its amounts. */
export const KEY_HEADERS = ["年度", "公开单位", "层级", "版本", "单位编码", "单位名称", "行次"] as const;

type KeyHeader = (typeof KEY_HEADERS)[number];

const KEY_WIDTHS: Readonly<Record<KeyHeader, number>> = {
  年度: 7,
  公开单位: 22,
  层级: 6,
  版本: 8,
  单位编码: 10,
  单位名称: 22,
  行次: 6,
};

/** What tells a disclosure from another on one sheet. */
const TOLD_APART: readonly (readonly [KeyHeader, (identity: DisclosureIdentity) => string])[] = [
  ["年度", (identity) => identity.year],
  ["公开单位", (identity) => identity.unit],
  ["层级", (identity) => identity.level],
  ["版本", (identity) => identity.version],
];

const WIDTHS: Readonly<Record<ColumnDefinition["type"], number>> = {
  money: 14,
  quantity: 10,
  percent: 10,
  code: 12,
  text: 10,
};
/** A column of words is as wide as its longest, within these bounds. */
const NARROWEST_TEXT = 8;
const WIDEST_TEXT = 44;

/** Where a cell of a published table is found on a standard sheet. */
export interface StandardPlace {
  readonly import: number;
  readonly ref: CellRef;
  /** Row of the group {@link import} and label of the column. */
  readonly row: number;
  readonly label: string;
  /** The column holds money, written in the unit of the sheet. */
  readonly money: boolean;
}

/** A standard sheet's content and the places of its values. */
export interface StandardContent {
  readonly id: StandardTableId;
  readonly kind: DisclosureKind;
  readonly content: TableContent;
  readonly places: readonly StandardPlace[];
  /** Codes with their printed names, by import: row of the group. */
  readonly codes: readonly (readonly { readonly row: number; readonly code: string; readonly name: string }[])[];
  /** Label of the column of codes; null where the table has none. */
  readonly codeColumn: string | null;
  /** Row of the group for a row of a published table: `index/row`, by import. */
  readonly rowOf: readonly ReadonlyMap<string, number>[];
}

interface Column {
  readonly label: string;
  readonly width: number;
  readonly cell: (row: StandardRow, form: PrintedForm | null) => PlanCell;
  readonly money?: boolean;
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
export function standardContents(imports: readonly NamedImport[], unit: SheetUnit): StandardContent[] {
  const out: StandardContent[] = [];
  for (const kind of ["budget", "final"] as const) {
    for (const id of TABLE_IDS) {
      const tables = imports.map((i) =>
        i.disclosure.kind === kind ? i.disclosure.standard.filter((t) => t.id === id && t.rows.length > 0) : [],
      );
      if (tables.some((t) => t.length > 0)) out.push(standardContent(id, kind, imports, tables, unit));
    }
  }
  return out;
}

/** The content of a standard sheet to which the imports bring no row. */
export function emptyStandardContent(
  id: StandardTableId,
  kind: DisclosureKind,
  imports: readonly NamedImport[],
  unit: SheetUnit,
): StandardContent {
  return standardContent(
    id,
    kind,
    imports,
    imports.map(() => []),
    unit,
  );
}

const publishedOf = (item: NamedImport, table: StandardTable) =>
  publishedTable(item.disclosure, { table: table.id, index: table.index });

function standardContent(
  id: StandardTableId,
  kind: DisclosureKind,
  imports: readonly NamedImport[],
  tables: readonly (readonly StandardTable[])[],
  unit: SheetUnit,
): StandardContent {
  const form = formColumns(tables.flatMap((list, i) => list.map((t) => publishedOf(imports[i]!, t)?.fields ?? null)));
  const columns = tableColumns(id, kind, tables.flat(), form, unit);
  // Rows of several disclosures, or of several units in one, are told apart by columns that then stand first.
  const own = imports.filter((_, i) => tables[i]!.length > 0).map((i) => i.identity);
  const severalUnits = id !== "units" && tables.flat().some((t) => t.rows.some((r) => r.unitName !== null));
  const first: readonly KeyHeader[] = [
    ...TOLD_APART.flatMap(([header, of]) => (new Set(own.map(of)).size > 1 ? [header] : [])),
    ...(severalUnits ? (["单位名称"] as const) : []),
  ];
  const behind = KEY_HEADERS.filter((h) => !first.includes(h));
  const places: StandardPlace[] = [];
  const rowOf = imports.map(() => new Map<string, number>());
  const codes = imports.map((): { row: number; code: string; name: string }[] => []);
  const groups = imports.map((item, i) => {
    const rows: PlanCell[][] = [];
    for (const table of tables[i]!) {
      const published = publishedOf(item, table);
      const form = published?.fields ? { fields: published.fields, unit: published.moneyUnit } : null;
      const numbered = table.rows.some((r) => r.line !== null);
      for (const row of table.rows) {
        const printed = `${table.index}/${row.row}`;
        if (!rowOf[i]!.has(printed)) rowOf[i]!.set(printed, rows.length);
        for (const column of columns) {
          const value = column.key === null ? undefined : row.values[column.key];
          if (value) {
            const { label, money = false } = column;
            places.push({ import: i, ref: value.cell, row: rows.length, label, money });
          }
        }
        if (row.code !== null && row.item !== null)
          codes[i]!.push({ row: rows.length, code: row.code, name: row.item });
        const line = numbered ? row.line : String(row.row + 1);
        const keys = keyCells(id, item, row, line);
        const cells = [
          ...first.map((h) => keys[h]),
          ...columns.map((c) => c.cell(row, form)),
          ...behind.map((h) => keys[h]),
          ...(unit === "万元" ? [] : [textCell(unit)]),
          textCell(`${describeSource(row.source)}${handReadOf(item.disclosure, row)}`),
          countCell(null),
        ];
        rows.push(styleRow(cells, row.role === "detail" ? undefined : "total"));
      }
    }
    // An import of the other kind has no rows here and must not claim any: the identity leaves the kind out.
    return { key: item.disclosure.kind === kind ? identityKey(item.identity, false) : null, rows };
  });
  const widths = columns.map((c, i) => widthOf(c, groups, first.length + i));
  const label = tableLabel(id, kind);
  const keyColumn = (h: KeyHeader): ContentColumn => ({ label: h, width: KEY_WIDTHS[h] });
  const content: TableContent = {
    sheet: label,
    table: tableName(label),
    role: "standard",
    title: label,
    note: `金额单位：${unit}（空白 = 原表未印数字）`,
    columns: [
      ...first.map(keyColumn),
      ...columns.map((c, i) => ({ label: c.label, width: widths[i]! })),
      ...behind.map(keyColumn),
      ...(unit === "万元" ? [] : [{ label: UNIT_HEADER, width: 6 }]),
      { label: "来源", width: 14 },
      { label: ROW_KEY, width: 10 },
    ],
    rowKeys: true,
    identity: STANDARD_IDENTITY,
    groups: alignPoints(
      groups,
      columns.flatMap((c, i) => (c.money ? [first.length + i] : [])),
    ),
    leadColumns:
      first.length + leadColumns(columns, widths, WIDEST_LEAD - first.reduce((sum, h) => sum + KEY_WIDTHS[h], 0)),
    printedColumns: first.length + columns.length,
  };
  const codeColumn = columns.find((c) => c.key === "code")?.label ?? null;
  return { id, kind, content, places, codes, codeColumn, rowOf };
}

/** Widest that the columns that stay in sight may be together (characters): more would leave no room for amounts. */
const WIDEST_LEAD = 64;

/** Up to the last of the columns that name a row. */
function leadColumns(columns: readonly Column[], widths: readonly number[], widest: number): number {
  const money = columns.findIndex((c) => c.money);
  const naming = columns.map((c, i) => ((c.key === "item" || c.key === "code") && (money < 0 || i < money) ? i : -1));
  const last = Math.max(...naming);
  let width = 0;
  let count = 0;
  const shown = (at: number): number => Math.max(widths[at]!, headerWidth(columns[at]!.label));
  while (count <= last && width + shown(count) <= widest) width += shown(count++);
  return Math.max(1, count);
}

function widthOf(column: Column, groups: readonly RowGroup[], at: number): number {
  if (column.money || column.width !== WIDTHS.text) return column.width;
  const longest = groups.reduce(
    (most, g) => g.rows.reduce((m, row) => Math.max(m, textWidth(String(row[at]!.value ?? ""))), most),
    0,
  );
  return Math.min(WIDEST_TEXT, Math.max(NARROWEST_TEXT, longest + 2));
}

/** One number format for all of a column, so that its decimal points stand below one another. */
function alignPoints(groups: readonly RowGroup[], columns: readonly number[]): RowGroup[] {
  const formats = new Map(
    columns.map((column) => {
      const found = groups.flatMap((g) =>
        g.rows.map((row) => row[column]!).flatMap((c) => (typeof c.value === "number" ? [c.format!] : [])),
      );
      return [column, found.reduce((longest, f) => (f.length > longest.length ? f : longest), moneyFormat(2))] as const;
    }),
  );
  return groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) =>
      row.map((cell, i) => {
        const format = formats.get(i);
        return format && cell.format !== TEXT_FORMAT ? { ...cell, format } : cell;
      }),
    ),
  }));
}

function keyCells(
  id: StandardTableId,
  item: NamedImport,
  row: StandardRow,
  line: string | null,
): Record<KeyHeader, PlanCell> {
  const { identity, disclosure } = item;
  const own = row.unitName ?? row.unitCode;
  const unitName = id === "units" ? row.item : (row.unitName ?? (own ? null : disclosure.unitName));
  return {
    年度: textCell(identity.year),
    公开单位: textCell(identity.unit),
    层级: textCell(identity.level),
    版本: textCell(identity.version),
    单位编码: textCell(row.unitCode ?? (own ? null : disclosure.unitCode)),
    单位名称: textCell(unitName),
    行次: numberOrText(line),
  };
}

function tableColumns(
  id: StandardTableId,
  kind: DisclosureKind,
  tables: readonly StandardTable[],
  form: readonly FormColumn[],
  unit: SheetUnit,
): Column[] {
  const printed = new Set(tables.flatMap((t) => t.columns));
  const rows = tables.flatMap((t) => t.rows);
  const columns: Column[] = form.map((f) => ({
    label: f.label,
    width: f.money ? WIDTHS.money : WIDTHS.text,
    key: null,
    money: f.money,
    cell: (_row, printed) => formValue(f, printed, unit),
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
      money: definition.type === "money",
      cell: (row) => valueCell(definition, row, unit),
    });
    if (definition.key === "item" && (id === "balance" || id === "appropriation")) {
      columns.push({ label: "上级项目", width: WIDTHS.text, key: null, cell: (row) => textCell(row.parent) });
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
export function columnHeader(definition: ColumnDefinition, kind: DisclosureKind): string {
  const label = definition.path.join("/");
  return kind === "final" && definition.key === "amount" && label === "预算数" ? "决算数" : label;
}

function valueCell(definition: ColumnDefinition, row: StandardRow, unit: SheetUnit): PlanCell {
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
  if (!value) return definition.type === "money" ? moneyCell(null, unit) : textCell(null);
  switch (definition.type) {
    case "money":
      return value.amount || value.text === null || /^[-—–－/／]+$/.test(value.text)
        ? moneyCell(value.amount, unit)
        : textCell(value.text);
    case "quantity":
      return numberOrText(value.text);
    default:
      return textCell(value.text);
  }
}
