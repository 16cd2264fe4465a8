import { convert, inWan, parseAmount, plain, publishedTable, type CellRef, type Disclosure } from "../disclosure";
import type { Suggestion } from "../checking";
import { columnIndex } from "./address";
import type { CellTarget, CellValue, Correction } from "./plan";
import type { SheetUnit } from "./sheet-unit";

/** Where a cell of a disclosure stands, and how amounts are written there. */
export interface CorrectionPlaces {
  /** The written cell and the unit of its money; null where it holds the amount as printed. */
  readonly written: (ref: CellRef) => { readonly target: CellTarget; readonly unit: SheetUnit | null } | null;
  /** The cell of the open workbook that it was read from. */
  readonly origin: (ref: CellRef) => CellTarget | null;
}

/** Every cell that taking up a suggestion changes; empty where one of them can't be written: all or nothing. */
export function corrections(d: Disclosure, suggestion: Suggestion, places: CorrectionPlaces): Correction[] {
  const changes = suggestion.changes?.length
    ? suggestion.changes
    : [{ cell: suggestion.cell, label: "", printed: suggestion.printed, value: suggestion.value }];
  const out: Correction[] = [];
  for (const change of changes) {
    const written = places.written(change.cell);
    const origin = places.origin(change.cell);
    const both = [...(written ? [written] : []), ...(origin ? [{ target: origin, unit: null }] : [])];
    if (both.length === 0) return [];
    for (const { target, unit } of both) {
      const value = cellValueOf(d, change.cell, change.value, unit);
      if (value === undefined) return [];
      out.push({ target, label: change.label, before: change.printed, after: change.value.trim() || null, value });
    }
  }
  return out;
}

/** What a cell holds when it says a printed text: a number in the unit of its sheet (null: as printed), null = blank, undefined = it is no amount. */
export function cellValueOf(
  d: Disclosure,
  cell: CellRef,
  text: string,
  sheet: SheetUnit | null,
): CellValue | undefined {
  if (text.trim() === "") return null;
  const parsed = parseAmount(text);
  if (parsed.kind !== "amount") return undefined;
  if (sheet === null) return Number(plain(parsed.value));
  const unit = publishedTable(d, cell)?.moneyUnit ?? null;
  return Number(plain(convert(inWan({ value: parsed.value, unit }), "万元", sheet)));
}

/** The cell of a workbook from which a published cell was read. */
export function originOf(d: Disclosure, ref: CellRef): CellTarget | null {
  const source = publishedTable(d, ref)?.rows[ref.row]?.[ref.column]?.source;
  return cellTarget(source?.sheet, source?.cell);
}

/** `B4` of a sheet as a target. */
export function cellTarget(sheet: string | undefined, cell: string | undefined): CellTarget | null {
  const m = /^\$?([A-Z]{1,3})\$?(\d+)/.exec(cell ?? "");
  return sheet !== undefined && m ? { sheet, row: Number(m[2]) - 1, column: columnIndex(m[1]!) } : null;
}
