import { parseAddress } from "../../grid/addresses";
import type { Host } from "../host";
import { invalidArgument } from "../host-error";
import { play } from "../members";
import { range, type PartObject, type RangeObject } from "../objects";

/** How sheets are printed. The grid prints nothing; what the add-in sets is kept with the workbook and can be asked for. */

const pageOf = (self: PartObject, host: Host): Map<string, unknown> => host.model.extrasOf(self.owner).page;

const settings = (defaults: Readonly<Record<string, unknown>>) => ({
  get: Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [
      name,
      (self: PartObject, host: Host) => pageOf(self, host).get(name) ?? value,
    ]),
  ),
  set: Object.fromEntries(
    Object.keys(defaults).map((name) => [
      name,
      (self: PartObject, value: unknown, host: Host) => void pageOf(self, host).set(name, value),
    ]),
  ),
});

const layout = settings({
  Orientation: "Portrait",
  PaperSize: "Letter",
  Zoom: { scale: 100 },
  CenterHorizontally: false,
});

const TITLE_ROWS = /^\$?\d+:\$?\d+$/;
const TITLE_COLUMNS = /^\$?[A-Z]{1,3}:\$?[A-Z]{1,3}$/;

const textOf = (address: RangeObject | string): string => {
  if (typeof address !== "string") throw invalidArgument();
  return address;
};

const titles = (name: string, form: RegExp) => (self: PartObject, host: Host, address: RangeObject | string) => {
  const text = textOf(address);
  if (!form.test(text)) throw invalidArgument();
  pageOf(self, host).set(name, text);
};

play<PartObject>("PageLayout", {
  get: { ...layout.get, HeadersFooters: (self) => ({ type: "HeaderFooterGroup", owner: self.owner }) },
  set: layout.set,
  call: {
    SetPrintArea: (self, host, address: RangeObject | string) => {
      const text = textOf(address);
      const rect = parseAddress(text);
      if (!rect) throw invalidArgument();
      range(self.owner, rect);
      pageOf(self, host).set("PrintArea", text);
    },
    SetPrintTitleRows: titles("PrintTitleRows", TITLE_ROWS),
    SetPrintTitleColumns: titles("PrintTitleColumns", TITLE_COLUMNS),
  },
});

const breaksOf = (self: PartObject, host: Host): string[] =>
  (pageOf(self, host).get("HorizontalPageBreaks") as string[] | undefined) ?? [];

play<PartObject>("PageBreakCollection", {
  call: {
    Add: (self, host, at: RangeObject | string) => {
      const text = textOf(at);
      if (!parseAddress(text)) throw invalidArgument();
      pageOf(self, host).set("HorizontalPageBreaks", [...breaksOf(self, host), text]);
      return { type: "PageBreak", owner: self.owner };
    },
    RemovePageBreaks: (self, host) => void pageOf(self, host).delete("HorizontalPageBreaks"),
    GetCount: (self, host) => breaksOf(self, host).length,
  },
});

play<PartObject>("PageBreak", {});

play<PartObject>("HeaderFooterGroup", {
  get: { DefaultForAllPages: (self) => ({ type: "HeaderFooter", owner: self.owner }) },
});

play<PartObject>("HeaderFooter", settings({ LeftFooter: "", CenterFooter: "", RightFooter: "" }));
