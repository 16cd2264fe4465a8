import type { XmlPart } from "../archive/xml-part";
import { ListNumbers, type ListDefinition, type ListLevel } from "../markup/list-numbers";

/** word/numbering.xml → the lists of a document. */
export function readNumbering(part: XmlPart | null): ListNumbers {
  const definitions = new Map<string, Map<number, ListLevel>>();
  const lists = new Map<string, ListDefinition>();
  if (!part) return new ListNumbers(definitions, lists);
  let levels: Map<number, ListLevel> | null = null;
  let level: ListLevel | null = null;
  let list: ListDefinition | null = null;
  let overridden = 0;
  part({
    open: (name, a) => {
      const value = a.val ?? "";
      if (name === "abstractNum") definitions.set(a.abstractNumId ?? "", (levels = new Map()));
      else if (name === "num") lists.set(a.numId ?? "", (list = { levels: "", starts: new Map() }));
      else if (name === "abstractNumId" && list) list.levels = value;
      else if (name === "lvlOverride") overridden = Number(a.ilvl) || 0;
      else if (name === "startOverride" && list) list.starts.set(overridden, Number(value) || 0);
      else if (name === "lvl" && levels)
        levels.set(Number(a.ilvl) || 0, (level = { start: 1, format: "decimal", text: "" }));
      else if (level && name === "start") level.start = Number(value) || 0;
      else if (level && name === "numFmt") level.format = value === "custom" ? "decimal" : value;
      else if (level && name === "lvlText") level.text = value;
    },
    close: (name) => {
      if (name === "abstractNum") levels = null;
      else if (name === "num") list = null;
      else if (name === "lvl") level = null;
    },
  });
  return new ListNumbers(definitions, lists);
}
