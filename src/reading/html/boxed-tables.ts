import type { Limits } from "../limits";
import { isAbsent } from "./seen";
import type { StyleSheet } from "./style-sheet";
import { attribute, isElement, type HtmlDocument, type HtmlElement, type HtmlNode } from "./parse";

/**
 * Tables that are written without `table`: rows of boxes, each with as many boxes of its own; grids of boxes; lists of terms. What makes them
 * a table is their structure and the figures in it; CSS, roles and class names only say that the boxes stand side by side.
 */
export type BoxRole =
  | { readonly kind: "table" }
  | { readonly kind: "row" }
  /** A cell; one of a grid of boxes may begin a row. */
  | { readonly kind: "cell"; readonly columnSpan: number; readonly rowSpan: number; readonly beginsRow: boolean }
  /** A line of the table by itself: a title over it, a note below it. */
  | { readonly kind: "line"; readonly columnSpan: number };

/** Elements of tables proper, and those that no box of a table is. */
const NEVER = new Set(
  "table thead tbody tfoot tr td th caption colgroup col script style head title noscript template svg select textarea p h1 h2 h3 h4 h5 h6 html iframe object nav".split(
    " ",
  ),
);
/** Kept out of a row: they are no boxes. */
const NO_BOX = new Set(["br", "script", "style", "template", "wbr", "hr", "noscript"]);
const INLINE = new Set(["span", "b", "i", "em", "strong", "a", "label", "font", "small", "u"]);

/** A cell holds at most this much: more is a column of the page. */
const MOST_IN_CELL = { elements: 12, characters: 300 };
/** Boxes around the boxes of a row, that only arrange them. */
const MOST_WRAPPERS = 4;
/** Rows that a box of a grid may cover. */
const MOST_ROW_SPAN = 60;
const FEWEST_ROWS = 2;
/** Boxes of which nothing says that they stand side by side make a table from this many rows and columns on. */
const FEWEST_PLAIN = 3;
const FIGURE = /^[-－]?[\d０-９][\d,，０-９]*(?:[.．][\d０-９]+)?[%％]?$/;

interface Facts {
  elements: number;
  characters: number;
  /** A table proper is inside. */
  table: boolean;
  /** Text of its own, beside that of elements inside. */
  ownText: boolean;
  text: string;
}

/** Roles of the boxes of all such tables of a page. */
export function findBoxedTables(document: HtmlDocument, sheet: StyleSheet, limits: Limits): Map<HtmlElement, BoxRole> {
  return new BoxedTables(sheet, limits).find(document);
}

class BoxedTables {
  private readonly facts = new Map<HtmlElement, Facts>();
  private readonly rows = new Map<HtmlElement, HtmlElement[] | null>();
  private readonly roles = new Map<HtmlElement, BoxRole>();

  constructor(
    private readonly sheet: StyleSheet,
    private readonly limits: Limits,
  ) {}

  find(document: HtmlDocument): Map<HtmlElement, BoxRole> {
    const order = this.measure(document);
    const taken = new Set<HtmlElement>();
    for (const element of order) {
      const parent = element.parentNode as HtmlElement | null;
      if (parent && taken.has(parent)) {
        taken.add(element);
        continue;
      }
      if (NEVER.has(element.tagName)) continue;
      if (this.takeRows(element) || this.takeGrid(element) || this.takeTerms(element)) taken.add(element);
    }
    return this.roles;
  }

