import { MAX_COLUMNS, MAX_ROWS, parseAddress, splitSheet, type Rect } from "../grid/addresses";
import type { TableRecord } from "../grid/tables";
import type { UniverSheet } from "../grid/univer";
import type { Host } from "./host";
import { invalidArgument, itemNotFound } from "./host-error";
import type { HostObject } from "./members";

export interface WorksheetObject extends HostObject {
  readonly type: "Worksheet";
  readonly sheetId: string;
}

export interface RangeObject extends HostObject {
  readonly type: "Range";
  readonly sheetId: string;
  readonly rect: Rect;
}

export interface TableObject extends HostObject {
  readonly type: "Table";
  readonly tableId: string;
}

/** A part of a sheet's or a table's own that needs no more than the owner's id: `freezePanes`, `columns` … */
export interface PartObject extends HostObject {
  readonly owner: string;
}

export const WHOLE_SHEET: Rect = { top: 0, left: 0, bottom: MAX_ROWS - 1, right: MAX_COLUMNS - 1 };

export const worksheet = (sheet: UniverSheet): WorksheetObject => ({ type: "Worksheet", sheetId: sheet.getSheetId() });

export const range = (sheetId: string, rect: Rect): RangeObject => {
  if (rect.top < 0 || rect.left < 0 || rect.bottom >= MAX_ROWS || rect.right >= MAX_COLUMNS) throw invalidArgument();
  if (rect.bottom < rect.top || rect.right < rect.left) throw invalidArgument();
  return { type: "Range", sheetId, rect };
};

/** The grid's sheet behind an object; a sheet that was deleted meanwhile is not found. */
export const sheetOf = (object: { readonly sheetId: string }, host: Host): UniverSheet => {
  const sheet = host.model.sheet(object.sheetId);
  if (!sheet) throw itemNotFound();
  return sheet;
};

export const tableOf = (object: { readonly tableId: string }, host: Host): TableRecord => {
  const table = host.tables.find(object.tableId);
  if (!table) throw itemNotFound();
  return table;
};

/** An address, a name of the workbook or a table's name, as `worksheet.getRange` takes it. */
export function rangeByText(sheetId: string, text: string, host: Host): RangeObject {
  const { sheet, address } = splitSheet(text);
  const rect = parseAddress(address);
  const owner = sheet === undefined ? sheetId : host.model.findSheet(sheet)?.getSheetId();
  if (rect && owner) return range(owner, rect);
  const name = host.model.workbook.getDefinedName(text);
  if (name && name.getFormulaOrRefString() !== text) return rangeByText(sheetId, name.getFormulaOrRefString(), host);
  const table = host.tables.find(text);
  if (table) return range(table.sheetId, { ...table.rect, top: table.rect.top + 1 });
  throw invalidArgument();
}

/** A range given as an object or as an address. */
export const asRange = (value: unknown, sheetId: string, host: Host): RangeObject =>
  typeof value === "string" ? rangeByText(sheetId, value, host) : (value as RangeObject);
