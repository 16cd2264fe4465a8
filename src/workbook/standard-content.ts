import {
  STANDARD_COLUMNS,
  TABLE_IDS,
  describeSource,
  publishedCell,
  publishedTable,
  tableLabel,
  type CellRef,
  type ColumnDefinition,
  type ColumnKey,
  type Disclosure,
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
import { DOUBTFUL_LEGEND, doubtsOfRow, readingStyle } from "./doubtful-readings";
import { handReadOf } from "./hand-read";
import { styleRow, type ContentColumn, type TableContent } from "./content";
import {
  columnsOfForms,
  fieldColumns,
  formValue,
  tallyForms,
  type FormColumn,
  type FormTally,
  type PrintedForm,
} from "./form-columns";
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
  /** It is made of a field of forms, or of all fields that have no column of their own. */
  readonly field?: true;
  /** Path of the field, where it is one. */
  readonly path?: string;
  readonly rest?: boolean;
}

const SIDES = { income: "收入", expenditure: "支出" } as const;
const BASES = {
  functional: "功能",
  "department-economic": "部门经济",
  "government-economic": "政府经济",
  use: "用途",
} as const;

/** What the columns of a standard sheet are decided by, of one import: small, and all that is asked of it before its rows are made. */
export interface StandardFacts {
  readonly id: StandardTableId;
  readonly kind: DisclosureKind;
  /** How many rows it brings. */
  readonly rows: number;
  readonly printed: readonly ColumnKey[];
  /** Rows of more than one unit; rows with a second code. */
  readonly severalUnits: boolean;
  readonly crossing: boolean;
  /** Some of its cells may be misread. */
  readonly doubtful: boolean;
  readonly forms: FormTally;
  /** Widest text and longest number format by the label of a column, of fields of forms and of all others. */
  readonly fields: Extents;
  readonly columns: Extents;
}

/** How much room the cells of columns take. */
interface Extents {
  readonly widths: ReadonlyMap<string, number>;
  readonly formats: ReadonlyMap<string, string>;
}

/** The facts of the standard tables of a disclosure, one a kind of table, in the order of the ids. */
export function standardFacts(d: Disclosure, unit: SheetUnit): StandardFacts[] {
  return TABLE_IDS.flatMap((id): StandardFacts[] => {
    const tables = tablesOf(d, id);
    return tables.length > 0 ? [factsOf(id, d, tables, unit)] : [];
  });
}

const tablesOf = (d: Disclosure, id: StandardTableId): StandardTable[] =>
  d.standard.filter((t) => t.id === id && t.rows.length > 0);

const publishedOf = (d: Disclosure, table: StandardTable) => publishedTable(d, { table: table.id, index: table.index });

function formOf(d: Disclosure, table: StandardTable): PrintedForm | null {
  const published = publishedOf(d, table);
  return published?.fields ? { fields: published.fields, unit: published.moneyUnit } : null;
}

function factsOf(id: StandardTableId, d: Disclosure, tables: readonly StandardTable[], unit: SheetUnit): StandardFacts {
  const forms = tables.map((t) => formOf(d, t));
  const tally = tallyForms(forms.map((f) => f?.fields ?? null));
  const rows = tables.flatMap((t) => t.rows);
  const told = {
    id,
    kind: d.kind,
    rows: rows.length,
    printed: [...new Set(tables.flatMap((t) => t.columns))],
    severalUnits: id !== "units" && rows.some((r) => r.unitName !== null),
    crossing: rows.some((r) => r.secondCode !== null),
    doubtful: tables.some((t) => t.rows.some((r) => doubtsOfRow(d, id, r) !== "")),
    forms: tally,
  };
  const own = new ExtentsFound();
  for (const column of tableColumns(id, d.kind, [told], [], unit))
    for (const row of rows) own.add(column.label, column.cell(row, null));
  const fields = new ExtentsFound();
  for (const column of fieldColumns(tally))
    for (const form of forms) {
      if (!form) continue;
      fields.addText(column.label, formValue(column, form, unit));
      fields.addNumber(column.label, formValue({ ...column, money: true }, form, unit));
    }
  return { ...told, fields, columns: own };
}

class ExtentsFound implements Extents {
  readonly widths = new Map<string, number>();
  readonly formats = new Map<string, string>();

  add(label: string, cell: PlanCell): void {
    this.addText(label, cell);
    this.addNumber(label, cell);
  }

  addText(label: string, { value }: PlanCell): void {
    this.widths.set(label, Math.max(this.widths.get(label) ?? 0, textWidth(String(value ?? ""))));
  }

  addNumber(label: string, { value, format = "" }: PlanCell): void {
    if (typeof value === "number" && format.length > (this.formats.get(label) ?? "").length)
      this.formats.set(label, format);
  }
}

