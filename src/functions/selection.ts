import { stripWhitespace } from "../disclosure";
import { cellOf, isBlank, yearOfCell, type Argument, type Cell } from "./arguments";
import { invalid, notAvailable } from "./errors";
import { shorten } from "./quantities";
import { formOf, type KeyColumn, type TableData } from "./table-data";
import { CELL_ERRORS, firstOf, type Words } from "../words";

/** Which disclosure is meant. */
export interface Selection {
  /** Unit by name or code, folded; null = not said. */
  readonly unit: string | null;
  /** 部门 or 单位, from `某某局/部门`. */
  readonly level: string | null;
  readonly year: string | null;
  /** 版本, or 类型 (预算, 决算) where a table holds both, folded. */
  readonly version: string | null;
}

/** Reads unit, year and version of a call. */
export function selectionOf(unit: Cell, year: Cell, version: Cell): Selection {
  const word = (cell: Cell): string => (isBlank(cell) || cell === 0 ? "" : stripWhitespace(String(cell)));
  const given = word(unit);
  const leveled = /^(.+)[/／](部门|单位)$/su.exec(given);
  const named = yearOfCell(year);
  return {
    unit: given === "" ? null : formOf(leveled ? leveled[1]! : given).folded,
    level: leveled ? leveled[2]! : null,
    year: named === null ? null : String(named),
    version: word(version) === "" ? null : formOf(word(version)).folded,
  };
}

/** The same of arguments that must be single cells. */
export function selectionOfArguments(unit: Argument, year: Argument, version: Argument): Selection {
  return selectionOf(cellOf(unit, "unit"), cellOf(year, "year"), cellOf(version, "version"));
}

/** The rows of some that belong to the selection: disclosing unit first, then the budget unit of the row. */
export function select(data: TableData, rows: readonly number[], selection: Selection): readonly number[] {
  const { unit, level, year, version } = selection;
  let found = rows;
  if (year !== null) found = data.rowsOfYear(found, required(data, "年度"), year);
  if (level !== null) found = data.rowsWhere(found, "层级", level);
  if (unit !== null) {
    if (data.key("公开单位") === null && data.key("单位名称") === null) required(data, "公开单位");
    const publishing = data.rowsWhere(found, "公开单位", unit);
    if (publishing.length > 0) found = publishing;
    else {
      const named = data.rowsWhere(found, "单位名称", unit);
      const coded = data.rowsWhere(found, "单位编码", unit);
      found =
        named.length === 0 || coded.length === 0
          ? ([named, coded].find((r) => r.length > 0) ?? [])
          : union(named, coded);
    }
  }
  if (version !== null) {
    if (data.key("版本") === null && data.key("类型") === null) required(data, "版本");
    const of = data.rowsWhere(found, "版本", version);
    found = of.length > 0 ? of : data.rowsWhere(found, "类型", version);
  }
  return found;
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

function required(data: TableData, name: KeyColumn): KeyColumn {
  if (data.key(name) === null) throw invalid(CELL_ERRORS["no-key-column"], { name });
  return name;
}

const QUESTIONS: readonly (readonly [KeyColumn, Words])[] = [
  ["年度", CELL_ERRORS["which-year"]],
  ["公开单位", CELL_ERRORS["which-unit"]],
  ["层级", CELL_ERRORS["which-level"]],
  ["类型", CELL_ERRORS["which-version"]],
  ["版本", CELL_ERRORS["which-version"]],
];

/** Fails where rows of several disclosures remain: a figure of one is never mixed with another's, nor one chosen. */
export function requireOneDisclosure(data: TableData, rows: readonly number[]): void {
  for (const [name, question] of QUESTIONS) {
    const values = data.distinct(rows, name);
    if (values.length > 1) {
      const shown = firstOf(
        values.map((v) => shorten(v) || "（空白）"),
        4,
      );
      throw notAvailable(CELL_ERRORS["several-disclosures"], { name, count: values.length, values: shown, question });
    }
  }
}

/** Where a table lists several budget units and the disclosing unit's own row stands among them, that row is the whole. */
export function whole(table: TableData, rows: readonly number[]): readonly number[] {
  if (rows.length < 2 || table.key("单位名称") === null) return rows;
  const own = rows.filter((r) => table.keyOf(r, "单位名称") === table.keyOf(r, "公开单位"));
  return own.length > 0 && own.length < rows.length ? own : rows;
}
