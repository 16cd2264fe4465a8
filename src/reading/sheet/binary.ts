import * as XLSX from "@e965/xlsx";
import { CompoundFile, isCompoundFile } from "../archive/compound";
import { ReadingError } from "../errors";
import type { Limits } from "../limits";
import type { CellContent, Sheet, SheetCell, Workbook } from "./model";

/** XLS, ET and XLSB, which the library takes apart. Their formulas always hold a result. */
export function readBinary(bytes: Uint8Array, limits: Limits): Workbook {
  const workbook = parse(bytes, limits);
  return {
    sheets: workbook.SheetNames.map((name, index) => {
      const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
      return toSheet(workbook.Sheets[name], name, hidden, limits);
    }),
    date1904: workbook.Workbook?.WBProps?.date1904 ?? false,
  };
}

/** The library is given the stream of records: its own walk through a compound file does not end on damaged ones. */
function recordsOf(bytes: Uint8Array): Uint8Array {
  if (!isCompoundFile(bytes)) return bytes;
  const container = new CompoundFile(bytes);
  const records = container.stream("Workbook") ?? container.stream("Book");
  // A record that begins a workbook: what else there is, the library would take for a text.
  if (!records || records[0] !== 0x09 || records[1]! > 0x08) throw new ReadingError("corrupt");
  return records;
}

/** Records that begin with the length of a text, or hold it behind the place of a cell: how long they are at least. */
const LEAST: Readonly<Record<number, number>> = { 0x04: 8, 0x07: 1, 0x1e: 1, 0x204: 8, 0x207: 1 };

/** A record that ends before the length of its text: the library reads such a text without an end, until the process dies. */
function requireStrings(records: Uint8Array): void {
  // A zip (XLSB) has no such records.
  if (records[0] !== 0x09) return;
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
  for (let at = 0; at + 4 <= records.length; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at + 2, true) < (LEAST[view.getUint16(at, true)] ?? 0)) throw new ReadingError("corrupt");
}

function parse(bytes: Uint8Array, limits: Limits): XLSX.WorkBook {
  const records = recordsOf(bytes);
  requireStrings(records);
  try {
    return XLSX.read(records, {
      type: "array",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: true,
      cellDates: false,
      cellNF: true,
      // Hidden columns are told with the styles only.
      cellStyles: true,
      sheetRows: limits.rows,
      bookVBA: false,
    });
  } catch (cause) {
    const message = String((cause as Error)?.message ?? cause);
    throw new ReadingError(/password|encrypt/i.test(message) ? "encrypted" : "corrupt", {}, { cause });
  }
}

function toSheet(sheet: XLSX.WorkSheet | undefined, name: string, hidden: boolean, limits: Limits): Sheet {
  const data = (sheet as { "!data"?: (XLSX.CellObject | undefined)[][] } | undefined)?.["!data"] ?? [];
  const cells: SheetCell[] = [];
  data.forEach((row, r) =>
    row?.forEach((cell, c) => {
      const content = cell ? contentOf(cell) : null;
      if (content) cells.push({ row: r, column: c, content, format: formatOf(cell!) });
    }),
  );
  const hiddenRows = new Set<number>();
  sheet?.["!rows"]?.forEach((row, r) => {
    if (row?.hidden || row?.hpt === 0 || row?.hpx === 0) hiddenRows.add(r);
  });
  const hiddenColumns: [number, number][] = [];
  sheet?.["!cols"]?.forEach((column, c) => {
    if (column?.hidden || column?.width === 0) hiddenColumns.push([c, c]);
  });
  return {
    name,
    hidden,
    cells,
    merges: (sheet?.["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows,
    hiddenColumns,
    damage: sheet ? null : { type: "lost" },
    rowsBeyond: lastRow(sheet?.["!fullref"] as string | undefined) > limits.rows,
  };
}

function lastRow(reference: string | undefined): number {
  return reference === undefined ? 0 : XLSX.utils.decode_range(reference).e.r + 1;
}

const formatOf = (cell: XLSX.CellObject): string => (typeof cell.z === "string" ? cell.z : "General");

function contentOf(cell: XLSX.CellObject): CellContent | null {
  switch (cell.t) {
    case "n":
      return typeof cell.v === "number" ? { type: "number", value: cell.v } : null;
    case "e":
      return { type: "error", text: cell.w ?? "#N/A" };
    case "s":
      return typeof cell.v === "string" && cell.v !== "" ? { type: "text", text: cell.v } : null;
    case "b":
      return { type: "text", text: cell.v ? "TRUE" : "FALSE" };
    default:
      return cell.w ? { type: "shown", text: cell.w } : null;
  }
}
