import {
  excerptOf,
  onlyCellPrinting,
  renderPage,
  sha256Hex,
  type DrawnPage,
  type EvidenceReader,
  type Excerpt,
  type ImportInput,
  type PlacedRow,
  type SourceDocument,
  type SourceFile,
  type SourceRef,
} from "../application";
import { nodePdfAssets } from "../application/node";

/** Shows the documents that were just read: their pages from the bytes of their files, places of others from what was read. */
export class PagesOf implements EvidenceReader {
  /** Findings of one page follow one another. */
  private last: { readonly key: string; readonly page: DrawnPage } | null = null;

  private constructor(
    private readonly documents: readonly SourceDocument[],
    private readonly bytes: ReadonlyMap<string, Uint8Array>,
  ) {}

  static async files(documents: readonly SourceDocument[], inputs: readonly ImportInput[]): Promise<PagesOf> {
    const bytes = new Map<string, Uint8Array>();
    for (const input of inputs) if (input.type === "file") bytes.set(await sha256Hex(input.bytes), input.bytes);
    return new PagesOf(documents, bytes);
  }

  has({ sha256 }: SourceFile): boolean {
    return this.documents.some((d) => d.sha256 === sha256);
  }

  async page({ sha256 }: SourceFile, page: number, dotsPerInch: number): Promise<DrawnPage | null> {
    const bytes = this.bytes.get(sha256);
    if (!bytes) return null;
    const key = `${sha256} ${page} ${dotsPerInch}`;
    if (this.last?.key === key) return this.last.page;
    try {
      const drawn = await renderPage(bytes, page, nodePdfAssets(), { dotsPerInch });
      this.last = { key, page: drawn };
      return drawn;
    } catch {
      // Without a picture its text is shown.
      return null;
    }
  }

  field({ sha256 }: SourceFile, form: SourceRef, printed: string): Promise<SourceRef | null> {
    const document = this.documents.find((d) => d.sha256 === sha256);
    return Promise.resolve(document ? onlyCellPrinting(document, form, printed) : null);
  }

  excerpt({ sha256 }: SourceFile, place: SourceRef, printed: string | null, row?: PlacedRow): Promise<Excerpt | null> {
    const document = this.documents.find((d) => d.sha256 === sha256);
    return Promise.resolve(document ? excerptOf(document, place, printed, row) : null);
  }
}
