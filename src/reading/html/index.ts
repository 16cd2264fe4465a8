import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { flattenMarkup, type Budget, type MarkupBlock } from "../markup/blocks";
import type { Block } from "../source-document";
import { attribute, isElement, parseHtml, type HtmlDocument, type HtmlElement, type HtmlNode } from "./parse";
import { readPositioned } from "./positioned";
import { placeCells, type WrittenCell, type WrittenRow } from "./place-cells";

/** Elements whose text nobody sees. */
const UNSEEN = new Set([
  "script",
  "style",
  "head",
  "noscript",
  "template",
  "select",
  "textarea",
  "object",
  "svg",
  "iframe",
  "datalist",
  "rp",
  "rt",
]);

/** Elements that begin and end a line. */
const LINES = new Set([
  "p",
  "div",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "li",
  "dl",
  "dt",
  "dd",
  "section",
  "article",
  "header",
  "footer",
  "main",
  "nav",
  "aside",
  "address",
  "blockquote",
  "center",
  "figure",
  "figcaption",
  "fieldset",
  "form",
  "hr",
  "pre",
  "caption",
  "body",
  "td",
  "th",
]);

/** A place that text flows into: the page or a cell. */
interface Flow {
  readonly blocks: MarkupBlock[];
  text: string;
  inCell: boolean;
}

interface OpenTable {
  readonly rows: WrittenRow[];
  inHeader: boolean;
}

/** A web page → paragraphs and grids: tables of data are grids, layout tables dissolve; placed texts are laid out like a PDF's. */
export function readHtmlPage(html: string, limits: Limits): { blocks: Block[]; pages: number | null } {
  const document = parseHtml(html, limits);
  const positioned = readPositioned(document, limits);
  if (positioned) return positioned;
  const budget: Budget = { limits, cells: 0 };
  const blocks = flattenMarkup(new PageWalk(limits).read(document), budget).filter(
    (b) => b.type === "grid" || b.text !== "",
  );
  return { blocks, pages: null };
}

class PageWalk {
  private readonly flows: Flow[] = [{ blocks: [], text: "", inCell: false }];
  private readonly tables: OpenTable[] = [];
  private preformatted = 0;
  private cellCount = 0;

  constructor(private readonly limits: Limits) {}

  private get flow(): Flow {
    return this.flows.at(-1)!;
  }

  /** Walks with a stack of its own: pages with broken tags nest deeper than calls should. */
  read(document: HtmlDocument): MarkupBlock[] {
    const stack: { node: HtmlNode | HtmlDocument; leaving: boolean }[] = [{ node: document, leaving: false }];
    for (let step = stack.pop(); step; step = stack.pop()) {
      const { node, leaving } = step;
      if (leaving) {
        this.leave(node as HtmlElement);
        continue;
      }
      if (node.nodeName === "#text") {
        this.addText((node as { value: string }).value);
        continue;
      }
      if (isElement(node)) {
        if (isUnseen(node)) continue;
        this.enter(node);
        stack.push({ node, leaving: true });
      }
      const children = "childNodes" in node ? node.childNodes : [];
      for (let i = children.length - 1; i >= 0; i--) stack.push({ node: children[i]!, leaving: false });
    }
    this.endLine();
    return this.flow.blocks;
  }

  private addText(text: string): void {
    const { flow } = this;
    if (this.preformatted > 0) flow.text += text;
    else {
      const collapsed = text.replace(/[ \t\r\n\f]+/g, " ");
      flow.text += /(^|[\n ])$/.test(flow.text) ? collapsed.replace(/^ /, "") : collapsed;
    }
  }

  /** Ends the paragraph; blank ones are not kept, since mark-up puts white space everywhere. */
  private endLine(): void {
    const { flow } = this;
    for (const line of flow.text.replace(/\u00a0/g, " ").split("\n")) {
      const text = line.replace(/(?<![ \t\r])[ \t\r]+$/, "").replace(/^ (?! )/, "");
      if (text.trim() !== "") flow.blocks.push(text);
    }
    flow.text = "";
  }

  private enter(element: HtmlElement): void {
    const name = element.tagName;
    if (LINES.has(name)) this.endLine();
    const table = this.tables.at(-1);
    switch (name) {
      case "br":
        this.flow.text += "\n";
        break;
      case "pre":
        this.preformatted++;
        break;
      case "table":
        this.endLine();
        this.tables.push({ rows: [], inHeader: false });
        break;
      case "thead":
        if (table) table.inHeader = true;
        break;
      case "tr":
        table?.rows.push({ header: table.inHeader, cells: [] });
        break;
      case "td":
      case "th": {
        requireWithin(++this.cellCount, this.limits.cells, "cells");
        const cell: WrittenCell = {
          rowSpan: spanOf(element, "rowspan"),
          columnSpan: Math.max(1, spanOf(element, "colspan")),
          content: [],
        };
        table?.rows.at(-1)?.cells.push(cell);
        this.flows.push({ blocks: cell.content, text: "", inCell: true });
        break;
      }
    }
  }

  private leave(element: HtmlElement): void {
    const name = element.tagName;
    if (LINES.has(name)) this.endLine();
    switch (name) {
      case "pre":
        this.preformatted--;
        break;
      case "thead": {
        const table = this.tables.at(-1);
        if (table) table.inHeader = false;
        break;
      }
      case "td":
      case "th":
        this.flows.pop();
        break;
      case "table": {
        const table = this.tables.pop();
        if (table) this.flow.blocks.push({ type: "table", ...placeCells(table.rows, this.limits) });
        break;
      }
    }
  }
}

function isUnseen(element: HtmlElement): boolean {
  if (UNSEEN.has(element.tagName) || attribute(element, "hidden") !== null) return true;
  const style = attribute(element, "style");
  return style !== null && /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style);
}

function spanOf(element: HtmlElement, name: string): number {
  const value = Number.parseInt(attribute(element, name) ?? "1", 10);
  return Number.isFinite(value) && value >= 0 ? value : 1;
}
