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
  const read: HtmlPage[] = [];
  const follow = (part: MimePart, depth: number): void => {
    if (shown.has(part) || depth > DEEPEST_FRAME) return;
    shown.add(part);
    const html = part.text();
    if (!/<frameset\b/i.test(html)) read.push({ html, css });
    for (const address of framesOf(html)) {
      const next = pages.find((page) => isAt(page, address));
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

/** A part is what an address means: by its id, its whole location, or the end of it. */
function isAt(part: MimePart, address: string): boolean {
  if (/^cid:/i.test(address)) return part.id !== "" && plain(address.slice(4)) === plain(part.id);
  const [location, wanted] = [plain(part.location), plain(address)];
  if (wanted === "" || location === "") return false;
  return location === wanted || location.endsWith(`/${wanted.replace(/^(?:\.\/)+/, "")}`);
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