  /** Elements in the order of the page, and what is in each. */
  private measure(document: HtmlDocument): HtmlElement[] {
    const order: HtmlElement[] = [];
    const stack: (HtmlNode | HtmlDocument)[] = [document];
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (isElement(node)) order.push(node);
      const children = "childNodes" in node ? node.childNodes : [];
      for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
    }
    for (let i = order.length - 1; i >= 0; i--) {
      const element = order[i]!;
      const own: Facts = {
        elements: 0,
        characters: 0,
        table: element.tagName === "table",
        ownText: false,
        text: "",
      };
      for (const child of element.childNodes) {
        if (child.nodeName === "#text") {
          const text = (child as { value: string }).value.trim();
          own.characters += text.length;
          own.ownText ||= text !== "";
          own.text = (own.text + text).slice(0, MOST_IN_CELL.characters);
        } else if (isElement(child)) {
          const inner = this.facts.get(child)!;
          own.elements += inner.elements + 1;
          own.characters += inner.characters;
          own.table ||= inner.table;
          own.text = (own.text + inner.text).slice(0, MOST_IN_CELL.characters);
        }
      }
      this.facts.set(element, own);
    }
    return order;
  }

  private boxes(element: HtmlElement): HtmlElement[] {
    return element.childNodes.filter(
      (n): n is HtmlElement => isElement(n) && !NO_BOX.has(n.tagName) && !isAbsent(n, this.sheet.of(n)),
    );
  }

  private isCell(element: HtmlElement): boolean {
    const { elements, characters, table } = this.facts.get(element)!;
    return !table && elements <= MOST_IN_CELL.elements && characters <= MOST_IN_CELL.characters;
  }

  /** The cells of a row of boxes, or null. */
  private cellsOf(element: HtmlElement): HtmlElement[] | null {
    const known = this.rows.get(element);
    if (known !== undefined) return known;
    let at = element;
    let boxes = this.facts.get(at)!.ownText ? [] : this.boxes(at);
    // A box around the boxes of a row arranges them, and means nothing.
    for (let i = 0; i < MOST_WRAPPERS && boxes.length === 1; i++) {
      if (this.facts.get(boxes[0]!)!.ownText || NEVER.has(boxes[0]!.tagName)) break;
      at = boxes[0]!;
      boxes = this.boxes(at);
    }
    const fits =
      !NEVER.has(element.tagName) &&
      boxes.length >= 2 &&
      boxes.length <= this.limits.columns &&
      this.sheet.of(at).get("flex-direction") !== "column" &&
      boxes.every((box) => this.isCell(box));
    const cells = fits ? boxes : null;
    this.rows.set(element, cells);
    return cells;
  }

  private isFigure(element: HtmlElement): boolean {
    return FIGURE.test(this.facts.get(element)!.text.trim());
  }

  /** Something says that the cells of a row stand side by side. */
  private isSideBySide(row: HtmlElement, cells: readonly HtmlElement[]): boolean {
    const inner = cells[0]!.parentNode as HtmlElement;
    for (const box of [row, inner]) {
      if (/^(?:inline-)?(?:flex|grid)$|^table-row$/.test(this.sheet.of(box).get("display") ?? "")) return true;
      if (attribute(box, "role") === "row") return true;
      if (/(?:^|[\s_-])(?:row|tr|line)(?:$|[\s_\-\d])/i.test(attribute(box, "class") ?? "")) return true;
    }
    return cells.every((cell) => {
      const style = this.sheet.of(cell);
      const display = style.get("display") ?? (INLINE.has(cell.tagName) ? "inline" : "block");
      return (
        display.startsWith("inline") ||
        display === "table-cell" ||
        /^(?:left|right)$/.test(style.get("float") ?? "") ||
        /(?:^|[\s_-])(?:td|th|cell|col)(?:$|[\s_\-\d])/i.test(attribute(cell, "class") ?? "")
      );
    });
  }

  /** Rows of boxes with as many boxes in each, in one box or in groups (a head, a body). */
  private takeRows(element: HtmlElement): boolean {
    const kids = this.boxes(element);
    if (kids.length === 0 || this.facts.get(element)!.ownText) return false;
    const lines: { element: HtmlElement; cells: HtmlElement[] | null }[] = [];
    let groups = 0;
    for (const kid of kids) {
      const inner = NEVER.has(kid.tagName) ? [] : this.boxes(kid);
      const own = this.cellsOf(kid);
      const isRow = own !== null && this.isSideBySide(kid, own);
      if (!isRow && inner.length > 0 && inner.every((box) => this.cellsOf(box) !== null)) {
        groups++;
        for (const box of inner) lines.push({ element: box, cells: this.cellsOf(box) });
      } else lines.push({ element: kid, cells: own });
    }
    if (groups === 1 && kids.length === 1) return false;
    if (groups > 0 && lines.some((line) => !line.cells)) return false;
    const rows = lines.filter((line) => line.cells);
    const columns = rows[0]?.cells?.length ?? 0;
    if (rows.length < FEWEST_ROWS || rows.some((row) => row.cells!.length !== columns)) return false;
    if (lines.length - rows.length > Math.max(2, rows.length / 4)) return false;
    if (lines.some((line) => !line.cells && !this.isCell(line.element))) return false;
    const withFigures = rows.filter((row) => row.cells!.some((cell) => this.isFigure(cell))).length;
    const beside = rows.every((row) => this.isSideBySide(row.element, row.cells!));
    if (!beside && (columns < FEWEST_PLAIN || rows.length < FEWEST_PLAIN)) return false;
    if (withFigures < (beside ? 1 : FEWEST_ROWS)) return false;
    this.roles.set(element, { kind: "table" });
    for (const line of lines) {
      if (!line.cells) this.roles.set(line.element, { kind: "line", columnSpan: columns });
      else {
        this.roles.set(line.element, { kind: "row" });
        for (const cell of line.cells)
          this.roles.set(cell, { kind: "cell", columnSpan: 1, rowSpan: 1, beginsRow: false });
      }
    }
    return true;
  }

  /** `display: grid` with its columns given: the boxes fill the rows one after the other. */
  private takeGrid(element: HtmlElement): boolean {
    const style = this.sheet.of(element);
    if (!/^(?:inline-)?grid$/.test(style.get("display") ?? "")) return false;
    const columns = columnsOfTemplate(style.get("grid-template-columns") ?? "");
    const cells = this.boxes(element).flatMap((box) =>
      this.sheet.of(box).get("display") === "contents" ? this.boxes(box) : [box],
    );
    if (columns < 2 || columns > this.limits.columns || cells.length < FEWEST_ROWS * columns) return false;
    if (!cells.every((cell) => this.isCell(cell)) || !cells.some((cell) => this.isFigure(cell))) return false;
    this.roles.set(element, { kind: "table" });
    let column = columns;
    const covered: number[] = [];
    let row = -1;
    for (const cell of cells) {
      const own = this.sheet.of(cell);
      const columnSpan = Math.min(columns, spanOf(own.get("grid-column") ?? own.get("grid-column-end") ?? "", columns));
      const rowSpan = Math.min(MOST_ROW_SPAN, spanOf(own.get("grid-row") ?? own.get("grid-row-end") ?? "", 1));
      let beginsRow = false;
      while (column + columnSpan > columns || (covered[column] ?? 0) > row) {
        if (column + columnSpan > columns) {
          column = 0;
          row++;
          beginsRow = true;
        } else column++;
      }
      for (let c = column; c < column + columnSpan; c++) covered[c] = row + rowSpan;
      column += columnSpan;
      this.roles.set(cell, { kind: "cell", columnSpan, rowSpan, beginsRow });
    }
    return true;
  }

  /** `dl`: a term and what it is, in turns. */
  private takeTerms(element: HtmlElement): boolean {
    if (element.tagName !== "dl") return false;
    const kids = this.boxes(element).flatMap((box) => (box.tagName === "div" ? this.boxes(box) : [box]));
    const width = kids.findIndex((kid, i) => i > 0 && kid.tagName === "dt");
    if (width < 2 || kids.length < FEWEST_ROWS * width || kids.length % width !== 0) return false;
    const inTurns = kids.every((kid, i) => kid.tagName === (i % width === 0 ? "dt" : "dd") && this.isCell(kid));
    if (!inTurns || !kids.some((kid) => kid.tagName === "dd" && this.isFigure(kid))) return false;
    this.roles.set(element, { kind: "table" });
    kids.forEach((kid, i) =>
      this.roles.set(kid, { kind: "cell", columnSpan: 1, rowSpan: 1, beginsRow: i % width === 0 }),
    );
    return true;
  }
}

