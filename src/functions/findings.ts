import { TABLE_IDS, fold, tableLabel } from "../disclosure";
import { CELL_ERRORS } from "../words";
import { cellsOf, isBlank, shownCell, textOf, type Argument, type Result } from "./arguments";
import { notAvailable } from "./errors";
import { shorten } from "./quantities";
import { select, selectionOfArguments } from "./selection";
import { TableData } from "./table-data";

/** Columns of the sheet 问题 that are shown, in this order. */
const SHOWN = ["位置", "严重程度", "规则", "问题", "说明", "差额", "处理"] as const;
/** Columns that name the cells a finding is about. */
const PLACES = ["位置", "等式", "说明"] as const;

/**
 * `BUDGET.FINDINGS(findings, [place], [unit], [year], [version])`: the rows of the table 问题 that speak of a place: a table (`支出总表`), a row
 * (`支出总表[208]`) or a cell (`支出总表[208].基本支出`), written as that table writes them; several places in a range, all findings
 * without one. With a header; one cell that says so where none is listed. `#N/A` for a table that does not exist.
 */
export function findings(list: Argument, place: Argument, unit: Argument, year: Argument, version: Argument): Result {
  const source = new TableData(list, { items: false });
  const columnsOf = (labels: readonly string[]): number[] =>
    labels.map((label) => source.header.indexOf(label)).filter((at) => at >= 0);
  const [shown, named] = [columnsOf(SHOWN), columnsOf(PLACES)];
  if (!source.header.includes("规则") || named.length === 0) throw notAvailable(CELL_ERRORS["no-findings-table"]);
  const places = cellsOf(place)
    .filter((c) => !isBlank(c) && c !== 0)
    .map((c) => placePattern(textOf(c)));
  const rows = select(source, source.all, selectionOfArguments(unit, year, version)).filter((r) => {
    const cells = source.rows[r]!;
    if (cells.every(isBlank)) return false;
    const words = named.map((c) => foldLabels(textOf(cells[c])));
    return places.length === 0 || places.some((p) => words.some((w) => p.test(w)));
  });
  if (rows.length === 0) return [["没有列出的问题"]];
  return [shown.map((c) => source.header[c]!), ...rows.map((r) => shown.map((c) => shownCell(source.rows[r]![c])))];
}

/** Words as labels are compared, without quotation marks; white space stays between the terms of an equation. */
const foldLabels = (text: string): string =>
  text
    .split(/\s+/)
    .map((word) => fold(word).replace(/["']/g, ""))
    .join(" ");

/** Every name that a standard table has, in budgets and in final accounts. */
const TABLE_NAMES: readonly string[] = [
  ...new Set(TABLE_IDS.flatMap((id) => (["budget", "final"] as const).map((kind) => foldLabels(tableLabel(id, kind))))),
];

/** Where a place may stand in a text: not as the end of a longer table name, nor as the beginning of another row or column. */
function placePattern(text: string): RegExp {
  const place = foldLabels(text).replace(/ /g, "");
  const table = /^[^[\].]+/.exec(place)?.[0] ?? "";
  const name = table.replace(/\(\d+\)$/, "");
  if (!TABLE_NAMES.includes(name)) throw notAvailable(CELL_ERRORS["no-such-table"], { text: shorten(text) });
  const longer = TABLE_NAMES.filter((n) => n !== name && n.endsWith(name)).map((n) => n.slice(0, -name.length));
  const before = longer.length > 0 ? `(?<!${longer.join("|")})` : "";
  const after = place.endsWith("]") || place === table ? "" : "(?![\\p{L}\\d/])";
  return new RegExp(`${before}${place.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}${after}`, "u");
}
