import type { XmlPart } from "../archive/xml-part";
import { ListNumbers, type ListDefinition, type ListLevel } from "../markup/list-numbers";

/** How one of Word's formats calls what its lists are made of; levels are called the same in all. */
export interface ListElements {
  /** A definition of levels, and its id. */
  readonly definition: string;
  readonly definitionId: string;
  /** A list, its id, and what names its definition. */
  readonly list: string;
  readonly listId: string;
  readonly uses: string;
  /** The format of a level, and what its value means. */
  readonly format: string;
  readonly formatOf: (value: string) => string;
}

const DOCX_LISTS: ListElements = {
  definition: "abstractNum",
  definitionId: "abstractNumId",
  list: "num",
  listId: "numId",
  uses: "abstractNumId",
  format: "numFmt",
  formatOf: (value) => (value === "custom" ? "decimal" : value),
};

/** word/numbering.xml, or what stands for it in another format → the lists of a document. */
export function readNumbering(part: XmlPart | null, names: ListElements = DOCX_LISTS): ListNumbers {
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
      if (name === names.definition) definitions.set(a[names.definitionId] ?? "", (levels = new Map()));
      else if (name === names.list) lists.set(a[names.listId] ?? "", (list = { levels: "", starts: new Map() }));
      else if (name === names.uses && list) list.levels = value;
      else if (name === "lvlOverride") overridden = Number(a.ilvl) || 0;
      else if (name === "startOverride" && list) list.starts.set(overridden, Number(value) || 0);
      else if (name === "lvl" && levels && !list)
        levels.set(Number(a.ilvl) || 0, (level = { start: 1, format: "decimal", text: "" }));
      else if (level && name === "start") level.start = Number(value) || 0;
      else if (level && name === names.format) level.format = names.formatOf(value);
      else if (level && name === "lvlText") level.text = value;
    },
    close: (name) => {
      if (name === names.definition) levels = null;
      else if (name === names.list) list = null;
      else if (name === "lvl") level = null;
    },
  });
  return new ListNumbers(definitions, lists);
}
