import { stripWhitespace } from "../disclosure";
import { cellOf, isBlank, yearOfCell, type Argument, type Cell } from "./arguments";
import { invalid, notAvailable } from "./errors";
import { shorten } from "./quantities";
import { formOf, type KeyColumn, type TableData } from "./table-data";
import { CELL_ERRORS, type Words } from "../words";

/** Which disclosure is meant. */
export interface Selection {
  /** Unit by name or code, folded; null = not said. */
  readonly unit: string | null;
  /** 部门 or 单位, from `某某局/部门`. */
  readonly level: string | null;
  readonly year: string | null;
}

/** Reads unit and year of a call. */
export function selectionOf(unit: Cell, year: Cell): Selection {
  const given = isBlank(unit) || unit === 0 ? "" : stripWhitespace(String(unit));
  const leveled = /^(.+)[/／](部门|单位)$/su.exec(given);
  const named = yearOfCell(year);
  return {
    unit: given === "" ? null : formOf(leveled ? leveled[1]! : given).folded,
    level: leveled ? leveled[2]! : null,
    year: named === null ? null : String(named),
  };
}

/** The same of arguments that must be single cells. */
export function selectionOfArguments(unit: Argument, year: Argument): Selection {
  return selectionOf(cellOf(unit, "unit"), cellOf(year, "year"));
}

/** The rows of some that belong to the selection: disclosing unit first, then the budget unit of the row. */
export function select(data: TableData, rows: readonly number[], selection: Selection): readonly number[] {
  let found = rows;
  if (selection.year !== null) {
    requireColumn(data, "年度");
    found = found.filter((r) => data.keyOf(r, "年度").startsWith(selection.year!));
  }
  if (selection.level !== null) found = found.filter((r) => data.keyOf(r, "层级") === selection.level);
  if (selection.unit !== null) {
    if (data.key("公开单位") === null && data.key("单位名称") === null) requireColumn(data, "公开单位");
    const publishing = found.filter((r) => data.keyOf(r, "公开单位") === selection.unit);
    found =
      publishing.length > 0
        ? publishing
        : found.filter(
            (r) => data.keyOf(r, "单位名称") === selection.unit || data.keyOf(r, "单位编码") === selection.unit,
          );
  }
  return lastVersion(data, found);
}

function requireColumn(data: TableData, name: KeyColumn): void {
  if (data.key(name) === null) throw invalid(CELL_ERRORS["no-key-column"], { name });
}

/** Of several versions of one disclosure, the one imported last stands for it. */
function lastVersion(data: TableData, rows: readonly number[]): readonly number[] {
  if (rows.length < 2 || data.key("版本") === null) return rows;
  const identity = (r: number): string =>
    `${data.keyOf(r, "年度")}|${data.keyOf(r, "公开单位")}|${data.keyOf(r, "层级")}`;
  const last = new Map<string, string>();
  let several = false;
  for (const r of rows) {
    const version = data.keyOf(r, "版本");
    const before = last.get(identity(r));
    if (before !== undefined && before !== version) several = true;
    last.set(identity(r), version);
  }
  return several ? rows.filter((r) => last.get(identity(r)) === data.keyOf(r, "版本")) : rows;
}

const QUESTIONS: readonly (readonly [KeyColumn, Words])[] = [
  ["年度", CELL_ERRORS["which-year"]],
  ["公开单位", CELL_ERRORS["which-unit"]],
  ["层级", CELL_ERRORS["which-level"]],
];

/** Fails where rows of several disclosures remain: a figure of one is never mixed with another's. */
export function requireOneDisclosure(data: TableData, rows: readonly number[]): void {
  for (const [name, question] of QUESTIONS) {
    const values = distinct(data, rows, name);
    if (values.length > 1) {
      const shown = values
        .slice(0, 4)
        .map((v) => shorten(v) || "（空白）")
        .join("、");
      throw notAvailable(CELL_ERRORS["several-disclosures"], { name, count: values.length, values: shown, question });
    }
  }
}

/** Different values of a key column among some rows. */
export function distinct(data: TableData, rows: readonly number[], name: KeyColumn): string[] {
  if (data.key(name) === null) return [];
  return [...new Set(rows.map((r) => data.keyOf(r, name)))];
}
