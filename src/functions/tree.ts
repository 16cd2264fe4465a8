import { codeKind, rejoinCode, splitCodeAndName } from "../classification";
import { fold, sumWord } from "../disclosure";
import { CELL_ERRORS } from "../words";
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
import { moneyOf, quantityOf, shorten, Sum, toleranceArgument, toNumber, unitOf, Quantity } from "./quantities";

/** A row of a code table: a code, a total, or neither. */
interface CodeRow {
  readonly code: string | null;
  readonly isTotal: boolean;
  /** True for a 小计, which may be the sum of a part of the table. */
  readonly isPart: boolean;
  /** Words of the row's code cells. */
  readonly text: string;
}

/**
 * Codes of a code table, in one column (`2080505`, `2080505 机关…`) or in three (类 款 项), where a blank 类 or 款 is the one above and
 * a 款 or 项 may have lost its leading zero (208 | 5 | 5).
 */
function codeRows(codes: Argument): CodeRow[] {
  let above: readonly string[] = [];
  return rowsOf(codes).map((cells) => {
    let parts = cells.map((cell, i) => (cells.length > 1 ? partOf(cell, i) : textOf(cell)));
    if (parts.length > 1) {
      const last = parts.map((p) => isPart(p)).lastIndexOf(true);
      if (last >= 0) {
        parts = parts.slice(0, last + 1).map((p, i) => (p === "" ? (above[i] ?? "") : p));
        above = parts;
      }
    }
    const text = parts.join(parts.length > 1 ? " " : "").trim();
    const code = parts.length > 1 ? rejoinCode(parts) : (rejoinCode(text) ?? splitCodeAndName(text)?.code ?? null);
    const kind = code === null ? null : codeKind(code);
    const known = kind === null || kind === "region" || kind === "project" ? null : code;
    const sum = known === null ? sumWord(text) : null;
    return { code: known, isTotal: sum !== null, isPart: sum === "part", text };
  });
}

