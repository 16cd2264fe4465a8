import { columnsOf, fullAddress, intersect, rowsOf, type Rect } from "../../grid/addresses";
import type { CellRows } from "../../grid/model";
import type { Host } from "../host";
import { HostError, invalidArgument, itemNotFound } from "../host-error";
import { play } from "../members";
import { asRange, range, sheetOf, worksheet, type RangeObject } from "../objects";
import { cellProperties, setCellProperties } from "./cell-properties";
import { copyAll } from "./copy";
import { withConditionals } from "./rules";

/** Excel refuses to bring more cells than this in one answer. */
const CELL_LIMIT = 5_000_000;

const limited = (self: RangeObject): RangeObject => {
  if (rowsOf(self.rect) * columnsOf(self.rect) > CELL_LIMIT)
    throw invalidArgument("The request failed because the range is too large.");
  return self;
};

/** A single value stands for every cell; an array must have the shape of the range. */
export const asBlock = (self: RangeObject, value: unknown): CellRows<unknown> => {
  const rows = rowsOf(self.rect);
  const columns = columnsOf(self.rect);
  if (!Array.isArray(value)) return Array.from({ length: rows }, () => Array<unknown>(columns).fill(value));
  const matches = value.length === rows && value.every((row) => Array.isArray(row) && row.length === columns);
  if (!matches)
    throw invalidArgument(
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  return value as CellRows<unknown>;
};

const shift = (self: RangeObject, by: Partial<Rect>): RangeObject =>
  range(self.sheetId, {
    top: self.rect.top + (by.top ?? 0),
    left: self.rect.left + (by.left ?? 0),
    bottom: self.rect.bottom + (by.bottom ?? 0),
    right: self.rect.right + (by.right ?? 0),
  });

const enter = (self: RangeObject, value: unknown, host: Host): void =>
  host.model.enterBlock(sheetOf(self, host), self.rect, asBlock(limited(self), value));

const used = (self: RangeObject, valuesOnly: boolean | undefined, host: Host): RangeObject | null => {
  const all = host.model.usedRect(sheetOf(self, host), valuesOnly === true);
  const rect = all && intersect(all, self.rect);
  return rect ? range(self.sheetId, rect) : null;
};

const valueType = (value: unknown): string => {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return /^#(N\/A|VALUE!|REF!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|BUSY!)$/.test(String(value)) ? "Error" : "String";
};

const facade = (self: RangeObject, host: Host) => {
  host.model.flush();
  const sheet = sheetOf(self, host);
  host.model.ensureSize(sheet, {
    ...self.rect,
    bottom: Math.min(self.rect.bottom, self.rect.top + 20_000),
    right: Math.min(self.rect.right, self.rect.left + 500),
  });
  const rect = host.model.onSheet(sheet, self.rect)!;
  return sheet.getRange(rect.top, rect.left, rowsOf(rect), columnsOf(rect));
};

play<RangeObject>("Range", {
  get: {
    Address: (self, host) => fullAddress(sheetOf(self, host).getSheetName(), self.rect),
    AddressLocal: (self, host) => fullAddress(sheetOf(self, host).getSheetName(), self.rect),
    RowIndex: (self) => self.rect.top,
    ColumnIndex: (self) => self.rect.left,
    RowCount: (self) => rowsOf(self.rect),
    ColumnCount: (self) => columnsOf(self.rect),
    CellCount: (self) => rowsOf(self.rect) * columnsOf(self.rect),
    Values: (self, host) => host.model.values(sheetOf(self, host), limited(self).rect),
    Formulas: (self, host) => host.model.formulas(sheetOf(self, host), limited(self).rect),
    FormulasLocal: (self, host) => host.model.formulas(sheetOf(self, host), limited(self).rect),
    Text: (self, host) => host.model.texts(sheetOf(self, host), limited(self).rect),
    NumberFormat: (self, host) => host.model.numberFormats(sheetOf(self, host), limited(self).rect),
    ValueTypes: (self, host) =>
      host.model.values(sheetOf(self, host), limited(self).rect).map((row) => row.map(valueType)),
    HasSpill: (self, host) => host.model.spills(sheetOf(self, host), self.rect.top, self.rect.left) !== undefined,
    Hyperlink: (self, host) => host.model.hyperlinks.get(hyperlinkKey(self, host)) ?? null,
    Worksheet: (self, host) => worksheet(sheetOf(self, host)),
    Format: (self) => ({ type: "RangeFormat", range: self }),
    DataValidation: (self) => ({ type: "DataValidation", range: self }),
    ConditionalFormats: (self) => ({ type: "ConditionalFormatCollection", range: self }),
  },
  set: {
    Values: enter,
    Formulas: enter,
    FormulasLocal: enter,
    NumberFormat: (self, value: unknown, host) => {
      const block = asBlock(limited(self), value);
      host.model.style(sheetOf(self, host), self.rect, (i, j) => {
        const pattern = block[i]?.[j];
        return pattern === null ? undefined : { n: pattern === "General" ? null : { pattern: String(pattern) } };
      });
    },
    Hyperlink: (self, link: { address?: string; documentReference?: string; textToDisplay?: string } | null, host) =>
      host.model.setHyperlink(sheetOf(self, host), self.rect, link),
    RowHidden: (self, hidden: boolean, host) => {
      const sheet = sheetOf(self, host);
      if (hidden) sheet.hideRows(self.rect.top, rowsOf(self.rect));
      else sheet.showRows(self.rect.top, rowsOf(self.rect));
    },
    ColumnHidden: (self, hidden: boolean, host) => {
      const sheet = sheetOf(self, host);
      if (hidden) sheet.hideColumns(self.rect.left, columnsOf(self.rect));
      else sheet.unhideColumn(facade(self, host));
    },
  },
  call: {
    GetCell: (self, _host, row: number, column: number) =>
      range(self.sheetId, {
        top: self.rect.top + row,
        bottom: self.rect.top + row,
        left: self.rect.left + column,
        right: self.rect.left + column,
      }),
    GetRow: (self, _host, index: number) =>
      inside(self, { ...self.rect, top: self.rect.top + index, bottom: self.rect.top + index }),
    GetColumn: (self, _host, index: number) =>
      inside(self, { ...self.rect, left: self.rect.left + index, right: self.rect.left + index }),
    GetLastCell: (self) => range(self.sheetId, { ...self.rect, top: self.rect.bottom, left: self.rect.right }),
    GetLastRow: (self) => range(self.sheetId, { ...self.rect, top: self.rect.bottom }),
    GetLastColumn: (self) => range(self.sheetId, { ...self.rect, left: self.rect.right }),
    GetEntireRow: (self) => range(self.sheetId, { ...self.rect, left: 0, right: 16_383 }),
    GetEntireColumn: (self) => range(self.sheetId, { ...self.rect, top: 0, bottom: 1_048_575 }),
    GetOffsetRange: (self, _host, rows: number, columns: number) =>
      shift(self, { top: rows, bottom: rows, left: columns, right: columns }),
    GetResizedRange: (self, _host, rows: number, columns: number) => shift(self, { bottom: rows, right: columns }),
    GetAbsoluteResizedRange: (self, _host, rows: number, columns: number) =>
      range(self.sheetId, { ...self.rect, bottom: self.rect.top + rows - 1, right: self.rect.left + columns - 1 }),
    GetRowsBelow: (self, _host, count = 1) =>
      range(self.sheetId, { ...self.rect, top: self.rect.bottom + 1, bottom: self.rect.bottom + count }),
    GetRowsAbove: (self, _host, count = 1) =>
      range(self.sheetId, { ...self.rect, top: self.rect.top - count, bottom: self.rect.top - 1 }),
    GetColumnsAfter: (self, _host, count = 1) =>
      range(self.sheetId, { ...self.rect, left: self.rect.right + 1, right: self.rect.right + count }),
    GetColumnsBefore: (self, _host, count = 1) =>
      range(self.sheetId, { ...self.rect, left: self.rect.left - count, right: self.rect.left - 1 }),
    GetBoundingRect: (self, host, other: RangeObject | string) => {
      const { rect } = asRange(other, self.sheetId, host);
      return range(self.sheetId, {
        top: Math.min(self.rect.top, rect.top),
        left: Math.min(self.rect.left, rect.left),
        bottom: Math.max(self.rect.bottom, rect.bottom),
        right: Math.max(self.rect.right, rect.right),
      });
    },
    GetIntersection: (self, host, other: RangeObject | string) => {
      const rect = intersect(self.rect, asRange(other, self.sheetId, host).rect);
      if (!rect) throw itemNotFound();
      return range(self.sheetId, rect);
    },
    GetIntersectionOrNullObject: (self, host, other: RangeObject | string) => {
      const { sheetId, rect } = asRange(other, self.sheetId, host);
      const common = sheetId === self.sheetId ? intersect(self.rect, rect) : undefined;
      return common ? range(self.sheetId, common) : null;
    },
    GetUsedRange: (self, host, valuesOnly?: boolean) =>
      used(self, valuesOnly, host) ??
      range(self.sheetId, { ...self.rect, bottom: self.rect.top, right: self.rect.left }),
    GetUsedRangeOrNullObject: (self, host, valuesOnly?: boolean) => used(self, valuesOnly, host),
    GetSpillingToRangeOrNullObject: (self, host) => {
      const rect = host.model.spills(sheetOf(self, host), self.rect.top, self.rect.left);
      return rect ? range(self.sheetId, rect) : null;
    },
    GetTables: (self) => ({ type: "TableCollection", owner: self.sheetId, within: self.rect }),
    _ValidateArraySize: (self, _host, rows: number, columns: number) => {
      if (rows !== rowsOf(self.rect) || columns !== columnsOf(self.rect))
        throw invalidArgument(
          "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
        );
    },
    Select: (self, host) => {
      host.model.workbook.setActiveSheet(sheetOf(self, host));
      facade(self, host).activate();
      sheetOf(self, host).scrollToCell(Math.max(0, self.rect.top - 3), Math.max(0, self.rect.left - 1));
    },
    Clear: (self, host, applyTo?: string) =>
      host.model.clear(
        sheetOf(self, host),
        self.rect,
        applyTo === "Formats" || applyTo === "Contents" ? applyTo : "All",
      ),
    CopyFrom: (self, host, source: RangeObject | string, kind?: string | null) => {
      if (kind !== undefined && kind !== null && kind !== "All")
        throw new HostError("ApiNotFound", `The workbench does not play Range.copyFrom() of ${kind}.`);
      copyAll(self, asRange(source, self.sheetId, host), host);
    },
    Delete: (self, host, toward: string) => removeCells(self, toward, host),
    Insert: (self, host, toward: string) => {
      const whole = self.rect.left === 0 && self.rect.right >= 16_383;
      if (whole) {
        const sheet = sheetOf(self, host);
        const { top } = self.rect;
        withConditionals(sheet, top, rowsOf(self.rect), () => void sheet.insertRows(top, rowsOf(self.rect)));
        host.model.shiftLinks(sheetOf(self, host), self.rect.top, rowsOf(self.rect));
        host.model.charts.shiftRows(self.sheetId, self.rect.top, rowsOf(self.rect));
      } else
        facade(self, host).insertCells(
          toward === "Right" ? host.model.api.Enum.Dimension.COLUMNS : host.model.api.Enum.Dimension.ROWS,
        );
      return self;
    },
    Merge: (self, host, across?: boolean) => {
      if (across) facade(self, host).mergeAcross();
      else facade(self, host).merge();
    },
    Unmerge: (self, host) => void facade(self, host).breakApart(),
    GetCellProperties: (self, host) => cellProperties(limited(self), host),
    SetCellProperties: (self, host, cells: Parameters<typeof setCellProperties>[2]) =>
      setCellProperties(limited(self), host, cells),
    GetColumnProperties: (self, host) => {
      host.model.flush();
      const sheet = sheetOf(self, host);
      return Array.from({ length: columnsOf(self.rect) }, (_, i) => ({
        format: { columnWidth: (sheet.getColumnWidth(self.rect.left + i) * 3) / 4 },
      }));
    },
    GetRowProperties: (self, host) => {
      host.model.flush();
      const sheet = sheetOf(self, host);
      return Array.from({ length: rowsOf(self.rect) }, (_, i) => ({
        format: { rowHeight: (sheet.getRowHeight(self.rect.top + i) * 3) / 4 },
      }));
    },
    GetMergedAreasOrNullObject: (self, host) => {
      const merged = sheetOf(self, host)
        .getMergedRanges()
        .map((one) =>
          range(self.sheetId, {
            top: one.getRow(),
            left: one.getColumn(),
            bottom: one.getLastRow(),
            right: one.getLastColumn(),
          }),
        );
      const inRange = merged.filter((one) => intersect(one.rect, self.rect));
      return inRange.length > 0 ? { type: "RangeAreas", ranges: inRange } : null;
    },
    Calculate: (_self, host) => host.model.api.getFormula().executeCalculation(),
  },
});

const inside = (self: RangeObject, rect: Rect): RangeObject => {
  if (!intersect(self.rect, rect)) throw invalidArgument();
  return range(self.sheetId, rect);
};

const hyperlinkKey = (self: RangeObject, host: Host): string =>
  host.model.hyperlinkKey(sheetOf(self, host), self.rect.top, self.rect.left);

/**
 * The grid moves the tables of the sheet on show when rows or columns go, whichever sheet they go from: so that sheet is
 * shown for the moment.
 */
const onActive = (self: RangeObject, host: Host, remove: () => void): void => {
  const { workbook } = host.model;
  const shown = workbook.getActiveSheet();
  if (shown.getSheetId() === self.sheetId) return remove();
  workbook.setActiveSheet(sheetOf(self, host));
  try {
    remove();
  } finally {
    workbook.setActiveSheet(shown);
  }
};

const removeCells = (self: RangeObject, toward: string, host: Host): void => {
  const sheet = sheetOf(self, host);
  const rect = host.model.onSheet(sheet, self.rect);
  if (!rect) return;
  if (self.rect.left === 0 && self.rect.right >= 16_383)
    onActive(self, host, () => {
      const before = sheet.getMaxRows();
      withConditionals(sheet, rect.top, -rowsOf(rect), () => void sheet.deleteRows(rect.top, rowsOf(rect)));
      if (sheet.getMaxRows() === before)
        throw new HostError("GeneralException", "The workbench's grid did not take the rows out.");
      host.model.shiftLinks(sheet, rect.top, -rowsOf(rect));
      host.model.charts.shiftRows(self.sheetId, rect.top, -rowsOf(rect));
    });
  else if (self.rect.top === 0 && self.rect.bottom >= 1_048_575)
    onActive(self, host, () => sheet.deleteColumns(rect.left, columnsOf(rect)));
  else
    sheet
      .getRange(rect.top, rect.left, rowsOf(rect), columnsOf(rect))
      .deleteCells(toward === "Left" ? host.model.api.Enum.Dimension.COLUMNS : host.model.api.Enum.Dimension.ROWS);
};
