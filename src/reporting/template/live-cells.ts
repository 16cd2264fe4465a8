import {
  convert,
  Decimal,
  isMoneyUnit,
  STANDARD_COLUMNS,
  type CellRef,
  type Disclosure,
  type MoneyUnit,
} from "../../disclosure";
import {
  IDENTITY_HEADERS,
  ownTable,
  ROW_KEY,
  rowsOfDisclosure,
  wholeColumn,
  type CellTarget,
  type DisclosureIdentity,
  type ExistingTable,
  type WrittenDisclosure,
} from "../../workbook";
import type { TemplateDocument } from "./world";

/** A cell of a sheet of ours as formulas find it: by the number of its row, and by what the row says of itself, wherever it stands. */
export interface LiveCell {
  readonly target: CellTarget;
  /** The whole column in which it stands. */
  readonly column: string;
  /** Columns with what its row says in them. */
  readonly criteria: readonly (readonly [column: string, value: string | number, at: number])[];
  /** Its table. */
  readonly table: ExistingTable;
  /** Unit of the money in it; null where it is none. */
  readonly unit: MoneyUnit | null;
}

/** What formulas take as a criterion at most. */
const LONGEST_CRITERION = 200;

/** Where the figures of a disclosure stand in the tables of a workbook. */
export function liveCells(
  disclosure: Disclosure,
  identity: DisclosureIdentity,
  written: WrittenDisclosure,
  tables: readonly ExistingTable[],
): TemplateDocument["live"] {
  let narrative: ReturnType<typeof narrativeRows> | undefined;
  return (ref) => {
    if ("narrative" in ref) {
      // Of hundreds of disclosures few are asked for their sentences.
      narrative ??= narrativeRows(disclosure, identity, tables);
      const figure = disclosure.narrative[ref.narrative];
      const found = narrative.get(ref.narrative);
      return figure && found ? liveCell(...found, isMoneyUnit(figure.unit) ? figure.unit : null) : null;
    }
    const place = written.placeOf(ref);
    if (!place?.unit) return null;
    const { target, unit } = place;
    const table = tables.find((t) => holds(t, target));
    return table ? liveCell(table, target, isMoneyHeader(table, target, ref) ? unit : null) : null;
  };
}

const holds = (t: ExistingTable, { sheet, row, column }: CellTarget): boolean =>
  t.sheet === sheet &&
  row > t.row &&
  row <= t.row + t.rows.length &&
  column >= t.column &&
  column < t.column + t.header.length;

function isMoneyHeader(table: ExistingTable, target: CellTarget, ref: CellRef): boolean {
  if (ref.table === "other") return true;
  const label = table.header[target.column - table.column];
  const column = STANDARD_COLUMNS[ref.table].find((c) => c.path.join("/") === label);
  return column === undefined || column.type === "money";
}

/** Headers under which rows say what they are about, the best first. */
const NAMING = ["科目编码", "部门经济科目编码", "科目名称", "项目名称", "项目", "单位名称", "名称"];
const OWNER = ["公开单位", "年度"];

function liveCell(table: ExistingTable, target: CellTarget, unit: MoneyUnit | null): LiveCell | null {
  const row = table.rows[target.row - table.row - 1];
  const at = (label: string): number => table.header.indexOf(label);
  const key = row?.[at(ROW_KEY)];
  if (!row || at(ROW_KEY) < 0 || typeof key !== "number") return null;
  const column = (label: string): string => wholeColumn(target.sheet, table.column + at(label));
  const said = (label: string): string => (at(label) < 0 ? "" : String(row[at(label)] ?? ""));
  const fits = (label: string): boolean => said(label) !== "" && said(label).length <= LONGEST_CRITERION;
  const name = NAMING.find(fits);
  return {
    target,
    column: wholeColumn(target.sheet, target.column),
    criteria: [
      [column(ROW_KEY), key, at(ROW_KEY)],
      ...[...OWNER.filter(fits), ...(name ? [name] : [])].map(
        (label) => [column(label), said(label), at(label)] as const,
      ),
    ],
    table,
    unit,
  };
}

