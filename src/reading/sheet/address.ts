/** Addresses of cells in A1 notation. */

/** More letters than any column has: what is longer is no address. */
const LONGEST = 7;

/** Column of letters, from 0. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.charCodeAt(0) & 31);
  return column - 1;
}

/** `C` of 2. */
export function columnName(column: number): string {
  let name = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** `C5` of row 4 and column 2. */
export function addressOf(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** Row and column of `C5` or `$C$5`, from 0; null for what is no address. */
export function readAddress(text: string): { row: number; column: number } | null {
  const m = /^\$?([A-Za-z]{1,7})\$?(\d{1,15})$/.exec(text);
  if (!m || m[1]!.length > LONGEST) return null;
  return { row: Number(m[2]) - 1, column: columnNumber(m[1]!) };
}
