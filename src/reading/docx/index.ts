import { xmlPart, type XmlPart } from "../archive/xml-part";
import { Package } from "../archive/zip";
import { ReadingError } from "../errors";
import type { Limits } from "../limits";
import { flattenMarkup, type Budget, type MarkupBlock, type PlacedPicture } from "../markup/blocks";
import type { Block, ReadingIssue } from "../source-document";
import type { ListNumbers } from "../markup/list-numbers";
import { nothingUnseen, unseenIssues } from "../markup/unseen";
import { BodyWalk, type BodyContext } from "./body";
import { readNumbering } from "./numbering";
import { Styles } from "./styles";

/** A Word document read, and what of it nobody sees. */
export interface WordContent {
  readonly blocks: Block[];
  readonly issues: ReadingIssue[];
  /** Pictures of the body, in reading order. */
  readonly pictures: PlacedPicture[];
}

const MAIN_PART = "word/document.xml";
const NOTES = ["word/footnotes.xml", "word/endnotes.xml"];

/** DOCX → blocks: the body in order, then foot- and endnotes. Headers and footers of pages are left out. */
export function readDocx(bytes: Uint8Array, limits: Limits): WordContent {
  const parts = new Package(bytes, limits);
  return readWordParts((name) => xmlPart(name, parts.part(name), limits), limits);
}

/** The parts of a Word document, by their names in its package → blocks. */
export function readWordParts(part: (name: string) => XmlPart | null, limits: Limits): WordContent {
  const body = part(MAIN_PART);
  if (!body) throw new ReadingError("corrupt", { part: MAIN_PART });
  const notes = NOTES.flatMap((name) => part(name) ?? []);
  return readWord(
    { body, numbering: readNumbering(part("word/numbering.xml")), styles: part("word/styles.xml"), notes },
    limits,
  );
}

/** What a Word document is read from. */
export interface WordSource {
  readonly body: XmlPart;
  readonly numbering: ListNumbers;
  readonly styles: XmlPart | null;
  /** Parts of foot- and endnotes; Word 2003 has them in the body. */
  readonly notes: readonly XmlPart[];
}

/** The body in order, then its notes → blocks. */
export function readWord({ body, numbering, styles, notes }: WordSource, limits: Limits): WordContent {
  const pictures: PlacedPicture[] = [];
  const budget: Budget = { limits, cells: 0, pictures };
  const unseen = nothingUnseen();
  const context: BodyContext = { numbering, styles: new Styles(styles), budget, notes: new Map(), unseen };
  const content: MarkupBlock[] = [...BodyWalk.read(body, context), ...noteLines(context)];
  for (const part of notes) {
    context.notes.clear();
    BodyWalk.read(part, context);
    content.push(...noteLines(context));
  }
  return { blocks: flattenMarkup(content, budget), issues: unseenIssues(unseen), pictures };
}

/** Words of the notes that have any. */
function noteLines(context: BodyContext): string[] {
  return [...context.notes.values()].flat().filter((line) => line.trim() !== "");
}
