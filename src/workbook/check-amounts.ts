import { ranges, sides, type Amounts, type Claim, type FigureRef } from "../checking";
import { a1, pinned, quoteSheet } from "./address";
import type { CellTarget } from "./plan";
import { wholeColumn } from "./row-keys";

/** Where a figure stands in the workbook. */
export interface FigurePlace {
  readonly target: CellTarget;
  /** What brings it to 万元, `/10000`; "" where it is in 万元. */
  readonly factor: string;
  /** Of a row that has a number of its own: a table that can be sorted. */
  readonly row: NumberedRow | null;
  /** The word beside a change. */
  readonly word: CellTarget | null;
}

/** A row by its number. */
export interface NumberedRow {
  readonly key: number;
  /** Column of the numbers. */
  readonly column: number;
  /** False where the table stands sorted while the plan is made: its cells are found by their rows' numbers alone. */
  readonly ordered: boolean;
  /** False where a search a check would take too long. */
  readonly searched: boolean;
}

/** A cell of the check sheet that is 0 while no table was sorted. */
export const ORDER_CELL = "$B$2";

/** Longest formula that Excel takes is 8,192 signs. */
const LONGEST = 8000;

const scaled = (expression: string, factor: string): string => (factor ? `(${expression}${factor})` : expression);

/** A cell by its address. */
const direct = (place: FigurePlace): string => scaled(pinned(place.target), place.factor);

/** A cell by the number of its row. */
const byKey = ({ target, factor, row }: FigurePlace): string =>
  row === null
    ? scaled(pinned(target), factor)
    : scaled(
        `SUMIF(${wholeColumn(target.sheet, row.column)},${row.key},${wholeColumn(target.sheet, target.column)})`,
        factor,
      );

/** The formulas of a check's two sides, and of its word, that hold whether or not tables were sorted. */
export interface SideFormulas {
  readonly left: string;
  readonly right: string;
  readonly word: string | undefined;
}

/** Sides as direct addresses, and by the numbers of rows where a table was sorted: nothing is searched while none was. */
export function sideFormulas(claim: Claim, placeOf: (ref: FigureRef) => FigurePlace): SideFormulas {
  const places = [claim.total, ...claim.parts].map((t) => placeOf(t.cell));
  const plain = sides(claim, {
    one: (ref) => direct(placeOf(ref)),
    sum: (refs) => added(sums(refs.map(placeOf))),
  });
  const keyed = sides(claim, keyedAmounts(placeOf));
  const either = (here: string, there: string): string => guarded(places, here, there);
  const change = claim.kind === "direction" ? placeOf(claim.parts[1]!.cell) : null;
  return {
    left: `=${either(plain.left, keyed.left)}`,
    right: `=${either(plain.right, keyed.right)}`,
    word: change?.word ? either(pinned(change.word), lookup(change, change.word)) : undefined,
  };
}

function guarded(places: readonly FigurePlace[], here: string, there: string): string {
  const rows = places.flatMap((p) => (p.row ? [p.row] : []));
  if (rows.length === 0) return here;
  const searched = rows.every((r) => r.searched) && here.length + there.length < LONGEST;
  const keyed = searched ? there : "NA()";
  return rows.every((r) => r.ordered) ? `IF(${ORDER_CELL}=0,${here},${keyed})` : keyed;
}

/** A text by its cell, or by the number of its row. */
export const textFormula = (place: FigurePlace): string =>
  guarded([place], pinned(place.target), lookup(place, place.target));

const lookup = ({ row }: FigurePlace, target: CellTarget): string =>
  row ? `INDEX(${wholeColumn(target.sheet, target.column)},${matched(target.sheet, row)})` : pinned(target);

const matched = (sheet: string, row: NumberedRow): string => `MATCH(${row.key},${wholeColumn(sheet, row.column)},0)`;

function keyedAmounts(placeOf: (ref: FigureRef) => FigurePlace): Amounts {
  return {
    one: (ref) => byKey(placeOf(ref)),
    sum: (refs) => {
      const places = refs.map(placeOf);
      return added([...sums(places.filter((p) => p.row === null)), ...intervals(places)]);
    },
  };
}

const added = (terms: readonly string[]): string => (terms.length === 1 ? terms[0]! : `(${terms.join("+")})`);

/** Sums of cells by their addresses, one for each unit of money: neighbours become ranges. */
function sums(places: readonly FigurePlace[]): string[] {
  return [...new Set(places.map((p) => p.factor))].map((factor) => {
    const cells = places.filter((p) => p.factor === factor).map((p) => pinned(p.target));
    return scaled(`SUM(${ranges(cells).join(",")})`, factor);
  });
}

/** Rows whose numbers follow one another are summed as one interval. */
function intervals(places: readonly FigurePlace[]): string[] {
  const keyed = places.filter((p) => p.row !== null);
  const out: string[] = [];
  for (let i = 0; i < keyed.length;) {
    const first = keyed[i]!;
    let j = i + 1;
    while (j < keyed.length && follows(keyed[j - 1]!, keyed[j]!)) j++;
    if (j - i < 3) for (let k = i; k < j; k++) out.push(byKey(keyed[k]!));
    else {
      const { target, row } = first;
      const keys = wholeColumn(target.sheet, row!.column);
      const sum = wholeColumn(target.sheet, target.column);
      const [from, to] = [row!.key, keyed[j - 1]!.row!.key];
      out.push(scaled(`SUMIFS(${sum},${keys},">=${from}",${keys},"<=${to}")`, first.factor));
    }
    i = j;
  }
  return out;
}

const follows = (a: FigurePlace, b: FigurePlace): boolean =>
  a.target.sheet === b.target.sheet &&
  a.target.column === b.target.column &&
  a.factor === b.factor &&
  b.row!.key === a.row!.key + 1;

/** A formula that names a cell and leads there, wherever its row stands now. */
export function placeFormula({ target, row }: FigurePlace): string {
  const text = (s: string): string => `"${s.replace(/"/g, '""')}"`;
  const cell = pinned(target);
  const at = row && guarded([{ target, row, factor: "", word: null }], `ROW(${cell})`, matched(target.sheet, row));
  const address = `ADDRESS(${at ?? `ROW(${cell})`},COLUMN(${cell}),4)`;
  return `=HYPERLINK(${text(`#${quoteSheet(target.sheet)}!`)}&${address},${text(`${target.sheet}!`)}&${address})`;
}

/** What {@link placeFormula} shows. */
export const placeText = ({ target }: FigurePlace): string => `${target.sheet}!${a1(target.row, target.column)}`;
