import { readRelations } from "../archive/relations";
import { Package } from "../archive/zip";
import { ReadingError } from "../errors";
import type { Limits } from "../limits";
import type { PlacedPicture } from "../markup/blocks";
import { isPicture, pagesOfPicture, type PicturePage } from "../picture";
import type { Block } from "../source-document";
import { readDocx } from "./index";

/** A page that is a picture in a Word document. */
export interface WordPage {
  /** It stands before the block of this number. */
  readonly at: number;
  readonly page: PicturePage;
}

/** Points. In a document of pictures, whose text is little beside them, a picture of this size is a page, or a good part of one … */
const SMALL_PAGE = { wide: 220, high: 110 };
/** … in one that has text only what fills most of a sheet is: logos, seals and charts are smaller. */
const WHOLE_PAGE = { wide: 330, high: 400, longer: 540 };
/** Characters of text for each picture, up to which it is a document of pictures. */
const LITTLE_TEXT = 150;
/** Dots of a picture whose size on paper is not told. */
const FEWEST_DOTS = 600;

/** Pages of a Word document that are pictures. */
export interface WordPages {
  /** In their order. */
  readonly pages: readonly WordPage[];
  /** Pictures as large as pages that can't be decoded. */
  readonly unread: number;
}

/** Pages of a Word document that are pictures; what is no page is left out. */
export function wordPages(
  bytes: Uint8Array,
  blocks: readonly Block[],
  pictures: readonly PlacedPicture[],
  limits: Limits,
): WordPages {
  if (pictures.length === 0) return { pages: [], unread: 0 };
  const parts = new Package(bytes, limits);
  const names = new Map(parts.names().map((name) => [name.toLowerCase(), name]));
  const relations = readRelations(parts, names.get("word/_rels/document.xml.rels") ?? null, "word", limits);
  const found = pictures.flatMap(({ at, picture }) => {
    const target = relations.get(picture.relation)?.target.toLowerCase();
    const name = target === undefined ? undefined : names.get(target);
    return name === undefined || !isLarge(picture, SMALL_PAGE) ? [] : [{ at, picture, name }];
  });
  const characters = blocks.reduce(
    (sum, block) =>
      sum + (block.type === "paragraph" ? lengthOf(block.text) : block.cells.reduce((n, c) => n + lengthOf(c.text), 0)),
    0,
  );
  const ofPictures = characters <= LITTLE_TEXT * found.length;
  let unread = 0;
  const pages = found.flatMap(({ at, picture, name }): WordPage[] => {
    if (!ofPictures && !isWholePage(picture)) return [];
    const own = decoded(parts, name, limits);
    if (own.length === 0 && picture.width > 0) unread++;
    return own.filter(({ width, height }) => Math.max(width, height) >= FEWEST_DOTS).map((page) => ({ at, page }));
  });
  return { pages, unread };
}

/** The same of the bytes of a document: what is drawn of it. */
export function pagesOfWord(bytes: Uint8Array, limits: Limits): readonly WordPage[] {
  const { blocks, pictures } = readDocx(bytes, limits);
  return wordPages(bytes, blocks, pictures, limits).pages;
}

type Size = Pick<PlacedPicture["picture"], "width" | "height">;

const lengthOf = (text: string): number => text.replace(/\s/g, "").length;
const isLarge = ({ width, height }: Size, { wide, high }: { wide: number; high: number }): boolean =>
  width === 0 || (width >= wide && height >= high);
const isWholePage = (size: Size): boolean =>
  size.width > 0 && isLarge(size, WHOLE_PAGE) && Math.max(size.width, size.height) >= WHOLE_PAGE.longer;

function decoded(parts: Package, name: string, limits: Limits): PicturePage[] {
  try {
    const bytes = parts.part(name);
    return bytes && isPicture(bytes) ? pagesOfPicture(bytes, limits) : [];
  } catch (cause) {
    // A picture that is damaged, or larger than any page, does not take the text along.
    if (cause instanceof ReadingError) return [];
    throw cause;
  }
}
