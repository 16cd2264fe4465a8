/**
 * Rows of 核对 that are written again though their disclosure is not imported now: where the sheet is of an earlier version, or where tables
 * stand sorted, so that the places of their cells are those of another order.
 */
import { columnName, mapReferences, withQuotedSheets } from "./address";
import { moneyFormat, textCell } from "./cells";
import { ORDER_CELL } from "./check-amounts";
import { CHECK_HEADERS, failingRow, MOVED, nameResult, own } from "./checks-sheet";
import type { CellTarget, CellValue, PlanCell } from "./plan";

/** What came of the sheets that kept rows look at. */
export interface KeptPlaces {
  /** Where a cell of their references is after this import. */
  readonly moved: (target: CellTarget) => CellTarget;
  /** A sheet with tables that stand sorted: what is kept looks its cells up by the numbers of their rows. */
  readonly isSorted: (sheet: string) => boolean;
}

/** A row of another disclosure, as it stands (formulas, else values): its formulas follow the cells that this import moved, and its own row. */
export function keptRow(
  kept: readonly CellValue[],
  header: readonly string[],
  row: number,
  places: KeptPlaces,
): PlanCell[] {
  const former = !header.includes("左值");
  return CHECK_HEADERS.map((label): PlanCell => {
    if (label === "不符行") return failingRow(row, "");
    const at = header.indexOf(label);
    const value = at < 0 ? null : (kept[at] ?? null);
    const style = label === "位置" ? { style: "link" as const } : {};
    if (typeof value === "number") return { value, format: moneyFormat(4) };
    if (typeof value !== "string" || !value.startsWith("="))
      return textCell(value === null || value === "" ? null : String(value), label === "核对内容" ? "wrap" : undefined);
    if (label === "结果" && kept[header.indexOf("规则")] === "科目") return { value: null, formula: nameResult(row) };
    if (former && label === "标准名称")
      return { value: null, formula: value.replace(/(?<=FUNC\.NAME\()[A-Z]+\d+/, own(row, "科目编码")) };
    const spelled = withQuotedSheets(former ? withoutCondition(value) : value);
    const formula = mapReferences(spelled, places.moved);
    const found = searching(ownOrder(formula), places.isSorted);
    return { value: null, formula: ownRow(found, row, former ? [] : header), ...style };
  });
}

/** A cell of the user's own columns, in a row that goes elsewhere; `header`: what the columns were, `labels`: what they will be. */
export function besideCell(
  value: CellValue,
  row: number,
  header: readonly string[],
  labels: readonly string[],
): PlanCell {
  if (typeof value !== "string") return { value };
  return value.startsWith("=") ? { value: null, formula: ownRow(value, row, header, labels) } : textCell(value || null);
}

/** A check of a workbook made before rows had numbers: `=IF(…,check,"行序已变")` is the check. */
function withoutCondition(formula: string): string {
  const parts = branches(formula);
  return parts?.[2] === `"${MOVED}"` ? `=${parts[1]!}` : formula;
}

/** `=IF($B$2=0,cells,search)` of a table that stands sorted now is the search: the cells are those of other rows. */
function searching(formula: string, isSorted: (sheet: string) => boolean): string {
  let sorted = false;
  mapReferences(formula, (t) => ((sorted ||= isSorted(t.sheet)), t));
  const parts = sorted ? branches(formula) : null;
  return parts?.[0] === `${ORDER_CELL}=0` ? `=${parts[2]!}` : formula;
}

/** The three arguments of a formula that is one IF. */
function branches(formula: string): [string, string, string] | null {
  if (!formula.startsWith("=IF(") || !formula.endsWith(")")) return null;
  const out = [""];
  let depth = 0;
  for (const part of formula.slice(4, -1).split(/("(?:[^"]|"")*"|'(?:[^']|'')*')/))
    if (/^["']/.test(part)) out[out.length - 1] += part;
    else
      for (const sign of part) {
        if (sign === "," && depth === 0) {
          out.push("");
          continue;
        }
        if (sign === "(" || sign === "{") depth++;
        if (sign === ")" || sign === "}") depth--;
        if (depth < 0) return null;
        out[out.length - 1] += sign;
      }
  return out.length === 3 ? (out as [string, string, string]) : null;
}

/** The only fixed reference without a sheet is the order's, wherever rows and columns of the user's put it. */
const ownOrder = (formula: string): string =>
  mapOwn(formula, (part) => part.replace(/(?<![A-Z.\d!$:])\$[A-Z]{1,3}\$\d+(?![\d(A-Z.:])/g, () => ORDER_CELL));

/** Other references without a sheet are to the check sheet's own row; `header`: what the columns are from which they come, where they moved. */
const ownRow = (
  formula: string,
  row: number,
  header: readonly string[],
  labels: readonly string[] = CHECK_HEADERS,
): string =>
  mapOwn(formula, (part) =>
    part.replace(/(?<![A-Z.\d!$])([A-Z])\d+(?![\d(A-Z.])/g, (_, letter: string) => {
      const column = labels.indexOf(header[letter.charCodeAt(0) - A] ?? "");
      return `${column < 0 ? letter : columnName(column)}${row + 1}`;
    }),
  );

const A = "A".charCodeAt(0);

/** Maps what of a formula is neither a text nor a reference to another sheet. */
const mapOwn = (formula: string, map: (part: string) => string): string =>
  formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|''){1,64}'!\$?[A-Z]{1,3}\$?\d*(?::\$?[A-Z]{1,3}\$?\d*)?)/)
    .map((part, i) => (i % 2 ? part : map(part)))
    .join("");
