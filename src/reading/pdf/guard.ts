import { Inflate } from "fflate";
import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";

/**
 * Looks at the packed streams of a PDF before PDFium does, whose memory is bounded and whose time is not: what draws a page may not
 * unpack to more than {@link Limits.pageContentBytes}. Pictures are left alone (they are not decoded here), fonts may be larger.
 */
export function guardStreams(bytes: Uint8Array, limits: Limits): void {
  for (let at = indexOf(bytes, STREAM, 0); at !== -1; at = indexOf(bytes, STREAM, at + STREAM.length)) {
    if (bytes[at - 1] === LETTER_D) continue;
    const start = at + STREAM.length + (bytes[at + STREAM.length] === CARRIAGE_RETURN ? 2 : 1);
    const dictionary = dictionaryBefore(bytes, at);
    const filters = dictionary.match(/\/(?:FlateDecode|Fl)\b/g)?.length ?? 0;
    if (filters === 0 || /\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    const end = endOf(bytes, dictionary, start);
    const font = /\/Length1\b|\/Subtype\s*\/(?:CIDFontType0C|Type1C|OpenType)\b/.test(dictionary);
    const most = font ? limits.fontBytes : limits.pageContentBytes;
    // Deflate packs a thousandfold at best: what is shorter can't pass the bound.
    if (filters === 1 && (end - start) * HIGHEST_RATIO < most) continue;
    if (filters > 1) throw new ReadingError("zip-bomb");
    // Glyphs hardly pack: of a font whose beginning doesn't, the rest is left to the bound of PDFium's memory.
    if (
      font &&
      end - start > SAMPLE_BYTES &&
      unpackedLength(bytes.subarray(start, start + SAMPLE_BYTES), most) < most / FONT_SAMPLES
    )
      continue;
    requireWithin(unpackedLength(bytes.subarray(start, end), most), most, "pageContentBytes");
    at = end;
  }
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const STREAM = ascii("stream");
const END_STREAM = ascii("endstream");
/** Of `endstream`. */
const LETTER_D = 0x64;
const CARRIAGE_RETURN = 0x0d;
const HIGHEST_RATIO = 1032;
/** So much of a font is unpacked to see how it packs, and so many times as much would pass the bound. */
const SAMPLE_BYTES = 16 * 1024;
const FONT_SAMPLES = 64;
const STEP_BYTES = 8 * 1024;
/** A stream's dictionary is looked for this far before it. */
const DICTIONARY_BYTES = 1024;

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(wanted[0]!, from); at !== -1; at = bytes.indexOf(wanted[0]!, at + 1)) {
    let i = 1;
    while (i < wanted.length && bytes[at + i] === wanted[i]) i++;
    if (i === wanted.length) return at;
  }
  return -1;
}

function dictionaryBefore(bytes: Uint8Array, at: number): string {
  const text = new TextDecoder("latin1").decode(bytes.subarray(Math.max(0, at - DICTIONARY_BYTES), at));
  return text.slice(Math.max(0, text.lastIndexOf(" obj")));
}

/** By the declared length where it is written directly and fits, else by the next `endstream`. */
function endOf(bytes: Uint8Array, dictionary: string, start: number): number {
  const declared = /\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary);
  const end = declared ? start + Number(declared[1]) : -1;
  if (end > start && end <= bytes.length) return end;
  const found = indexOf(bytes, END_STREAM, start);
  return found === -1 ? bytes.length : found;
}

/** Length after unpacking, counted no further than just past the bound. Damage is left for PDFium to judge. */
function unpackedLength(packed: Uint8Array, most: number): number {
  let length = 0;
  const inflater = new Inflate((chunk) => {
    length += chunk.length;
  });
  try {
    // Two bytes of zlib header come before the deflated data.
    for (let at = 2; at < packed.length && length <= most; at += STEP_BYTES)
      inflater.push(packed.subarray(at, at + STEP_BYTES), false);
  } catch {
    return length;
  }
  return length;
}