/** Columns of `repeat(3, 1fr) 20px minmax(10px, 1fr)`; 0 where their number is not given. */
function columnsOfTemplate(template: string): number {
  let count = 0;
  let depth = 0;
  let word = "";
  for (const sign of `${template.slice(0, 2000)} `) {
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    if (/\s/.test(sign) && depth <= 0) {
      const repeat = /^repeat\(\s*(\d{1,4})\s*,(.*)\)$/.exec(word);
      if (word.startsWith("repeat(") && !repeat) return 0;
      if (word.startsWith("[") || word === "none" || word === "") word = "";
      else count += repeat ? Number(repeat[1]) * Math.max(1, columnsOfTemplate(repeat[2]!.trim())) : 1;
      word = "";
    } else word += sign;
  }
  return count;
}

/** Of `span 2`, `1 / 3`, `1 / span 2`, `1 / -1`. */
function spanOf(value: string, all: number): number {
  const [from = "", to = ""] = value
    .slice(0, 100)
    .split("/")
    .map((part) => part.trim());
  const span = /^span\s+(\d{1,4})$/.exec(to || from);
  if (span) return Math.max(1, Number(span[1]));
  if (to === "-1") return all;
  const width = Number(to) - Number(from);
  return to !== "" && Number.isInteger(width) && width > 0 ? width : 1;
}
