import { Parser, type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes } from "parse5";
import { requireWithin } from "../errors";
import type { Limits } from "../limits";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlDocument = DefaultTreeAdapterTypes.Document;

/**
 * Parses a page as browsers do, with bounds on the number of tags and on open elements: closing tags are looked for through
 * all open ones, so that a page of nothing but `<div><p>` would take the square of its length.
 */
export function parseHtml(html: string, limits: Limits): HtmlDocument {
  let tags = 0;
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at + 1)) tags++;
  requireWithin(tags, limits.tags, "tags");
  class BoundedParser extends Parser<DefaultTreeAdapterMap> {
    override onItemPush(node: DefaultTreeAdapterMap["parentNode"], tag: number, isTop: boolean): void {
      super.onItemPush(node, tag, isTop);
      requireWithin(this.openElements.stackTop, limits.depth, "depth");
    }
  }
  return BoundedParser.parse<DefaultTreeAdapterMap>(html) as HtmlDocument;
}

export const isElement = (node: HtmlNode | HtmlDocument): node is HtmlElement => "tagName" in node;

/** An attribute's value, or null. */
export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((a) => a.name === name)?.value ?? null;
}
