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
import { bookFile, documentFile, type NamedFile, type ReportFormat } from "./document-file";
import { painted } from "./paint";
import type { SourceShelf } from "./source-shelf";

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
): Promise<NamedFile> {
  if (format === "xlsx") {
    return bookFile(await engine.reportBook(keys, language));
  }
  const reader = new ShelfReader(shelf, sources.another());
  try {
    const evidence = [];
    for (const places of await engine.reportPlaces(keys)) evidence.push(await gatherEvidence(places, reader));
    return await documentFile(await engine.report(keys, evidence, language), format);
  } finally {
    reader.close();
  }
}

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
