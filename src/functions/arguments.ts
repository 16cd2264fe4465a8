import { stripWhitespace, toHalfWidth } from "../disclosure";
import { FunctionError, invalid } from "./errors";
import { ARGUMENT_NAMES, CELL_ERRORS, type ArgumentName } from "../words";

/** A cell as a host hands it over: an empty one as "" or 0, an omitted argument as null. */
export type Cell = string | number | boolean | null | undefined;

/** An argument: a cell, or a range as rows of cells. */
export type Argument = Cell | readonly (readonly Cell[])[];

/** What a cell of a result holds; an error only inside a spilled result. */
export type ResultCell = string | number | boolean | FunctionError;

/** A result: one cell, or rows of cells that spill. */
export type Result = ResultCell | ResultCell[][];

/** True for a range. */
export function isRange(argument: Argument): argument is readonly (readonly Cell[])[] {
  return Array.isArray(argument);
}

/** The argument as rows of cells. */
export function rowsOf(argument: Argument): readonly (readonly Cell[])[] {
  return isRange(argument) ? argument : [[argument]];
}

/** All cells of an argument, row by row. */
export function cellsOf(argument: Argument): readonly Cell[] {
  return isRange(argument) ? argument.flat() : [argument];
}

/** The one cell of an argument; a range of one cell counts as that cell. */
export function cellOf(argument: Argument, name: ArgumentName): Cell {
  if (!isRange(argument)) return argument;
  const cells = argument.flat();
  if (cells.length > 1) throw invalid(CELL_ERRORS["one-cell"], { name: ARGUMENT_NAMES[name] });
  return cells[0];
}

/** True for an omitted argument, an empty cell, and text of white space only. */
export function isBlank(cell: Cell): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && stripWhitespace(cell) === "");
}

/** The words of a cell; numbers as they are written. */
export function textOf(cell: Cell): string {
  return isBlank(cell) ? "" : String(cell);
}

/** A cell of a table as a result shows it: as it stands, an empty one as "". */
export function shownCell(cell: Cell): ResultCell {
  return isBlank(cell) ? "" : (cell as ResultCell);
}

/**
 * A budget year: 2024, "2024年", a date or its text. Null where it is omitted, and for the 0 that an empty cell becomes.
 */
export function yearArgument(argument: Argument): number | null {
  return yearOfCell(cellOf(argument, "year"));
}

/** The year that one cell names, null for a blank one. */
export function yearOfCell(cell: Cell): number | null {
  if (isBlank(cell) || cell === 0) return null;
  if (typeof cell === "number") {
    if (Number.isInteger(cell) && cell >= 1949 && cell <= 2200) return cell;
    // A date cell arrives as its serial number: 1949-01-01 is 17899, and 73,050 lies in 2100.
    if (cell >= 17899 && cell <= 109575)
      return new Date(Date.UTC(1899, 11, 30) + Math.floor(cell) * 86_400_000).getUTCFullYear();
  } else if (typeof cell === "string") {
    const m = /^(?:公元)?((?:19|20)\d\d)(年度?.*|[-/.](?:0?[1-9]|1[0-2])(?!\d).*|预算|决算)?$/.exec(
      toHalfWidth(stripWhitespace(cell)),
    );
    // Of two years that a text names (2024年至2026年) neither is the year.
    if (m && !/(?:19|20)\d\d(?!\d)|\d年/.test(m[2] ?? "")) return Number(m[1]);
    if (/^0+$/.test(cell)) return null;
  }
  throw invalid(CELL_ERRORS["no-year"], { text: String(cell) });
}

/** A yes or no: TRUE/FALSE, 1/0, 是/否; `fallback` where it is omitted. */
export function flagArgument(argument: Argument, name: ArgumentName, fallback: boolean): boolean {
  const cell = cellOf(argument, name);
  if (isBlank(cell)) return fallback;
  if (typeof cell === "boolean") return cell;
  if (typeof cell === "number") return cell !== 0;
  const word = stripWhitespace(String(cell)).toUpperCase();
  if (["TRUE", "是", "YES", "1"].includes(word)) return true;
  if (["FALSE", "否", "NO", "0"].includes(word)) return false;
  throw invalid(CELL_ERRORS["no-flag"], { name: ARGUMENT_NAMES[name], text: String(cell) });
}

/** A whole number within bounds; `fallback` where it is omitted. */
export function integerArgument(
  argument: Argument,
  name: ArgumentName,
  fallback: number,
  least: number,
  most: number,
): number {
  const cell = cellOf(argument, name);
  if (isBlank(cell)) return fallback;
  const value =
    typeof cell === "number" ? cell : typeof cell === "string" ? Number(toHalfWidth(stripWhitespace(cell))) : NaN;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw invalid(CELL_ERRORS["no-integer"], { name: ARGUMENT_NAMES[name], least, most, text: String(cell) });
  }
  return value;
}

/**
 * Applies a function to every cell. One cell gives one value and throws its error; a range gives a range of the same
 * shape, with an error in the place of the cell that caused it.
 */
export function eachCell(argument: Argument, apply: (cell: Cell) => ResultCell): Result {
  if (!isRange(argument)) return apply(argument);
  if (argument.length === 1 && argument[0]!.length === 1) return [[apply(argument[0]![0])]];
  return argument.map((row) => row.map((cell) => caught(() => apply(cell))));
}

/** The value, or the function error in its place; any other error is a fault of the program and is not swallowed. */
export function caught<T>(compute: () => T): T | FunctionError {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FunctionError) return error;
    throw error;
  }
}
