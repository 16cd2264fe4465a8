import type { ReadProgress } from "../progress";
import { ReadingError, requireWithin, throwIfCancelled } from "../errors";
import type { Limits } from "../limits";
import { layOut } from "../page/lay-out";
import { trustOf } from "../page/trust";
import { unreadPages, type UnreadPages } from "../page/unread-pages";
import type { Block, ReadingIssue } from "../source-document";
import { readDocuments, type OfdDocument, type OfdPage } from "./document";
import { OfdPackage } from "./package";
import { drawPage, type OfdDrawing, type Unread } from "./page";

/** What the reader is given besides the bytes. */
export interface OfdReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

const LONGEST_EXAMPLE = 40;
const MOST_FILES = 8;

/** Pages that can't be used, and texts that nobody sees. */
interface Troubles extends UnreadPages {
  readonly withoutText: number[];
  readonly untrusted: number[];
  readonly failed: number[];
  readonly unread: Map<Unread, { pages: number[]; count: number; example: string }>;
}

/**
 * OFD (GB/T 33190–2016) → blocks of all pages, in reading order, laid out like a PDF's. Seals and annotations are no text of the document;
 * words that nobody sees, and words that lean, are left out and said.
 */
export async function readOfd(
  bytes: Uint8Array,
  limits: Limits,
  { signal, onProgress }: OfdReadOptions,
): Promise<{ blocks: Block[]; pages: number; issues: ReadingIssue[] }> {
  const started = Date.now();
  const files = new OfdPackage(bytes, limits);
  const documents = readDocuments(files, limits);
  const pages = documents.reduce((sum, document) => sum + document.pages.length, 0);
  const troubles: Troubles = { withoutText: [], untrusted: [], failed: [], unread: new Map() };
  const blocks: Block[] = [];
  let cells = 0;
  let number = 0;
  for (const document of documents)
    for (const page of document.pages) {
      number++;
      // Others get a turn, so that reading can be cancelled.
      await Promise.resolve();
      throwIfCancelled(signal);
      onProgress?.({ page: number, pages });
      for (const block of readPage(files, document, page, number, limits, troubles)) {
        if (block.type === "grid") cells += block.cells.length;
        blocks.push(block);
      }
      requireWithin(cells, limits.cells, "cells");
      if (Date.now() - started > limits.documentMilliseconds) throw new ReadingError("timeout", { page: number });
    }
  const attached = documents.flatMap((document) => document.attachments);
  return { blocks, pages, issues: issuesOf(troubles, attached, blocks.length > 0) };
}

function readPage(
  files: OfdPackage,
  document: OfdDocument,
  page: OfdPage,
  number: number,
  limits: Limits,
  troubles: Troubles,
): Block[] {
  let drawing: OfdDrawing;
  try {
    drawing = drawPage(files, document, page, limits);
  } catch (cause) {
    // A broken page doesn't take the others along; a bound that was passed does.
    if (!(cause instanceof ReadingError) || (cause.code !== "corrupt" && cause.code !== "truncated")) throw cause;
    troubles.failed.push(number);
    return [];
  }
  for (const [why, texts] of drawing.unread) {
    const known = troubles.unread.get(why) ?? { pages: [], count: 0, example: texts[0]!.slice(0, LONGEST_EXAMPLE) };
    known.pages.push(number);
    known.count += texts.length;
    troubles.unread.set(why, known);
  }
  const trust = trustOf(drawing.runs, drawing.height, drawing.images > 0 ? drawing.imageShare : null);
  if (trust === "good") return layOut(drawing.runs, drawing.rules, number);
  (trust === "no-text" ? troubles.withoutText : troubles.untrusted).push(number);
  return [];
}

/** Names the pages that can't be used; refuses the file when there is no other. */
function issuesOf({ unread, ...pages }: Troubles, attached: readonly string[], anyText: boolean): ReadingIssue[] {
  const issues = unreadPages(pages, anyText);
  for (const [reason, { pages: on, count, example }] of unread)
    issues.push({
      code: "content-skipped",
      pages: on,
      values: reason === "watermark" ? { reason, text: example } : { reason, count, example },
    });
  if (attached.length > 0)
    issues.push({
      code: "content-skipped",
      pages: [],
      values: { reason: "attachment", files: attached.slice(0, MOST_FILES).join("、") },
    });
  return issues;
}
