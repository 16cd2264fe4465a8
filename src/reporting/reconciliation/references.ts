import { convert, Decimal, type MoneyUnit } from "../../disclosure";
import { a1, pinned, pinnedA1, quoteSheet, rectA1, type CellValue } from "../../workbook";
import { liveBlank, liveNumber, type LiveCell } from "../template";
import { readAmount, type Side, type SideCell } from "./side";

/** Where a cell of a disclosure stands in the tables of a workbook, as formulas find it. */
export type LiveCells = (ref: NonNullable<SideCell["ref"]>) => LiveCell | null;

/** Formulas of a row's amount and of the link to it, without their `=`; null where no formula leads there. */
export interface RowReference {
  readonly amount: string;
  readonly link: string;
}

/** Longest text that MATCH looks for. */
const LONGEST_KEY = 255;

/**
 * Finds rows of a side in the workbook by formulas that a sort of that side leaves right: rows of the user's by what stands in their column of
 * codes or names, rows of ours by their numbers.
 */
export class SideReferences {
  private readonly keys: readonly number[];
  private readonly times = new Map<number, ReadonlyMap<string, number>>();

  constructor(
    private readonly side: Side,
    /** Unit of the result. */
    private readonly unit: MoneyUnit | null,
    private readonly live: LiveCells | null,
  ) {
    const { code, name } = side.columns;
    this.keys = [code, name].filter((c): c is number => c !== null);
    for (const c of this.keys) {
      const counts = new Map<string, number>();
      for (const row of side.table.rows) {
        const key = known(row[c]?.value ?? null);
        if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      this.times.set(c, counts);
    }
  }

  /** The formulas of a row of the table. */
  of(index: number): RowReference | null {
    const row = this.side.table.rows[index]!;
    const cell = row[this.side.columns.amount];
    if (!cell) return null;
    if (cell.ref) return this.ofOurs(cell);
    return cell.at && this.side.table.origin.kind === "range" ? this.ofRange(row, cell) : null;
  }

  private ofOurs(cell: SideCell): RowReference | null {
    const live = this.live?.(cell.ref!);
    if (!live) return null;
    const unit = this.unit ?? live.unit ?? "万元";
    // Its row's number comes first.
    const [keys, key] = live.criteria[0]!;
    return {
      amount: readAmount(cell).value === null ? liveBlank(live, unit) : liveNumber(live, unit, false),
      link: linkTo(pinned(live.target), `MATCH(${key},${keys},0)`),
    };
  }

  private ofRange(row: readonly SideCell[], cell: SideCell): RowReference | null {
    const { amount } = this.side.columns;
    const column = this.columnOf(amount);
    const first = this.side.table.rows[0]![amount]!.at!;
    const at = this.keys.find((c) => {
      const value = row[c]?.value ?? null;
      const key = known(value);
      return key !== null && String(value).length <= LONGEST_KEY && this.times.get(c)!.get(key) === 1;
    });
    const here = cell.at!;
    if (at !== undefined) {
      const match = `MATCH(${literal(row[at]!.value)},${this.columnOf(at)},0)`;
      const number = this.numberOf(cell, `INDEX(${column},${match})`);
      return number === null
        ? null
        : { amount: number, link: linkTo(pinned(first), `ROW(${pinned(first)})-1+${match}`) };
    }
    // Several rows say the same of themselves: the cell itself, as long as its row still says that.
    const guards = this.keys.flatMap((c) => {
      const key = row[c];
      return key?.at && key.value !== null && key.value !== "" && String(key.value).length <= LONGEST_KEY
        ? [`${pinned(key.at)}=${compared(key.value)}`]
        : [];
    });
    const number = guards.length === 0 ? null : this.numberOf(cell, pinned(here));
    if (number === null) return null;
    return {
      amount: `IF(${guards.length === 1 ? guards[0]! : `AND(${guards.join(",")})`},${number},NA())`,
      link: linkTo(pinned(here), `ROW(${pinned(here)})`),
    };
  }

  /** The body of a column, `'账'!$C$5:$C$20`. */
  private columnOf(column: number): string {
    const { rows } = this.side.table;
    const at = rows[0]![column]!.at!;
    const rect = rectA1({ row: at.row, column: at.column, rows: rows.length, columns: 1 });
    return `${quoteSheet(at.sheet)}!${pinnedA1(rect)}`;
  }

  /** A cell's number in the unit of the result; null where a formula does not read it as it is read here. */
  private numberOf(cell: SideCell, expression: string): string | null {
    const scale = factor(this.side.columns.unit, this.unit);
    if (cell.value === null || cell.value === "") return `IF(${expression}="","",${expression}${scale})`;
    if (typeof cell.value === "number") return `${expression}${scale}`;
    const read = readAmount(cell);
    const plain = String(cell.value).replace(/,/g, "").trim();
    const isPlain = /^-?\d+(?:\.\d+)?$/.test(plain) && read.value?.eq(new Decimal(plain)) && read.unit === null;
    // What is no number shows as what it is, and what it becomes is a number then.
    if (!read.legible) return expression;
    return isPlain ? `VALUE(SUBSTITUTE(${expression},",",""))${scale}` : null;
  }
}

/** A key as MATCH compares it: by its type, whatever its case. */
const known = (value: CellValue): string | null =>
  value === null || value === "" || typeof value === "boolean"
    ? null
    : `${typeof value} ${String(value).toLowerCase()}`;

const quoted = (text: string): string => `"${text.replace(/"/g, '""')}"`;

/** A key as MATCH looks for it: signs that stand for others are told to stand for themselves. */
const literal = (value: CellValue): string =>
  typeof value === "number" ? String(value) : quoted(String(value).replace(/[~*?]/g, "~$&"));

/** The same where cells are compared by `=`. */
const compared = (value: CellValue): string => (typeof value === "number" ? String(value) : quoted(String(value)));

function factor(from: MoneyUnit | null, to: MoneyUnit | null): string {
  if (from === null || to === null || from === to) return "";
  const one = convert(new Decimal(1), from, to);
  return one.gt(1) ? `*${one.toFixed()}` : `/${convert(new Decimal(1), to, from).toFixed()}`;
}

/** A formula that names the cell of a column in a row, and leads there. @param row number of the row, as an expression */
function linkTo(cell: string, row: string): string {
  const sheet = cell.slice(0, cell.lastIndexOf("!"));
  const name = sheet.slice(1, -1).replace(/''/g, "'");
  const address = `ADDRESS(${row},COLUMN(${cell}),4)`;
  return `HYPERLINK(${quoted(`#${sheet}!`)}&${address},${quoted(`${name}!`)}&${address})`;
}

/** What a link to a cell shows. */
export const linkText = (cell: SideCell): string =>
  cell.at ? `${cell.at.sheet}!${a1(cell.at.row, cell.at.column)}` : "";
