import { fold, type ColumnBinding, type PrintedPlace } from "../../disclosure";
import { REPEATABLE } from "../standard/binding";
import type { Guide } from "./guide";

/** The bindings of a table's columns as a person wants them. What another column held is free then, unless it is theirs too. */
export function correctBindings(
  bound: readonly (ColumnBinding | null)[],
  columns: readonly string[],
  places: readonly PrintedPlace[],
  guide: Guide,
): (ColumnBinding | null)[] {
  const wishes = new Map<number, ColumnBinding | null>();
  for (const place of places)
    for (const step of guide.columnsOf(place)) {
      const at = columnOf(columns, step.column, step.header);
      if (at < 0) continue;
      guide.take(step);
      wishes.set(at, step.binding);
    }
  if (wishes.size === 0) return [...bound];
  const out = bound.map((b, c) => (wishes.has(c) ? wishes.get(c)! : b));
  for (const [c, wish] of wishes) {
    if (wish === null || REPEATABLE.test(wish.key)) continue;
    out.forEach((b, other) => {
      if (other !== c && b !== null && !wishes.has(other) && sameColumn(b, wish)) out[other] = null;
    });
  }
  return out;
}

/** The column of that header where it was, else the only one of that header. */
function columnOf(columns: readonly string[], column: number, header: string): number {
  const words = headerWords(header);
  if (columns[column] !== undefined && headerWords(columns[column]) === words) return column;
  const same = columns.flatMap((c, i) => (headerWords(c) === words ? [i] : []));
  return same.length === 1 ? same[0]! : -1;
}

/** A header without its year: next year's form prints another. */
export function headerWords(header: string): string {
  return fold(header).replace(/20\d\d年?度?/g, "");
}

function sameColumn(a: ColumnBinding, b: ColumnBinding): boolean {
  return a.key === b.key && a.side === b.side && a.basis === b.basis && a.item === b.item;
}
