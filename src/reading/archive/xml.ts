import { SaxesParser } from "saxes";
import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";

/** What a walk over an XML part is told. Names have lost their prefix, attributes too. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text?(text: string): void;
}

/** Parsed at a time, so that a bound is noticed before the whole part has been read. */
const STEP_CHARACTERS = 256 * 1024;

const withoutPrefix = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * Walks an OOXML part. A DOCTYPE is refused outright (ECMA-376 part 2, 9.1.3 forbids it), with it all entities of the file's own.
 * Prefixes are dropped: WPS and LibreOffice write their own, and Strict files have other namespaces.
 */
export function walkXml(part: string, bytes: Uint8Array, limits: Limits, handler: XmlHandler): void {
  walkXmlText(part, decodeXml(bytes), limits, handler);
}

/** The same over a part that is text already. */
export function walkXmlText(part: string, xml: string, limits: Limits, handler: XmlHandler): void {
  const parser = new SaxesParser();
  let elements = 0;
  let depth = 0;
  parser.on("doctype", () => {
    throw new ReadingError("doctype-refused");
  });
  parser.on("error", (cause) => {
    throw new ReadingError("corrupt", { part }, { cause });
  });
  parser.on("opentag", (tag) => {
    requireWithin(++elements, limits.elements, "elements");
    requireWithin(++depth, limits.depth, "depth");
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(tag.attributes)) attributes[withoutPrefix(name)] = value as string;
    handler.open(withoutPrefix(tag.name), attributes);
  });
  parser.on("closetag", (tag) => {
    depth--;
    handler.close(withoutPrefix(tag.name));
  });
  parser.on("text", (text) => handler.text?.(text));
  for (let at = 0; at < xml.length; at += STEP_CHARACTERS) parser.write(xml.slice(at, at + STEP_CHARACTERS));
  parser.close();
}

function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}
