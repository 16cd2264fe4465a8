import { walkXml } from "../archive/xml";
import { insideOf, type XmlPart } from "../archive/xml-part";
import { notRead } from "../foreign";
import type { Limits } from "../limits";
import { LIST_FORMATS } from "../markup/list-formats";
import { decodeText } from "../text/decode";
import { readWord, readWordParts, type WordContent } from "./index";
import { readNumbering, type ListElements } from "./numbering";

/**
 * Word documents that are one XML file: Word 2003's own (`w:wordDocument`), which templates fill in and which is often named .doc, and the
 * package of a DOCX written flat (`pkg:package`). Both are read by the walk that reads DOCX.
 */
export function readFlatWord(bytes: Uint8Array, limits: Limits): WordContent {
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

function readWord2003(file: XmlPart, limits: Limits): WordContent {
  const inside = (wanted: string): XmlPart => insideOf(file, (name) => name === wanted);
  const numbering = readNumbering(inside("lists"), WORD_2003_LISTS);
  return readWord({ body: inside("body"), numbering, styles: inside("styles"), notes: [] }, limits);
}

/** `w:lists` of Word 2003; formats are numbers there (`w:nfc`), as in a DOC. */
const WORD_2003_LISTS: ListElements = {
  definition: "listDef",
  definitionId: "listDefId",
  list: "list",
  listId: "ilfo",
  uses: "ilst",
  format: "nfc",
  formatOf: (value) => LIST_FORMATS[Number(value)] ?? "decimal",
};
