import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { utils, write, type BookType } from "@e965/xlsx";
import { strToU8, unzipSync, zipSync, zlibSync } from "fflate";
import { importDisclosures, planImports } from "../../src/application";
import { writeXlsx } from "../../src/hosts/xlsx";
import { line as drawnLine, ofd, text as drawnText } from "../../tests/support/ofd";
import { IN_TABLE, ROW_END, definition, writtenDoc } from "../../tests/support/written-doc";
import { ruledTable, say, writtenPdf } from "../../tests/support/written-pdf";
import { packedLzw, tiffTags, writtenTiff } from "../../tests/support/written-tiff";
import { cell, docx, paragraph, row, table } from "../../tests/unit/reading/fixtures";
import { fromLatin, toLatin } from "./mutation";

/** How a seed is built, which says what can be mutated in it. */
export type Build = "text" | "mime" | "markup" | "package" | "compound" | "pdf" | "other";

/** A file to mutate. */
export interface Seed {
  readonly name: string;
  readonly build: Build;
  readonly bytes: Uint8Array;
}

const SAMPLE = new URL("../../data/sample/yunxi-2026.txt", import.meta.url);
const SHARED = new URL("../../../shared/", import.meta.url);
/** Files of others above this are left out: they take too long. */
const LARGEST = 100_000;
const LINES_SHORT = 90;

/** A line of the sample: a paragraph, or the rows of a table. */
type Part = string | string[][];

/** The sample in paragraphs and tables. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const line of text.split("\n")) {
    const last = parts.at(-1);
    if (!line.includes("\t")) parts.push(line);
    else if (typeof last === "object") last.push(line.split("\t"));
    else parts.push([line.split("\t")]);
  }
  return parts.filter((p) => p !== "");
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function htmlOf(parts: readonly Part[]): string {
  const rows = (part: string[][]) =>
    part.map((cells) => `<tr>${cells.map((c) => `<td rowspan="1">${c}</td>`).join("")}</tr>`).join("\n");
  const body = parts
    .map((p) => (typeof p === "string" ? `<p>${p}</p>` : `<table border="1">${rows(p)}</table>`))
    .join("\n");
  return `<html><head><meta charset="utf-8"><style>td{color:#000}</style></head><body>${body}</body></html>`;
}

/** Texts with a place each, as converters of PDF to HTML write them. */
function placedHtmlOf(parts: readonly Part[]): string {
  let top = 0;
  const at = (left: number, text: string) =>
    `<div style="position:absolute;left:${left}px;top:${top}px;font-size:12px">${text}</div>`;
  const lines = parts.flatMap((p) => (typeof p === "string" ? [[p]] : p));
  const texts = lines.map((cells) => ((top += 20), cells.map((c, i) => (c ? at(40 + 150 * i, c) : "")).join("")));
  return `<html><body><div style="position:relative">${texts.join("\n")}</div></body></html>`;
}

function pdfOf(parts: readonly Part[]): Uint8Array {
  const pages: { content: string }[] = [];
  for (const part of parts) {
    if (typeof part === "string") pages.push({ content: say(40, 800, part, 12) });
    else {
      const columns = Math.max(...part.map((r) => r.length));
      const widths = Array<number>(columns).fill(Math.floor(510 / columns));
      pages.push({ content: ruledTable(780, 40, widths, part.slice(0, 36)) });
    }
  }
  return writtenPdf(joined(pages));
}

/** Titles go on the page of the table that follows. */
function joined(pages: readonly { content: string }[]): { content: string }[] {
  const out: { content: string }[] = [];
  let title = "";
  for (const { content } of pages) {
    if (content.startsWith("BT"))
      title += content.replace(" 800 Tm", ` ${830 - 14 * (title.split("BT").length - 1)} Tm`);
    else {
      out.push({ content: title + content });
      title = "";
    }
  }
  return title ? [...out, { content: title }] : out;
}

/** The same with its pages packed. */
function packed(pdf: Uint8Array): Uint8Array {
  return fromLatin(
    toLatin(pdf).replace(/<<\/Length \d+>>stream\n([\s\S]*?)\nendstream/g, (_all, content: string) => {
      const stream = toLatin(zlibSync(fromLatin(content)));
      return `<</Filter/FlateDecode/Length ${stream.length}>>stream\n${stream}\nendstream`;
    }),
  );
}

function docxOf(parts: readonly Part[]): Uint8Array {
  return docx(
    parts
      .map((p) =>
        typeof p === "string"
          ? paragraph(p)
          : table(...p.map((r) => row(...r.map((c) => cell(c, '<w:tcW w:w="1200"/><w:gridSpan w:val="1"/>'))))),
      )
      .join(""),
  );
}

