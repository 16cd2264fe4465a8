import { ReadingError } from "../errors";
import { readHtmlPages, type HtmlContent, type HtmlPage } from "../html";
import type { Limits } from "../limits";
import { readLines } from "../text/read-lines";
import { readMessage, type MimePart } from "./parts";

/** Parts that are pages. */
const PAGE = /^(?:text\/html|application\/xhtml\+xml)$/;
/** The bar with the names of the worksheets, which Excel puts beside them. */
const TAB_STRIP = /tabstrip\.html?$/i;
/** Frames within frames are followed this far. */
const DEEPEST_FRAME = 8;

/**
 * A web page saved as one file (MHTML, RFC 2557), whatever it is named, or a message that is one → the page and those that it shows in frames: Excel
 * puts each worksheet into a part of its own. Other files that came with it are named, not read.
 */
export function readWebArchive(bytes: Uint8Array, limits: Limits): HtmlContent {
  const message = readMessage(bytes, limits);
  const pages = message.parts.filter((part) => PAGE.test(part.type) && !part.attached);
  const attached = message.parts.filter((part) => isFile(part)).map((part) => part.name);
  const main = pages.find((part) => message.start !== "" && part.id === message.start) ?? pages[0];
  if (!main) return readPlain(message.parts, limits, attached);
  const css = message.parts.filter((part) => part.type === "text/css").map((part) => part.text());
  const shown = new Set<MimePart>();
  const places = placesOf(pages);
  const read: HtmlPage[] = [];
  const follow = (part: MimePart, depth: number): void => {
    if (shown.has(part) || depth > DEEPEST_FRAME) return;
    shown.add(part);
    const html = part.text();
    if (!/<frameset\b/i.test(html)) read.push({ html, css });
    for (const address of framesOf(html)) {
      const next = partAt(places, address);
      if (next && !TAB_STRIP.test(next.location)) follow(next, depth + 1);
    }
  };
  follow(main, 0);
  if (read.length === 0) throw new ReadingError("no-content");
  return readHtmlPages(read, limits, attached);
}

/** Files that hold documents: what an e-mail carries, not the pictures of a page. */
const isFile = (part: MimePart): boolean =>
  part.name !== "" &&
  !/^(?:image|audio|video|font)\//.test(part.type) &&
  (part.attached || /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z)$/i.test(part.name));

function readPlain(parts: readonly MimePart[], limits: Limits, attached: readonly string[]): HtmlContent {
  const text = parts.find((part) => part.type === "text/plain" && !part.attached)?.text() ?? "";
  if (attached.length > 0) throw new ReadingError("attachment-only", { files: attached.slice(0, 8).join("、") });
  return { ...readLines(text, limits), issues: [] };
}

/** Addresses that a page shows in frames, and the worksheets that Excel names in its settings, in their order. */
function framesOf(html: string): string[] {
  const sheets = [...html.matchAll(/<x:WorksheetSource\s+HRef\s*=\s*["']?([^"'>\s]{1,500})/gi)].map((m) => m[1]!);
  if (sheets.length > 0) return sheets;
  const frames: string[] = [];
  for (const [tag] of html.matchAll(/<i?frame\s[^>]{0,2000}/gi)) {
    const source = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/i.exec(tag);
    if (source) frames.push((source[1] ?? source[2] ?? source[3]!).trim());
  }
  return frames;
}

/** Parts by what they may be called: their ids, their locations, and each end of a location that is a way from a folder. */
function placesOf(pages: readonly MimePart[]): ReadonlyMap<string, MimePart> {
  const places = new Map<string, MimePart>();
  const add = (name: string, part: MimePart): void => {
    if (!places.has(name)) places.set(name, part);
  };
  for (const page of pages) {
    if (page.id !== "") add(`cid:${plain(page.id)}`, page);
    const steps = plain(page.location).slice(-LONGEST_WAY).split("/");
    if (page.location !== "") add(plain(page.location), page);
    for (let i = Math.max(0, steps.length - DEEPEST_FOLDER); i < steps.length; i++) add(steps.slice(i).join("/"), page);
  }
  return places;
}

/** Locations are compared by this much of their ends. */
const LONGEST_WAY = 2_000;
const DEEPEST_FOLDER = 8;

function partAt(places: ReadonlyMap<string, MimePart>, address: string): MimePart | undefined {
  if (/^cid:/i.test(address)) return places.get(`cid:${plain(address.slice(4))}`);
  const wanted = plain(address).replace(/^(?:\.\/)+/, "");
  return wanted === "" ? undefined : places.get(wanted);
}

/** Without escapes, with slashes one way. */
function plain(address: string): string {
  const text = address.replaceAll("&amp;", "&").replaceAll("\\", "/");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
