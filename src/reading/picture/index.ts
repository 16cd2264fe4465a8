import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { jpegImage } from "./jpeg";
import type { PicturePage } from "./pdf-image";
import { pngImage } from "./png";
import { isTiff, tiffPages } from "./tiff";

export type { PicturePage } from "./pdf-image";

/** A picture of a page that says no size is taken for one of A4: its longer side is so many points. */
const LONGER_SIDE = 842;
/** Pages in pieces are no finer than this, so that they are drawn dot by dot: where pieces are shrunk they don't meet. */
const FINEST_OF_PIECES = 240;
/** Pieces lie so much within their dots: none is drawn over a row of the next. */
const WITHIN = 0.01;

/** Whether a file begins as a PNG, a JPEG or a TIFF does. */
export function isPicture(bytes: Uint8Array): boolean {
  const begins = (...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  return begins(0x89, 0x50, 0x4e, 0x47) || begins(0xff, 0xd8, 0xff) || isTiff(bytes);
}

/** Whether a JPEG or a PNG begins anywhere in a file: pictures lie in a Word 97 file as they are. */
export function holdsPicture(bytes: Uint8Array): boolean {
  const begins = (at: number, ...magic: number[]): boolean => magic.every((byte, i) => bytes[at + i] === byte);
  for (let at = bytes.indexOf(0xff); at !== -1; at = bytes.indexOf(0xff, at + 1))
    if (begins(at, 0xff, 0xd8, 0xff, 0xe0) || begins(at, 0xff, 0xd8, 0xff, 0xe1)) return true;
  for (let at = bytes.indexOf(0x89); at !== -1; at = bytes.indexOf(0x89, at + 1))
    if (begins(at, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return true;
  return false;
}

/**
 * Pages of pictures (PNG, JPEG, TIFF) as a PDF: PDFium then decodes them, in Node and in the browser alike, and what holds for scans holds
 * for them.
 */
export function pagesAsPdf(pages: readonly PicturePage[], limits: Limits): Uint8Array {
  requireWithin(pages.length, limits.pages, "pages");
  const objects: (readonly (string | Uint8Array)[])[] = [["<</Type/Catalog/Pages 2 0 R>>"], []];
  const kids = pages.map((page) => {
    const number = objects.length + 1;
    objects.push(...pageObjects(page, number));
    return `${number} 0 R`;
  });
  objects[1] = [`<</Type/Pages/Kids[${kids.join(" ")}]/Count ${kids.length}>>`];
  return written(objects);
}

/** A picture as a PDF. @throws ReadingError as {@link pagesOfPicture} */
export const pictureAsPdf = (bytes: Uint8Array, limits: Limits): Uint8Array =>
  pagesAsPdf(pagesOfPicture(bytes, limits), limits);

/**
 * Pages of a picture: a TIFF may have several.
 * @throws ReadingError `too-large`, `truncated`, `corrupt`, `unknown-format` for forms that are not met
 */
export function pagesOfPicture(bytes: Uint8Array, limits: Limits): PicturePage[] {
  if (isTiff(bytes)) return tiffPages(bytes, limits);
  const image = bytes[0] === 0xff ? jpegImage(bytes) : pngImage(bytes, limits);
  const { width, height } = image;
  requireWithin(width * height, limits.picturePixels, "picturePixels");
  return [{ width, height, pieces: [{ ...image, left: 0, top: 0 }], points: null }];
}

/** A page, what draws it, and its pictures. @param number of the first of these objects */
function pageObjects(
  { width, height, pieces, points }: PicturePage,
  number: number,
): (readonly (string | Uint8Array)[])[] {
  let perDot = points ? points.width / width : LONGER_SIDE / Math.max(width, height);
  let perRow = points ? points.height / height : perDot;
  if (pieces.length > 1)
    [perDot, perRow] = [perDot, perRow].map((of) => Math.max(of, 72 / FINEST_OF_PIECES)) as [number, number];
  const [w, h] = [(width * perDot).toFixed(3), (height * perRow).toFixed(3)];
  const inset = pieces.length > 1 ? WITHIN : 0;
  const content = pieces
    .map((piece, i) => {
      const [pw, ph] = [(piece.width - 2 * inset) * perDot, (piece.height - 2 * inset) * perRow];
      const [x, y] = [(piece.left + inset) * perDot, (height - piece.top - piece.height + inset) * perRow];
      return `q ${pw.toFixed(4)} 0 0 ${ph.toFixed(4)} ${x.toFixed(4)} ${y.toFixed(4)} cm /P${i} Do Q`;
    })
    .join("\n");
  const names = pieces.map((_, i) => `/P${i} ${number + 2 + i} 0 R`).join("");
  return [
    [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${w} ${h}]/Contents ${number + 1} 0 R/Resources<</XObject<<${names}>>>>>>`,
    ],
    [`<</Length ${content.length}>>stream\n${content}\nendstream`],
    ...pieces.map((piece) => [
      `<<${piece.dictionary}/Width ${piece.width}/Height ${piece.height}/Type/XObject/Subtype/Image/Length ${piece.data.length}>>stream\n`,
      piece.data,
      "\nendstream",
    ]),
  ];
}

/** Objects numbered from 1 as a file with its table. */
function written(objects: readonly (readonly (string | Uint8Array)[])[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === "string" ? Uint8Array.from(part, (c) => c.charCodeAt(0)) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  add("%PDF-1.7\n");
  const places = objects.map((object, i) => {
    const at = length;
    add(`${i + 1} 0 obj\n`);
    for (const part of object) add(part);
    add("\nendobj\n");
    return at;
  });
  const table = length;
  const lines = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  add(`xref\n0 ${size}\n0000000000 65535 f \n${lines}`);
  add(`trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
