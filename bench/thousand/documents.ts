import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { init, type WrappedPdfiumModule } from "@embedpdf/pdfium";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { generator, otherDigit, pick } from "../../tools/planted/random";
import { sharedPath } from "../../tests/support/shared";

type Random = () => number;

/** One document of ten keeps all of its pages, the others so many at most. */
const WHOLE = 0.1;
const MOST_PAGES = 16;
/** So many of its amounts are other ones. */
const OTHER_AMOUNTS = 0.02;
const AMOUNT = /^\s*\d[\d,]*\.\d+\s*$/;
const AMOUNTS_IN_MARKUP = /(?<=>)\s*\d[\d,]*\.\d+\s*(?=<)/g;
/** FPDFPageObj_GetType. */
const TEXT_OBJECT = 1;

/**
 * Documents made of the real ones beside the repository, the same ones each time: some pages of one, some of its amounts replaced by others. So
 * none has the content of another, their errors differ, and they stand in folders as an office would have them.
 *
 * @returns names of the files below the folder, in the order in which they were made: the first ones are a smaller set
 */
export async function mutatedDocuments(count: number, folder: string): Promise<string[]> {
  const corpus = sharedPath("corpus");
  const pdfs = ["real", "cities"].flatMap((part) => filesOf(path.join(corpus, part), [".pdf"]));
  const others = filesOf(corpus, [".docx", ".xlsx", ".html"]);
  const pdfium = await PdfMutation.start();
  const names: string[] = [];
  for (let i = 0; i < count; i++) {
    const random = generator(i + 1);
    const from = pick(i % 12 === 11 ? others : pdfs, random);
    const kind = path.extname(from);
    const name = `${String(Math.floor(i / 50) + 1).padStart(2, "0")}/${String(i + 1).padStart(4, "0")}-${path.basename(from)}`;
    names.push(name);
    const file = path.join(folder, name);
    if (existsSync(file)) continue;
    mkdirSync(path.dirname(file), { recursive: true });
    const bytes = readFileSync(from);
    if (kind === ".pdf") writeFileSync(file, pdfium.mutate(bytes, random));
    else if (kind === ".html") writeFileSync(file, otherAmounts(bytes.toString("utf8"), random));
    else writeFileSync(file, otherPackage(bytes, random));
  }
  return names;
}

const filesOf = (folder: string, kinds: readonly string[]): string[] =>
  readdirSync(folder)
    .filter((name) => kinds.includes(path.extname(name)))
    .sort()
    .map((name) => path.join(folder, name));

const otherAmounts = (markup: string, random: Random): string =>
  markup.replace(AMOUNTS_IN_MARKUP, (amount) => (random() < OTHER_AMOUNTS ? otherDigit(amount, random) : amount));

/** A Word file or a workbook: its amounts stand between tags. */
function otherPackage(bytes: Uint8Array, random: Random): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts))
    if (/document\.xml$|sheet\d+\.xml$|sharedStrings\.xml$/.test(name))
      parts[name] = strToU8(otherAmounts(strFromU8(part), random));
  return zipSync(parts, { mtime: "2026-01-01" });
}

/** Takes pages of a PDF and replaces amounts in their text objects. */
class PdfMutation {
  private constructor(private readonly pdfium: WrappedPdfiumModule) {}

  static async start(): Promise<PdfMutation> {
    const wasm = readFileSync(createRequire(import.meta.url).resolve("@embedpdf/pdfium/pdfium.wasm"));
    const pdfium = await init({ wasmBinary: Uint8Array.from(wasm).buffer });
    pdfium.PDFiumExt_Init();
    return new PdfMutation(pdfium);
  }

  mutate(bytes: Uint8Array, random: Random): Uint8Array {
    const { pdfium } = this;
    const held: number[] = [];
    const place = (content: Uint8Array): number => {
      const at = this.reserve(content.length);
      held.push(at);
      this.heap().set(content, at);
      return at;
    };
    const from = pdfium.FPDF_LoadMemDocument(place(bytes), bytes.length, "");
    const to = pdfium.FPDF_CreateNewDocument();
    try {
      const pages = pdfium.FPDF_GetPageCount(from);
      const most = random() < WHOLE ? pages : Math.min(pages, 1 + Math.floor(random() * MOST_PAGES));
      const first = Math.floor(random() * (pages - most + 1));
      pdfium.FPDF_ImportPages(to, from, `${first + 1}-${first + most}`, 0);
      for (let page = 0; page < most; page++) this.otherAmounts(to, page, random, place);
      return this.saved(to);
    } finally {
      pdfium.FPDF_CloseDocument(to);
      pdfium.FPDF_CloseDocument(from);
      for (const at of held) this.pdfium.pdfium.wasmExports.free(at);
    }
  }

  private otherAmounts(document: number, number: number, random: Random, place: (bytes: Uint8Array) => number): void {
    const { pdfium } = this;
    const page = pdfium.FPDF_LoadPage(document, number);
    const texts = pdfium.FPDFText_LoadPage(page);
    let changed = false;
    for (let i = pdfium.FPDFPage_CountObjects(page) - 1; i >= 0; i--) {
      const object = pdfium.FPDFPage_GetObject(page, i);
      if (pdfium.FPDFPageObj_GetType(object) !== TEXT_OBJECT) continue;
      const text = this.textOf(object, texts);
      if (!AMOUNT.test(text) || random() >= OTHER_AMOUNTS) continue;
      const other = Buffer.from(`${otherDigit(text, random)}\0`, "utf16le");
      changed = pdfium.FPDFText_SetText(object, place(other)) || changed;
    }
    if (changed) pdfium.FPDFPage_GenerateContent(page);
    pdfium.FPDFText_ClosePage(texts);
    pdfium.FPDF_ClosePage(page);
  }

  private textOf(object: number, texts: number): string {
    const { pdfium } = this;
    const length = pdfium.FPDFTextObj_GetText(object, texts, 0, 0);
    const at = this.reserve(length);
    pdfium.FPDFTextObj_GetText(object, texts, at, length);
    const text = Buffer.from(this.heap().slice(at, at + length - 2)).toString("utf16le");
    pdfium.pdfium.wasmExports.free(at);
    return text;
  }

  private saved(document: number): Uint8Array {
    const { pdfium } = this;
    const writer = pdfium.PDFiumExt_OpenFileWriter();
    pdfium.PDFiumExt_SaveAsCopy(document, writer);
    const size = pdfium.PDFiumExt_GetFileWriterSize(writer);
    const at = this.reserve(size);
    pdfium.PDFiumExt_GetFileWriterData(writer, at, size);
    const bytes = this.heap().slice(at, at + size);
    pdfium.pdfium.wasmExports.free(at);
    pdfium.PDFiumExt_CloseFileWriter(writer);
    return bytes;
  }

  private heap(): Uint8Array {
    return (this.pdfium.pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
  }

  private reserve(bytes: number): number {
    return this.pdfium.pdfium.wasmExports.malloc(Math.max(1, bytes));
  }
}
