import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { MarkupBlock } from "../markup/blocks";
import { raised } from "../markup/raised";
import type { UnseenText } from "../markup/unseen";
import type { BoxRole } from "./boxed-tables";
import { attribute, isElement, type HtmlDocument, type HtmlElement, type HtmlNode } from "./parse";
import { placeCells, type WrittenCell, type WrittenRow } from "./place-cells";
import { isAbsent, lookOf, PLAIN_LOOK, type Look } from "./seen";
import type { StyleSheet } from "./style-sheet";

/** Elements whose text is no text of the page. */
const NO_TEXT = new Set(
  "script style head noscript template select textarea object svg iframe datalist rp rt frameset title".split(" "),
);

/** Elements that begin and end a line. */
const LINES = new Set(
  (
    "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article header footer main nav aside address blockquote center " +
    "figure figcaption fieldset form hr pre caption body td th"
  ).split(" "),
);

/** A figure that somebody would miss: a number with decimals or groups, or any in a table. */
const FIGURE = /\d[.．]\d|\d[,，]\d{3}/;
const LONGEST_EXAMPLE = 40;

/** Texts with figures that the page holds and does not show, by how they are kept from sight. */
export interface Unseen {
  readonly reason: keyof UnseenText;
  count: number;
  /** The first of them. */
  readonly example: string;
}

/** A place that text flows into: the page or a cell. */
interface Flow {
  readonly blocks: MarkupBlock[];
  text: string;
  /** Its last sign: to ask a text that grows for its end copies it each time. */
  last: string;
}

interface OpenTable {
  readonly rows: WrittenRow[];
  inHeader: boolean;
  /** Columns that the table hides, by `col`; counted as they come. */
  readonly absentColumns: Set<number>;
  columns: number;
}

interface Step {
  readonly node: HtmlNode | HtmlDocument;
  readonly look: Look;
  readonly leaving: boolean;
}

/** A page → paragraphs and tables, in the order of the page; what nobody sees is left out and kept count of. */
export class PageWalk {
  readonly unseen = new Map<Unseen["reason"], Unseen>();
  private readonly flows: Flow[] = [{ blocks: [], text: "", last: "" }];
  private readonly tables: OpenTable[] = [];
  private preformatted = 0;
  private cellCount = 0;

  constructor(
    private readonly limits: Limits,
    private readonly sheet: StyleSheet,
    private readonly roles: ReadonlyMap<HtmlElement, BoxRole>,
  ) {}

  private get flow(): Flow {
    return this.flows.at(-1)!;
  }

  /** Walks with a stack of its own: pages with broken tags nest deeper than calls should. */
  read(document: HtmlDocument): MarkupBlock[] {
    const stack: Step[] = [{ node: document, look: PLAIN_LOOK, leaving: false }];
    for (let step = stack.pop(); step; step = stack.pop()) {
      const { node, leaving } = step;
      let { look } = step;
      if (leaving) {
        this.leave(node as HtmlElement);
        continue;
      }
      if (node.nodeName === "#text") {
        const text = (node as { value: string }).value;
        if (look.unseen === "no") this.addText(look.raised ? raised(text) : text);
        else this.note(text, look.unseen);
        continue;
      }
      if (isElement(node)) {
        if (NO_TEXT.has(node.tagName)) continue;
        if (isAbsent(node, this.sheet.of(node))) {
          this.absent(node);
          continue;
        }
        look = lookOf(node, look, this.sheet);
        this.enter(node);
        const typed = typedValue(node);
        if (typed !== "" && look.unseen === "no") this.addText(typed);
        stack.push({ node, look, leaving: true });
      }
      const children = "childNodes" in node ? node.childNodes : [];
      for (let i = children.length - 1; i >= 0; i--) stack.push({ node: children[i]!, look, leaving: false });
    }
    this.endLine();
    return this.flow.blocks;
  }

  private addText(text: string): void {
    if (this.preformatted > 0) {
      this.append(text);
      return;
    }
    const { last } = this.flow;
    const collapsed = text.replace(/[ \t\r\n\f]+/g, " ");
    const atStart = last === "" || last === " " || last === "\n";
    this.append(atStart && collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed);
  }

  private append(text: string): void {
    if (text === "") return;
    this.flow.text += text;
    this.flow.last = text.at(-1)!;
  }

  /** Notes a text that is not seen, if a figure is in it; in a table, any number is one. */
  private note(text: string, reason: Unseen["reason"], inTable = this.tables.length > 0): void {
    if (!(inTable ? /\d/ : FIGURE).test(text)) return;
    const known = this.unseen.get(reason);
    if (known) known.count++;
    else {
      const example = text.replace(/\s+/g, " ").trim().slice(0, LONGEST_EXAMPLE);
      this.unseen.set(reason, { reason, count: 1, example });
    }
  }

