import { walkXml } from "../archive/xml";
import { insideOf, type XmlPart } from "../archive/xml-part";
import { notRead } from "../foreign";
import type { Limits } from "../limits";
import { flattenMarkup, type Budget } from "../markup/blocks";
import { ListNumbers, type ListDefinition, type ListLevel } from "../markup/list-numbers";
import { LIST_FORMATS } from "../markup/list-formats";
import type { Block } from "../source-document";
import { decodeText } from "../text/decode";
import { BodyWalk, type BodyContext } from "./body";
import { noteLines, readWordParts } from "./index";
import { Styles } from "./styles";

/**
 * Word documents that are one XML file: Word 2003's own (`w:wordDocument`), which templates fill in and which is often named .doc, and the
 * package of a DOCX written flat (`pkg:package`). Both are read by the walk that reads DOCX.
 */
export function readFlatWord(bytes: Uint8Array, limits: Limits): Block[] {
  // The walk reads UTF-8 and UTF-16; what a template was filled with may be GBK, whatever the file says of itself.
  const utf8 = new TextEncoder().encode(decodeText(bytes).replace(/^\uFEFF/, ""));
  const file: XmlPart = (handler) => walkXml("w:document", utf8, limits, handler);
  const parts = packageParts(file);
  if (parts.size > 0 && !parts.has("word/document.xml")) throw notRead("XML", "wrong-file");
  return parts.size === 0 ? readWord2003(file, limits) : readWordParts((name) => flatPart(file, parts, name), limits);
}

const withoutSlash = (name: string): string => name.replace(/^\//, "");

/** Names of the parts of a flat package; empty for Word 2003. */
function packageParts(file: XmlPart): Set<string> {
  const names = new Set<string>();
  let depth = 0;
  file({
    open: (name, a) => {
      if (++depth === 2 && name === "part") names.add(withoutSlash(a.name ?? ""));
    },
    close: () => depth--,
  });
  return names;
}

function flatPart(file: XmlPart, parts: ReadonlySet<string>, name: string): XmlPart | null {
  return parts.has(name)
    ? insideOf(file, (element, a) => element === "part" && withoutSlash(a.name ?? "") === name)
    : null;
}

function readWord2003(file: XmlPart, limits: Limits): Block[] {
  const budget: Budget = { limits, cells: 0 };
  const context: BodyContext = {
    numbering: readLists(insideOf(file, (name) => name === "lists")),
    styles: new Styles(insideOf(file, (name) => name === "styles")),
    budget,
    notes: new Map(),
  };
  const content = BodyWalk.read(
    insideOf(file, (name) => name === "body"),
    context,
  );
  return flattenMarkup([...content, ...noteLines(context)], budget);
}

/** `w:lists` → the lists of a document; formats are numbers there (`w:nfc`), as in a DOC. */
function readLists(part: XmlPart): ListNumbers {
  const levels = new Map<string, Map<number, ListLevel>>();
  const lists = new Map<string, ListDefinition>();
  let own: Map<number, ListLevel> | null = null;
  let level: ListLevel | null = null;
  let list: ListDefinition | null = null;
  let overridden = 0;
  part({
    open: (name, a) => {
      const value = a.val ?? "";
      if (name === "listDef") levels.set(a.listDefId ?? "", (own = new Map()));
      else if (name === "list") lists.set(a.ilfo ?? "", (list = { levels: "", starts: new Map() }));
      else if (name === "ilst" && list) list.levels = value;
      else if (name === "lvlOverride") overridden = Number(a.ilvl) || 0;
      else if (name === "startOverride" && list) list.starts.set(overridden, Number(value) || 0);
      else if (name === "lvl" && own && !list)
        own.set(Number(a.ilvl) || 0, (level = { start: 1, format: "decimal", text: "" }));
      else if (level && name === "start") level.start = Number(value) || 0;
      else if (level && name === "nfc") level.format = LIST_FORMATS[Number(value)] ?? "decimal";
      else if (level && name === "lvlText") level.text = value;
    },
    close: (name) => {
      if (name === "listDef") own = null;
      else if (name === "list") list = null;
      else if (name === "lvl") level = null;
    },
  });
  return new ListNumbers(levels, lists);
}
