import {
  columnDefinition,
  inWan,
  isMoneyUnit,
  printedValues,
  tableLabel,
  type ColumnKey,
  type Disclosure,
  type MoneyUnit,
  type PublishedTable,
  type StandardRow,
  type StandardTable,
} from "../../disclosure";
import type { CellTarget, CellValue } from "../../workbook";
import { columnName, rectA1 } from "../../workbook";
import { headOf } from "./columns";
import type { AmountHint, SideCell, SideOrigin, SideTable } from "./side";

/** Cells of the workbook as a host reads them. */
export interface RangeContent {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellValue[])[];
  /** As shown. */
  readonly texts: readonly (readonly string[])[];
  /** What stands in the rows above. */
  readonly above: readonly string[];
  /** Name of the Excel table that they are; null for others. */
  readonly table: string | null;
}

/** A column that is too narrow shows its numbers so. */
const TOO_NARROW = /^#+$/;

/** Cells of the workbook as a table: its head is told from its body by what stands in them. */
export function rangeTable(content: RangeContent): SideTable {
  const { sheet, row, column, values, texts, above, table } = content;
  const cells = values.map((line, i) =>
    line.map((value, j): SideCell => {
      const text = texts[i]?.[j] ?? "";
      const at: CellTarget = { sheet, row: row + i, column: column + j };
      return { text: TOO_NARROW.test(text) ? String(value ?? "") : text, value, at };
    }),
  );
  const { body, header, units } = headOf({ cells, above });
  const rect = { row, column, rows: values.length, columns: values[0]?.length ?? 1 };
  const title = table ?? `${sheet}!${rectA1(rect)}`;
  return {
    origin: { kind: "range", sheet },
    title,
    name: table ?? sheet,
    header: lettered(header, column),
    rows: cells.slice(body),
    units,
    year: null,
  };
}

/** A column without words is called by its letter. */
const lettered = (header: readonly string[], column: number): string[] =>
  header.map((label, c) => label || columnName(column + c));

/** A part of a standard table: two-sided statements are two tables, or more where one side is split in several ways. */
export interface StatementPart {
  readonly part: string;
  readonly rows: readonly StandardRow[];
}

/** The parts of a standard table that can be held against others. */
export function statementParts(table: StandardTable): StatementPart[] {
  const parts = new Map<string, StandardRow[]>();
  for (const row of table.rows) {
    const part = [row.side, row.basis].filter((word) => word !== null).join("/");
    parts.set(part, [...(parts.get(part) ?? []), row]);
  }
  return [...parts].map(([part, rows]) => ({ part, rows }));
}

const PART_WORDS: Readonly<Record<string, string>> = {
  income: "收入",
  expenditure: "支出",
  functional: "按功能分类",
  "department-economic": "按部门经济分类",
  "government-economic": "按政府经济分类",
  use: "按用途",
};

/** `收支总表·支出`: how a part of a table is called. */
export function partLabel(d: Pick<Disclosure, "kind">, table: StandardTable, part: string): string {
  const words = part.split("/").flatMap((word) => PART_WORDS[word] ?? []);
  const number = table.index > 1 ? ` ${table.index}` : "";
  return [`${tableLabel(table.id, d.kind)}${number}`, ...words].join("·");
}

/** A part of a standard table as a side. @param place where a cell stands in the workbook */
export function statementTable(
  d: Disclosure,
  table: StandardTable,
  { part, rows }: StatementPart,
  options: {
    readonly origin: SideOrigin;
    readonly title: string;
    readonly place?: (cell: SideCell["ref"]) => CellTarget | null;
  },
): SideTable {
  const published = d.tables.find((t) => t.id === table.id && t.index === table.index);
  const money = table.columns.filter((key) => columnDefinition(table.id, key)?.type === "money");
  const units = new Set(rows.flatMap((row) => row.unitCode ?? row.unitName ?? []));
  const label = (key: ColumnKey): string => columnDefinition(table.id, key)?.path.join("/") ?? key;
  const plain = (text: string | null): SideCell => ({ text: text ?? "", value: text, at: null });
  const sourced = (row: StandardRow, text: string | null): SideCell => ({
    ...plain(text),
    ...(row.source ? { source: row.source } : {}),
  });
  const unit = unitOf(published, rows);
  const named = ["科目编码", "名称", ...(units.size > 1 ? ["单位名称"] : [])];
  return {
    origin: options.origin,
    title: options.title,
    name: partLabel(d, table, part),
    header: [...named, ...money.map(label)],
    rows: rows.map((row) => [
      sourced(row, row.code),
      sourced(row, row.item ?? (row.role === "total" ? "合计" : row.unitName)),
      ...(units.size > 1 ? [sourced(row, row.unitName ?? row.unitCode)] : []),
      ...money.map((key): SideCell => {
        const value = row.values[key];
        if (!value) return plain(null);
        const source = published?.rows[value.cell.row]?.[value.cell.column]?.source ?? row.source;
        return {
          text: value.text ?? "",
          value: value.text,
          at: options.place?.(value.cell) ?? null,
          ref: value.cell,
          ...(source ? { source } : {}),
        };
      }),
    ]),
    units: [...named.map(() => null), ...money.map(() => unit)],
    year: d.year,
    hints: hintsOf(d),
  };
}

/** The unit that its amounts have. */
function unitOf(published: PublishedTable | undefined, rows: readonly StandardRow[]): MoneyUnit | null {
  for (const row of rows)
    for (const [, { amount }] of printedValues(row)) if (amount?.unit && isMoneyUnit(amount.unit)) return amount.unit;
  return published?.moneyUnit ?? null;
}

/** Projects and carry-overs of a disclosure: what differences between its tables often consist of. */
function hintsOf(d: Disclosure): AmountHint[] {
  const hints: AmountHint[] = [];
  const add = (kind: AmountHint["kind"], name: string | null, row: StandardRow): void => {
    const { amount } = row.values.total ?? row.values.amount ?? {};
    if (name && amount && !inWan(amount).isZero())
      hints.push({ kind, name, text: amount.value.toFixed(), unit: amount.unit });
  };
  for (const table of d.standard)
    for (const row of table.rows) {
      if (table.id === "projects" && row.role === "detail") add("project", row.item, row);
      if (row.total === "carry-in" || row.total === "carry-out") add("carry-over", row.item, row);
    }
  return hints;
}