/** Rows of 叙述数字, by the figure that each holds: the next row that says the figure's name, kind and sentence. */
function narrativeRows(
  { narrative }: Disclosure,
  identity: DisclosureIdentity,
  tables: readonly ExistingTable[],
): ReadonlyMap<number, readonly [ExistingTable, CellTarget]> {
  const out = new Map<number, readonly [ExistingTable, CellTarget]>();
  const table = ownTable(tables, "叙述数字", IDENTITY_HEADERS);
  const value = table?.header.indexOf("数值") ?? -1;
  if (!table || value < 0) return out;
  const [label, quote, unit] = ["名称", "原文", "单位"].map((l) => table.header.indexOf(l)) as [number, number, number];
  const rows = [...rowsOfDisclosure(table, IDENTITY_HEADERS, identity)];
  for (const [i, f] of narrative.entries()) {
    const at = rows.findIndex(
      ({ row }) =>
        String(row[label] ?? "") === f.label &&
        String(row[quote] ?? "") === f.quote &&
        String(row[unit] ?? "") === f.unit &&
        String(row[value] ?? "") === String(Number.isFinite(Number(f.value)) ? Number(f.value) : f.value),
    );
    if (at < 0) continue;
    const [found] = rows.splice(at, 1);
    out.set(i, [table, { sheet: table.sheet, row: table.row + 1 + found!.i, column: table.column + value }]);
  }
  return out;
}

const quoted = (value: string | number): string =>
  typeof value === "number"
    ? String(value)
    : `"${value
        .replace(/[~*?]/g, "~$&")
        .replace(/^(?=[=<>])/, "=")
        .replace(/"/g, '""')}"`;

const criteriaOf = ({ criteria }: LiveCell): string => criteria.map(([c, v]) => `${c},${quoted(v)}`).join(",");

const factor = (from: MoneyUnit | null, to: MoneyUnit): string => {
  if (from === null || from === to) return "";
  const one = convert(new Decimal(1), from, to);
  return one.gt(1) ? `*${one.toFixed()}` : `/${convert(new Decimal(1), to, from).toFixed()}`;
};

/**
 * A number by its row: an error where the row is gone or is another's, never a silent 0. The mean of the one row that answers is its
 * number; `blank`: the cell is empty, of which there is no mean.
 */
export function liveNumber(cell: LiveCell, unit: MoneyUnit, blank: boolean): string {
  const by = factor(cell.unit, unit);
  const criteria = criteriaOf(cell);
  const number = blank
    ? `IF(COUNTIFS(${criteria})=1,SUMIFS(${cell.column},${criteria}),NA())`
    : `AVERAGEIFS(${cell.column},${criteria})`;
  return by ? `(${number}${by})` : number;
}

/** The same where it stands alone: a blank stays one. */
export function liveBlank(cell: LiveCell, unit: MoneyUnit): string {
  const criteria = criteriaOf(cell);
  const sum = `SUMIFS(${cell.column},${criteria})`;
  return `IF(COUNTIFS(${criteria})=1,IF(${sum}=0,"",${sum}${factor(cell.unit, unit)}),NA())`;
}

/** Rows that are named one by one in a sum. */
const MOST_NAMED = 100;

/**
 * The sum of rows: of those between their numbers that say what all of them say, as long as they are so many. Where others say the same,
 * each row is named; null where they are too many for that.
 */
export function liveSum(cells: readonly LiveCell[], unit: MoneyUnit): string | null {
  const [first] = cells;
  const { table, column, criteria } = first!;
  const [keyColumn, , keyAt] = criteria[0]!;
  const keys = cells.map((c) => c.criteria[0]![1] as number);
  const [from, to] = [Math.min(...keys), Math.max(...keys)];
  const shared = criteria
    .slice(1)
    .filter(([of, value]) => cells.every((c) => c.criteria.some(([o, v]) => o === of && v === value)));
  const alike = table.rows.filter((row) => {
    const key = row[keyAt];
    return (
      typeof key === "number" &&
      key >= from &&
      key <= to &&
      shared.every(([, value, at]) => String(row[at] ?? "") === String(value))
    );
  });
  const isOne = cells.every((c) => c.table === table && c.column === column && c.unit === first!.unit);
  if (!isOne || alike.length !== cells.length) {
    if (cells.length > MOST_NAMED) return null;
    return `ROUND(SUM(${cells.map((c) => liveNumber(c, unit, true)).join(",")}),6)`;
  }
  const where = [
    `${keyColumn},">=${from}"`,
    `${keyColumn},"<=${to}"`,
    ...shared.map(([of, value]) => `${of},${quoted(value)}`),
  ].join(",");
  const number = `IF(COUNTIFS(${where})=${cells.length},SUMIFS(${column},${where}),NA())`;
  return `ROUND(${number}${factor(first!.unit, unit)},6)`;
}
