import type { Package } from "../archive/zip";
import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";

/** Rows and columns of a worksheet. */
const ROWS = 1_048_576;
const COLUMNS = 16_384;

/** Records of a worksheet of an XLSB ([MS-XLSB] 2.5.198): rows, columns, dimension, merged cells. */
const ROW = 0x00;
const COLUMN_INFO = 0x3c;
const DIMENSION = 0x94;
const MERGED = 0xb0;
const RICH_CELL = 0x3e;
/** A link, of which the library puts a copy into every cell of its area. */
const LINK = 0x1ee;
/** Cells with their column are 1 to 11; those after them go on beside the last one. */
const LAST_CELL = 0x0b;
const LAST_SHORT_CELL = 0x12;

/**
 * Looks into the worksheets of an XLSB before the library does: it loops over every column and row that a record names, and a number
 * that no worksheet has would take all memory, which ends the whole process and not the thread alone.
 */
export function guardBinaryWorkbook(parts: Package, limits: Limits): void {
  let cells = 0;
  for (const name of parts.names()) {
    // No program writes them as XML here, and the library reads those without bounds too.
    if (/worksheets\/[^/]*\.xml$/i.test(name)) throw new ReadingError("corrupt", { part: name });
    if (!/\.bin$/i.test(name) || !/worksheets\//i.test(name)) continue;
    for (const { type, numbers } of recordsOf(parts.part(name)!)) {
      const refuse = (is: boolean): void => {
        if (!is) throw new ReadingError("corrupt", { part: name });
      };
      if (type === ROW) refuse(numbers(1).every((row) => row < ROWS));
      else if (type <= LAST_CELL || type === RICH_CELL) refuse(numbers(1).every((column) => column < COLUMNS));
      else if (type === COLUMN_INFO) refuse(numbers(2).every((column) => column < COLUMNS));
      else if (type === DIMENSION || type === MERGED || type === LINK)
        refuse(numbers(4).every((at, i) => at < (i < 2 ? ROWS : COLUMNS)));
      if (type === LINK) {
        const [top = 0, bottom = 0, left = 0, right = 0] = numbers(4);
        cells += Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1);
        requireWithin(cells, limits.declaredCells, "declaredCells");
      }
      if ((type > ROW && type <= LAST_SHORT_CELL) || type === RICH_CELL)
        requireWithin(++cells, limits.declaredCells, "declaredCells");
    }
  }
}

interface BinaryRecord {
  readonly type: number;
  /** The first numbers of its body, of four bytes each. */
  readonly numbers: (count: number) => number[];
}

/** Types and lengths are numbers of seven bits a byte. */
function* recordsOf(part: Uint8Array): Generator<BinaryRecord> {
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  let at = 0;
  const packed = (mostBytes: number): number => {
    let value = 0;
    for (let i = 0; i < mostBytes; i++) {
      const byte = part[at++] ?? 0;
      value += (byte & 0x7f) << (7 * i);
      if ((byte & 0x80) === 0) break;
    }
    return value;
  };
  while (at < part.length) {
    const type = packed(2);
    const length = packed(4);
    const from = at;
    const numbers = (count: number): number[] =>
      Array.from({ length: count }, (_, i) => from + 4 * i)
        .filter((place) => place + 4 <= part.length)
        .map((place) => view.getUint32(place, true));
    yield { type, numbers };
    at = from + length;
  }
}
