import { ReadingError } from "../errors";
import type { Limits } from "../limits";
import { flattenMarkup, type Budget } from "../markup/blocks";
import type { Block, ReadingIssue } from "../source-document";
import { findAttachments } from "./attachments";
import { findBoxedTables } from "./boxed-tables";
import { PageWalk, type Unseen } from "./page-walk";
import { attribute, isElement, parseHtml, type HtmlDocument, type HtmlNode } from "./parse";
import { readPositioned } from "./positioned";
import { isOnScreen, StyleSheet } from "./style-sheet";

/** What a page gives. */
export interface HtmlContent {
  readonly blocks: readonly Block[];
  readonly pages: number | null;
  readonly issues: readonly ReadingIssue[];
}

/** A page and what came with it. */
export interface HtmlPage {
  readonly html: string;
  /** Style sheets that the page links to and that are at hand. */
  readonly css?: readonly string[];
}

/**
 * A web page → paragraphs and grids: tables of data are grids, layout tables dissolve; placed texts are laid out like a PDF's.
 * A page whose tables are in a file that it links to is refused with the file's name.
 */
export function readHtmlPage(html: string, limits: Limits): HtmlContent {
  return readHtmlPages([{ html }], limits);
}

/** Pages that are one document (the sheets of a web archive), in their order; `attached` are files that came with them. */
export function readHtmlPages(
  pages: readonly HtmlPage[],
  limits: Limits,
  attached: readonly string[] = [],
): HtmlContent {
  const budget: Budget = { limits, cells: 0 };
  const blocks: Block[] = [];
  const unseen: Unseen[] = [];
  const attachments = new Set(attached);
  let placedPages: number | null = null;
  for (const page of pages) {
    const document = parseHtml(page.html, limits);
    const sheet = sheetOf(document, page.css ?? [], limits);
    for (const name of findAttachments(document)) attachments.add(name);
    const positioned = readPositioned(document, sheet, limits, placedPages ?? 0);
    if (positioned) {
      placedPages = (placedPages ?? 0) + positioned.pages;
      for (const block of positioned.blocks) blocks.push(block);
      continue;
    }
    const walk = new PageWalk(limits, sheet, findBoxedTables(document, sheet, limits));
    flattenMarkup(walk.read(document), budget, blocks);
    unseen.push(...walk.unseen.values());
  }
  const kept = blocks.filter((b) => b.type === "grid" || b.text !== "");
  const files = [...attachments];
  if (files.length > 0 && !holdsFigures(kept)) throw new ReadingError("attachment-only", { files: listOf(files) });
  return { blocks: kept, pages: placedPages, issues: [...unseenIssues(unseen), ...attachmentIssues(files)] };
}

/** Style sheets of a page: its own, and those given; a link to one that is not at hand makes colours uncertain. */
function sheetOf(document: HtmlDocument, css: readonly string[], limits: Limits): StyleSheet {
  const sheet = new StyleSheet(limits);
  for (const text of css) sheet.add(text);
  const stack: (HtmlNode | HtmlDocument)[] = [document];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isElement(node)) {
      if (node.tagName === "style" && isOnScreen(attribute(node, "media") ?? "all"))
        sheet.add(node.childNodes.map((n) => (n.nodeName === "#text" ? (n as { value: string }).value : "")).join(""));
      if (node.tagName === "link" && css.length === 0 && /stylesheet/i.test(attribute(node, "rel") ?? ""))
        sheet.uncertain = true;
    }
    const children = "childNodes" in node ? node.childNodes : [];
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
  return sheet;
}

/** A table with at least this many figures, or sentences with as many, are what a page is for. */
const FEWEST_FIGURES = 3;
/** A number as amounts are printed: with decimals, or in groups of three. */
const AMOUNT = /\d[.．]\d|\d[,，]\d{3}|\d\s*(?:万|亿)?元/g;
const NUMBER = /^[-－]?[\d０-９][\d,，.．０-９]*[%％]?$/;

/** Whether a page has figures of its own: cells with numbers in them, or amounts in its sentences. */
function holdsFigures(blocks: readonly Block[]): boolean {
  let figures = 0;
  for (const block of blocks) {
    if (block.type === "grid") figures += block.cells.filter((cell) => NUMBER.test(cell.text.trim())).length;
    else figures += [...block.text.matchAll(AMOUNT)].length;
    if (figures >= FEWEST_FIGURES) return true;
  }
  return false;
}

const MOST_NAMED = 8;

function listOf(files: readonly string[]): string {
  return files.slice(0, MOST_NAMED).join("、") + (files.length > MOST_NAMED ? "…" : "");
}

function unseenIssues(unseen: readonly Unseen[]): ReadingIssue[] {
  return (["invisible-text", "background-coloured-text", "struck-text"] as const).flatMap((reason): ReadingIssue[] => {
    const own = unseen.filter((u) => u.reason === reason);
    if (own.length === 0) return [];
    const count = own.reduce((sum, u) => sum + u.count, 0);
    return [{ code: "content-skipped", pages: [], values: { reason, count, example: own[0]!.example } }];
  });
}

function attachmentIssues(files: readonly string[]): ReadingIssue[] {
  if (files.length === 0) return [];
  return [{ code: "content-skipped", pages: [], values: { reason: "attachment", files: listOf(files) } }];
}
