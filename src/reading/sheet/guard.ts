import { Package } from "../archive/zip";
import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";

/** How far into a part a DOCTYPE may stand: only comments and the XML declaration come before it. */
const PROLOG_BYTES = 64 * 1024;
const LESS_THAN = 0x3c;
const LETTER_C = 0x63;

/**
 * Looks into a workbook's package before anyone reads it: each part is unpacked once, against its declared size and checksum, and
 * dropped again. The library that reads XLSB checks neither.
 */
export function guardWorkbook(bytes: Uint8Array, limits: Limits): void {
  const parts = new Package(bytes, limits);
  let cells = 0;
  for (const name of parts.names()) {
    if (!/\.(xml|rels|bin)$/i.test(name)) continue;
    const part = parts.part(name)!;
    if (/bin$/i.test(name)) continue;
    refuseDoctype(part);
    if (/worksheets\//i.test(name)) cells += countCells(part);
    requireWithin(cells, limits.declaredCells, "declaredCells");
  }
}

/** Refuses a part whose prolog declares a document type, and with it entities. */
function refuseDoctype(part: Uint8Array): void {
  const head = part.subarray(0, PROLOG_BYTES);
  const text =
    part[0] === 0xff || part[0] === 0xfe
      ? new TextDecoder(part[0] === 0xff ? "utf-16le" : "utf-16be").decode(head)
      : new TextDecoder("latin1").decode(head);
  if (/<!(?:DOCTYPE|ENTITY)\b/i.test(text)) throw new ReadingError("doctype-refused");
}

function countCells(part: Uint8Array): number {
  let count = 0;
  for (let i = part.indexOf(LESS_THAN); i !== -1 && i + 2 < part.length; i = part.indexOf(LESS_THAN, i + 1)) {
    if (part[i + 1] !== LETTER_C) continue;
    const after = part[i + 2]!;
    if (after === 0x20 || after === 0x2f || after === 0x3e) count++;
  }
  return count;
}
