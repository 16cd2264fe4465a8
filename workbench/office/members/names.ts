import { columnName, quoteSheet } from "../../grid/addresses";
import type { Host } from "../host";
import { HostError, invalidArgument, itemNotFound } from "../host-error";
import { play, type HostObject } from "../members";
import { range, rangeByText, sheetOf, worksheet, type PartObject, type RangeObject } from "../objects";

interface NamedItem extends HostObject {
  readonly name: string;
}

/** Comments and visibility are the workbench's own; the engine resolves the name itself. */
const details = new Map<string, { comment: string; visible: boolean }>();

const named = (key: string, host: Host) =>
  host.model.workbook.getDefinedNames().find((one) => one.getName().toLowerCase() === key.toLowerCase());

const item = (name: string): NamedItem => ({ type: "NamedItem", name });

const find = (key: string, host: Host) => {
  const found = named(key, host);
  if (!found) throw itemNotFound();
  return found;
};

const absolute = (target: RangeObject, host: Host): string => {
  const { rect } = target;
  const first = `$${columnName(rect.left)}$${rect.top + 1}`;
  const last = `$${columnName(rect.right)}$${rect.bottom + 1}`;
  return `${quoteSheet(sheetOf(target, host).getSheetName())}!${first === last ? first : `${first}:${last}`}`;
};

const VALID = /^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u;

const add = (name: string, reference: string, comment: string | null | undefined, host: Host): NamedItem => {
  if (!VALID.test(name) || /^[a-z]{1,3}\d+$/i.test(name)) throw invalidArgument();
  if (named(name, host))
    throw new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
  // The engine keeps references without "=", formulas with it.
  const isReference = /^='?[^()+*]+![$A-Z0-9:]+$/i.test(reference);
  host.model.workbook.insertDefinedName(name, isReference ? reference.slice(1) : reference);
  details.set(name.toLowerCase(), { comment: comment ?? "", visible: true });
  return item(name);
};

const formulaOf = (name: string, host: Host): string => {
  const text = find(name, host).getFormulaOrRefString();
  return text.startsWith("=") ? text : `=${text}`;
};

const rangeOf = (name: string, host: Host): RangeObject | null => {
  try {
    return rangeByText(host.model.workbook.getActiveSheet().getSheetId(), formulaOf(name, host).slice(1), host);
  } catch {
    return null; // a constant or a formula has no range
  }
};

play<PartObject>("NamedItemCollection", {
  items: (self, host) =>
    self.owner === "" ? host.model.workbook.getDefinedNames().map((one) => item(one.getName())) : [],
  call: {
    Add: (_self, host, name: string, reference: string | RangeObject | number, comment?: string) =>
      add(name, typeof reference === "object" ? `=${absolute(reference, host)}` : String(reference), comment, host),
    AddFormulaLocal: (_self, host, name: string, formula: string, comment?: string) =>
      add(name, formula, comment, host),
    GetCount: (_self, host) => host.model.workbook.getDefinedNames().length,
    GetItem: (_self, host, key: string) => item(find(key, host).getName()),
    GetItemOrNullObject: (_self, host, key: string) => {
      const found = named(key, host);
      return found ? item(found.getName()) : null;
    },
  },
});

const detail = (self: NamedItem) => details.get(self.name.toLowerCase()) ?? { comment: "", visible: true };

play<NamedItem>("NamedItem", {
  id: (self) => self.name,
  get: {
    Name: (self) => self.name,
    Formula: (self, host) => formulaOf(self.name, host),
    Value: (self, host) => formulaOf(self.name, host).slice(1),
    Type: (self, host) => (rangeOf(self.name, host) ? "Range" : "String"),
    Scope: () => "Workbook",
    Comment: (self) => detail(self).comment,
    Visible: (self) => detail(self).visible,
  },
  set: {
    Formula: (self, formula: string, host) => {
      const { comment } = detail(self);
      host.model.workbook.deleteDefinedName(self.name);
      add(self.name, formula, comment, host);
    },
    Comment: (self, comment: string) => void details.set(self.name.toLowerCase(), { ...detail(self), comment }),
    Visible: (self, visible: boolean) => void details.set(self.name.toLowerCase(), { ...detail(self), visible }),
  },
  call: {
    Delete: (self, host) => void host.model.workbook.deleteDefinedName(self.name),
    GetRange: (self, host) => {
      const found = rangeOf(self.name, host);
      if (!found) throw itemNotFound();
      return range(found.sheetId, found.rect);
    },
    GetRangeOrNullObject: (self, host) => rangeOf(self.name, host),
    GetWorksheet: (self, host) => worksheet(sheetOf(rangeOf(self.name, host) ?? { sheetId: "" }, host)),
  },
});
