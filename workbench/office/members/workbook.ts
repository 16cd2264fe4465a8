import { fullAddress, type Rect } from "../../grid/addresses";
import { invalidArgument, itemNotFound } from "../host-error";
import { play, type HostObject } from "../members";
import { range, rangeByText, worksheet, type RangeObject } from "../objects";
import type { Host } from "../host";

/** The user's selection in the active sheet; a fresh sheet has A1. */
export const selection = (host: Host): RangeObject[] => {
  const sheet = host.model.workbook.getActiveSheet();
  const ranges = sheet.getSelection()?.getActiveRangeList() ?? [];
  const rects: Rect[] = ranges.map((chosen) => ({
    top: chosen.getRow(),
    left: chosen.getColumn(),
    bottom: chosen.getLastRow(),
    right: chosen.getLastColumn(),
  }));
  return (rects.length > 0 ? rects : [{ top: 0, left: 0, bottom: 0, right: 0 }]).map((rect) =>
    range(sheet.getSheetId(), rect),
  );
};

play<HostObject>("Workbook", {
  get: {
    Worksheets: () => ({ type: "WorksheetCollection" }),
    Tables: () => ({ type: "TableCollection", owner: "" }),
    Names: () => ({ type: "NamedItemCollection", owner: "" }),
    Application: () => ({ type: "Application" }),
    Settings: () => ({ type: "SettingCollection" }),
    Properties: () => ({ type: "DocumentProperties" }),
    Comments: () => ({ type: "CommentCollection", owner: "" }),
    Name: (_self, host) => host.model.workbook.getName() + ".xlsx",
    IsDirty: () => true,
    ReadOnly: () => false,
  },
  call: {
    GetSelectedRange: (_self, host) => selection(host)[0],
    GetSelectedRanges: (_self, host) => ({ type: "RangeAreas", ranges: selection(host) }),
    GetActiveCell: (_self, host) => {
      const [first] = selection(host);
      return range(first!.sheetId, { ...first!.rect, bottom: first!.rect.top, right: first!.rect.left });
    },
    _GetRangeForEventByReferenceId: (_self, host, reference: string) => rangeByText("", reference, host),
    _GetRangeOrNullObjectForEventByReferenceId: (_self, host, reference: string) => rangeByText("", reference, host),
  },
});

play<HostObject>("Application", {
  get: { CalculationMode: () => "Automatic", CalculationState: () => "Done", Culture: () => "zh-CN" },
  set: { CalculationMode: () => undefined },
  call: {
    Calculate: async (_self, host) => {
      host.model.api.getFormula().executeCalculation();
      await host.settled();
    },
    // The grid draws once per batch by itself, and calculates after it.
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
});

interface RangeAreas extends HostObject {
  readonly ranges: readonly RangeObject[];
}

play<RangeAreas>("RangeAreas", {
  get: {
    Address: (self, host) =>
      self.ranges.map((one) => fullAddress(host.model.sheet(one.sheetId)!.getSheetName(), one.rect)).join(","),
    AreaCount: (self) => self.ranges.length,
    Areas: (self) => ({ type: "RangeCollection", ranges: self.ranges }),
    Worksheet: (self, host) => worksheet(host.model.sheet(self.ranges[0]!.sheetId)!),
  },
});

play<RangeAreas>("RangeCollection", {
  items: (self) => self.ranges,
  call: {
    GetCount: (self) => self.ranges.length,
    GetItemAt: (self, _host, index: number) => {
      const found = self.ranges[index];
      if (!found) throw invalidArgument();
      return found;
    },
  },
});

/** Settings that are kept with the workbook. */
const settings = new Map<string, unknown>();

interface Setting extends HostObject {
  readonly key: string;
}

play<HostObject>("SettingCollection", {
  items: () => [...settings.keys()].map((key): Setting => ({ type: "Setting", key })),
  call: {
    Add: (_self, _host, key: string, value: unknown): Setting => {
      settings.set(key, value);
      return { type: "Setting", key };
    },
    GetCount: () => settings.size,
    GetItem: (_self, _host, key: string): Setting => {
      if (!settings.has(key)) throw itemNotFound();
      return { type: "Setting", key };
    },
    GetItemOrNullObject: (_self, _host, key: string): Setting | null =>
      settings.has(key) ? { type: "Setting", key } : null,
  },
});

play<Setting>("Setting", {
  id: (self) => self.key,
  get: { Key: (self) => self.key, Value: (self) => settings.get(self.key) ?? null },
  set: { Value: (self, value: unknown) => void settings.set(self.key, value) },
  call: { Delete: (self) => void settings.delete(self.key) },
});

const properties: Record<string, string> = {
  Title: "",
  Subject: "",
  Author: "",
  Comments: "",
  Keywords: "",
  Company: "",
};

play<HostObject>("DocumentProperties", {
  get: Object.fromEntries(Object.keys(properties).map((name) => [name, () => properties[name]])),
  set: Object.fromEntries(
    Object.keys(properties).map((name) => [
      name,
      (_self: HostObject, value: string) => void (properties[name] = value),
    ]),
  ),
});
