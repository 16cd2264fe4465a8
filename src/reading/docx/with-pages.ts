import { ReadingError } from "../errors";
import type { Limits } from "../limits";
import { readPdf, type PdfReadOptions } from "../pdf";
import { pagesAsPdf } from "../picture";
import type { Block, ReadingIssue } from "../source-document";
import { readDocx } from "./index";
import { wordPages, type WordPage } from "./pictures";

interface Content {
  readonly blocks: readonly Block[];
  readonly pages: number | null;
  readonly issues: readonly ReadingIssue[];
}

/**
 * A Word document with its pages that are pictures: these are read as those of a scanned PDF are, and stand where the pictures do.
 * @param options null where pages can't be drawn
 */
export async function readDocxPages(
  bytes: Uint8Array,
  limits: Limits,
  options: PdfReadOptions | null,
): Promise<Content> {
  const { blocks, issues: ofText, pictures } = readDocx(bytes, limits);
  if (options === null) return { blocks, pages: null, issues: ofText };
  const { pages, unread } = wordPages(bytes, blocks, pictures, limits);
  const issues = [...ofText, ...(unread > 0 ? [skipped(unread)] : [])];
  if (pages.length === 0) return { blocks, pages: null, issues };
  const hasText = blocks.some((block) => block.type === "grid" || block.text.trim() !== "");
  const read = await readPages(pages, limits, options, hasText);
  return {
    blocks: inPlace(blocks, pages, read.blocks),
    pages: hasText ? null : pages.length,
    issues: [
      ...issues,
      ...read.issues.map((issue) => ({ ...issue, values: { ...issue.values, pictures: pages.length } })),
    ],
  };
}

/** Pictures as large as pages whose kind is not read, or that are damaged. */
const skipped = (count: number): ReadingIssue => ({
  code: "content-skipped",
  pages: [],
  values: { reason: "picture", count },
});

/** Beside text pages that can't be read are named; where there is nothing else the document is refused. */
async function readPages(pages: readonly WordPage[], limits: Limits, options: PdfReadOptions, hasText: boolean) {
  try {
    return await readPdf(
      pagesAsPdf(
        pages.map(({ page }) => page),
        limits,
      ),
      limits,
      options,
    );
  } catch (cause) {
    if (!hasText || !(cause instanceof ReadingError) || !(cause.code === "no-text" || cause.code === "ocr-missing"))
      throw cause;
    const issue: ReadingIssue = { code: "page-without-text", pages: pages.map((_, i) => i + 1), values: {} };
    return { blocks: [], issues: [issue] };
  }
}

/** Blocks of the text with those of each page before the block that its picture stands before. */
function inPlace(blocks: readonly Block[], pages: readonly WordPage[], read: readonly Block[]): Block[] {
  const out: Block[] = [];
  let next = 0;
  for (let at = 0; at <= blocks.length; at++) {
    for (; next < pages.length && pages[next]!.at <= at; next++)
      out.push(...read.filter((block) => block.source.page === next + 1));
    if (at < blocks.length) out.push(blocks[at]!);
  }
  return out;
}
