import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { OcrReader } from "../ocr";
import type { Block, ReadingIssue } from "../source-document";
import type { PdfAssets } from "./assets";
import { guardStreams } from "./guard";
import { OpenPdf } from "./open";
import { layOut } from "../page/lay-out";
import { readPage, type PageContent, type PageTrust } from "./page";

export type { PdfAssets, PdfLibrary, PdfWorkerHandle } from "./assets";

/** What the reader is given besides the bytes. */
export interface PdfReadOptions {
  readonly assets: PdfAssets;
  readonly ocr?: OcrReader;
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
  guardStreams(bytes, limits);
  const pdf = await OpenPdf.open(bytes, options.assets, limits, options.signal);
  try {
    requireWithin(pdf.pages, limits.pages, "pages");
    const blocks: Block[] = [];
    const pagesOf: Record<PageTrust, number[]> = { good: [], "no-text": [], untrusted: [], "hidden-layer": [] };
    const failed: number[] = [];
    let cells = 0;
    // The next page is parsed by the worker while this one is laid out here.
    let next = pdf.page(1);
    for (let number = 1; number <= pdf.pages; number++) {
      const raw = await next.catch(pageFailure);
      if (number < pdf.pages) {
        next = pdf.page(number + 1);
        next.catch(() => undefined);
      }
      options.onProgress?.({ page: number, pages: pdf.pages });
      if (raw === null) {
        failed.push(number);
        continue;
      }
      let content = readPage(raw, pdf.library.OPS, limits);
      if (options.ocr && (content.trust === "no-text" || content.trust === "untrusted"))
        content = await readByOcr(bytes, number, content, options.ocr, options.signal);
      pagesOf[content.trust].push(number);
      for (const block of content.blocks) {
        if (block.type === "grid") cells += block.cells.length;
        blocks.push(block);
      }
      requireWithin(cells, limits.cells, "cells");
      if (Date.now() - started > limits.documentMilliseconds) throw new ReadingError("timeout", { page: number });
    }
    return { blocks, pages: pdf.pages, issues: judge(pagesOf, failed, blocks.length > 0) };
  } finally {
    pdf.close();
  }
}

/** A broken page doesn't take the others along; a bound that was passed does. */
function pageFailure(cause: unknown): null {
  if (cause instanceof ReadingError) throw cause;
  return null;
}

/** A page through the OCR port: what it recognises is laid out like printed text, without rules. */
async function readByOcr(
  bytes: Uint8Array,
  number: number,
  page: PageContent,
  ocr: OcrReader,
  signal?: AbortSignal,
): Promise<PageContent> {
  const { width, height } = page;
  const words = await ocr.recognise({ bytes, page: number, width, height }, signal);
  const runs = words.map(({ text, box }) => ({
    text,
    left: box.x,
    right: box.x + box.width,
    top: box.y,
    bottom: box.y + box.height,
    height: box.height,
  }));
  if (runs.length === 0) return page;
  return { ...page, trust: "hidden-layer", blocks: layOut(runs, { horizontal: [], vertical: [] }, number) };
}

/** Names the pages that can't be used; refuses the file when there is no other. */
function judge(
  pagesOf: Readonly<Record<PageTrust, readonly number[]>>,
  failed: readonly number[],
  anyText: boolean,
): ReadingIssue[] {
  const { "no-text": withoutText, untrusted, "hidden-layer": recognised } = pagesOf;
  if (!anyText && untrusted.length > 0) throw new ReadingError("text-untrusted", { pages: pageList(untrusted) });
  if (!anyText && withoutText.length > 0) throw new ReadingError("no-text", { pages: pageList(withoutText) });
  if (!anyText && failed.length > 0) throw new ReadingError("corrupt");
  const issues: ReadingIssue[] = [];
  if (failed.length > 0) issues.push({ code: "page-failed", pages: failed, values: {} });
  if (withoutText.length > 0) issues.push({ code: "page-without-text", pages: withoutText, values: {} });
  if (untrusted.length > 0) issues.push({ code: "text-untrusted", pages: untrusted, values: { reason: "encoding" } });
  if (recognised.length > 0)
    issues.push({ code: "text-untrusted", pages: recognised, values: { reason: "recognised" } });
  return issues;
}

/** 1、3-5 */
function pageList(pages: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < pages.length;) {
    let j = i;
    while (pages[j + 1] === pages[j]! + 1) j++;
    parts.push(i === j ? `${pages[i]}` : `${pages[i]}-${pages[j]}`);
    i = j + 1;
  }
  return parts.join("、");
}