function docOf(parts: readonly Part[]): Uint8Array {
  const paragraphs: [string, number[]][] = [];
  for (const part of parts) {
    if (paragraphs.length > 12) break;
    if (typeof part === "string") paragraphs.push([`${part}\r`, []]);
    else
      for (const cells of part.slice(2, 5)) {
        const edges = Array.from({ length: cells.length + 1 }, (_, i) => 600 * i);
        for (const text of cells) paragraphs.push([`${text}\x07`, IN_TABLE]);
        if (paragraphs.length < 16)
          paragraphs.push(["\x07", [...ROW_END, ...definition(edges.slice(0, 4), [0, 0, 0])]]);
      }
  }
  return writtenDoc(paragraphs.slice(0, 18));
}

function bookOf(parts: readonly Part[], bookType: BookType): Uint8Array {
  const book = utils.book_new();
  let title: string[][] = [];
  for (const part of parts) {
    if (typeof part === "string") title.push([part]);
    else {
      const number = (c: string) => (/^\d+\.\d\d$/.test(c) ? Number(c) : c === "" ? null : c);
      const sheet = utils.aoa_to_sheet([...title, ...part.map((r) => r.map(number))]);
      sheet["!merges"] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
      utils.book_append_sheet(book, sheet, `表${book.SheetNames.length + 1}`);
      title = [];
    }
  }
  return new Uint8Array(write(book, { type: "buffer", bookType }) as Uint8Array);
}

/** A web page as browsers save it in one file. */
function mhtmlOf(html: string): string {
  const base64 = Buffer.from(html).toString("base64").replace(/.{76}/g, "$&\r\n");
  return [
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; boundary="----=_Part"; type="text/html"',
    "",
    "------=_Part",
    'Content-Type: text/html; charset="utf-8"',
    "Content-Transfer-Encoding: base64",
    "Content-Location: file:///C:/page.htm",
    "",
    base64,
    "------=_Part--",
    "",
  ].join("\r\n");
}

/** A page a table, in millimetres. */
function ofdOf(parts: readonly Part[]): Uint8Array {
  const height = 7;
  let title = "";
  const pages: { content: string }[] = [];
  for (const part of parts) {
    if (typeof part === "string") title += drawnText(20, 20 + 6 * (title.split("TextObject").length - 1), part);
    else {
      const columns = Math.max(...part.map((r) => r.length));
      const width = 180 / columns;
      const rows = part.slice(0, 24);
      const lines = [
        ...Array.from({ length: rows.length + 1 }, (_, i) => drawnLine(15, 60 + height * i, 195, 60 + height * i)),
        ...Array.from({ length: columns + 1 }, (_, i) => drawnLine(15 + width * i, 60, 15 + width * i, 60 + height * rows.length)), // prettier-ignore
      ];
      const words = rows.flatMap(
        (cells, r) =>
        cells.map((c, i) => (c ? drawnText(16 + width * i, 65 + height * r, c, { size: Math.min(3, (width - 2) / c.length) }) : "")), // prettier-ignore
      );
      pages.push({ content: title + lines.join("") + words.join("") });
      title = "";
    }
  }
  return ofd([pages]);
}

/** Two pages of stripes as dark as print: strips of LZW with their differences, and dots as they are. */
function tiffOf(): Uint8Array {
  const [width, height] = [640, 40];
  const dots = Uint8Array.from({ length: width * height }, (_, i) => ((i >> 3) % 3 === 0 ? 20 : 250));
  const tags = tiffTags(width, height);
  const strips = [0, 1].map((n) => packedLzw(dots.subarray((n * dots.length) / 2, ((n + 1) * dots.length) / 2)));
  return writtenTiff([
    { tags: { ...tags, 259: [5], 278: [height / 2], 282: [200], 283: [200], 317: [2] }, pieces: strips },
    { tags: tiffTags(width, 4), pieces: [dots.subarray(0, width * 4)] },
  ]);
}

/** A Word file whose page is a picture, beside a line of text. */
function pictureDocxOf(): Uint8Array {
  const drawing =
    '<w:p><w:r><w:drawing><wp:extent xmlns:wp="wp" cx="5334000" cy="7543800"/><a:blip xmlns:a="a" xmlns:r="r" r:embed="rId1"/></w:drawing></w:r></w:p>';
  return zipSync({
    ...unzipSync(docx(paragraph("2026年部门预算") + drawing)),
    "word/_rels/document.xml.rels": strToU8(
      '<Relationships><Relationship Id="rId1" Type="image" Target="media/image1.tiff"/></Relationships>',
    ),
    "word/media/image1.tiff": tiffOf(),
  });
}

