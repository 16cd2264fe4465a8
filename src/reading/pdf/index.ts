import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { Block, ReadingIssue } from "../source-document";
import type { PdfAssets } from "./assets";
import { OpenPdf } from "./open";
import { readPage } from "./page";

export type { PdfAssets, PdfLibrary, PdfWorkerHandle } from "./assets";

/** What the reader is given besides the bytes. */
export interface PdfReadOptions {
  readonly assets: PdfAssets;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { page: number; pages: number | null }) => void;
}

/** PDF → blocks of all pages, in reading order. */
export async function readPdf(
  bytes: Uint8Array,
  limits: Limits,
  options: PdfReadOptions,
): Promise<{ blocks: Block[]; pages: number; issues: ReadingIssue[] }> {
  const started = Date.now();
  options.onProgress?.({ page: 0, pages: null });
  const pdf = await OpenPdf.open(bytes, options.assets, limits, options.signal);
  try {
    requireWithin(pdf.pages, limits.pages, "页数");
    const blocks: Block[] = [];
    const withoutText: number[] = [];
    let characters = 0;
    let cells = 0;
    // The next page is parsed by the worker while this one is laid out here.
    let next = pdf.page(1);
    for (let number = 1; number <= pdf.pages; number++) {
      const raw = await next;
      if (number < pdf.pages) {
        next = pdf.page(number + 1);
        next.catch(() => undefined);
      }
      const content = readPage(raw, pdf.library.OPS, limits);
      for (const block of content.blocks) {
        if (block.type === "grid") cells += block.cells.length;
        blocks.push(block);
      }
      requireWithin(cells, limits.cells, "单元格数");
      characters += content.characters;
      if (content.characters === 0 && content.images > 0) withoutText.push(number);
      if (Date.now() - started > limits.documentMilliseconds) throw new ReadingError("timeout", { page: number });
      options.onProgress?.({ page: number, pages: pdf.pages });
    }
    if (characters === 0 && withoutText.length > 0) throw new ReadingError("no-text", { pages: pageList(withoutText) });
    const issues: ReadingIssue[] = withoutText.length > 0 ? [{ code: "page-without-text", pages: withoutText, values: {} }] : [];
    return { blocks, pages: pdf.pages, issues };
  } finally {
    pdf.close();
  }
}

/** 1、3-5 */
export function pageList(pages: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < pages.length; ) {
    let j = i;
    while (pages[j + 1] === pages[j]! + 1) j++;
    parts.push(i === j ? `${pages[i]}` : `${pages[i]}-${pages[j]}`);
    i = j + 1;
  }
  return parts.join("、");
}
