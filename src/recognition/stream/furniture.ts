import { fold } from "../../disclosure";
import type { Block, Paragraph } from "../../reading/source-document";
import { isCaption } from "../words/captions";

/** How many lines at the top and at the bottom of a page may be its running head or foot. */
const EDGE_LINES = 2;
/** A line that stands on this share of the pages is the furniture of the document. */
const MOST_PAGES = 0.5;
/** Parts of a document may have heads of their own: they stand on fewer of its pages, but on a good many. */
const PART_PAGES = 6;
const PART_SHARE = 0.15;
const FEWEST_PAGES = 3;

/** What pages repeat at their edges. */
export interface Furniture {
  /** The blocks to be left out of the stream. */
  readonly blocks: ReadonlySet<Block>;
  /** Each running head and foot once: they name the unit and the year, and head no table. */
  readonly texts: readonly string[];
}

/**
 * Running heads and feet of a paged document. They repeat the name of the document on most of its pages, so they are no titles:
 * taken for one, they part a table from its own next page. The titles of tables that are printed again on every page of a long
 * table are none: what ends in 表 heads a table.
 */
export function findFurniture(blocks: readonly Block[]): Furniture {
  const pages = new Map<number, Block[]>();
  for (const block of blocks) {
    const page = block.source.page;
    if (page === undefined) return { blocks: new Set(), texts: [] };
    const list = pages.get(page);
    if (list) list.push(block);
    else pages.set(page, [block]);
  }
  const found = new Map<string, { pages: Set<number>; blocks: Paragraph[] }>();
  for (const [page, list] of pages) {
    for (const block of [...edge(list), ...edge([...list].reverse())]) {
      const key = keyOf(block.text);
      if (key === null) continue;
      const entry = found.get(key) ?? { pages: new Set<number>(), blocks: [] };
      entry.pages.add(page);
      entry.blocks.push(block);
      found.set(key, entry);
    }
  }
  const out = new Set<Block>();
  const texts: string[] = [];
  for (const entry of found.values()) {
    const n = entry.pages.size;
    const share = n / pages.size;
    if (n < FEWEST_PAGES || !(share >= MOST_PAGES || (n >= PART_PAGES && share >= PART_SHARE))) continue;
    for (const block of entry.blocks) out.add(block);
    texts.push(entry.blocks[0]!.text);
  }
  return { blocks: out, texts };
}

/** The lines of a page before its first table, at most {@link EDGE_LINES}; blank ones and page numbers are not counted. */
function edge(list: readonly Block[]): Paragraph[] {
  const out: Paragraph[] = [];
  let lines = 0;
  for (const block of list) {
    if (block.type === "grid" || lines >= EDGE_LINES) break;
    out.push(block);
    if (keyOf(block.text) !== null) lines++;
  }
  return out;
}

/** The text without its page number; null for what is no head: captions, titles of tables, mere numbers. */
function keyOf(text: string): string | null {
  const folded = fold(text);
  if (isCaption(text) || /表(\([^()]*\))?$/.test(folded)) return null;
  const key = folded.replace(/^[-\d第页共/·.]+|(?<![-\d第页共/·.])[-\d第页共/·.]+$/g, "");
  return /[\u4e00-\u9fff].*[\u4e00-\u9fff].*[\u4e00-\u9fff]/.test(key) ? key : null;
}
