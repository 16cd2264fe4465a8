import type { CellTarget, Rect } from "./plan";

/** `0` → `A`, `27` → `AB`. */
export function columnName(column: number): string {
  let name = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

/** `AB` → `27`. */
export function columnIndex(name: string): number {
  let n = 0;
  for (const c of name.toUpperCase()) n = n * 26 + c.charCodeAt(0) - 64;
  return n - 1;
}

/** A1 address in its own sheet. */
export function a1(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** A1 address of a rectangle. */
export function rectA1(rect: Rect): string {
  const first = a1(rect.row, rect.column);
  const last = a1(rect.row + rect.rows - 1, rect.column + rect.columns - 1);
  return first === last ? first : `${first}:${last}`;
}

/** Sheet name as formulas need it: quoted always, so that years and brackets never surprise. */
export function quoteSheet(name: string): string {
  return `'${name.replace(/'/g, "''")}'`;
}

/** `'支出总表'!D5`. */
export function reference(target: CellTarget): string {
  return `${quoteSheet(target.sheet)}!${a1(target.row, target.column)}`;
}

/** `'支出总表'!$D$5`: where the formula is sorted among others, a reference without signs would move with it. */
export function pinned(target: CellTarget): string {
  return `${quoteSheet(target.sheet)}!${pinnedA1(a1(target.row, target.column))}`;
}

/** `D5:D9` → `$D$5:$D$9`. */
export const pinnedA1 = (address: string): string => address.replace(/([A-Z]{1,3})(\d{1,7})/g, "$$$1$$$2");

/** A sheet that a reference names without quotes: Excel leaves them out where it can when it gives a formula back. */
const BARE_SHEET = /(?<![\p{L}\p{N}_.\]!])([\p{L}_][\p{L}\p{N}_.]*)!/gu;

/** A formula of Excel's with all of its sheets quoted, as {@link reference} and what reads references have them. */
export function withQuotedSheets(formula: string): string {
  return formula
    .split(/("(?:[^"]|"")*"|'(?:[^']|''){1,64}'!)/)
    .map((part, i) => (i % 2 ? part : part.replace(BARE_SHEET, (_all, sheet: string) => `${quoteSheet(sheet)}!`)))
    .join("");
}

/** A cell, or a range with its other corner. */
const CELL_REFERENCE = /'((?:[^']|''){1,64})'!(\$?)([A-Z]{1,3})(\$?)(\d+)(?::(\$?)([A-Z]{1,3})(\$?)(\d+))?/g;

/** Rewrites every quoted sheet reference of a formula, which is pinned then; text in double quotes stays. */
export function mapReferences(formula: string, map: (target: CellTarget) => CellTarget): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, i) =>
      i % 2
        ? part
        : part.replace(CELL_REFERENCE, (_all, sheet: string, ...corners: (string | undefined)[]) => {
            const corner = (from: number): { name: string; at: string } => {
              const [, col, , row] = corners.slice(from, from + 4);
              const to = map({ sheet: sheet.replace(/''/g, "'"), row: Number(row) - 1, column: columnIndex(col!) });
              return { name: quoteSheet(to.sheet), at: pinnedA1(a1(to.row, to.column)) };
            };
            const first = corner(0);
            return `${first.name}!${first.at}${corners[5] === undefined ? "" : `:${corner(4).at}`}`;
          }),
    )
    .join("");
}
