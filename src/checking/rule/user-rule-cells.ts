import {
  columnLabel,
  fold,
  NARRATIVE_TABLE,
  STANDARD_COLUMNS,
  tableLabel,
  TABLE_IDS,
  type ColumnKey,
  type DisclosureKind,
  type StandardRow,
  type StandardTableId,
} from "../../disclosure";
import { likeness } from "../../classification";
import { REASONS, said, titled, type Said } from "../../words";
import { totalRow, unitOf, type CheckModel, type TableView } from "../document/model";
import type { Figure } from "../identity/figure";
import type { LabelledCell } from "../types";
import { threePublicItem } from "../document/three-public";
import { UserRuleError } from "./user-rule-error";
import { fromDotted, isNarrativeTable, narrativeNames, narrativeReference } from "./user-rule-narrative";

/** How the user's rules name cells, `表名[行].列`: from the name to the cell, and from the cell to the name. */

const CELL = /^(.[^[]*)\[([^\]]+)\]([^\]]+)$/;
/** `上年支出总表`. */
const PRIOR = /^上年度?(.+)$/;
/** The row of a rule that holds for each row. */
export const EACH_ROW = "*";
/** The total row of a table. */
const TOTAL = "合计";
/** So many names are proposed. */
const MOST_NAMES = 10;

