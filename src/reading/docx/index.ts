import { xmlPart, type XmlPart } from "../archive/xml-part";
import { Package } from "../archive/zip";
import { ReadingError } from "../errors";
import type { Limits } from "../limits";
import { flattenMarkup, type Budget, type MarkupBlock } from "../markup/blocks";
import type { Block } from "../source-document";
import { BodyWalk, type BodyContext } from "./body";
import { readNumbering } from "./numbering";
import { Styles } from "./styles";

const MAIN_PART = "word/document.xml";

/** DOCX → blocks: the body in order, then foot- and endnotes. Headers and footers of pages are left out. */
export function readDocx(bytes: Uint8Array, limits: Limits): Block[] {
  const parts = new Package(bytes, limits);
  return readWordParts((name) => xmlPart(name, parts.part(name), limits), limits);
}

/** The parts of a Word document, by their names in its package → blocks. */
export function readWordParts(part: (name: string) => XmlPart | null, limits: Limits): Block[] {
  const body = part(MAIN_PART);
  if (!body) throw new ReadingError("corrupt", { part: MAIN_PART });
  const budget: Budget = { limits, cells: 0 };
  const context: BodyContext = {
    numbering: readNumbering(part("word/numbering.xml")),
    styles: new Styles(part("word/styles.xml")),
    budget,
    notes: new Map(),
  };
  const content: MarkupBlock[] = BodyWalk.read(body, context);
  for (const name of ["word/footnotes.xml", "word/endnotes.xml"]) {
    const notes = part(name);
    if (!notes) continue;
    context.notes.clear();
    BodyWalk.read(notes, context);
    content.push(...noteLines(context));
  }
  return flattenMarkup(content, budget);
}

/** Words of the notes that have any. */
export function noteLines(context: BodyContext): string[] {
  return [...context.notes.values()].flat().filter((line) => line.trim() !== "");
}
