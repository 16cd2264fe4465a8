import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import { jpegImage } from "./jpeg";
import { pngImage } from "./png";

/** A picture of a page is taken for one of A4: its longer side is so many points. */
const LONGER_SIDE = 842;

/**
 * A picture (PNG, JPEG) as a PDF of one page: PDFium then decodes it, in Node and in the browser alike, and what holds for scans holds
 * for it.
 * @throws ReadingError `too-large`, `corrupt`, `unknown-format` for forms that are not met
 */
export function pictureAsPdf(bytes: Uint8Array, limits: Limits): Uint8Array {
  const image = bytes[0] === 0xff ? jpegImage(bytes) : pngImage(bytes, limits);
  const { width, height, dictionary, data, objects = [] } = image;
  requireWithin(width * height, limits.picturePixels, "picturePixels");
  const points = LONGER_SIDE / Math.max(width, height);
  const [w, h] = [width, height].map((side) => (side * points).toFixed(2));
  const content = `q ${w} 0 0 ${h} 0 0 cm /Page Do Q`;
  const all: (string | Uint8Array)[][] = [
    ["<</Type/Catalog/Pages 2 0 R>>"],
    ["<</Type/Pages/Kids[3 0 R]/Count 1>>"],
    [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${w} ${h}]/Contents 4 0 R/Resources<</XObject<</Page 5 0 R>>>>>>`],
    [`<</Length ${content.length}>>stream\n${content}\nendstream`],
    [
      `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}${dictionary}/Length ${data.length}>>stream\n`,
      data,
      "\nendstream",
    ],
    ...objects.map((object) => [object]),
  ];
  return written(all);
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
