import { ReadingError } from "../../errors";
import type { Limits } from "../../limits";
import type { Transform } from "../../page/geometry";
import type { PdfAssets } from "../assets";
import type { Pointer } from "./exports";
import { PdfiumDied, startPdfium, type PdfiumHost } from "./host";
import { Memory } from "./memory";
import { readCharacters } from "./page-characters";
import { PageObjectWalk } from "./page-objects";
import type { RawPage } from "./raw-page";

/** FPDF_GetLastError: a password is missing or wrong; a kind of encryption that PDFium doesn't know. */
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
/** FPDFAnnot_GetSubtype: text typed onto the page, and fields of a form. Their words are no part of the page until it is flattened. */
const FREE_TEXT = 3;
const WIDGET = 20;
const FLATTEN_AS_SHOWN = 0;
const FLATTEN_SUCCESS = 1;
/** `%%EOF` stands within this distance of the end of a whole file. */
const TAIL_BYTES = 2048;

/** How a page is drawn: FPDF_REVERSE_BYTE_ORDER (red first) and FPDF_ANNOT (stamps and what was typed). */
const DRAW_FLAGS = 0x10 | 0x01;
const BGRA = 4;
const WHITE = 0xffffffff;
const POINTS_PER_INCH = 72;

/** A page as a picture. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha, row by row. */
  readonly rgba: Uint8ClampedArray;
}

/**
 * A PDF opened in a PDFium of its own. Every call runs to its end: whoever must be able to stop it runs it in a Worker or a thread.
 * When PDFium dies of a page, {@link page} throws and a new one is started for the pages after it.
 */
export class OpenPdf {
  private document: Pointer = 0;
  private file: Pointer = 0;
  /** Keys of marks, as C strings. */
  private keys: { readonly subtype: Pointer; readonly name: Pointer } | null = null;
  pages = 0;

  private constructor(
    private host: PdfiumHost,
    private memory: Memory,
    private readonly module: WebAssembly.Module,
    private readonly bytes: Uint8Array,
    private readonly limits: Limits,
  ) {}

  /** @throws ReadingError `encrypted`, `truncated`, `corrupt`, `too-large` */
  static async open(bytes: Uint8Array, assets: PdfAssets, limits: Limits): Promise<OpenPdf> {
    const module = await assets.loadModule();
    const host = await startPdfium(module, limits.pdfBytes);
    const pdf = new OpenPdf(host, new Memory(host.exports), module, bytes, limits);
    pdf.guarded(() => pdf.load());
    return pdf;
  }

  private load(): void {
    const { exports } = this.host;
    const file = this.memory.place(this.bytes);
    if (file === null) throw new PdfiumDied("memory");
    this.file = file;
    this.document = exports.FPDF_LoadMemDocument(file, this.bytes.length, 0);
    if (this.document === 0) {
      const error = exports.FPDF_GetLastError();
      if (error === ERROR_PASSWORD || error === ERROR_SECURITY) throw new ReadingError("encrypted");
      throw new ReadingError(this.endsWhole() ? "corrupt" : "truncated");
    }
    // The table of objects had to be guessed, and the file ends before its end.
    if (exports.FPDF_DocumentHasValidCrossReferenceTable(this.document) === 0 && !this.endsWhole())
      throw new ReadingError("truncated");
    this.pages = exports.FPDF_GetPageCount(this.document);
    if (this.pages < 1) throw new ReadingError("corrupt");
    const key = (word: string): Pointer => this.memory.place(new TextEncoder().encode(`${word}\0`)) ?? 0;
    this.keys = { subtype: key("Subtype"), name: key("Name") };
  }

  private endsWhole(): boolean {
    const tail = this.bytes.subarray(Math.max(0, this.bytes.length - TAIL_BYTES));
    return new TextDecoder("latin1").decode(tail).includes("%%EOF");
  }

  /** Text and drawing of a page (1-based). */
  page(number: number): RawPage {
    return this.withPage(number, (page) => {
      const { exports } = this.host;
      const { width, height, matrix } = this.space(page);
      const walk = new PageObjectWalk(exports, this.memory, this.limits, this.keys!.subtype, this.keys!.name);
      const { paths, images, imageDotsPerInch, texts, gradients } = walk.run(page, matrix);
      const text = exports.FPDFText_LoadPage(page);
      if (text === 0) throw new ReadingError("corrupt");
      const { characters, shows } = readCharacters(exports, this.memory, text, matrix, texts, this.limits);
      exports.FPDFText_ClosePage(text);
      return { number, width, height, characters, shows, paths, images, imageDotsPerInch, gradients };
    });
  }

