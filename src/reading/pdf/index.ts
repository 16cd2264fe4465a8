import { isDoubtful } from "../../disclosure";
import { ReadingError, requireWithin, throwIfCancelled } from "../errors";
import type { Limits } from "../limits";
import type { OcrAssets } from "../ocr";
import { isBadlyRecognised } from "../page/trust";
import { unreadPages } from "../page/unread-pages";
import type { ReadProgress } from "../progress";
import type { Block, ReadingIssue } from "../source-document";
import type { PdfAssets } from "./assets";
import { PdfiumDied } from "./engine/host";
import { OpenPdf } from "./engine/open-pdf";
import { guardStreams } from "./guard";
import { layersSwitchedOff } from "./layers";
import { layOutPage, readPage, type PageContent, type PageTrust } from "./page";
import { PageRecogniser } from "./recognise-page";
import type { Unseen } from "./seen-text";

export type { PdfAssets } from "./assets";

/** What the reader is given besides the bytes. */
export interface PdfReadOptions {
  readonly assets: PdfAssets;
  readonly ocr?: OcrAssets;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

/** Whoever wants to cancel is let in this often (milliseconds). */
const BREATH = 50;

/** Lets others in. A timer of Node or of a browser would take a millisecond and more, where this can be had. */
function breath(): Promise<void> {
  if (typeof setImmediate === "function") return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

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
    const reader = new PagesReader(pdf, bytes, limits, options);
    const pages = await reader.read();
    const blocks: Block[] = [];
    let cells = 0;
    for (const { blocks: own } of pages.read)
      for (const block of own) {
        if (block.type === "grid") cells += block.cells.length;
        requireWithin(cells, limits.cells, "cells");
        blocks.push(block);
      }
    if (blocks.length === 0 && reader.missing) throw reader.missing;
    return { blocks, pages: pdf.pages, issues: judge(pages.read, pages.failed, blocks.length > 0) };
  } finally {
    pdf.close();
  }
}

/** With this confidence a page is read better than a layer whose numbers are none. */
const BETTER_THAN_LAYER = 0.9;

/** A page read and laid out; its runs are let go. */
interface LaidOutPage extends Omit<PageContent, "runs" | "rules" | "imageDotsPerInch"> {
  readonly blocks: readonly Block[];
  /** Its text was recognised in its picture. */
  readonly recognised: boolean;
  /** So many words of watermarks were known when it was laid out. */
  readonly knownMarks: number;
}

class PagesReader {
  private readonly started = Date.now();
  private rested = this.started;
  private layersOff: ReadonlySet<string> | null = null;
  /** Words of the watermarks met so far, by their look. */
  private readonly marks = new Map<string, Set<string>>();
  private markCount = 0;
  private readonly failed: number[] = [];
  private readonly recogniser: PageRecogniser | null;
  /** Pages by their number that were recognised: that is done once. */
  private readonly recognised = new Map<number, readonly Block[]>();
  /** Why nothing can be recognised. */
  missing: ReadingError | null = null;

  constructor(
    private readonly pdf: OpenPdf,
    private readonly bytes: Uint8Array,
    private readonly limits: Limits,
    private readonly options: PdfReadOptions,
  ) {
    const { ocr, signal, onProgress } = options;
    this.recogniser = ocr
      ? new PageRecogniser(pdf, ocr, limits, signal, (page, recognised) =>
          onProgress?.({ page, pages: pdf.pages, recognised }),
        )
      : null;
  }

  /** Time that passed without text recognition (milliseconds). */
  private elapsed(since: number, spent = 0): number {
    return Date.now() - since - ((this.recogniser?.spent ?? 0) - spent);
  }

  async read(): Promise<{ read: LaidOutPage[]; failed: number[] }> {
    const read: LaidOutPage[] = [];
    for (let number = 1; number <= this.pdf.pages; number++) {
      const page = await this.page(number);
      if (page) read.push(page);
      this.options.onProgress?.({ page: number, pages: this.pdf.pages });
      throwIfCancelled(this.options.signal);
    }
    // Where a watermark lies over nothing it is known by what was met on other pages, perhaps later ones.
    for (const [i, page] of read.entries())
      if (page.knownMarks < this.markCount) read[i] = (await this.page(page.number)) ?? page;
    return { read, failed: this.failed };
  }