/** A 类, 款 or 项 of its own; an empty cell that arrives as 0 is blank. */
function partOf(cell: Cell, column: number): string {
  if (cell === 0) return "";
  const text = textOf(cell);
  return column > 0 && /^[1-9]$/.test(fold(text)) ? `0${fold(text)}` : text;
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
 * topmost codes, a verdict in the place of each amount; blank where nothing stands below. An amount beside words that are
 * neither a code nor a total is an error: it belongs to no sum.
 */
export function checkTree(codes: Argument, amounts: Argument, tolerance: Argument): Result {
  sameHeight(codes, amounts);
  const rows = codeRows(codes);
  const cells = rowsOf(amounts);
  const allowed = toleranceArgument(tolerance);
  const { below, totals } = treeOf(rows, cells);
  const isTotal = new Set(totals);
  const quantities = cells.map((row) => row.map(readOnce));
  return cells.map((row, i) =>
    row.map((cell, c): ResultCell => {
      const parts = below[i]!;
      if (parts.length === 0) return isTotal.has(i) ? "" : isStray(rows[i]!, cell) ? strayError(rows[i]!) : "";
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

/** True for an amount that stands beside no code and no total; a header has words for amounts. */
function isStray(row: CodeRow, cell: Cell): boolean {
  if (row.code !== null || row.isTotal) return false;
  return typeof cell === "number" ? cell !== 0 : !isBlank(cell) && /\d|^#/.test(fold(String(cell)));
}

function strayError(row: CodeRow): ResultCell {
  return row.text === ""
    ? invalid(CELL_ERRORS["row-without-code"])
    : invalid(CELL_ERRORS["no-row-code"], { text: shorten(row.text) });
}

interface Tree {
  /** For every row the rows that it is the sum of. */
  readonly below: readonly (readonly number[])[];
  /** Rows that stand under no other code. */
  readonly totals: readonly number[];
}

function treeOf(rows: readonly CodeRow[], cells: readonly (readonly Cell[])[]): Tree {
  const above = parents(rows);
  const below: number[][] = rows.map(() => []);
  above.forEach((parent, i) => {
    if (parent !== null) below[parent]!.push(i);
  });
  // A total may have no name; two rows without one are not both the total, so neither is.
  const nameless = rows.flatMap((r, i) => (r.text === "" && cells[i]!.some((c) => !isBlank(c)) ? [i] : []));
  const named = rows.some((r) => r.isTotal);
  const isTotal = rows.map((r, i) => r.isTotal || (!named && nameless.length === 1 && nameless[0] === i));
  const totals = isTotal.flatMap((t, i) => (t ? [i] : []));
  const roots = rows.flatMap((r, i) => (r.code !== null && above[i] === null ? [i] : []));
  const repeated = new Set(roots.map((i) => rows[i]!.code)).size < roots.length;
  // Stacked tables: a total row belongs to the codes up to the next one, or, as a last row, to those before it.
  const segments = (bounds: readonly number[]): number[][] =>
    bounds.map((total, n) =>
      bounds[0]! < (roots[0] ?? 0)
        ? between(roots, total, bounds[n + 1] ?? rows.length)
        : between(roots, bounds[n - 1] ?? -1, total),
    );
  const put = (bounds: readonly number[], parts: readonly number[][]): void => {
    for (const [n, total] of bounds.entries()) below[total] = parts[n] ?? roots;
  };
  if (repeated) put(totals, segments(totals));
  else {
    // Several 小计 of one table are each of their part, while its 合计 is of all. Several 合计 are of tables that share no code.
    const [parts, wholes] = [totals.filter((t) => rows[t]!.isPart), totals.filter((t) => !rows[t]!.isPart)];
    const apart = segments(wholes);
    const stacked = new Set(wholes.map((t) => rows[t]!.text)).size === 1 && apart.every((s) => s.length > 0);
    put(wholes, wholes.length > 1 && stacked ? apart : []);
    put(parts, parts.length > 1 ? segments(parts) : []);
  }
  return { below, totals };
}

/** Those of some ascending places that lie between two. */
function between(places: readonly number[], from: number, to: number): number[] {
  const first = (limit: number): number => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]! < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return places.slice(first(from + 1), first(to));
}

function readOnce(cell: Cell): () => Quantity | null {
  let read: Quantity | null | undefined;
  return () => (read === undefined ? (read = quantityOf(cell)) : read);
}

const LEVELS = ["类", "款", "项"] as const;

/**
 * `BUDGET.ROLLUP(codes, amounts, level)`: code and sums at a level, from the lowest codes of the table, so that subtotals that it
 * prints count once. What this would lose gets rows of its own behind the codes, said in the first column: a subtotal or
 * total that its parts do not add up to (with the difference), a code above the level asked for that has nothing below it,
 * and words that are no code.
 */
export function rollUp(codes: Argument, amounts: Argument, level: Argument): Result {
  sameHeight(codes, amounts);
  const wanted = levelArgument(level);
  const rows = codeRows(codes);
  const cells = rowsOf(amounts);
  const { below, totals } = treeOf(rows, cells);
  const isHeader = (i: number): boolean =>
    rows[i]!.code === null && !rows[i]!.isTotal && rows[i]!.text !== "" && !cells[i]!.some((c) => isStray(rows[i]!, c));
  const quantities = cells.map((row, i) => (isHeader(i) ? row.map(() => null) : row.map(moneyOf)));
  unitOf(quantities.flat());
  const isTotal = new Set(totals);
  const sums = new Map<string, (Sum | null)[]>();
  const rest: ResultCell[][] = [];
  const put = (label: string, row: readonly (Quantity | null)[]): void => {
    if (row.some((q) => q !== null && !q.isZero))
      rest.push([label, ...row.map((q) => (q === null ? "" : toNumber(q.value)))]);
  };
  rows.forEach(({ code, text }, i) => {
    const parts = below[i]!;
    if (parts.length > 0) {
      const name = code ?? (text === "" ? "合计" : text);
      put(
        `${name} 与下级之差`,
        differences(
          quantities[i]!,
          parts.map((p) => quantities[p]!),
        ),
      );
    } else if (code === null) {
      if (text === "") put("没有编码", quantities[i]!);
      else put(isTotal.has(i) ? `${text} 没有下级` : `${text} 不是科目编码`, quantities[i]!);
    } else if (code.length < 1 + 2 * wanted) put(`${code} 没有细分到${LEVELS[wanted - 1]!}`, quantities[i]!);
    else {
      const key = code.slice(0, 1 + 2 * wanted);
      const sum = sums.get(key) ?? quantities[i]!.map(() => null);
      quantities[i]!.forEach((q, c) => {
        if (q !== null) sum[c] = (sum[c] ?? new Sum()).add(q);
      });
      sums.set(key, sum);
    }
  });
  const out = [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, sum]): ResultCell[] => [code, ...sum.map((s) => (s === null ? "" : toNumber(s.value)))]);
  return out.length + rest.length > 0 ? [...out, ...rest] : [[""]];
}

/** What a printed sum says beyond its parts, column by column; nothing where it is blank, which arrives as 0 from some cells. */
function differences(
  total: readonly (Quantity | null)[],
  parts: readonly (readonly (Quantity | null)[])[],
): (Quantity | null)[] {
  return total.map((whole, c) => {
    if (whole === null || whole.isZero) return null;
    const sum = new Sum().add(whole);
    for (const part of parts) if (part[c]) sum.add(part[c], -1);
    return sum.isZero ? null : Quantity.exactly(sum.value, 0);
  });
}

function levelArgument(level: Argument): number {
  const cell = cellOf(level, "level");
  const named = LEVELS.indexOf(fold(textOf(cell)) as (typeof LEVELS)[number]) + 1;
  const found = named || Number(isBlank(cell) ? NaN : cell);
  if (![1, 2, 3].includes(found)) throw invalid(CELL_ERRORS["no-level"]);
  return found;
}