/** A standard sheet before it has rows: its columns, as all imports together need them. */
export interface StandardShape {
  readonly id: StandardTableId;
  readonly kind: DisclosureKind;
  readonly unit: SheetUnit;
  /** Without rows. */
  readonly content: TableContent;
  readonly codeColumn: string | null;
  readonly first: readonly KeyHeader[];
  readonly behind: readonly KeyHeader[];
  readonly columns: readonly Column[];
  /** The one number format of a column of money, by its position in a row. */
  readonly formats: ReadonlyMap<number, string>;
}

/** An import as the shapes see it. */
export interface ShapedImport {
  readonly identity: DisclosureIdentity;
  readonly kind: DisclosureKind;
  readonly facts: readonly StandardFacts[];
}

/** The shapes of all standard sheets that the imports fill, budget and final accounts apart, in the order of the ids. */
export function standardShapes(imports: readonly ShapedImport[], unit: SheetUnit): StandardShape[] {
  return KINDS.flatMap((kind) =>
    TABLE_IDS.flatMap((id): StandardShape[] => {
      const filled = imports.some((i) => i.facts.some((f) => f.id === id && f.kind === kind));
      return filled ? [standardShape(id, kind, imports, unit)] : [];
    }),
  );
}

const KINDS: readonly DisclosureKind[] = ["budget", "final"];

function standardShape(
  id: StandardTableId,
  kind: DisclosureKind,
  imports: readonly ShapedImport[],
  unit: SheetUnit,
): StandardShape {
  const own = imports.flatMap(({ identity, facts }) =>
    facts.flatMap((f) => (f.id === id && f.kind === kind ? [{ ...f, identity }] : [])),
  );
  const columns = tableColumns(id, kind, own, columnsOfForms(own.map((f) => f.forms)), unit);
  // Rows of several disclosures, or of several units in one, are told apart by columns that then stand first.
  const first: readonly KeyHeader[] = [
    ...TOLD_APART.flatMap(([header, of]) => (new Set(own.map((f) => of(f.identity))).size > 1 ? [header] : [])),
    ...(own.some((f) => f.severalUnits) ? (["单位名称"] as const) : []),
  ];
  const behind = KEY_HEADERS.filter((h) => !first.includes(h));
  const extents = (column: Column): Extents[] => own.map((f) => (column.field ? f.fields : f.columns));
  const widths = columns.map((c) => widthOf(c, extents(c)));
  const label = tableLabel(id, kind);
  const keyColumn = (h: KeyHeader): ContentColumn => ({ label: h, width: KEY_WIDTHS[h] });
  const content: TableContent = {
    sheet: label,
    table: tableName(label),
    role: "standard",
    title: label,
    note: `金额单位：${unit}（空白 = 原表未印数字）${own.some((f) => f.doubtful) ? `；${DOUBTFUL_LEGEND}` : ""}`,
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
    // An import of the other kind has no rows here and must not claim any: the identity leaves the kind out.
    groups: imports.map((i) => ({ key: i.kind === kind ? identityKey(i.identity, false) : null, rows: [] })),
    leadColumns:
      first.length + leadColumns(columns, widths, WIDEST_LEAD - first.reduce((sum, h) => sum + KEY_WIDTHS[h], 0)),
    printedColumns: first.length + columns.length,
  };
  const formats = new Map(
    columns.flatMap((c, i) => (c.money ? [[first.length + i, longestFormat(c.label, extents(c))] as const] : [])),
  );
  const codeColumn = columns.find((c) => c.key === "code")?.label ?? null;
  return { id, kind, unit, content, codeColumn, first, behind, columns, formats };
}

/** One number format for all of a column, so that its decimal points stand below one another. */
const longestFormat = (label: string, extents: readonly Extents[]): string =>
  extents.reduce((longest, { formats }) => {
    const found = formats.get(label) ?? "";
    return found.length > longest.length ? found : longest;
  }, moneyFormat(2));

/** The rows that import `i` brings to a standard sheet, and where its values stand in them. */
export interface StandardRows {
  readonly rows: readonly (readonly PlanCell[])[];
  readonly places: readonly StandardPlace[];
  readonly codes: StandardContent["codes"][number];
  readonly rowOf: StandardContent["rowOf"][number];
}

