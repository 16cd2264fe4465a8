import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { walkXml } from "./xml";

/** An element of a small XML file, kept whole. Names have lost their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Text directly inside. */
  readonly text: string;
}

interface OpenElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: OpenElement[];
  text: string;
}

/** Reads an XML part whole, with at most `most` elements. */
export function readXmlTree(part: string, bytes: Uint8Array, limits: Limits, most: keyof Limits): XmlElement {
  const root: OpenElement = { name: "", attributes: {}, children: [], text: "" };
  const open: OpenElement[] = [root];
  let count = 0;
  walkXml(part, bytes, limits, {
    open(name, attributes) {
      requireWithin(++count, limits[most], most);
      const element: OpenElement = { name, attributes, children: [], text: "" };
      open.at(-1)!.children.push(element);
      open.push(element);
    },
    close() {
      open.pop();
    },
    text(text) {
      open.at(-1)!.text += text;
    },
  });
  return root.children[0] ?? root;
}

/** First child of a name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** Children of a name. */
export const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];
