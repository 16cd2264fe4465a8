import { plain } from "../../disclosure";
import type { Claim, FigureRef, Term } from "../types";

/** How formulas name what stands in a workbook. */
export interface Amounts {
  /** One amount in 万元 (of a percentage its points). */
  readonly one: (ref: FigureRef) => string;
  /** The sum of amounts, as one expression. */
  readonly sum: (refs: readonly FigureRef[]) => string;
}

/** Addresses of a check's own row. */
export interface CheckRow {
  readonly left: string;
  readonly right: string;
  readonly difference: string;
  readonly tolerance: string;
  /** The word beside a change (增加, 减少, 持平): an expression; only of a direction. */
  readonly word?: string;
}

/** Amounts that stand at addresses, `'支出总表'!D5`: neighbours become ranges. */
export function addressed(addressOf: (ref: FigureRef) => string): Amounts {
  return { one: addressOf, sum: (refs) => `SUM(${ranges(refs.map(addressOf)).join(",")})` };
}

/** Both sides of a check as expressions, in plain functions of every spreadsheet; sums are rounded, for binary floats. */
export function sides(claim: Claim, amounts: Amounts): { readonly left: string; readonly right: string } {
  const { kind, total, parts } = claim;
  switch (kind) {
    case "zero":
      return { left: amounts.sum([total, ...parts].map((t) => t.cell)), right: "0" };
    case "direction":
      return { left: amounts.one(total.cell), right: amounts.one(parts[0]!.cell) };
    case "share": {
      const [part, ...whole] = parts;
      return {
        left: amounts.one(total.cell),
        right: `ROUND(100*${amounts.one(part!.cell)}/${summed(whole, amounts)},6)`,
      };
    }
    case "product":
      return {
        left: amounts.one(total.cell),
        right: `ROUND(${parts.map((p) => amounts.one(p.cell)).join("*")},6)`,
      };
    default: {
      const [only] = parts;
      const copied = parts.length === 1 && only!.coefficient === 1;
      return {
        left: amounts.one(total.cell),
        right: copied ? amounts.one(only!.cell) : `ROUND(${summed(parts, amounts)},6)`,
      };
    }
  }
}

/** What may be said of a difference, as the cells of its row have it; the same as the engine says. */
export function verdictFormula(claim: Claim, row: CheckRow, mode: "addin" | "native"): string {
  return `=IF(ISERROR(${row.difference}),"无法核对",${verdict(claim, row, mode)})`;
}

function verdict({ kind, passes, below }: Claim, row: CheckRow, mode: "addin" | "native"): string {
  const { left, right, difference: d, tolerance: t } = row;
  const off = `"不符 "&TEXT(${d},"0.00####")`;
  if (kind === "direction") return `IF(SIGN(${d})=IF(${row.word}="增加",1,IF(${row.word}="减少",-1,0)),"通过",${off})`;
  const within =
    kind === "at-most"
      ? `${d}<=${t}`
      : below === undefined
        ? `ABS(${d})<=${t}`
        : `AND(${d}<=${t},${d}>=-${plain(below)})`;
  if (passes) return `IF(${within},"通过",${off})`;
  // total <= Σ is equality with the smaller of the two.
  if (mode === "addin" && below === undefined)
    return `BUDGET.CHECK(${left},${kind === "at-most" ? `MIN(${left},${right})` : right},${t})`;
  const pass = kind === "at-most" ? `${d}<=0` : `${d}=0`;
  return `IF(${pass},"通过",IF(${within},"舍入 ","不符 ")&TEXT(${d},"0.00####"))`;
}

function summed(parts: readonly Term<FigureRef>[], amounts: Amounts): string {
  const plus = signed(
    parts.filter((p) => p.coefficient > 0),
    amounts,
  );
  const minus = signed(
    parts.filter((p) => p.coefficient < 0),
    amounts,
  );
  if (minus === null) return plus ?? "0";
  return `(${plus ?? "0"}-${minus})`;
}

/** Parts of one sign, by their sizes. */
function signed(parts: readonly Term<FigureRef>[], amounts: Amounts): string | null {
  const units = parts.filter((p) => Math.abs(p.coefficient) === 1).map((p) => p.cell);
  const scaled = parts
    .filter((p) => Math.abs(p.coefficient) !== 1)
    .map((p) => `${Math.abs(p.coefficient)}*${amounts.one(p.cell)}`);
  const terms = [...(units.length > 0 ? [amounts.sum(units)] : []), ...scaled];
  return terms.length === 0 ? null : terms.length === 1 ? terms[0]! : `(${terms.join("+")})`;
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

/**
 * Collapses addresses that follow one another down a column into ranges; addresses that are no A1 stay as they are. Along a row each stands
 * by itself: a column that is moved out of a range, or put into one, would change the sum.
 */
export function ranges(addresses: readonly string[]): string[] {
  const parsed = addresses.map(parse);
  if (parsed.some((p) => p === null)) return [...addresses];
  const list = parsed as Address[];
  const out: string[] = [];
  const follows = (a: Address, b: Address): boolean =>
    a.prefix === b.prefix && a.absolute === b.absolute && b.column === a.column && b.row === a.row + 1;
  for (let i = 0; i < list.length;) {
    let j = i;
    while (j + 1 < list.length && follows(list[j]!, list[j + 1]!)) j++;
    out.push(j === i ? show(list[i]!, true) : `${show(list[i]!, true)}:${show(list[j]!, false)}`);
    i = j + 1;
  }
  return out;
}
