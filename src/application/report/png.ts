import { zlibSync } from "fflate";

/** Colours by number, where a picture has so few; else red, green and blue. */
const PALETTE = 3;
const TRUE_COLOUR = 2;
const MOST_COLOURS = 256;
/** Bits of each channel that are left where colours are too many for a palette. */
const COARSE = 0xf0;
const FILTER_NONE = 0;
const FILTER_UP = 2;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A picture as a PNG file: of pages of text, as small as can be. The same picture gives the same bytes. */
export function encodePng(width: number, height: number, rgba: Uint8ClampedArray): Uint8Array {
  const colours = paletteOf(rgba, 0xff) ?? paletteOf(rgba, COARSE);
  const parts = [
    new Uint8Array(SIGNATURE),
    chunk("IHDR", [...uint32(width), ...uint32(height), 8, colours ? PALETTE : TRUE_COLOUR, 0, 0, 0]),
    ...(colours ? [chunk("PLTE", colours.rgb)] : []),
    chunk(
      "IDAT",
      zlibSync(colours ? byNumber(width, height, colours.at) : byChannel(width, height, rgba), { level: 9 }),
    ),
    chunk("IEND", []),
  ];
  const file = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

interface Palette {
  readonly rgb: readonly number[];
  /** The number of each dot's colour. */
  readonly at: Uint8Array;
}

/** The colours of a picture, as fine as the mask leaves them; null where they are too many. */
function paletteOf(rgba: Uint8ClampedArray, mask: number): Palette | null {
  const numbers = new Map<number, number>();
  const rgb: number[] = [];
  const at = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < at.length; i++) {
    const [r, g, b] = [coarse(rgba[i * 4]!, mask), coarse(rgba[i * 4 + 1]!, mask), coarse(rgba[i * 4 + 2]!, mask)];
    const key = (r << 16) | (g << 8) | b;
    let number = numbers.get(key);
    if (number === undefined) {
      if (numbers.size === MOST_COLOURS) return null;
      numbers.set(key, (number = numbers.size));
      rgb.push(r, g, b);
    }
    at[i] = number;
  }
  return { rgb, at };
}

/** White stays white. */
const coarse = (value: number, mask: number): number =>
  mask === 0xff || value >= mask ? value | (0xff & ~mask) : value & mask;

function byNumber(width: number, height: number, at: Uint8Array): Uint8Array {
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = FILTER_NONE;
    rows.set(at.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  }
  return rows;
}

function byChannel(width: number, height: number, rgba: Uint8ClampedArray): Uint8Array {
  const stride = width * 3 + 1;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    rows[y * stride] = FILTER_UP;
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) {
        const i = (y * width + x) * 4 + c;
        rows[y * stride + 1 + x * 3 + c] = rgba[i]! - (y > 0 ? rgba[i - width * 4]! : 0);
      }
  }
  return rows;
}

const uint32 = (n: number): number[] => [n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff];

function chunk(type: string, data: ArrayLike<number>): Uint8Array {
  const out = new Uint8Array(data.length + 12);
  out.set(uint32(data.length), 0);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(data, 8);
  out.set(uint32(checksum(out.subarray(4, 8 + data.length))), 8 + data.length);
  return out;
}

let table: Uint32Array | null = null;

/** CRC-32, as PNG wants it of each chunk. */
function checksum(bytes: Uint8Array): number {
  table ??= Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
