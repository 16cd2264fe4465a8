import { caught, rowsOf, type Argument, type Cell, type Result, type ResultCell } from "../arguments";
import { broadcast } from "../broadcast";
import { FunctionError } from "../errors";
import { resolve, type Family } from "./family";

/** A code with its name, or the error that says why the name is not known. */
export type CodeAndName = readonly [code: string, name: string | FunctionError];

/** A code with its name of a year, or with the error that says why there is none. */
export function codeAndName(family: Family, code: string, year: number | null): CodeAndName {
  return [code, caught(() => resolve(family, code, year).name)];
}

/**
 * Lists of codes and names: for one code a row each, for a range of codes a row a code with its list across. An error
 * stands at the beginning of its row.
 */
export function codesAndNames<const N extends readonly Argument[]>(
  args: N,
  list: (...cells: { [K in keyof N]: Cell }) => readonly CodeAndName[],
): Result {
  const single = args.every((a) => rowsOf(a).length === 1 && rowsOf(a)[0]!.length === 1);
  if (single) {
    const rows = list(...(args.map((a) => rowsOf(a)[0]![0]) as { [K in keyof N]: Cell }));
    return rows.length === 0 ? [[""]] : rows.map((row) => [...row]);
  }
  const lists: (readonly CodeAndName[])[] = [];
  // Takes the shapes of the arguments and their errors as every function does; the list itself is kept aside.
  const cells = broadcast(args, (...given) => lists.push(list(...given)) - 1);
  const rows = Array.isArray(cells) ? cells.flat() : [cells];
  const across = rows.map((r): ResultCell[] => (r instanceof FunctionError ? [r] : lists[r as number]!.flat()));
  const width = Math.max(2, ...across.map((r) => r.length));
  return across.map((r) => [...r, ...Array<string>(width - r.length).fill("")]);
}
