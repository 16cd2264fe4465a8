import { caught, isRange, type Argument, type Cell, type Result, type ResultCell } from "./arguments";
import { invalid } from "./errors";
import { CELL_ERRORS } from "../words";

/**
 * Applies a function to the cells of several arguments that stand at the same place. Single cells give one value and throw
 * their error. Ranges are of the same shape; one cell, one row or one column goes with every row and column of the others.
 * The result has their shape, with an error in the place of the cell that caused it.
 */
export function broadcast<const N extends readonly Argument[]>(
  args: N,
  apply: (...cells: { [K in keyof N]: Cell }) => ResultCell,
): Result {
  const call = (cells: readonly Cell[]): ResultCell => apply(...(cells as { [K in keyof N]: Cell }));
  if (!args.some(isRange)) return call(args as readonly Cell[]);
  const grids = args.map((a) => (isRange(a) ? a : [[a]]));
  const rows = extent(grids.map((g) => g.length));
  const columns = extent(grids.map((g) => g[0]?.length ?? 0));
  const cells = (row: number, column: number): Cell[] =>
    grids.map((g) => {
      const line = g[g.length === 1 ? 0 : row]!;
      return line[line.length === 1 ? 0 : column];
    });
  if (rows === 1 && columns === 1) return [[call(cells(0, 0))]];
  return Array.from({ length: rows }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) => caught(() => call(cells(row, column)))),
  );
}

/** The length that all lengths but those of one share. */
function extent(lengths: readonly number[]): number {
  const [most = 1, ...others] = [...new Set(lengths.filter((n) => n !== 1))];
  if (others.length > 0)
    throw invalid(CELL_ERRORS["shapes-differ"], { left: Math.min(most, ...others), right: Math.max(most, ...others) });
  return most;
}