/** Word's XML of 2003. */
function wordXmlOf(parts: readonly Part[]): string {
  const text = (t: string) => `<w:p><w:r><w:t>${t}</w:t></w:r></w:p>`;
  const rows = (p: string[][]) =>
    p.map((r) => `<w:tr>${r.map((c) => `<w:tc><w:tcPr/>${text(c)}</w:tc>`).join("")}</w:tr>`).join("");
  const body = parts.map((p) => (typeof p === "string" ? text(p) : `<w:tbl>${rows(p)}</w:tbl>`)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><wx:sect xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">${body}</wx:sect></w:body></w:wordDocument>`;
}

const csvOf = (parts: readonly Part[]): string =>
  parts.map((p) => (typeof p === "string" ? p : p.map((r) => r.map((c) => (/[,"]/.test(c) ? `"${c}"` : c)).join(",")).join("\n"))).join("\n"); // prettier-ignore

/** Files written by us: the sample's first tables in every format. */
export async function ownSeeds(): Promise<Seed[]> {
  const sample = readFileSync(SAMPLE, "utf8");
  // Rows without an amount teach nothing and cost time.
  const tells = (line: string) => !/^\d+\t/.test(line) || /\d\.\d\d/.test(line);
  const short = sample.split("\n").slice(12, LINES_SHORT).filter(tells).join("\n");
  const parts = partsOf(short);
  const html = htmlOf(parts);
  const pdf = pdfOf(parts);
  const [imported] = await importDisclosures([{ type: "text", name: "sample.txt", text: short }]);
  const seeds: Seed[] = [
    { name: "short.txt", build: "text", bytes: bytesOf(short) },
    { name: "columns.txt", build: "text", bytes: bytesOf(short.replaceAll("\t", "    ")) },
    { name: "short.csv", build: "text", bytes: bytesOf(csvOf(parts)) },
    { name: "tables.html", build: "markup", bytes: bytesOf(html) },
    { name: "placed.html", build: "markup", bytes: bytesOf(placedHtmlOf(parts)) },
    { name: "page.mht", build: "mime", bytes: bytesOf(mhtmlOf(html)) },
    { name: "word-2003.xml", build: "markup", bytes: bytesOf(wordXmlOf(parts)) },
    { name: "excel-2003.xml", build: "markup", bytes: bookOf(parts, "xlml") },
    { name: "pages.ofd", build: "package", bytes: ofdOf(parts) },
    { name: "tables.docx", build: "package", bytes: docxOf(parts) },
    { name: "pictures.docx", build: "package", bytes: pictureDocxOf() },
    { name: "pages.tif", build: "other", bytes: tiffOf() },
    { name: "tables.xlsx", build: "package", bytes: bookOf(parts, "xlsx") },
    { name: "tables.xlsb", build: "package", bytes: bookOf(parts, "xlsb") },
    { name: "tables.xls", build: "compound", bytes: bookOf(parts, "biff8") },
    { name: "tables-5.xls", build: "compound", bytes: bookOf(parts, "biff5") },
    { name: "tables-2.xls", build: "other", bytes: bookOf(parts, "biff2") },
    { name: "tables.doc", build: "compound", bytes: docOf(parts) },
    { name: "ruled.pdf", build: "pdf", bytes: pdf },
    { name: "packed.pdf", build: "pdf", bytes: packed(pdf) },
    {
      name: "one-page.pdf",
      build: "pdf",
      bytes: pdfOf(parts.slice(0, 1 + parts.findIndex((p) => typeof p === "object"))),
    },
  ];
  if (imported?.ok) {
    const bytes = writeXlsx(planImports([imported.value], { mode: "native", clock: { now: () => new Date(0) } }));
    seeds.push({ name: "written.xlsx", build: "package", bytes });
  }
  return seeds;
}

const BUILDS: Readonly<Record<string, Build>> = {
  ".pdf": "pdf",
  ".docx": "package",
  ".xlsx": "package",
  ".ofd": "package",
  ".xls": "compound",
  ".doc": "compound",
  ".html": "markup",
  ".htm": "markup",
  ".mht": "mime",
  ".txt": "text",
  ".csv": "text",
};

/** Small files of `../shared`, where they stand beside the repository. */
export function sharedSeeds(): Seed[] {
  const seeds: Seed[] = [];
  for (const folder of ["cases", "cases/hostile", "corpus", "corpus/real", "corpus/cities"]) {
    const at = fileURLToPath(new URL(`${folder}/`, SHARED));
    if (!existsSync(at)) continue;
    for (const name of readdirSync(at).sort()) {
      const file = path.join(at, name);
      const build = BUILDS[path.extname(name)];
      if (!build || !statSync(file).isFile() || statSync(file).size > LARGEST) continue;
      const bytes = new Uint8Array(readFileSync(file));
      // Names lie: a .doc may be XML.
      const compound = bytes[0] === 0xd0 && bytes[1] === 0xcf;
      seeds.push({ name: `${folder}/${name}`, build: build === "compound" && !compound ? "markup" : build, bytes });
    }
  }
  return seeds;
}
