import Decimal from "decimal.js";
import { readAddress } from "./address";
import { cellNumber } from "./format/show";
import type { Sheet, SheetCell } from "./model";

/** Cells that one workbook's formulas may look at together: sums of sums are kept, so that real ones need few. */
const MOST_LOOKUPS = 2_000_000;
/** Formulas that lead to formulas, and brackets in brackets. */
const DEEPEST = 200;

/**
 * Results of formulas that a file holds without results, where they are plain arithmetic: SUM, ROUND, + − × ÷ and brackets over cells that
 * have values. Everything else stays without a result: a half-right engine would invent numbers.
 */
export class Computer {
  private readonly cells = new Map<string, Map<string, SheetCell>>();
  private readonly results = new Map<SheetCell, Decimal | null>();
  private lookups = 0;
  private depth = 0;

  constructor(sheets: readonly Sheet[]) {
    for (const sheet of sheets)
      this.cells.set(sheet.name.toLowerCase(), new Map(sheet.cells.map((c) => [keyOf(c.row, c.column), c])));
  }

  /** The exact result of a formula's cell, or null where it is no such formula. */
  resultOf(cell: SheetCell, sheet: string): Decimal | null {
    const known = this.results.get(cell);
    if (known !== undefined) return known;
    // A formula that leads to itself has no result.
    this.results.set(cell, null);
    if (this.depth >= DEEPEST) return null;
    this.depth++;
    const result = new Sum(cell.formula ?? "", sheet.toLowerCase(), this).read();
    this.depth--;
    this.results.set(cell, result);
    return result;
  }

  /** The number in a cell: 0 of a blank one, null of words and of what has no result. */
  numberAt(sheet: string, row: number, column: number): Decimal | null {
    if (++this.lookups > MOST_LOOKUPS) return null;
    const cell = this.cells.get(sheet)?.get(keyOf(row, column));
    if (!cell) return this.cells.has(sheet) ? ZERO : null;
    return this.numberOf(cell, sheet);
  }

  /** The sum over an area, words left out as SUM does; null where a cell of it has no result. */
  sumOf(sheet: string, from: Corner, to: Corner): Decimal | null {
    const cells = this.cells.get(sheet);
    if (!cells) return null;
    const [top, bottom] = [Math.min(from.row, to.row), Math.max(from.row, to.row)];
    const [left, right] = [Math.min(from.column, to.column), Math.max(from.column, to.column)];
    const inside = (c: SheetCell): boolean => c.row >= top && c.row <= bottom && c.column >= left && c.column <= right;
    const area = (bottom - top + 1) * (right - left + 1);
    this.lookups += Math.min(area, cells.size);
    if (this.lookups > MOST_LOOKUPS) return null;
    let sum = ZERO;
    const add = (cell: SheetCell): boolean => {
      if (cell.content.type === "text") return true;
      const value = this.numberOf(cell, sheet);
      if (value !== null) sum = sum.add(value);
      return value !== null;
    };
    if (area > cells.size) {
      for (const cell of cells.values()) if (inside(cell) && !add(cell)) return null;
      return sum;
    }
    for (let r = top; r <= bottom; r++)
      for (let c = left; c <= right; c++) {
        const cell = cells.get(keyOf(r, c));
        if (cell && !add(cell)) return null;
      }
    return sum;
  }

  private numberOf(cell: SheetCell, sheet: string): Decimal | null {
    if (cell.unsaved) return this.resultOf(cell, sheet);
    if (cell.content.type === "blank") return ZERO;
    return cell.content.type === "number" ? cellNumber(cell.content.value) : null;
  }
}

const ZERO = new Decimal(0);
const keyOf = (row: number, column: number): string => `${row},${column}`;

interface Corner {
  readonly row: number;
  readonly column: number;
}

/** Reads a formula from left to right. Null at any place means: not plain arithmetic. */
class Sum {
  private at = 0;
  private nested = 0;

