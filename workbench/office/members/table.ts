import { columnsOf, type Rect } from "../../grid/addresses";
import { overlaps, type TableRecord } from "../../grid/tables";
import type { Host } from "../host";
import { HostError, invalidArgument, itemNotFound } from "../host-error";
import { play, type HostObject } from "../members";
import {
  asRange,
  range,
  sheetOf,
  tableOf,
  worksheet,
  type PartObject,
  type RangeObject,
  type TableObject,
} from "../objects";
import { asBlock } from "./range";

const table = (record: TableRecord): TableObject => ({ type: "Table", tableId: record.id });

/** Tables of the workbook, of a sheet, or of those that a range meets. */
interface TableScope extends PartObject {
  readonly within?: Rect;
}

const inScope = (self: TableScope, host: Host): TableRecord[] =>
  host.tables
    .list()
    .filter(
      (record) =>
        (self.owner === "" || record.sheetId === self.owner) && (!self.within || overlaps(self.within, record.rect)),
    );

const tableNamed = (self: TableScope, key: string, host: Host): TableObject | null => {
  const found = host.tables.find(String(key));
  return found && (self.owner === "" || found.sheetId === self.owner) ? table(found) : null;
};

play<TableScope>("TableCollection", {
  items: (self, host) => inScope(self, host).map(table),
  call: {
    Add: async (self, host, address: string | RangeObject, hasHeaders: boolean) => {
      const active = host.model.workbook.getActiveSheet().getSheetId();
      const target = asRange(address, self.owner || active, host);
      if (
        inScope({ type: "TableCollection", owner: target.sheetId }, host).some((record) =>
          overlaps(record.rect, target.rect),
        )
      )
        throw new HostError("InvalidArgument", "A table can't overlap another table.");
      const sheet = sheetOf(target, host);
      host.model.ensureSize(sheet, { ...target.rect, bottom: target.rect.bottom + 1 });
      let rect = target.rect;
      if (!hasHeaders) {
        rect = { ...rect, bottom: rect.bottom + 1 };
        const body = host.model.formulas(sheet, target.rect);
        const headers = Array.from({ length: columnsOf(rect) }, (_c, index) => `列${index + 1}`);
        host.model.enterBlock(sheet, rect, [headers, ...body]);
      }
      // A table has a body: a header alone gets one blank row.
      if (rect.bottom === rect.top) rect = { ...rect, bottom: rect.bottom + 1 };
      const added = await host.tables.add(sheet, rect);
      if (!added) throw invalidArgument();
      return table(added);
    },
    GetCount: (self, host) => inScope(self, host).length,
    GetItem: (self, host, key: string) => {
      const found = tableNamed(self, key, host);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemAt: (self, host, index: number) => {
      const found = inScope(self, host)[index];
      if (!found) throw invalidArgument();
      return table(found);
    },
    GetItemOrNullObject: (self, host, key: string) => tableNamed(self, key, host),
    GetFirst: (self, host) => {
      const [first] = inScope(self, host);
      if (!first) throw itemNotFound();
      return table(first);
    },
  },
});

const withTotals = (record: TableRecord): Rect => ({
  ...record.rect,
  bottom: record.rect.bottom + (record.showTotals ? 1 : 0),
});
const header = (record: TableRecord): Rect => ({ ...record.rect, bottom: record.rect.top });
const body = (record: TableRecord): Rect => ({ ...record.rect, top: record.rect.top + 1 });
const totals = (record: TableRecord): Rect => ({
  ...record.rect,
  top: record.rect.bottom + 1,
  bottom: record.rect.bottom + 1,
});

const TABLE_NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u;

const switches = ["ShowBandedColumns", "HighlightFirstColumn", "HighlightLastColumn"];

play<TableObject>("Table", {
  id: (self) => self.tableId,
  get: {
    Id: (self) => self.tableId,
    Name: (self, host) => tableOf(self, host).name,
    Style: (self, host) => tableOf(self, host).style,
    ShowHeaders: () => true,
    ShowTotals: (self, host) => tableOf(self, host).showTotals,
    ShowBandedRows: (self, host) => tableOf(self, host).showBandedRows,
    ShowFilterButton: (self, host) => tableOf(self, host).showFilterButton,
    ...Object.fromEntries(switches.map((name) => [name, () => false])),
    Worksheet: (self, host) => worksheet(sheetOf(tableOf(self, host), host)),
    Columns: (self) => ({ type: "TableColumnCollection", tableId: self.tableId }),
    Rows: (self) => ({ type: "TableRowCollection", tableId: self.tableId }),
  },
  set: {
    Name: async (self, name: string, host) => {
      const other = host.tables.find(name);
      if (!TABLE_NAME.test(name) || (other && other.id !== self.tableId)) throw invalidArgument();
      if (!(await host.tables.rename(tableOf(self, host), name))) throw invalidArgument();
    },
    Style: (self, style: string, host) => host.tables.setStyle(tableOf(self, host), style),
    ShowTotals: (self, shown: boolean, host) => {
      const record = tableOf(self, host);
      if (record.showTotals && !shown) host.model.clearContents(sheetOf(record, host), totals(record));
      record.showTotals = shown;
      if (shown)
        host.model.enterBlock(sheetOf(record, host), { ...totals(record), right: record.rect.left }, [["汇总"]]);
    },
    ShowHeaders: (_self, shown: boolean) => {
      if (!shown) throw new HostError("ApiNotFound", "The workbench does not play Table.showHeaders = false.");
    },
    ShowBandedRows: (self, shown: boolean, host) => void (tableOf(self, host).showBandedRows = shown),
    ShowFilterButton: (self, shown: boolean, host) => void (tableOf(self, host).showFilterButton = shown),
    ...Object.fromEntries(switches.map((name) => [name, () => undefined])),
  },
  call: {
    GetRange: (self, host) => range(tableOf(self, host).sheetId, withTotals(tableOf(self, host))),
    GetHeaderRowRange: (self, host) => range(tableOf(self, host).sheetId, header(tableOf(self, host))),
    GetDataBodyRange: (self, host) => range(tableOf(self, host).sheetId, body(tableOf(self, host))),
    GetTotalRowRange: (self, host) => {
      if (!tableOf(self, host).showTotals) throw itemNotFound();
      return range(tableOf(self, host).sheetId, totals(tableOf(self, host)));
    },
    Resize: async (self, host, to: string | RangeObject) => {
      const record = tableOf(self, host);
      const target = asRange(to, record.sheetId, host);
      if (
        target.sheetId !== record.sheetId ||
        target.rect.top !== record.rect.top ||
        target.rect.bottom === target.rect.top
      )
        throw invalidArgument();
      host.model.ensureSize(sheetOf(record, host), { ...target.rect, bottom: target.rect.bottom + 1 });
      await host.tables.resize(record, target.rect);
    },
    Delete: async (self, host) => {
      const record = tableOf(self, host);
      const rect = withTotals(record);
      await host.tables.remove(record);
      const sheet = sheetOf(record, host);
      sheet.getRange(rect.top, rect.left, rect.bottom - rect.top + 1, columnsOf(rect)).clear();
    },
    ConvertToRange: async (self, host) => {
      const record = tableOf(self, host);
      await host.tables.remove(record);
      return range(record.sheetId, withTotals(record));
    },
    ClearFilters: () => null,
    ReapplyFilters: () => null,
  },
});

interface TableColumn extends TableObject {
  readonly index: number;
}

const column = (self: TableObject, index: number): HostObject =>
  ({ type: "TableColumn", tableId: self.tableId, index }) as HostObject;

const columnAt = (self: TableObject, key: unknown, host: Host): HostObject | null => {
  const names = host.tables.columnNames(tableOf(self, host));
  const index =
    typeof key === "number" ? key - 1 : names.findIndex((name) => name.toLowerCase() === String(key).toLowerCase());
  return index >= 0 && index < names.length ? column(self, index) : null;
};

play<TableObject>("TableColumnCollection" as "Table", {
  items: (self, host) => host.tables.columnNames(tableOf(self, host)).map((_name, index) => column(self, index)),
  call: {
    GetCount: (self, host) => columnsOf(tableOf(self, host).rect),
    GetItemAt: (self, host, index: number) => columnAt(self, index + 1, host) ?? fail(),
    GetItem: (self, host, key: string | number) => columnAt(self, key, host) ?? fail(),
    GetItemOrNullObject: (self, host, key: string | number) => columnAt(self, key, host),
  },
});

const fail = (): never => {
  throw itemNotFound();
};

const columnRect = (self: TableColumn, host: Host, part: (record: TableRecord) => Rect): RangeObject => {
  const record = tableOf(self, host);
  const left = record.rect.left + self.index;
  return range(record.sheetId, { ...part(record), left, right: left });
};

play<TableColumn>("TableColumn" as "Table", {
  id: (self) => String(self.index + 1),
  get: {
    Id: (self) => self.index + 1,
    Index: (self) => self.index,
    Name: (self, host) => host.tables.columnNames(tableOf(self, host))[self.index] ?? "",
    Values: (self, host) =>
      host.model.values(sheetOf(tableOf(self, host), host), columnRect(self, host, withTotals).rect),
  },
  set: {
    Name: (self, name: string, host) =>
      host.model.enterBlock(sheetOf(tableOf(self, host), host), columnRect(self, host, header).rect, [[`'${name}`]]),
    Values: (self, value: unknown, host) => {
      const target = columnRect(self, host, withTotals);
      host.model.enterBlock(sheetOf(target, host), target.rect, asBlock(target, value));
    },
  },
  call: {
    GetRange: (self, host) => columnRect(self, host, withTotals),
    GetHeaderRowRange: (self, host) => columnRect(self, host, header),
    GetDataBodyRange: (self, host) => columnRect(self, host, body),
    GetTotalRowRange: (self, host) => columnRect(self, host, totals),
  },
});

const row = (self: TableObject, index: number): HostObject =>
  ({ type: "TableRow", tableId: self.tableId, index }) as HostObject;

play<TableObject>("TableRowCollection" as "Table", {
  items: (self, host) =>
    Array.from({ length: host.tables.bodyRows(tableOf(self, host)) }, (_r, index) => row(self, index)),
  call: {
    GetCount: (self, host) => host.tables.bodyRows(tableOf(self, host)),
    GetItemAt: (self, host, index: number) => {
      if (index < 0 || index >= host.tables.bodyRows(tableOf(self, host))) throw invalidArgument();
      return row(self, index);
    },
    Add: async (self, host, index: number | null | undefined, values?: unknown) => {
      const record = tableOf(self, host);
      const rows =
        Array.isArray(values) && Array.isArray(values[0])
          ? (values as unknown[][])
          : [Array<unknown>(columnsOf(record.rect)).fill(values ?? null)];
      if (rows.some((cells) => cells.length !== columnsOf(record.rect))) throw invalidArgument();
      const sheet = sheetOf(record, host);
      const at = index === null || index === undefined || index < 0 ? host.tables.bodyRows(record) : index;
      const rest = body(record);
      const below =
        at < host.tables.bodyRows(record) ? host.model.formulas(sheet, { ...rest, top: rest.top + at }) : [];
      const rect = { ...record.rect, bottom: record.rect.bottom + rows.length };
      host.model.ensureSize(sheet, { ...rect, bottom: rect.bottom + 1 });
      host.model.enterBlock(sheet, { ...rect, top: rest.top + at }, [...rows, ...below]);
      await host.tables.resize(record, rect);
      return row(self, at);
    },
  },
});

interface TableRow extends TableObject {
  readonly index: number;
}

const rowRange = (self: TableRow, host: Host): RangeObject => {
  const record = tableOf(self, host);
  const top = record.rect.top + 1 + self.index;
  return range(record.sheetId, { ...record.rect, top, bottom: top });
};

play<TableRow>("TableRow" as "Table", {
  id: (self) => String(self.index),
  get: {
    Index: (self) => self.index,
    Values: (self, host) => host.model.values(sheetOf(tableOf(self, host), host), rowRange(self, host).rect),
  },
  set: {
    Values: (self, value: unknown, host) => {
      const target = rowRange(self, host);
      host.model.enterBlock(sheetOf(target, host), target.rect, asBlock(target, value));
    },
  },
  call: {
    GetRange: rowRange,
    Delete: async (self, host) => {
      const record = tableOf(self, host);
      const target = rowRange(self, host);
      const sheet = sheetOf(record, host);
      if (host.tables.bodyRows(record) < 2) return host.model.clearContents(sheet, target.rect);
      const below =
        target.rect.bottom < record.rect.bottom
          ? host.model.formulas(sheet, { ...record.rect, top: target.rect.top + 1 })
          : [];
      const blank = Array<unknown>(columnsOf(record.rect)).fill("");
      host.model.enterBlock(sheet, { ...record.rect, top: target.rect.top }, [...below, blank]);
      await host.tables.resize(record, { ...record.rect, bottom: record.rect.bottom - 1 });
    },
  },
});
