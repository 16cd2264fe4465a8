import type { Limits } from "../limits";
import { requireWithin } from "../errors";
import type { TextRun } from "../page/geometry";
import { layOut } from "../page/lay-out";
import { sumWidths } from "../page/widths";
import type { Block } from "../source-document";
import { isElement, type HtmlDocument, type HtmlElement, type HtmlNode } from "./parse";
import type { Declarations, StyleSheet } from "./style-sheet";

/**
 * Pages that a PDF converter made: each piece of text stands in an element of its own at a place given by CSS, and there are no
 * tables. They are laid out like a PDF without rules.
 */

/** Fewer placed texts than this are ornaments of an ordinary page. */
const FEWEST_PLACED = 12;
/** Share of a page's text that is placed when a converter made it. */
const PLACED_SHARE = 0.6;
const USUAL_FONT = 12;
const ASCENT = 0.9;

/** Blocks of a page of placed texts; null for any other page. `before` are the pages that have been read. */
export function readPositioned(
  document: HtmlDocument,
  sheet: StyleSheet,
  limits: Limits,
  before = 0,
): { blocks: Block[]; pages: number } | null {
  const elements: { element: HtmlElement; parent: HtmlElement | null }[] = [];
  const stack: { node: HtmlNode | HtmlDocument; parent: HtmlElement | null }[] = [{ node: document, parent: null }];
  let styleText = "";
  for (let step = stack.pop(); step; step = stack.pop()) {
    const { node, parent } = step;
    const element = isElement(node) ? node : null;
    if (element?.tagName === "table") return null;
    if (element) elements.push({ element, parent });
    if (element?.tagName === "style") styleText += textOf(element);
    const children = "childNodes" in node ? node.childNodes : [];
    for (let i = children.length - 1; i >= 0; i--) stack.push({ node: children[i]!, parent: element ?? parent });
  }
  const pages = new Map<HtmlElement | null, TextRun[]>();
  let placed = 0;
  for (const { element, parent } of elements) {
    const style = sheet.of(element);
    if (
      style.get("position") !== "absolute" ||
      element.childNodes.some((n) => isElement(n) && sheet.of(n).get("position") === "absolute")
    )
      continue;
    const run = toRun(element, style, sheet);
    if (!run) continue;
    requireWithin(++placed, limits.elements, "elements");
    const page = pages.get(parent);
    if (page) page.push(run);
    else pages.set(parent, [run]);
  }
  const all =
    elements.length > 0 ? textOf(document).replace(/\s/g, "").length - styleText.replace(/\s/g, "").length : 0;
  const covered = [...pages.values()].flat().reduce((sum, run) => sum + run.text.replace(/\s/g, "").length, 0);
  if (placed < FEWEST_PLACED || covered < PLACED_SHARE * all) return null;
  const blocks = [...pages.values()].flatMap((runs, index) => {
    requireWithin(runs.length, limits.pageItems, "pageItems");
    return layOut(runs, { horizontal: [], vertical: [] }, before + index + 1);
  });
  return { blocks, pages: pages.size };
}

function textOf(node: HtmlNode | HtmlDocument): string {
  let text = "";
  const stack: (HtmlNode | HtmlDocument)[] = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.nodeName === "#text") text += (next as { value: string }).value;
    const children = "childNodes" in next ? next.childNodes : [];
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
  return text;
}

const length = (value: string | undefined): number | null => {
  const match = /^(-?[\d.]+)(px|pt)?$/.exec(value ?? "");
  return match ? Number(match[1]) * (match[2] === "pt" ? 4 / 3 : 1) : null;
};

function toRun(element: HtmlElement, style: Declarations, sheet: StyleSheet): TextRun | null {
  const text = textOf(element)
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
  const left = length(style.get("left"));
  const below = length(style.get("bottom"));
  const font = length(style.get("font-size")) ?? innerFont(element, sheet) ?? USUAL_FONT;
  const top = length(style.get("top")) ?? (below === null ? null : -below - font);
  if (text === "" || left === null || top === null) return null;
  return { text, left, right: left + sumWidths(text) * font, top, bottom: top + ASCENT * font, height: font };
}

/** Font size of the first element inside that says one. */
function innerFont(element: HtmlElement, sheet: StyleSheet): number | null {
  for (const child of element.childNodes)
    if (isElement(child)) {
      const font = length(sheet.of(child).get("font-size"));
      if (font !== null) return font;
    }
  return null;
}