  constructor(
    private readonly formula: string,
    private readonly sheet: string,
    private readonly computer: Computer,
  ) {}

  read(): Decimal | null {
    this.take("=");
    const value = this.terms();
    return this.formula.slice(this.at).trim() === "" ? value && cellNumber(value.toString()) : null;
  }

  private terms(): Decimal | null {
    if (++this.nested > DEEPEST) return null;
    let sum = this.product();
    while (sum !== null) {
      const sign = this.take("+") ? 1 : this.take("-") ? -1 : 0;
      if (sign === 0) break;
      const next = this.product();
      sum = next === null ? null : sum.add(next.mul(sign));
    }
    this.nested--;
    return sum;
  }

  private product(): Decimal | null {
    let product = this.signed();
    while (product !== null) {
      const times = this.take("*");
      if (!times && !this.take("/")) break;
      const next = this.signed();
      if (next === null || (!times && next.isZero())) return null;
      product = times ? product.mul(next) : product.div(next);
    }
    return product;
  }

  private signed(): Decimal | null {
    let sign = 1;
    for (;;) {
      if (this.take("-")) sign = -sign;
      else if (!this.take("+")) break;
    }
    return this.one()?.mul(sign) ?? null;
  }

  private one(): Decimal | null {
    if (this.take("(")) {
      const value = this.terms();
      return this.take(")") ? value : null;
    }
    if (this.word(/sum\(/iy) !== null) return this.sum();
    if (this.word(/round\(/iy) !== null) return this.round();
    const number = this.word(/\d+(?:\.\d*)?(?![\d.:A-Za-z!])/y);
    if (number !== null) return new Decimal(number);
    const place = this.reference();
    return place && this.computer.numberAt(place.sheet, place.row, place.column);
  }

  /** What stands between the brackets of ROUND: half away from zero, as Excel rounds. */
  private round(): Decimal | null {
    const value = this.terms();
    if (value === null || !this.take(",")) return null;
    const places = this.word(/\d(?=\s*\))/y);
    return places !== null && this.take(")") ? value.toDecimalPlaces(Number(places), Decimal.ROUND_HALF_UP) : null;
  }

  /** What stands between the brackets of SUM. */
  private sum(): Decimal | null {
    let total: Decimal | null = ZERO;
    do {
      const value = this.argument();
      total = value === null || total === null ? null : total.add(value);
    } while (total !== null && this.take(","));
    return this.take(")") ? total : null;
  }

  private argument(): Decimal | null {
    const start = this.at;
    const from = this.reference();
    if (from) {
      if (this.take(":")) {
        const to = this.reference();
        return to && this.computer.sumOf(from.sheet, from, to);
      }
      if (/^\s*[,)]/.test(this.formula.slice(this.at, this.at + 10)))
        return this.computer.sumOf(from.sheet, from, from);
    }
    this.at = start;
    return this.terms();
  }

  private reference(): (Corner & { sheet: string }) | null {
    const start = this.at;
    const quoted = this.word(/'(?:[^']|'')+'!/y);
    const named = quoted ?? this.word(/[^\s'!:,()+\-*/^&=<>"]+!/y);
    const place = readAddress(this.word(/\$?[A-Za-z]{1,3}\$?\d{1,7}(?![\w.(])/y) ?? "");
    if (!place) {
      this.at = start;
      return null;
    }
    const sheet = quoted ? quoted.slice(1, -2).replace(/''/g, "'") : named?.slice(0, -1);
    return { ...place, sheet: sheet === undefined ? this.sheet : sheet.toLowerCase() };
  }

  private take(sign: string): boolean {
    while (/\s/.test(this.formula[this.at] ?? "")) this.at++;
    if (this.formula[this.at] !== sign) return false;
    this.at++;
    return true;
  }

  /** What a sticky pattern finds here. */
  private word(pattern: RegExp): string | null {
    while (/\s/.test(this.formula[this.at] ?? "")) this.at++;
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.formula)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }
}
