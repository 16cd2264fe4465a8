import { ReadingError, requireWithin, throwIfCancelled } from "../errors";
import type { Limits } from "../limits";
import type { OcrReader } from "../ocr";
import { layOut } from "../page/lay-out";
import { pageList } from "../page/page-list";
import type { Block, ReadingIssue } from "../source-document";
import type { PdfAssets } from "./assets";
import { PdfiumDied } from "./engine/host";
import { OpenPdf } from "./engine/open-pdf";
import { guardStreams } from "./guard";
import { layersSwitchedOff } from "./layers";
import { layOutPage, readPage, type PageContent, type PageTrust } from "./page";
import type { Unseen } from "./seen-text";

export type { PdfAssets } from "./assets";

/** What the reader is given besides the bytes. */
export interface PdfReadOptions {
  readonly assets: PdfAssets;
  readonly ocr?: OcrReader;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { page: number; pages: number | null }) => void;
}

/** Whoever wants to cancel is let in this often (milliseconds). */
const BREATH = 50;

/**
 * PDF → blocks of all pages, in reading order. PDFium runs in the caller's thread: between pages it can be cancelled, inside of one
 * only by ending the Worker or thread that it runs in.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: Limits,
  options: PdfReadOptions,
): Promise<{ blocks: Block[]; pages: number; issues: ReadingIssue[] }> {
  options.onProgress?.({ page: 0, pages: null });
  guardStreams(bytes, limits);
  const pdf = await OpenPdf.open(bytes, options.assets, limits);
  try {
    requireWithin(pdf.pages, limits.pages, "pages");
    const { pages, failed } = await readPages(pdf, bytes, limits, options);
    const watermarks = allWatermarks(pages);
    const blocks: Block[] = [];
    let cells = 0;
    for (const page of pages)
      for (const block of await blocksOf(page, watermarks, bytes, options)) {
        if (block.type === "grid") cells += block.cells.length;
        requireWithin(cells, limits.cells, "cells");
        blocks.push(block);
      }
    return { blocks, pages: pdf.pages, issues: judge(pages, failed, blocks.length > 0, options.ocr !== undefined) };
  } finally {
    pdf.close();
  }
}

async function readPages(
  pdf: OpenPdf,
  bytes: Uint8Array,
  limits: Limits,
  { signal, onProgress }: PdfReadOptions,
): Promise<{ pages: PageContent[]; failed: number[] }> {
  const started = Date.now();
  let rested = started;
  let layersOff: ReadonlySet<string> | null = null;
  const pages: PageContent[] = [];
  const failed: number[] = [];
  for (let number = 1; number <= pdf.pages; number++) {
    const begun = Date.now();
    if (begun - started > limits.documentMilliseconds) throw new ReadingError("timeout", { page: number });
    if (begun - rested > BREATH) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      rested = Date.now();
    }
    throwIfCancelled(signal);
    try {
      const raw = pdf.page(number);
      if (layersOff === null && raw.shows.some((show) => show.layers.length > 0))
        layersOff = layersSwitchedOff(bytes) ?? new Set();
      pages.push(readPage(raw, layersOff ?? new Set(), limits));
    } catch (cause) {
      // A broken page doesn't take the others along; a bound that was passed does.
      if (cause instanceof ReadingError && cause.code !== "corrupt") throw cause;
      if (cause instanceof PdfiumDied) await pdf.revive();
      failed.push(number);
    }
    if (Date.now() - begun > limits.pageMilliseconds) throw new ReadingError("timeout", { page: number });
    onProgress?.({ page: number, pages: pdf.pages });
    throwIfCancelled(signal);
  }
  return { pages, failed };
}

/** A page's blocks: by a recogniser where it has no text of its own and there is one. */
async function blocksOf(
  page: PageContent,
  watermarks: ReadonlyMap<string, ReadonlySet<string>>,
  bytes: Uint8Array,
  { ocr, signal }: PdfReadOptions,
): Promise<Block[]> {
  if (!ocr || (page.trust !== "no-text" && page.trust !== "untrusted")) return layOutPage(page, watermarks);
  const { width, height, number } = page;
  const words = await ocr.recognise({ bytes, page: number, width, height }, signal);
  const runs = words.map(({ text, box }) => ({
    text,
    left: box.x,
    right: box.x + box.width,
    top: box.y,
    bottom: box.y + box.height,
    height: box.height,
  }));
  return layOut(runs, { horizontal: [], vertical: [] }, number);
}

/** Watermarks of all pages: look → words. */
function allWatermarks(pages: readonly PageContent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const { watermarks } of pages)
    for (const [look, words] of watermarks) all.set(look, new Set([...(all.get(look) ?? []), ...words]));
  return all;
}

/** What of the text was left out, as `content-skipped` names it. */
const SKIPPED: Readonly<Partial<Record<Unseen, string>>> = {
  layer: "hidden-layer",
  invisible: "invisible-text",
  "same-colour": "background-coloured-text",
  covered: "covered-text",
};

/** Names the pages that can't be used and what was left out of others; refuses the file when nothing is left. */
function judge(
  pages: readonly PageContent[],
  failed: readonly number[],
  anyText: boolean,
  recognisable: boolean,
): ReadingIssue[] {
  const of = (trust: PageTrust): number[] => pages.filter((p) => p.trust === trust).map((p) => p.number);
  const [withoutText, untrusted, recognised] = [of("no-text"), of("untrusted"), of("hidden-layer")];
  if (!anyText && untrusted.length > 0) throw new ReadingError("text-untrusted", { pages: pageList(untrusted) });
  if (!anyText && withoutText.length > 0) throw new ReadingError("no-text", { pages: pageList(withoutText) });
  if (!anyText && failed.length > 0) throw new ReadingError("corrupt");
  const issues: ReadingIssue[] = [];
  const say = (code: ReadingIssue["code"], found: readonly number[], values: ReadingIssue["values"] = {}): void => {
    if (found.length > 0) issues.push({ code, pages: found, values });
  };
  say("page-failed", failed);
  const byOcr = recognisable ? [...withoutText, ...untrusted].sort((a, b) => a - b) : [];
  if (!recognisable) {
    say("page-without-text", withoutText);
    say("text-untrusted", untrusted, { reason: "encoding" });
  }
  say("text-untrusted", [...recognised, ...byOcr], { reason: "recognised" });
  const marked = pages.filter((p) => p.watermarks.size > 0);
  const words = [...new Set(marked.flatMap((p) => [...p.watermarks.values()].flatMap((set) => [...set])))];
  say(
    "content-skipped",
    marked.map((p) => p.number),
    { reason: "watermark", text: words.slice(0, 3).join("、") },
  );
  for (const [why, reason] of Object.entries(SKIPPED))
    say(
      "content-skipped",
      pages.filter((p) => p.unseen.has(why as Unseen)).map((p) => p.number),
      { reason },
    );
  return issues;
}
