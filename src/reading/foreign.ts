import { Package, type ZipEntry } from "./archive/zip";
import { ReadingError } from "./errors";
import type { Limits } from "./limits";

/** What to do with a file of a format that is not read; worded in `src/words/errors.ts`. */
export type Advice = "save-word" | "save-sheet" | "save-pdf" | "picture" | "unpack" | "wrong-file";

/** The refusal of a format that is known by its name. */
export function notRead(found: string, advice: Advice, values: Record<string, string> = {}): ReadingError {
  return new ReadingError("unknown-format", { found, advice, ...values });
}

const ascii = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));

/** First bytes (at a place, where it is not the first) of formats that are met and not read. */
const MAGIC: readonly (readonly [bytes: readonly number[], found: string, advice: Advice, at?: number])[] = [
  [ascii("{\\rtf"), "RTF", "save-word"],
  [[0x31, 0xbe, 0x00, 0x00], "Write", "save-word"],
  [[0xdb, 0xa5, 0x2d, 0x00], "Word 2", "save-word"],
  [[0xff, 0x57, 0x50, 0x43], "WordPerfect", "save-word"],
  [[0x49, 0x49, 0x2b, 0x00], "BigTIFF", "picture"],
  [ascii("GIF8"), "GIF", "picture"],
  [ascii("BM"), "BMP", "picture"],
  [ascii("WEBP"), "WebP", "picture", 8],
  [ascii("ftyphei"), "HEIC", "picture", 4],
  [ascii("ftypavif"), "AVIF", "picture", 4],
  [ascii("8BPS"), "Photoshop", "picture"],
  [ascii("AT&TFORM"), "DjVu", "save-pdf"],
  [ascii("%!PS"), "PostScript", "save-pdf"],
  [ascii("Founder CEB"), "CEB", "save-pdf"],
  [ascii("ITSF"), "CHM", "save-pdf"],
  [ascii("AC10"), "DWG", "save-pdf"],
  [ascii("Rar!"), "RAR", "unpack"],
  [[0x37, 0x7a, 0xbc, 0xaf], "7z", "unpack"],
  [[0x1f, 0x8b], "gzip", "unpack"],
  [ascii("BZh"), "bzip2", "unpack"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "xz", "unpack"],
  [ascii("MSCF"), "CAB", "unpack"],
  [ascii("ustar"), "tar", "unpack", 257],
  [ascii("SQLite format 3\0"), "SQLite", "wrong-file"],
  [ascii("Standard Jet DB"), "Access", "wrong-file", 4],
  [ascii("Standard ACE DB"), "Access", "wrong-file", 4],
  [ascii("MZ"), "EXE", "wrong-file"],
  [[0x7f, 0x45, 0x4c, 0x46], "ELF", "wrong-file"],
  [[0xcf, 0xfa, 0xed, 0xfe], "Mach-O", "wrong-file"],
  [[0xca, 0xfe, 0xba, 0xbe], "Mach-O", "wrong-file"],
  [ascii("ftyp"), "MP4", "wrong-file", 4],
  [ascii("ID3"), "MP3", "wrong-file"],
];

/** Signs that a text may begin with too: only with bytes that no text has is it the format. */
const SHORT = 2;

/** Refuses a file by its first bytes, if they are those of a known format. */
export function refuseByMagic(bytes: Uint8Array): void {
  const binary = bytes.subarray(0, 512).includes(0);
  for (const [magic, found, advice, at = 0] of MAGIC) {
    if (!magic.every((byte, i) => bytes[at + i] === byte)) continue;
    if (magic.length <= SHORT && magic[0]! < 0x80 && magic[0]! >= 0x20 && !binary) continue;
    throw notRead(found, advice);
  }
}

/** Names of elements that a whole XML document begins with. */
const ROOTS: readonly (readonly [root: RegExp, found: string, advice: Advice])[] = [
  [/^uof:uof/i, "UOF", "save-word"],
  [/^office:document/i, "ODF", "save-word"],
  [/^svg$/i, "SVG", "picture"],
  [/^pkg:package$/i, "Flat OPC", "save-word"],
];