  /** A broken page doesn't take the others along; a bound that was passed does. */
  private async page(number: number): Promise<LaidOutPage | null> {
    const begun = Date.now();
    const { limits } = this;
    const spent = this.recogniser?.spent;
    if (this.elapsed(this.started) > limits.documentMilliseconds) throw new ReadingError("timeout", { page: number });
    if (begun - this.rested > BREATH) {
      await breath();
      this.rested = Date.now();
    }
    throwIfCancelled(this.options.signal);
    let page: LaidOutPage | null = null;
    try {
      const raw = this.pdf.page(number);
      if (this.layersOff === null && raw.shows.some((show) => show.layers.length > 0))
        this.layersOff = layersSwitchedOff(this.bytes) ?? new Set();
      page = await this.layOut(readPage(raw, this.layersOff ?? new Set(), limits));
    } catch (cause) {
      if (cause instanceof ReadingError && cause.code !== "corrupt") throw cause;
      if (cause instanceof PdfiumDied) await this.pdf.revive();
      this.failed.push(number);
    }
    if (this.elapsed(begun, spent) > limits.pageMilliseconds) throw new ReadingError("timeout", { page: number });
    return page;
  }

  private async layOut(page: PageContent): Promise<LaidOutPage> {
    for (const [look, words] of page.watermarks) {
      const known = this.marks.get(look) ?? new Set();
      this.marks.set(look, known);
      this.markCount -= known.size;
      for (const word of words) known.add(word);
      this.markCount += known.size;
    }
    const { number, width, height, trust, watermarks, unseen } = page;
    const seen =
      trust === "no-text" || trust === "untrusted"
        ? await this.recognise(page)
        : trust === "hidden-layer" && isBadlyRecognised(page.runs.map((run) => run.text))
          ? await this.recognise(page, BETTER_THAN_LAYER)
          : null;
    return {
      number,
      width,
      height,
      trust,
      watermarks,
      unseen,
      blocks: seen ?? layOutPage(page, this.marks),
      recognised: seen !== null,
      knownMarks: this.markCount,
    };
  }

  /** What text recognition reads of a page; null where it reads nothing, or not with that confidence, or there is none. */
  private async recognise(page: PageContent, least = 0): Promise<readonly Block[] | null> {
    const known = this.recognised.get(page.number);
    if (known) return known;
    if (!this.recogniser || this.missing) return null;
    try {
      const { blocks, confidence } = await this.recogniser.read(page);
      if (blocks.length === 0 || confidence < least) return null;
      this.recognised.set(page.number, blocks);
      return blocks;
    } catch (cause) {
      if (!(cause instanceof ReadingError) || cause.code !== "ocr-missing") throw cause;
      this.missing = cause;
      return null;
    }
  }
}

/** What of the text was left out, as `content-skipped` names it. */
const SKIPPED: Readonly<Partial<Record<Unseen, string>>> = {
  layer: "hidden-layer",
  invisible: "invisible-text",
  "same-colour": "background-coloured-text",
  covered: "covered-text",
};

/** Cells and lines that text recognition is not sure of. */
function doubtfulPlaces(block: Block): number {
  const unsure = (confidence: number | undefined): boolean => isDoubtful({ recognised: confidence });
  if (block.type === "paragraph") return unsure(block.confidence) ? 1 : 0;
  return block.cells.filter((cell) => unsure(cell.confidence)).length;
}

/** Names the pages that can't be used and what was left out of others; refuses the file when nothing is left. */
function judge(pages: readonly LaidOutPage[], failed: readonly number[], anyText: boolean): ReadingIssue[] {
  const of = (trust: PageTrust): number[] =>
    pages.filter((p) => p.trust === trust && !p.recognised).map((p) => p.number);
  const issues = unreadPages({ withoutText: of("no-text"), untrusted: of("untrusted"), failed }, anyText);
  const say = (code: ReadingIssue["code"], found: readonly number[], values: ReadingIssue["values"]): void => {
    if (found.length > 0) issues.push({ code, pages: found, values });
  };
  say("text-untrusted", of("hidden-layer"), { reason: "recognised" });
  const recognised = pages.filter((p) => p.recognised);
  const doubtful = recognised.flatMap((p) => p.blocks).reduce((sum, block) => sum + doubtfulPlaces(block), 0);
  say(
    "text-recognised",
    recognised.map((p) => p.number),
    doubtful > 0 ? { doubtful } : {},
  );
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
