import { MAX_COLUMNS, MAX_ROWS, type Rect } from "../../grid/addresses";
import { EVENT, WORKBOOK_TARGET } from "../events";
import type { Host } from "../host";
import { HostError, invalidArgument, itemNotFound } from "../host-error";
import { play, type HostObject } from "../members";
import {
  asRange,
  range,
  rangeByText,
  sheetOf,
  worksheet,
  WHOLE_SHEET,
  type PartObject,
  type RangeObject,
  type WorksheetObject,
} from "../objects";

const checkName = (name: string, host: Host, own?: string): void => {
  if (name === "" || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name)) throw invalidArgument();
  const taken = host.model.findSheet(name);
  if (taken && taken.getSheetId() !== own)
    throw new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
};

const freshName = (host: Host): string => {
  let number = host.model.sheets().length + 1;
  while (host.model.findSheet(`Sheet${number}`)) number++;
  return `Sheet${number}`;
};

const visible = (host: Host) => host.model.sheets().filter((sheet) => !sheet.isSheetHidden());

const events = <T>(target: (self: T) => string) => {
  const on = (type: number) => (self: T, host: Host) => host.events.subscribe(type, target(self));
  const off = (type: number) => (self: T, host: Host) => host.events.unsubscribe(type, target(self));
  return {
    _RegisterDataChangedEvent: on(EVENT.changed),
    _UnregisterDataChangedEvent: off(EVENT.changed),
    _RegisterSelectionChangedEvent: on(EVENT.selectionChanged),
    _UnregisterSelectionChangedEvent: off(EVENT.selectionChanged),
    _RegisterActivatedEvent: on(EVENT.activated),
    _UnregisterActivatedEvent: off(EVENT.activated),
    _RegisterDeactivatedEvent: on(EVENT.deactivated),
    _UnregisterDeactivatedEvent: off(EVENT.deactivated),
    _RegisterAddedEvent: on(EVENT.added),
    _UnregisterAddedEvent: off(EVENT.added),
    _RegisterDeletedEvent: on(EVENT.deleted),
    _UnregisterDeletedEvent: off(EVENT.deleted),
    _RegisterRowSortedEvent: on(EVENT.rowSorted),
    _UnregisterRowSortedEvent: off(EVENT.rowSorted),
    _RegisterCalculatedEvent: on(EVENT.calculated),
    _UnregisterCalculatedEvent: off(EVENT.calculated),
  };
};

const sheetFor = (key: unknown, host: Host): WorksheetObject | null => {
  const found = host.model.findSheet(String(key));
  return found ? worksheet(found) : null;
};