/** The refusal of an XML file, by the name of its root and what stands beside it. */
export function xmlNotRead(root: string, head: string): ReadingError {
  const type = /office:mimetype="([^"]{1,100})"/.exec(head)?.[1];
  for (const [name, found, advice] of MIME_TYPES) if (type && name.test(type)) return notRead(found, advice);
  for (const [name, found, advice] of ROOTS) if (name.test(root)) return notRead(found, advice);
  return notRead("XML", "wrong-file");
}

/** Streams of a compound file that name what it is. */
const STREAMS: readonly (readonly [stream: string, found: string, advice: Advice])[] = [
  ["PowerPoint Document", "PPT", "save-pdf"],
  ["VisioDocument", "Visio", "save-pdf"],
  ["__properties_version1.0", "Outlook", "unpack"],
  ["FileHeader", "HWP", "save-word"],
  ["CONTENTS", "Works", "save-word"],
];

/** The refusal of a compound file, by the names of its streams. */
export function compoundNotRead(streams: ReadonlySet<string>): ReadingError {
  for (const [stream, found, advice] of STREAMS) if (streams.has(stream)) return notRead(found, advice);
  return notRead("OLE", "save-pdf");
}

/** What the `mimetype` of a zip says. */
const MIME_TYPES: readonly (readonly [type: RegExp, found: string, advice: Advice])[] = [
  [/opendocument\.text/, "ODT", "save-word"],
  [/opendocument\.spreadsheet/, "ODS", "save-sheet"],
  [/opendocument\.presentation/, "ODP", "save-pdf"],
  [/opendocument/, "ODF", "save-pdf"],
  [/epub/, "EPUB", "save-pdf"],
  [/uof/, "UOF", "save-word"],
];

/** Entries by which a zip is known. */
const ENTRIES: readonly (readonly [entry: RegExp, found: string, advice: Advice])[] = [
  [/^ppt\//i, "PPTX", "save-pdf"],
  [/^visio\//i, "Visio", "save-pdf"],
  [/^(?:.*\/)?FixedDocSeq\.fdseq$|\.fdseq$/i, "XPS", "save-pdf"],
  [/^(?:_meta\/|uof\.xml$)/i, "UOF", "save-word"],
  [/^Index\/(?:Slide|MasterSlide)|^index\.apxl/i, "Keynote", "save-pdf"],
  [/^Index\/(?:CalculationEngine|Tables\/)/i, "Numbers", "save-sheet"],
  [/^Index\/Document\.iwa$|^Index\.zip$|^index\.xml$/i, "Pages", "save-word"],
  [/^AndroidManifest\.xml$|^META-INF\/MANIFEST\.MF$/i, "JAR", "wrong-file"],
];

const DOCUMENT = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|html?|mht(?:ml)?|txt|csv|rtf|pptx?|zip|rar|7z|jpe?g|png|tiff?)$/i;
const MOST_NAMED = 8;
const LONGEST_MIMETYPE = 200;

/** The refusal of a zip that is neither an Office package nor an OFD; an archive names the documents in it. */
export function zipNotRead(bytes: Uint8Array, entries: readonly ZipEntry[], limits: Limits): ReadingError {
  const declared = entries.find((entry) => entry.name === "mimetype");
  if (declared && declared.bytes <= LONGEST_MIMETYPE) {
    const type = new TextDecoder("latin1").decode(new Package(bytes, limits).part("mimetype") ?? new Uint8Array(0));
    for (const [name, found, advice] of MIME_TYPES) if (name.test(type)) return notRead(found, advice);
  }
  const names = entries.map((entry) => entry.name.replace(/^\//, ""));
  // Of Apple's programs a Numbers file has what Pages files have, and more: the order of the list decides.
  for (const [entry, found, advice] of ENTRIES)
    if (names.some((name) => entry.test(name))) return notRead(found, advice);
  const documents = names.filter((name) => DOCUMENT.test(name) && !name.startsWith("__MACOSX/"));
  if (documents.length === 0) return notRead("ZIP", "unpack");
  const files = documents.slice(0, MOST_NAMED).join("、") + (documents.length > MOST_NAMED ? "…" : "");
  return notRead("ZIP", "unpack", { files });
}
