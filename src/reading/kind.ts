import { CompoundFile, isCompoundFile } from "./archive/compound";
import { listZip } from "./archive/zip";
import { ReadingError } from "./errors";
import { DEFAULT_LIMITS, type Limits } from "./limits";
import type { FileKind } from "./source-document";
import { decodeText } from "./text/decode";

/** How far into a file `%PDF-` may stand (Adobe's implementation note 13) and mark-up is looked for. */
const HEAD_BYTES = 1024;
const SNIFFED_BYTES = 8192;

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);
const latin = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

/** Formats that are met and not read, by their first bytes, with the name that the message gives them. */
const FOREIGN: readonly [readonly number[], string][] = [
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "RTF"],
  [[0x89, 0x50, 0x4e, 0x47], "PNG"],
  [[0xff, 0xd8, 0xff], "JPEG"],
  [[0x49, 0x49, 0x2a, 0x00], "TIFF"],
  [[0x4d, 0x4d, 0x00, 0x2a], "TIFF"],
  [[0x47, 0x49, 0x46, 0x38], "GIF"],
  [[0x52, 0x61, 0x72, 0x21], "RAR"],
  [[0x37, 0x7a, 0xbc, 0xaf], "7z"],
  [[0x1f, 0x8b], "gzip"],
];

/** The kind of a file, from its bytes alone: names lie (a .doc is often a web page, a .xls a DOCX). */
export function detectKind(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): FileKind {
  if (bytes.length === 0) throw new ReadingError("empty-file");
  if (isCompoundFile(bytes)) return kindOfCompoundFile(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return kindOfZip(bytes, limits);
  if (latin(bytes.subarray(0, HEAD_BYTES)).includes("%PDF-")) return "pdf";
  // A worksheet of Excel 2–4 outside any container: a BOF record.
  if (bytes[0] === 0x09 && [0x00, 0x02, 0x04, 0x08].includes(bytes[1]!) && bytes[3] === 0x00) return "xls";
  for (const [magic, found] of FOREIGN)
    if (startsWith(bytes, magic)) throw new ReadingError("unknown-format", { found });
  return kindOfText(bytes);
}

function kindOfZip(bytes: Uint8Array, limits: Limits): FileKind {
  const names = listZip(bytes, limits).map((entry) => entry.name.replace(/^\//, ""));
  if (names.includes("word/document.xml")) return "docx";
  if (names.some((name) => /^xl\/workbook\.(xml|bin)$/i.test(name))) return "xlsx";
  const found = names.some((name) => /^OFD\.xml$/i.test(name))
    ? "OFD"
    : names.some((name) => /^ppt\//.test(name))
      ? "PowerPoint"
      : "ZIP";
  throw new ReadingError("unknown-format", { found });
}

function kindOfCompoundFile(bytes: Uint8Array): FileKind {
  const names = new Set(new CompoundFile(bytes).names());
  if (names.has("EncryptedPackage")) throw new ReadingError("encrypted");
  if (names.has("WordDocument")) return "doc";
  if (names.has("Workbook") || names.has("Book")) return "xls";
  throw new ReadingError("unknown-format", { found: "OLE" });
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
  const start = afterProlog(text);
  if (/^<(?:\w+:)?Workbook\b/.test(start)) return "xls";
  return /^<(?:html|head|meta|body|table|div|style|p|span|title|script)\b/i.test(start) ? "html" : "text";
}

/** Text from its first element on: marks, blanks, comments, declarations and instructions before it left out. */
function afterProlog(text: string): string {
  const skip = (at: number, from: string, to: string): number => {
    if (!text.startsWith(from, at)) return at;
    const end = text.indexOf(to, at + from.length);
    return end < 0 ? text.length : end + to.length;
  };
  let at = 0;
  for (let before = -1; before !== at;) {
    before = at;
    while (/[\s\uFEFFï»¿]/.test(text[at] ?? "")) at++;
    at = skip(at, "<!--", "-->");
    at = skip(at, "<?", ">");
    if (/^<!doctype\b/i.test(text.slice(at, at + 10))) at = skip(at, "<!", ">");
  }
  return text.slice(at);
}
