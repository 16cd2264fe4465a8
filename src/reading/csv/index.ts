import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { Block, GridCell } from "../source-document";
import { decodeText } from "../text/decode";
import { namedSeparator, separatorOf } from "./detect";
import { readRecords } from "./records";

/** Separated values → one grid, as a worksheet gives one: each field a cell with its line. */
export function readSeparated(bytes: Uint8Array, limits: Limits): Block[] {
  const separator = separatorOf(bytes) ?? ",";
  const text = decodeText(bytes).replace(/^\uFEFF/, "");
  const all = readRecords(text, separator, limits.rows + 1);
  const records = namedSeparator(text) === null ? all : all.slice(1);
  requireWithin(records.length, limits.rows, "rows");
  const filled = (fields: readonly string[]): number =>
    fields.reduce((width, field, i) => (field.trim() === "" ? width : i + 1), 0);
  let columns = 0;
  let [first, last] = [records.length, -1];
  records.forEach((record, i) => {
    const width = filled(record.fields);
    columns = Math.max(columns, width);
    if (width === 0) return;
    first = Math.min(first, i);
    last = i;
  });
  if (last < 0) return [];
  requireWithin(columns, limits.columns, "columns");
  const kept = records.slice(first, last + 1);
  requireWithin(kept.length * columns, limits.cells, "cells");
  const cells: GridCell[] = kept.flatMap((record, row) =>
    Array.from({ length: columns }, (_, column) => ({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text: shown(record.fields[column] ?? ""),
      source: { line: record.line },
    })),
  );
  const source = { line: kept[0]!.line };
  return [{ type: "grid", rows: kept.length, columns, cells, origin: "sheet", source }];
}

/** `="0201"` is how a text of digits is kept from being a number. */
function shown(field: string): string {
  const text = field.trim();
  return /^="[^"]*"$/.test(text) ? text.slice(2, -1) : text;
}
