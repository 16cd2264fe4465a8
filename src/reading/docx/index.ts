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
  const body = parts.part(MAIN_PART);
  if (!body) throw new ReadingError("corrupt", { part: MAIN_PART });
  const budget: Budget = { limits, cells: 0 };
  const context: BodyContext = {
    numbering: readNumbering(parts.part("word/numbering.xml"), limits),
    styles: new Styles(parts.part("word/styles.xml"), limits),
    budget,
    notes: new Map(),
  };
  const content: MarkupBlock[] = BodyWalk.read(MAIN_PART, body, context);
  for (const name of ["word/footnotes.xml", "word/endnotes.xml"]) {
    const part = parts.part(name);
    if (!part) continue;
    context.notes.clear();
    BodyWalk.read(name, part, context);
    for (const lines of context.notes.values()) content.push(...lines.filter((line) => line.trim() !== ""));
  }
  return flattenMarkup(content, budget);
}