play<HostObject>("WorksheetCollection", {
  items: (_self, host) => host.model.sheets().map(worksheet),
  call: {
    Add: (_self, host, name?: string | null) => {
      const title = name ?? freshName(host);
      checkName(title, host);
      const added = worksheet(host.model.addSheet(title));
      host.events.raise(EVENT.added, WORKBOOK_TARGET, { worksheetId: added.sheetId, source: "Local" });
      return added;
    },
    GetItem: (_self, host, key: string) => {
      const found = sheetFor(key, host);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: (_self, host, key: string) => sheetFor(key, host),
    GetActiveWorksheet: (_self, host) => worksheet(host.model.workbook.getActiveSheet()),
    GetCount: (_self, host, onlyVisible?: boolean) => (onlyVisible ? visible(host) : host.model.sheets()).length,
    GetFirst: (_self, host, onlyVisible?: boolean) =>
      worksheet((onlyVisible ? visible(host) : host.model.sheets())[0]!),
    GetLast: (_self, host, onlyVisible?: boolean) =>
      worksheet((onlyVisible ? visible(host) : host.model.sheets()).at(-1)!),
    ...events<HostObject>(() => WORKBOOK_TARGET),
  },
});

const used = (self: WorksheetObject, valuesOnly: boolean | undefined, host: Host): RangeObject | null => {
  const rect = host.model.usedRect(sheetOf(self, host), valuesOnly === true);
  return rect ? range(self.sheetId, rect) : null;
};

/** Sheets that the grid hides as any other, but that no menu shows again. */
const veryHidden = new Set<string>();

play<WorksheetObject>("Worksheet", {
  id: (self) => self.sheetId,
  get: {
    Id: (self) => self.sheetId,
    Name: (self, host) => sheetOf(self, host).getSheetName(),
    Position: (self, host) => sheetOf(self, host).getIndex(),
    Visibility: (self, host) => {
      if (!sheetOf(self, host).isSheetHidden()) return "Visible";
      return veryHidden.has(self.sheetId) ? "VeryHidden" : "Hidden";
    },
    TabColor: (self, host) => sheetOf(self, host).getTabColor() ?? "",
    ShowGridlines: (self, host) => !sheetOf(self, host).hasHiddenGridLines(),
    StandardWidth: (self, host) => (sheetOf(self, host).getSheet().getConfig().defaultColumnWidth * 3) / 4,
    Tables: (self) => ({ type: "TableCollection", owner: self.sheetId }),
    Names: (self) => ({ type: "NamedItemCollection", owner: self.sheetId }),
    HorizontalPageBreaks: (self) => ({ type: "PageBreakCollection", owner: self.sheetId }),
    PageLayout: (self) => ({ type: "PageLayout", owner: self.sheetId }),
    FreezePanes: (self) => ({ type: "WorksheetFreezePanes", owner: self.sheetId }),
    CustomProperties: (self) => ({ type: "WorksheetCustomPropertyCollection", owner: self.sheetId }),
    Charts: (self) => ({ type: "ChartCollection", owner: self.sheetId }),
    Shapes: (self) => ({ type: "ShapeCollection", owner: self.sheetId }),
    Comments: (self) => ({ type: "CommentCollection", owner: self.sheetId }),
    Protection: (self) => ({ type: "WorksheetProtection", owner: self.sheetId }),
  },
  set: {
    Name: (self, name: string, host) => {
      checkName(name, host, self.sheetId);
      sheetOf(self, host).setName(name);
    },
    Position: (self, index: number, host) => void host.model.workbook.moveSheet(sheetOf(self, host), index),
    Visibility: (self, value: string, host) => {
      const sheet = sheetOf(self, host);
      if (value === "VeryHidden") veryHidden.add(self.sheetId);
      else veryHidden.delete(self.sheetId);
      if (value === "Visible") sheet.showSheet();
      else if (visible(host).length < 2)
        throw new HostError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
      else {
        const shown = host.model.workbook.getActiveSheet();
        sheet.hideSheet();
        // The grid shows another sheet after any is hidden, Excel only where the sheet on show is.
        if (shown.getSheetId() !== self.sheetId) host.model.workbook.setActiveSheet(shown);
      }
    },
    TabColor: (self, color: string, host) => void sheetOf(self, host).setTabColor(color),
    ShowGridlines: (self, shown: boolean, host) => void sheetOf(self, host).setHiddenGridlines(!shown),
  },
  call: {
    Activate: (self, host) => void host.model.workbook.setActiveSheet(sheetOf(self, host)),
    Delete: async (self, host) => {
      if (visible(host).length < 2 && !sheetOf(self, host).isSheetHidden())
        throw new HostError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
      for (const table of host.tables.list()) if (table.sheetId === self.sheetId) await host.tables.remove(table);
      // The grid goes on following what links of a sheet that is gone point at, and then takes no rows out of that; and validating its cells.
      const filled = host.model.usedRect(sheetOf(self, host), false);
      if (filled) host.model.clear(sheetOf(self, host), filled, "All");
      for (const rule of sheetOf(self, host).getDataValidations()) rule.delete();
      host.model.charts.remove(({ sheetId }) => sheetId === self.sheetId);
      const shown = host.model.workbook.getActiveSheet();
      host.model.workbook.deleteSheet(sheetOf(self, host));
      // The grid shows another sheet after any deletion, Excel only where the sheet on show goes.
      if (shown.getSheetId() !== self.sheetId) host.model.workbook.setActiveSheet(shown);
      host.events.raise(EVENT.deleted, WORKBOOK_TARGET, { worksheetId: self.sheetId, source: "Local" });
    },
    GetRange: (self, host, address?: string | null) => {
      sheetOf(self, host);
      return address === null || address === undefined || address === ""
        ? range(self.sheetId, WHOLE_SHEET)
        : rangeByText(self.sheetId, address, host);
    },
    GetRangeByIndexes: (self, _host, top: number, left: number, rows: number, columns: number) =>
      range(self.sheetId, box(top, left, rows, columns)),
    GetCell: (self, _host, row: number, column: number) => range(self.sheetId, box(row, column, 1, 1)),
    GetUsedRange: (self, host, valuesOnly?: boolean) =>
      used(self, valuesOnly, host) ?? range(self.sheetId, box(0, 0, 1, 1)),
    GetUsedRangeOrNullObject: (self, host, valuesOnly?: boolean) => used(self, valuesOnly, host),
    GetNextOrNullObject: (self, host) => neighbour(self, host, 1),
    GetPreviousOrNullObject: (self, host) => neighbour(self, host, -1),
    Calculate: (_self, host) => host.model.api.getFormula().executeCalculation(),
    ...events((self: WorksheetObject) => self.sheetId),
  },
});

const box = (top: number, left: number, rows: number, columns: number): Rect => ({
  top,
  left,
  bottom: top + rows - 1,
  right: left + columns - 1,
});

const neighbour = (self: WorksheetObject, host: Host, step: number): WorksheetObject | null => {
  const sheets = host.model.sheets();
  const next = sheets[sheetOf(self, host).getIndex() + step];
  return next ? worksheet(next) : null;
};

/** Freezing rows or columns from the top left corner, as Excel's API does it. */
const freeze = (self: PartObject, rows: number, columns: number, host: Host): void => {
  sheetOf({ sheetId: self.owner }, host).setFreeze({
    xSplit: columns,
    ySplit: rows,
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
  });
};

play<PartObject>("WorksheetFreezePanes", {
  call: {
    FreezeRows: (self, host, count: number) => freeze(self, count, 0, host),
    FreezeColumns: (self, host, count: number) => freeze(self, 0, count, host),
    FreezeAt: (self, host, at: RangeObject | string) => {
      const { rect } = asRange(at, self.owner, host);
      freeze(
        self,
        rect.bottom < MAX_ROWS - 1 ? rect.bottom + 1 : 0,
        rect.right < MAX_COLUMNS - 1 ? rect.right + 1 : 0,
        host,
      );
    },
    Unfreeze: (self, host) => void sheetOf({ sheetId: self.owner }, host).cancelFreeze(),
    GetLocationOrNullObject: (self, host) => {
      const { xSplit, ySplit } = sheetOf({ sheetId: self.owner }, host).getFreeze();
      if (xSplit === 0 && ySplit === 0) return null;
      return range(self.owner, {
        top: 0,
        left: 0,
        bottom: ySplit > 0 ? ySplit - 1 : MAX_ROWS - 1,
        right: xSplit > 0 ? xSplit - 1 : MAX_COLUMNS - 1,
      });
    },
  },
});

interface CustomProperty extends PartObject {
  readonly key: string;
}

const customProperty = (owner: string, key: string, host: Host): CustomProperty | null => {
  const stored = [...host.model.extrasOf(owner).customProperties.keys()].find(
    (name) => name.toLowerCase() === key.toLowerCase(),
  );
  return stored === undefined ? null : { type: "WorksheetCustomProperty", owner, key: stored };
};

play<PartObject>("WorksheetCustomPropertyCollection", {
  items: (self, host) =>
    [...host.model.extrasOf(self.owner).customProperties.keys()].map((key) => customProperty(self.owner, key, host)!),
  call: {
    Add: (self, host, key: string, value: string) => {
      host.model
        .extrasOf(self.owner)
        .customProperties.set(customProperty(self.owner, key, host)?.key ?? key, String(value));
      return customProperty(self.owner, key, host);
    },
    GetCount: (self, host) => host.model.extrasOf(self.owner).customProperties.size,
    GetItem: (self, host, key: string) => {
      const found = customProperty(self.owner, key, host);
      if (!found) throw itemNotFound();
      return found;
    },
    GetItemOrNullObject: (self, host, key: string) => customProperty(self.owner, key, host),
  },
});

play<CustomProperty>("WorksheetCustomProperty", {
  id: (self) => self.key,
  get: {
    Key: (self) => self.key,
    Value: (self, host) => host.model.extrasOf(self.owner).customProperties.get(self.key) ?? "",
  },
  set: {
    Value: (self, value: string, host) => void host.model.extrasOf(self.owner).customProperties.set(self.key, value),
  },
  call: { Delete: (self, host) => void host.model.extrasOf(self.owner).customProperties.delete(self.key) },
});

play<PartObject>("WorksheetProtection", {
  get: { Protected: () => false },
  call: { Unprotect: () => null },
});
