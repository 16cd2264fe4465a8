import { plain, type CellRef } from "../../disclosure";
import type { Equation, Term } from "../types";

/** Address of a cell in the workbook, `支出总表!$D$5` or `D5`. */
export type AddressOf = (cell: CellRef) => string;

/**
 * A native Excel formula of an identity, so that the check stays live without the add-in. It says what the engine says:
 * 通过, 舍入 0.01 or 不符 -12.00, with the engine's tolerance (万元) written in and always rounded, for binary floats. All-blank cells
 * give an empty text. `let: true` uses LET (Excel 2021 and later); `false` runs in WPS and Excel 2016.
 */
export function nativeFormula(equation: Equation, addressOf: AddressOf, options: { readonly let: boolean }): string {
  const total = addressOf(equation.total.cell);
  const sum = partsExpression(equation, addressOf);
  const difference = `ROUND(${total}-${sum},6)`;
  const cells = [total, ...equation.parts.map((p) => addressOf(p.cell))];
  const blank = `COUNTA(${ranges(cells).join(",")})=0`;
  const t = plain(equation.tolerance);
  if (options.let) return `=IF(${blank},"",LET(d,${difference},${verdict(equation, "d", t)}))`;
  return `=IF(${blank},"",${verdict(equation, difference, t)})`;
}

/** `d` is a name or an expression that stands for the difference. */
function verdict(equation: Equation, d: string, tolerance: string): string {
  const pass = equation.kind === "at-most" ? `${d}<=0` : `${d}=0`;
  const within = equation.kind === "at-most" ? `${d}<=${tolerance}` : `ABS(${d})<=${tolerance}`;
  return `IF(${pass},"通过",IF(${within},"舍入 ","不符 ")&TEXT(${d},"0.00####"))`;
}

function partsExpression(equation: Equation, addressOf: AddressOf): string {
  if (equation.kind === "product") return `${equation.parts.map((p) => `N(${addressOf(p.cell)})`).join("*")}`;
  const plus = equation.parts.filter((p) => p.coefficient > 0);
  const minus = equation.parts.filter((p) => p.coefficient < 0);
  const positive = plus.length > 0 ? summed(plus, addressOf) : "0";
  return minus.length > 0 ? `(${positive}-${summed(minus, addressOf)})` : positive;
}

/** `SUM(C4:C7,C9)`: contiguous cells of a column or row become a range. */
function summed(parts: readonly Term[], addressOf: AddressOf): string {
  const units = parts.filter((p) => Math.abs(p.coefficient) === 1).map((p) => addressOf(p.cell));
  const scaled = parts
    .filter((p) => Math.abs(p.coefficient) !== 1)
    .map((p) => `${Math.abs(p.coefficient)}*N(${addressOf(p.cell)})`);
  return `SUM(${[...ranges(units), ...scaled].join(",")})`;
}

/**
 * `=BUDGET.CHECK(total, parts…, tolerance)` of an identity: the same verdict by the add-in's own function. Parts with the coefficient −1
 * are taken off inside the sum, rounded for binary floats; a copy or a range passes the cells themselves, so that a blank stays blank.
 */
export function budgetCheckFormula(equation: Equation, addressOf: AddressOf): string {
  const total = addressOf(equation.total.cell);
  return `=BUDGET.CHECK(${total},${checkParts(equation, addressOf)},${plain(equation.tolerance)})`;
}

function checkParts(equation: Equation, addressOf: AddressOf): string {
  const sum = partsExpression(equation, addressOf).replace(/^\((.*)\)$/, "$1");
  // total <= Σ is equality with the smaller of the two.
  if (equation.kind === "at-most") return `ROUND(MIN(${addressOf(equation.total.cell)},${sum}),6)`;
  if (equation.kind === "product") return `ROUND(${sum},6)`;
  const simple = equation.parts.every((p) => p.coefficient === 1);
  const list = ranges(equation.parts.map((p) => addressOf(p.cell)));
  return simple && list.length === 1 ? list[0]! : `ROUND(${sum},6)`;
}

interface Address {
  readonly prefix: string;
  readonly column: number;
  readonly row: number;
  readonly absolute: boolean;
}

const PATTERN = /^(.*!)?(\$?)([A-Z]{1,3})(\$?)(\d+)$/;

function parse(address: string): Address | null {
  const m = PATTERN.exec(address);
  if (!m) return null;
  const column = [...m[3]!].reduce((n, ch) => n * 26 + ch.charCodeAt(0) - 64, 0);
  return { prefix: m[1] ?? "", column, row: Number(m[5]), absolute: m[2] === "$" };
}

const letters = (n: number): string =>
  (n > 26 ? letters(Math.floor((n - 1) / 26)) : "") + String.fromCharCode(65 + ((n - 1) % 26));
const show = (a: Address, withPrefix: boolean): string =>
  `${withPrefix ? a.prefix : ""}${a.absolute ? "$" : ""}${letters(a.column)}${a.absolute ? "$" : ""}${a.row}`;

/** Collapses neighbouring addresses of one column or one row into ranges; addresses that are no A1 stay as they are. */
export function ranges(addresses: readonly string[]): string[] {
  const parsed = addresses.map(parse);
  if (parsed.some((p) => p === null)) return [...addresses];
  const list = (parsed as Address[]).slice();
  const out: string[] = [];
  let i = 0;
  while (i < list.length) {
    const first = list[i]!;
    let j = i;
    const follows = (a: Address, b: Address, down: boolean) =>
      a.prefix === b.prefix &&
      a.absolute === b.absolute &&
      (down ? b.column === a.column && b.row === a.row + 1 : b.row === a.row && b.column === a.column + 1);
    const next = list[i + 1];
    const down = next !== undefined && follows(first, next, true);
    const across = next !== undefined && follows(first, next, false);
    if (down || across) while (j + 1 < list.length && follows(list[j]!, list[j + 1]!, down)) j++;
    out.push(j === i ? show(first, true) : `${show(first, true)}:${show(list[j]!, false)}`);
    i = j + 1;
  }
  return out;
}