  /** An element that is not laid out: its texts are noted, a hidden column of a table kept in mind. */
  private absent(element: HtmlElement): void {
    const table = this.tables.at(-1);
    if (element.tagName === "col" && table) {
      const span = Math.min(Math.max(1, spanOf(element, "span")), this.limits.columns);
      for (let i = 0; i < span && table.columns < this.limits.columns; i++) table.absentColumns.add(table.columns++);
      return;
    }
    let inTable = this.tables.length > 0;
    const stack: HtmlNode[] = [element];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (node.nodeName === "#text") this.note((node as { value: string }).value, "invisible-text", inTable);
      if (!isElement(node) || NO_TEXT.has(node.tagName)) continue;
      inTable ||= node.tagName === "table";
      for (let i = node.childNodes.length - 1; i >= 0; i--) stack.push(node.childNodes[i]!);
    }
  }

  /** Ends the paragraph; blank ones are not kept, since mark-up puts white space everywhere. */
  private endLine(): void {
    const { flow } = this;
    for (const line of flow.text.replace(/\u00a0/g, " ").split("\n")) {
      if (line.trim() === "") continue;
      const text = line.trimEnd();
      flow.blocks.push(text.startsWith(" ") && !text.startsWith("  ") ? text.slice(1) : text);
    }
    flow.text = flow.last = "";
  }

  private enter(element: HtmlElement): void {
    const name = element.tagName;
    const role = this.roles.get(element);
    if (role || LINES.has(name)) this.endLine();
    if (role) this.enterBox(role);
    const table = this.tables.at(-1);
    switch (name) {
      case "br":
        this.append("\n");
        break;
      case "pre":
        this.preformatted++;
        break;
      case "table":
        this.openTable();
        break;
      case "col":
        if (table) table.columns += Math.min(Math.max(1, spanOf(element, "span")), this.limits.columns);
        break;
      case "thead":
        if (table) table.inHeader = true;
        break;
      case "tr":
        this.openRow();
        break;
      case "td":
      case "th":
        this.openCell(spanOf(element, "rowspan"), Math.max(1, spanOf(element, "colspan")));
        break;
    }
  }

  private enterBox(role: BoxRole): void {
    if (role.kind === "table") this.openTable();
    else if (role.kind === "row") this.openRow();
    else if (role.kind === "line") {
      this.openRow();
      this.openCell(1, role.columnSpan);
    } else {
      if (role.beginsRow) this.openRow();
      this.openCell(role.rowSpan, role.columnSpan);
    }
  }

  private openTable(): void {
    this.endLine();
    this.tables.push({ rows: [], inHeader: false, absentColumns: new Set(), columns: 0 });
  }

  private openRow(): void {
    const table = this.tables.at(-1);
    table?.rows.push({ header: table.inHeader, cells: [] });
  }

  private openCell(rowSpan: number, columnSpan: number): void {
    requireWithin(++this.cellCount, this.limits.cells, "cells");
    const cell: WrittenCell = { rowSpan, columnSpan, content: [] };
    this.tables.at(-1)?.rows.at(-1)?.cells.push(cell);
    this.flows.push({ blocks: cell.content, text: "", last: "" });
  }

  private leave(element: HtmlElement): void {
    const name = element.tagName;
    const role = this.roles.get(element);
    if (role || LINES.has(name)) this.endLine();
    if (role?.kind === "cell" || role?.kind === "line") this.flows.pop();
    if (role?.kind === "table") this.closeTable();
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
      case "table":
        this.closeTable();
        break;
    }
  }

  private closeTable(): void {
    const table = this.tables.pop();
    if (!table) return;
    const placed = placeCells(table.rows, this.limits);
    const cells = table.absentColumns.size > 0 ? this.withoutColumns(placed.cells, table.absentColumns) : placed.cells;
    this.flow.blocks.push({ type: "table", cells, headerRows: placed.headerRows });
  }

  /** Cells of hidden columns are no data; one that covers shown columns too keeps these. */
  private withoutColumns(
    cells: ReturnType<typeof placeCells>["cells"],
    absent: ReadonlySet<number>,
  ): ReturnType<typeof placeCells>["cells"] {
    return cells.flatMap((cell) => {
      let before = 0;
      let within = 0;
      for (const column of absent) {
        if (column < cell.column) before++;
        else if (column < cell.column + cell.columnSpan) within++;
      }
      if (within < cell.columnSpan)
        return [{ ...cell, column: cell.column - before, columnSpan: cell.columnSpan - within }];
      for (const block of cell.content) if (typeof block === "string") this.note(block, "invisible-text", true);
      return [];
    });
  }
}

/** What stands in a field of a form: some pages print their tables as forms that are filled in. */
function typedValue(element: HtmlElement): string {
  if (element.tagName !== "input") return "";
  const type = (attribute(element, "type") ?? "text").toLowerCase();
  return type === "text" || type === "number" ? (attribute(element, "value") ?? "") : "";
}

function spanOf(element: HtmlElement, name: string): number {
  const value = Number.parseInt(attribute(element, name) ?? "1", 10);
  return Number.isFinite(value) && value >= 0 ? value : 1;
}
