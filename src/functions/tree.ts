import { codeKind, rejoinCode, splitCodeAndName } from "../classification";
import { Decimal, fold, sumWord } from "../disclosure";
import {
  caught,
  cellOf,
  isBlank,
  rowsOf,
  textOf,
  type Argument,
  type Cell,
  type Result,
  type ResultCell,
} from "./arguments";
import { verdict } from "./check";
import { invalid } from "./errors";
import { quantityOf, toleranceArgument, toNumber, type Quantity } from "./quantities";
import { CELL_ERRORS } from "../words";

/** A row of a code table: a code, a total, or neither. */
interface CodeRow {
  readonly code: string | null;
  readonly isTotal: boolean;
  readonly isBlank: boolean;
}

/**
 * Codes of a code table, in one column (`2080505`, `2080505 机关…`) or in three (类 款 项), where a blank 类 or 款 is the one above.
 */
function codeRows(codes: Argument): CodeRow[] {
  let above: readonly string[] = [];
  return rowsOf(codes).map((cells) => {
    let parts = cells.map(textOf);
    if (parts.length > 1) {
      const last = parts.map((p) => isPart(p)).lastIndexOf(true);
      if (last >= 0) {
        parts = parts.slice(0, last + 1).map((p, i) => (p === "" ? (above[i] ?? "") : p));
        above = parts;
      }
    }
    const text = parts.join("");
    const code = parts.length > 1 ? rejoinCode(parts) : (rejoinCode(text) ?? splitCodeAndName(text)?.code ?? null);
    const known = code !== null && codeKind(code) !== "region" ? code : null;
    return { code: known, isTotal: known === null && sumWord(text) !== null, isBlank: fold(text) === "" };
  });
}

function isPart(text: string): boolean {
  return /^\d{2,7}$/.test(fold(text));
}

/** For every code the row of the nearest code above it that it extends; a level may be missing. */
function parents(rows: readonly CodeRow[]): (number | null)[] {
  const codes = rows.map((r) => r.code);
  const unique = new Set(codes.filter((c) => c !== null));
  if (unique.size === codes.filter((c) => c !== null).length) {
    const at = new Map(codes.map((c, i) => [c, i]));
    return codes.map((code) => {
      for (let length = (code?.length ?? 0) - 1; length >= 3; length--) {
        const found = at.get(code!.slice(0, length));
        if (found !== undefined) return found;
      }
      return null;
    });
  }
  // Several tables stacked: a parent stands above its children, nearer than any other.
  const stack: number[] = [];
  return rows.map((row, i) => {
    if (row.code === null) {
      if (row.isTotal) stack.length = 0;
      return null;
    }
    while (stack.length > 0 && !(row.code.startsWith(codes[stack.at(-1)!]!) && row.code !== codes[stack.at(-1)!]))
      stack.pop();
    const parent = stack.at(-1) ?? null;
    stack.push(i);
    return parent;
  });
}

function sameHeight(codes: Argument, amounts: Argument): void {
  const [a, b] = [rowsOf(codes).length, rowsOf(amounts).length];
  if (a !== b) throw invalid(CELL_ERRORS["amounts-differ"], { left: a, right: b });
}

/**
 * `BUDGET.CHECKTREE(codes, amounts, [tolerance])`: every code against the codes directly below it, every total row against the
 * topmost codes, a verdict in the place of each amount; blank where nothing stands below.
 */
export function checkTree(codes: Argument, amounts: Argument, tolerance: Argument): Result {
  sameHeight(codes, amounts);
  const rows = codeRows(codes);
  const cells = rowsOf(amounts);
  const allowed = toleranceArgument(tolerance);
  const below = rowsBelow(rows, cells);
  const quantities = cells.map((row) => row.map(readOnce));
  return cells.map((row, i) =>
    row.map((_cell, c): ResultCell => {
      const parts = below[i]!;
      if (parts.length === 0) return "";
      return caught(() =>
        verdict(
          quantities[i]![c]!(),
          parts.map((p) => quantities[p]![c]!()),
          allowed,
        ),
      );
    }),
  );
}

/** For every row the rows that it is the sum of. */
function rowsBelow(rows: readonly CodeRow[], cells: readonly (readonly Cell[])[]): number[][] {
  const above = parents(rows);
  const parts: number[][] = rows.map(() => []);
  above.forEach((parent, i) => {
    if (parent !== null) parts[parent]!.push(i);
  });
  // A total may have no name; two rows without one are not both the total, so neither is.
  const nameless = rows.flatMap((r, i) => (r.isBlank && cells[i]!.some((c) => !isBlank(c)) ? [i] : []));
  const named = rows.some((r) => r.isTotal);
  const isTotal = rows.map((r, i) => r.isTotal || (!named && nameless.length === 1 && nameless[0] === i));
  const totals = isTotal.flatMap((t, i) => (t ? [i] : []));
  const roots = rows.flatMap((r, i) => (r.code !== null && above[i] === null ? [i] : []));
  const repeated = new Set(roots.map((i) => rows[i]!.code)).size < roots.length;
  for (const [n, total] of totals.entries()) {
    if (!repeated) parts[total] = roots;
    else {
      // Stacked tables: a total row belongs to the codes up to the next one, or, as a last row, to those before it.
      const [from, to] = totals[0]! < roots[0]! ? [total, totals[n + 1] ?? rows.length] : [totals[n - 1] ?? -1, total];
      parts[total] = roots.filter((r) => r > from && r < to);
    }
  }
  return parts;
}

function readOnce(cell: Cell): () => Quantity | null {
  let read: Quantity | null | undefined;
  return () => (read === undefined ? (read = quantityOf(cell)) : read);
}

/**
 * `BUDGET.ROLLUP(codes, amounts, level)`: code and sums at a level, from the lowest codes of the table, so that subtotals that it
 * prints count once.
 */
export function rollUp(codes: Argument, amounts: Argument, level: Argument): Result {
  sameHeight(codes, amounts);
  const length = 1 + 2 * levelArgument(level);
  const rows = codeRows(codes);
  const cells = rowsOf(amounts);
  const prefixes = new Set<string>();
  for (const { code } of rows) for (let n = 3; code !== null && n < code.length; n++) prefixes.add(code.slice(0, n));
  const sums = new Map<string, (Decimal | null)[]>();
  rows.forEach(({ code }, i) => {
    if (code === null || prefixes.has(code)) return;
    const key = code.slice(0, length);
    const sum = sums.get(key) ?? cells[i]!.map(() => null);
    cells[i]!.forEach((cell, c) => {
      const quantity = quantityOf(cell);
      if (quantity) sum[c] = (sum[c] ?? new Decimal(0)).plus(quantity.value);
    });
    sums.set(key, sum);
  });
  const out = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, sum]) => [code, ...sum.map((s) => (s === null ? "" : toNumber(s)))]);
  return out.length > 0 ? out : [[""]];
}

function levelArgument(level: Argument): number {
  const cell = cellOf(level, "level");
  const found = ["类", "款", "项"].indexOf(fold(textOf(cell))) + 1 || Number(isBlank(cell) ? NaN : cell);
  if (![1, 2, 3, 4].includes(found)) throw invalid(CELL_ERRORS["no-level"]);
  return found;
}