  /** A page as a picture on white paper. Text whose font is not in the file is left out: {@link RawShow.fontMissing} tells which. */
  picture(number: number, dotsPerInch: number): PagePicture {
    return this.withPage(number, (page) => {
      const { exports } = this.host;
      const scale = dotsPerInch / POINTS_PER_INCH;
      const width = Math.max(1, Math.round(exports.FPDF_GetPageWidthF(page) * scale));
      const height = Math.max(1, Math.round(exports.FPDF_GetPageHeightF(page) * scale));
      const pixels = width * height;
      if (!(pixels <= this.limits.picturePixels))
        throw new ReadingError("too-large", { what: "picturePixels", found: pixels, limit: this.limits.picturePixels });
      const bitmap = exports.FPDFBitmap_CreateEx(width, height, BGRA, 0, 0);
      if (bitmap === 0) throw new PdfiumDied("memory");
      exports.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
      exports.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, DRAW_FLAGS);
      const at = exports.FPDFBitmap_GetBuffer(bitmap);
      const rgba = new Uint8ClampedArray(this.memory.bytes.slice(at, at + pixels * 4).buffer);
      exports.FPDFBitmap_Destroy(bitmap);
      return { width, height, rgba };
    });
  }

  /** Starts a new PDFium for the same file, after one that died. */
  async revive(): Promise<void> {
    this.host = await startPdfium(this.module, this.limits.pdfBytes);
    this.memory = new Memory(this.host.exports);
    this.guarded(() => this.load());
  }

  close(): void {
    if (this.document !== 0) this.host.exports.FPDF_CloseDocument(this.document);
    if (this.file !== 0) this.host.exports.free(this.file);
    this.document = this.file = 0;
  }

  private withPage<T>(number: number, work: (page: Pointer) => T): T {
    return this.guarded(() => {
      const { exports } = this.host;
      let page = exports.FPDF_LoadPage(this.document, number - 1);
      if (page === 0) throw new ReadingError("corrupt");
      if (this.hasTypedText(page) && exports.FPDFPage_Flatten(page, FLATTEN_AS_SHOWN) === FLATTEN_SUCCESS) {
        exports.FPDF_ClosePage(page);
        page = exports.FPDF_LoadPage(this.document, number - 1);
      }
      try {
        const result = work(page);
        exports.FPDF_ClosePage(page);
        return result;
      } catch (cause) {
        // After a trap nothing may be called any more.
        if (cause instanceof ReadingError) exports.FPDF_ClosePage(page);
        throw cause;
      }
    });
  }

  private hasTypedText(page: Pointer): boolean {
    const { exports } = this.host;
    const count = exports.FPDFPage_GetAnnotCount(page);
    for (let i = 0; i < count; i++) {
      const annotation = exports.FPDFPage_GetAnnot(page, i);
      if (annotation === 0) continue;
      const subtype = exports.FPDFAnnot_GetSubtype(annotation);
      exports.FPDFPage_CloseAnnot(annotation);
      if (subtype === FREE_TEXT || subtype === WIDGET) return true;
    }
    return false;
  }

  /** Size of the page as it is shown, and user space → page space. */
  private space(page: Pointer): { width: number; height: number; matrix: Transform } {
    const { exports } = this.host;
    const { scratch } = this.memory;
    const width = exports.FPDF_GetPageWidthF(page);
    const height = exports.FPDF_GetPageHeightF(page);
    exports.FPDF_GetPageBoundingBox(page, scratch);
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => this.memory.float(scratch + offset)) as [
      number,
      number,
      number,
      number,
    ];
    const matrices: readonly Transform[] = [
      [1, 0, 0, -1, -left, top],
      [0, 1, 1, 0, -bottom, -left],
      [-1, 0, 0, 1, right, -bottom],
      [0, -1, -1, 0, top, right],
    ];
    return { width, height, matrix: matrices[exports.FPDFPage_GetRotation(page)] ?? matrices[0]! };
  }

  /** Turns what PDFium dies of into an error of reading. */
  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (cause) {
      if (cause instanceof ReadingError) throw cause;
      this.document = this.file = 0;
      if (this.host.refusedBytes > 0)
        throw new ReadingError(
          "too-large",
          { what: "pdfBytes", found: this.host.refusedBytes, limit: this.limits.pdfBytes },
          { cause },
        );
      throw new PdfiumDied("trap", { cause });
    }
  }
}