/** Makes them. */
export function standardRows(shape: StandardShape, item: NamedImport, i: number): StandardRows {
  const { id, unit, first, behind, columns, formats } = shape;
  const rows: PlanCell[][] = [];
  const places: StandardPlace[] = [];
  const codes: { row: number; code: string; name: string }[] = [];
  const rowOf = new Map<string, number>();
  const aligned = (cell: PlanCell, at: number): PlanCell => {
    const format = formats.get(at);
    return format && cell.format !== TEXT_FORMAT ? { ...cell, format } : cell;
  };
  const tables = item.disclosure.kind === shape.kind ? tablesOf(item.disclosure, id) : [];
  for (const table of tables) {
    const form = formOf(item.disclosure, table);
    const numbered = table.rows.some((r) => r.line !== null);
    for (const row of table.rows) {
      const printed = `${table.index}/${row.row}`;
      if (!rowOf.has(printed)) rowOf.set(printed, rows.length);
      for (const column of columns) {
        const value = column.key === null ? undefined : row.values[column.key];
        if (value) {
          const { label, money = false } = column;
          places.push({ import: i, ref: value.cell, row: rows.length, label, money });
        }
      }
      if (row.code !== null && row.item !== null) codes.push({ row: rows.length, code: row.code, name: row.item });
      const line = numbered ? row.line : String(row.row + 1);
      const keys = keyCells(id, item, row, line);
      const cells = [
        ...first.map((h) => keys[h]),
        ...columns.map((c) => {
          const style = readingStyle(readingOf(item.disclosure, table, c, row));
          return style ? { ...c.cell(row, form), style } : c.cell(row, form);
        }),
        ...behind.map((h) => keys[h]),
        ...(unit === "万元" ? [] : [textCell(unit)]),
        textCell(
          `${describeSource(row.source)}${handReadOf(item.disclosure, row)}${doubtsOfRow(item.disclosure, id, row)}`,
        ),
        countCell(null),
      ];
      rows.push(styleRow(cells, row.role === "detail" ? undefined : "total").map(aligned));
    }
  }
  return { rows, places, codes, rowOf };
}

/** The printed cell, or the form's field, that a column shows of a row. */
function readingOf(d: Disclosure, { id, index }: StandardTable, column: Column, row: StandardRow) {
  if (column.key !== null) {
    const value = row.values[column.key];
    return value && publishedCell(d, value.cell);
  }
  if (column.path === undefined) return undefined;
  return publishedCell(d, { table: id, index, row: -1, column: -1, field: column.path });
}

/** All standard sheets that the imports fill, with their rows. */
export function standardContents(imports: readonly NamedImport[], unit: SheetUnit): StandardContent[] {
  const shaped = imports.map(({ identity, disclosure }) => ({
    identity,
    kind: disclosure.kind,
    facts: standardFacts(disclosure, unit),
  }));
  return standardShapes(shaped, unit).map((shape) => filled(shape, imports));
}

/** The content of a standard sheet to which the imports bring no row. */
export function emptyStandardContent(
  id: StandardTableId,
  kind: DisclosureKind,
  imports: readonly NamedImport[],
  unit: SheetUnit,
): StandardContent {
  const shaped = imports.map(({ identity, disclosure }) => ({ identity, kind: disclosure.kind, facts: [] }));
  return filled(standardShape(id, kind, shaped, unit), imports);
}

function filled(shape: StandardShape, imports: readonly NamedImport[]): StandardContent {
  const { id, kind, content, codeColumn } = shape;
  const brought = imports.map((item, i) => standardRows(shape, item, i));
  return {
    id,
    kind,
    codeColumn,
    content: { ...content, groups: content.groups.map((g, i) => ({ ...g, rows: brought[i]!.rows })) },
    places: brought.flatMap((b) => b.places),
    codes: brought.map((b) => b.codes),
    rowOf: brought.map((b) => b.rowOf),
  };
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

function widthOf(column: Column, extents: readonly Extents[]): number {
  if (column.money || column.width !== WIDTHS.text) return column.width;
  // Of what has no column of its own there may be any number of lines.
  if (column.rest) return WIDEST_TEXT;
  const longest = extents.reduce((most, { widths }) => Math.max(most, widths.get(column.label) ?? 0), 0);
  return Math.min(WIDEST_TEXT, Math.max(NARROWEST_TEXT, longest + 2));
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
  facts: readonly Pick<StandardFacts, "printed" | "crossing">[],
  form: readonly FormColumn[],
  unit: SheetUnit,
): Column[] {
  const printed = new Set(facts.flatMap((f) => f.printed));
  const columns: Column[] = form.map((f) => ({
    label: f.label,
    width: f.money ? WIDTHS.money : WIDTHS.text,
    key: null,
    money: f.money,
    field: true,
    ...(f.paths.length === 1 && !f.rest ? { path: f.paths[0]!.join("/") } : {}),
    rest: f.rest,
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
  const crossing = !columns.some((c) => c.key === "governmentCode") && facts.some((f) => f.crossing);
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