const loose = (s: string) => fold(s).replace(/["'《》]/g, "");

/** Standard tables that a label names, budget or final. */
export function tableIds(label: string): StandardTableId[] {
  const wanted = loose(label).replace(/\(\d+\)$/, "");
  return TABLE_IDS.filter((id) => loose(tableLabel(id)) === wanted || loose(tableLabel(id, "final")) === wanted);
}

/** Column key of a label: its whole path (`本年收入/小计`) or its last word where that is unique. */
export function columnKey(id: StandardTableId, label: string): ColumnKey | null {
  const wanted = loose(label);
  const whole = STANDARD_COLUMNS[id].find((c) => loose(columnLabel(id, c.key)) === wanted);
  if (whole) return whole.key;
  const last = STANDARD_COLUMNS[id].filter((c) => loose(c.path.at(-1)!) === wanted);
  return last.length === 1 ? last[0]!.key : null;
}

/** The money columns of a table, by the labels that rules use. */
export const columnNames = (id: StandardTableId): string[] =>
  STANDARD_COLUMNS[id].filter((c) => c.type === "money").map((c) => columnLabel(id, c.key));

/** Names of the tables that rules can speak of, the sentences among them. */
export const tableNames = (kind: DisclosureKind = "budget"): string[] => [
  ...TABLE_IDS.filter((id) => columnNames(id).length > 0).map((id) => tableLabel(id, kind)),
  NARRATIVE_TABLE,
];

/** Reads the name of a cell; a mistake says what is likest. */
export function parseCell(written: string, line: number): LabelledCell {
  const text = fromDotted(written) ?? written;
  const m = CELL.exec(text);
  if (!m) throw new UserRuleError("not-a-cell", { line, text });
  const [, named, row, behind] = m as unknown as [string, string, string, string];
  const column = behind.trim().slice(1).trim();
  if (!/^[.·]/.test(behind.trim()) || column === "") throw new UserRuleError("not-a-cell", { line, text });
  const older = PRIOR.exec(named.trim())?.[1];
  const prior = older !== undefined && (tableIds(older).length > 0 || isNarrativeTable(older));
  const table = (prior ? older : named).trim();
  const cell = { table, row: row.trim().replace(/^＊$/, EACH_ROW), column, ...(prior ? { prior } : {}) };
  if (isNarrativeTable(table)) return narrativeCell(cell, line);
  const ids = tableIds(table);
  if (ids.length === 0)
    throw new UserRuleError("unknown-table", { line, table, known: nearestFirst(table, tableNames()).join("、") });
  if (ids.every((id) => columnKey(id, column) === null))
    throw new UserRuleError("unknown-column", {
      line,
      table,
      column,
      known: nearestFirst(column, columnNames(ids[0]!)).join("、"),
    });
  return cell;
}

function narrativeCell(cell: LabelledCell, line: number): LabelledCell {
  const reference = narrativeReference(cell);
  const { table, row, column } = cell;
  const names = narrativeNames();
  if (!("unknown" in reference)) return { ...cell, table: NARRATIVE_TABLE, narrative: true };
  throw reference.unknown === "row"
    ? new UserRuleError("unknown-row", { line, table, row, known: nearestFirst(row, names.rows).join("、") })
    : new UserRuleError("unknown-column", {
        line,
        table,
        column,
        known: nearestFirst(column, names.columns).join("、"),
      });
}

/** The names that are likest first. */
export function nearestFirst(wanted: string, names: readonly string[]): string[] {
  return [...names].sort((a, b) => likeness(wanted, b) - likeness(wanted, a)).slice(0, MOST_NAMES);
}

/** The table of a document that a label names; `支出总表（2）` is its second. */
export const viewNamed = (model: CheckModel, table: string): TableView | undefined => viewsNamed(model, table)[0];

/**
 * The tables that a label names, one a unit. Of several of one kind (财政拨款支出表 beside 一般公共预算支出表) the one that is titled as the
 * label answers, else the first.
 */
export function viewsNamed(model: CheckModel, table: string): readonly TableView[] {
  const views = tableIds(table).flatMap((id) => model.views(id));
  const number = /[（(](\d+)[）)]$/.exec(table)?.[1];
  if (number) return views.filter((v) => v.index === Number(number)).slice(0, 1);
  return [...new Set(views.map(unitOf))].map((unit) => {
    const own = views.filter((v) => unitOf(v) === unit);
    const titled = (fits: (title: string, name: string) => boolean): TableView | undefined =>
      own.find((v) => [table, model.name(v.id)].some((name) => fits(loose(v.published?.title ?? ""), loose(name))));
    // 预算05表 一般公共预算支出表 is titled so too.
    return titled((title, name) => title === name) ?? titled((title, name) => title.endsWith(name)) ?? own[0]!;
  });
}

/** Finds the cell in a document; the reason where it is not there. */
export function findCell(model: CheckModel, cell: LabelledCell): Figure | Said {
  const view = viewNamed(model, cell.table);
  if (!view) return said(REASONS["user-table-missing"], { table: titled(cell.table) });
  const rows = rowsNamed(view, cell.row);
  if (rows.length === 0) return said(REASONS["user-row-missing"], { table: titled(cell.table), row: cell.row });
  const key = columnKey(view.id, cell.column);
  const figures = key ? rows.flatMap((row) => model.figure(view, row, key) ?? []) : [];
  const [figure] = figures;
  // Several units, or several government items, print one code: which of them is meant nobody knows.
  if (figures.some((f) => f.ticks !== figure!.ticks))
    return said(REASONS["user-row-several"], { table: titled(cell.table), row: cell.row, count: figures.length });
  return figure ?? said(REASONS["user-column-missing"], { table: titled(cell.table), column: cell.column });
}

/** The row of a table that a name means: 合计, a code, or an item. */
export function findRow(view: TableView, name: string): StandardRow | null {
  return rowsNamed(view, name)[0] ?? null;
}

/** The name of a row without its number: `（一）、`, `2.`. */
export const unnumbered = (item: string): string => loose(item).replace(/^[(]?[一二三四五六七八九十\d]+[)]?[、.]/, "");

/** All rows that a name means. */
export function rowsNamed(view: TableView, name: string): readonly StandardRow[] {
  const wanted = loose(name).replace(/^(?:收入|支出)[·.]/, "");
  if (wanted === TOTAL) {
    const total = totalRow(view);
    if (total) return [total];
  }
  const side = /^收入[·.]/.test(name) ? "income" : /^支出[·.]/.test(name) ? "expenditure" : null;
  const rows = view.rows.filter((r) => side === null || r.side === side);
  const coded = rows.filter((r) => r.code === wanted);
  if (coded.length > 0) return coded;
  const named = rows.filter(
    (r) => r.item !== null && (loose(r.item) === wanted || unnumbered(r.item) === unnumbered(wanted)),
  );
  return named.length > 0 || view.id !== "three-public" ? named : threePublicRows(view, name);
}

/** Rows of the “三公” table by what they are about: each form words its items a little otherwise (因公出国（境）费用, 公务用车购置及运行维护费). */
function threePublicRows(view: TableView, name: string): readonly StandardRow[] {
  const item = threePublicItem({ item: name, role: loose(name) === TOTAL ? "total" : "detail" });
  return item === null ? [] : view.rows.filter((row) => threePublicItem(row) === item);
}

/** The name by which a rule finds a row again, in another version or year too; null where no name leads to it alone. */
export function rowName(view: TableView, row: StandardRow): string | null {
  const side = row.side === "income" ? "收入·" : row.side === "expenditure" ? "支出·" : "";
  const names = [
    ...(row === totalRow(view) ? [TOTAL] : []),
    ...(row.code && row.side === null && !row.secondCode ? [row.code] : []),
    ...(row.item ? [`${side}${row.item}`] : []),
  ].filter((name) => !/[[\]]/.test(name));
  return names.find((name) => findRow(view, name) === row) ?? null;
}

/** How many rows print an amount in a column and can't be named: several units print the same code. */
export function namelessRows(model: CheckModel, view: TableView, key: ColumnKey | null): number {
  if (key === null) return 0;
  return view.rows.filter((row) => (model.figure(view, row, key)?.ticks ?? 0) !== 0 && rowName(view, row) === null)
    .length;
}

/** The name of a cell of a standard table; null where its row has none, or its column is no money. */
export function cellName(view: TableView, row: StandardRow, key: ColumnKey): LabelledCell | null {
  const name = rowName(view, row);
  const column = columnLabel(view.id, key);
  if (name === null || columnKey(view.id, column) !== key) return null;
  return { table: view.label, row: name, column };
}

/** A cell as it is written in a rule. */
export const writtenCell = ({ prior, table, row, column }: LabelledCell): string =>
  `${prior ? "上年" : ""}${table}[${row}].${column}`;
