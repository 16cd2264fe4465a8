import {
  gatherEvidence,
  type DrawnPage,
  type EvidenceReader,
  type Excerpt,
  type PlacedRow,
  type SourceFile,
  type SourceRef,
} from "../../application";
import type { Language } from "../../words";
import type { ImportEngine } from "../worker/client";
import type { SourceReader } from "../worker/source-client";
import { painted } from "./paint";
import type { SourceShelf } from "./source-shelf";

/** What a report can be saved as. */
export type ReportFormat = "docx" | "html" | "xlsx";

const MEDIA: Readonly<Record<ReportFormat | "txt", string>> = {
  txt: "text/plain;charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  html: "text/html;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A report of disclosures of the open workbook as a file, with pictures of the documents that are at hand. */
export async function exportReport(
  {
    engine,
    sources,
    shelf,
  }: { readonly engine: ImportEngine; readonly sources: SourceReader; readonly shelf: SourceShelf },
  keys: readonly string[],
  format: ReportFormat,
  language: Language,
): Promise<{ readonly name: string; readonly blob: Blob }> {
  if (format === "xlsx") {
    const plan = await engine.reportBook(keys, language);
    const { writeXlsx } = await import(/* webpackChunkName: "report-xlsx" */ "../../hosts/xlsx");
    const [title] = plan.sheets[0]!.blocks[0]!.cells[0]!;
    return fileOf(String(title!.value), format, writeXlsx(plan));
  }
  const reader = new ShelfReader(shelf, sources.another());
  try {
    const evidence = [];
    for (const places of await engine.reportPlaces(keys)) evidence.push(await gatherEvidence(places, reader));
    const document = await engine.report(keys, evidence, language);
    if (format === "html") {
      const { writeHtml } = await import(/* webpackChunkName: "report-html" */ "../../hosts/html");
      return fileOf(document.title, format, writeHtml(document));
    }
    const { writeDocx } = await import(/* webpackChunkName: "report-docx" */ "../../hosts/docx");
    return fileOf(document.title, format, await writeDocx(document));
  } finally {
    reader.close();
  }
}

export function fileOf(title: string, format: keyof typeof MEDIA, content: string | Uint8Array) {
  // What no file system takes in a name.
  const name = `${title.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, "_").slice(0, LONGEST_NAME)}.${format}`;
  return { name, blob: new Blob([content as BlobPart], { type: MEDIA[format] }) };
}

const LONGEST_NAME = 80;

/** Shows files of this sitting. One that keeps the Worker too long, or is damaged, is shown no picture of. */
class ShelfReader implements EvidenceReader {
  private open: string | null = null;
  private last: { readonly key: string; readonly page: DrawnPage } | null = null;

  constructor(
    private readonly shelf: SourceShelf,
    private readonly sources: SourceReader,
  ) {}

  close(): void {
    this.sources.close();
  }

  has({ sha256 }: SourceFile): boolean {
    return this.shelf.get(sha256) !== null;
  }

  async page(document: SourceFile, page: number, dotsPerInch: number): Promise<DrawnPage | null> {
    const key = `${document.sha256} ${page}`;
    if (this.last?.key === key) return this.last.page;
    return this.ask(document, async () => {
      const drawn = painted(await this.sources.page(page, dotsPerInch));
      this.last = { key, page: drawn };
      return drawn;
    });
  }

  field(document: SourceFile, form: SourceRef, printed: string): Promise<SourceRef | null> {
    return this.ask(document, () => this.sources.field(form, printed));
  }

  excerpt(document: SourceFile, place: SourceRef, printed: string | null, row?: PlacedRow): Promise<Excerpt | null> {
    return this.ask(document, () => this.sources.excerpt(place, printed, row));
  }

  private async ask<T>(document: SourceFile, question: () => Promise<T>): Promise<T | null> {
    try {
      const kept = this.shelf.get(document.sha256);
      if (!kept) return null;
      if (this.open !== document.sha256) {
        this.open = null;
        await this.sources.open(kept.name, new Uint8Array(await kept.blob.arrayBuffer()));
        this.open = document.sha256;
      }
      return await question();
    } catch {
      // The Worker may be gone: the next question begins with the file again.
      this.open = null;
      return null;
    }
  }
}
