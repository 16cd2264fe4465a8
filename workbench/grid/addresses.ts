/** A rectangle of cells, zero-based and inclusive. */
export interface Rect {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Excel's own limits: what `worksheet.getRange()` without an address means. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

export const columnName = (index: number): string => {
  let name = "";
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
};

export const columnIndex = (name: string): number =>
  [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const CELL = /^\$?([A-Z]{1,3})\$?(\d+)$/i;
const COLUMN = /^\$?([A-Z]{1,3})$/i;
const ROW = /^\$?(\d+)$/;

type Corner = { row?: number; column?: number };

const corner = (text: string): Corner | undefined => {
  const cell = CELL.exec(text);
  if (cell) return { column: columnIndex(cell[1]!), row: Number(cell[2]) - 1 };
  const column = COLUMN.exec(text);
  if (column) return { column: columnIndex(column[1]!) };
  const row = ROW.exec(text);
  return row ? { row: Number(row[1]) - 1 } : undefined;
};

/** Splits `'表 1'!A1:B2` into the sheet's name and the rest. */
export const splitSheet = (reference: string): { sheet?: string; address: string } => {
  const bang = reference.lastIndexOf("!");
  if (bang < 0) return { address: reference };
  const name = reference.slice(0, bang).replace(/^=/, "");
  return {
    sheet: name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name,
    address: reference.slice(bang + 1),
  };
};

/** `A1`, `A1:C3`, `A:C`, `2:4` (with or without `$`) → a rectangle; undefined when it is no address. */
export const parseAddress = (address: string): Rect | undefined => {
  const [first, second, ...rest] = address.trim().replace(/^=/, "").split(":");
  if (rest.length > 0 || first === undefined) return undefined;
  const from = corner(first);
  const to = second === undefined ? from : corner(second);
  if (!from || !to) return undefined;
  if (second === undefined && (from.row === undefined || from.column === undefined)) return undefined;
  const rows = [from.row ?? 0, to.row ?? MAX_ROWS - 1].sort((a, b) => a - b);
  const columns = [from.column ?? 0, to.column ?? MAX_COLUMNS - 1].sort((a, b) => a - b);
  const rect = { top: rows[0]!, left: columns[0]!, bottom: rows[1]!, right: columns[1]! };
  return rect.top < 0 || rect.bottom >= MAX_ROWS || rect.right >= MAX_COLUMNS ? undefined : rect;
};

export const localAddress = (rect: Rect): string => {
  if (rect.top === 0 && rect.bottom === MAX_ROWS - 1) return `${columnName(rect.left)}:${columnName(rect.right)}`;
  if (rect.left === 0 && rect.right === MAX_COLUMNS - 1) return `${rect.top + 1}:${rect.bottom + 1}`;
  const first = columnName(rect.left) + (rect.top + 1);
  const last = columnName(rect.right) + (rect.bottom + 1);
  return first === last ? first : `${first}:${last}`;
};

/** Excel leaves a sheet's name bare when it can be read without quotes. */
export const quoteSheet = (name: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !CELL.test(name) ? name : `'${name.replaceAll("'", "''")}'`;

export const fullAddress = (sheet: string, rect: Rect): string => `${quoteSheet(sheet)}!${localAddress(rect)}`;

export const rowsOf = (rect: Rect): number => rect.bottom - rect.top + 1;
export const columnsOf = (rect: Rect): number => rect.right - rect.left + 1;

export const intersect = (a: Rect, b: Rect): Rect | undefined => {
  const rect = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return rect.top > rect.bottom || rect.left > rect.right ? undefined : rect;
};
