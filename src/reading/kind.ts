import { CompoundFile, isCompoundFile } from "./archive/compound";
import { listZip } from "./archive/zip";
import { separatorOf } from "./csv/detect";
import { ReadingError } from "./errors";
import { compoundNotRead, refuseByMagic, xmlNotRead, zipNotRead } from "./foreign";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import { isMessage } from "./mime/detect";
import { isPicture } from "./picture";
import type { FileKind } from "./source-document";
import { decodeText } from "./text/decode";

/** How far into a file `%PDF-` may stand (Adobe's implementation note 13) and mark-up is looked for. */
const HEAD_BYTES = 1024;
const SNIFFED_BYTES = 8192;

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);
const latin = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

/** The kind of a file, from its bytes alone: names lie (a .doc is often a web page, a .xls a DOCX). */
export function detectKind(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): FileKind {
  if (bytes.length === 0) throw new ReadingError("empty-file");
  if (isCompoundFile(bytes)) return kindOfCompoundFile(bytes);
  if (isZip(bytes)) return kindOfZip(bytes, limits);
  if (hasPdfHead(bytes)) return "pdf";
  // A worksheet of Excel 2–4 outside any container: a BOF record.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1]!) && bytes[3] === 0x00) return "xls";
  if (isPicture(bytes)) return "picture";
  refuseByMagic(bytes);
  return isMessage(bytes) ? "mht" : kindOfText(bytes);
}

/** Whether a file begins as a zip does: DOCX, XLSX and OFD are some. */
export const isZip = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);

/** Whether a file begins as a PDF does. */
export function hasPdfHead(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, HEAD_BYTES)).includes("%PDF-");
}

function kindOfZip(bytes: Uint8Array, limits: Limits): FileKind {
  const entries = listZip(bytes, limits);
  const names = entries.map((entry) => entry.name.replace(/^\//, ""));
  if (names.includes("word/document.xml")) return "docx";
  if (names.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) return "xlsx";
  if (names.some((name) => /^OFD\.xml$/i.test(name))) return "ofd";
  throw zipNotRead(bytes, entries, limits);
}

function kindOfCompoundFile(bytes: Uint8Array): FileKind {
  const names = new Set(new CompoundFile(bytes).names());
  if (names.has("EncryptedPackage")) throw new ReadingError("encrypted");
  if (names.has("WordDocument")) return "doc";
  if (names.has("Workbook") || names.has("Book")) return "xls";
  throw compoundNotRead(names);
}

function kindOfText(bytes: Uint8Array): FileKind {
  const head = bytes.subarray(0, SNIFFED_BYTES);
  const marked = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  const text = marked ? decodeText(head.subarray(0, head.length & ~1)) : latin(head);
  if (!marked) {
    let controls = 0;
    for (const byte of head) {
      if (byte === 0) throw new ReadingError("unknown-format");
      if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a) controls++;
    }
    if (controls > head.length / 100) throw new ReadingError("unknown-format");
  }
  const { html, declared, start } = afterProlog(text);
  if (/^<(?:\w+:)?Workbook\b/.test(start)) return "xls";
  if (/^<(?:\w+:)?wordDocument\b|^<pkg:package\b/.test(start)) return "wordxml";
  if (html || HTML_START.test(start)) return "html";
  const root = /^<([A-Za-z_][\w:.-]*)/.exec(start.slice(0, LONGEST_NAME))?.[1] ?? "";
  if (declared || root.includes(":")) throw xmlNotRead(root, start);
  return separatorOf(bytes) === null ? "text" : "csv";
}

/** Elements that a page, or the piece of one that was saved, may begin with. */
const HTML_START =
  /^<(?:html|head|meta|link|base|body|title|style|script|noscript|main|header|footer|nav|section|article|aside|div|p|span|font|center|h[1-6]|b|strong|i|em|u|a|br|hr|img|ul|ol|li|dl|dt|dd|table|caption|colgroup|thead|tbody|tfoot|tr|td|th|form|fieldset|iframe|object|embed|pre|blockquote|figure|details)[\s/>]/i;

/** Names of elements are no longer than this. */
const LONGEST_NAME = 200;

/** What a text of mark-up says before its first element, and the rest: marks, blanks, comments, declarations and instructions are passed over. */
function afterProlog(text: string): { html: boolean; declared: boolean; start: string } {
  let [html, declared] = [false, false];
  let at = 0;
  for (;;) {
    while (/[\s\uFEFFï»¿]/.test(text[at] ?? "")) at++;
    const close = closingOf(text, at);
    if (close === null) break;
    declared ||= text.startsWith("<?xml", at);
    html ||= /^<!doctype\s+html\b/i.test(text.slice(at, at + 100));
    const end = text.indexOf(close, at);
    at = end < 0 ? text.length : end + close.length;
  }
  return { html, declared, start: text.slice(at) };
}

/** What ends the comment, declaration or instruction that begins here; null where none begins. A document type may declare entities in brackets. */
function closingOf(text: string, at: number): string | null {
  if (text.startsWith("<!--", at)) return "-->";
  if (text.startsWith("<?", at)) return ">";
  if (!/^<!doctype\b/i.test(text.slice(at, at + 10))) return null;
  const end = text.indexOf(">", at);
  return end >= 0 && text.slice(at, end).includes("[") ? "]>" : ">";
}
