import { unzlibSync, zlibSync } from "fflate";
import { ReadingError, requireWithin } from "../errors";
import { notRead } from "../foreign";
import type { Limits } from "../limits";
import { hexPalette, type PdfImage } from "./pdf-image";

/** Kinds of colours of PNG. */
const GREY = 0;
const PALETTE = 3;
const GREY_ALPHA = 4;
const COLOUR_ALPHA = 6;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** A PNG: PDF takes its dots as they are packed, those with transparency once they are laid on paper. */
export function pngImage(bytes: Uint8Array, limits: Limits): PdfImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let header: { width: number; height: number; bits: number; colour: number; interlaced: boolean } | null = null;
  let palette: Uint8Array | null = null;
  const packed: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (name === "IHDR" && length >= 13)
      header = {
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        bits: data[8]!,
        colour: data[9]!,
        interlaced: data[12] !== 0,
      };
    else if (name === "PLTE") palette = data;
    else if (name === "IDAT") packed.push(data);
    else if (name === "IEND") break;
    at += 12 + length;
  }
  const channels = header === null ? undefined : CHANNELS[header.colour];
  if (!header || channels === undefined || header.width === 0 || header.height === 0 || packed.length === 0)
    throw new ReadingError("corrupt");
  const { width, height, bits, colour, interlaced } = header;
  requireWithin(width * height, limits.picturePixels, "picturePixels");
  if (interlaced || (colour >= GREY_ALPHA && bits !== 8)) throw notRead("PNG", "picture");
  const data = joined(packed);
  if (colour === GREY_ALPHA || colour === COLOUR_ALPHA) return onPaper(data, width, height, channels);
  if (colour === PALETTE && !palette) throw new ReadingError("corrupt");
  const space =
    colour === PALETTE
      ? `[/Indexed/DeviceRGB ${palette!.length / 3 - 1}${hexPalette(palette!)}]`
      : colour === GREY
        ? "/DeviceGray"
        : "/DeviceRGB";
  const predictor = `/DecodeParms<</Predictor 15/Colors ${channels}/BitsPerComponent ${bits}/Columns ${width}>>`;
  return {
    width,
    height,
    dictionary: `/BitsPerComponent ${bits}/ColorSpace${space}/Filter/FlateDecode${predictor}`,
    data,
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Dots with transparency laid on white, without it. */
function onPaper(data: Uint8Array, width: number, height: number, channels: number): PdfImage {
  const stride = width * channels;
  let rows: Uint8Array;
  try {
    rows = unzlibSync(data, { out: new Uint8Array((stride + 1) * height) });
  } catch (cause) {
    throw new ReadingError("corrupt", {}, { cause });
  }
  unfilter(rows, stride, height, channels);
  const colours = channels - 1;
  const out = new Uint8Array(width * height * colours);
  for (let y = 0, o = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * (stride + 1) + 1 + x * channels;
      const alpha = rows[at + colours]! / 255;
      for (let c = 0; c < colours; c++, o++) out[o] = rows[at + c]! * alpha + 255 * (1 - alpha) + 0.5;
    }
  const space = colours === 1 ? "/DeviceGray" : "/DeviceRGB";
  return {
    width,
    height,
    dictionary: `/BitsPerComponent 8/ColorSpace${space}/Filter/FlateDecode`,
    data: zlibSync(out, { level: 1 }),
  };
}

/** Undoes the filters of PNG (section 9 of its specification), in place; each row has the number of its filter before it. */
function unfilter(rows: Uint8Array, stride: number, height: number, channels: number): void {
  for (let y = 0; y < height; y++) {
    const begin = y * (stride + 1);
    const filter = rows[begin]!;
    for (let i = 1; i <= stride; i++) {
      const left = i > channels ? rows[begin + i - channels]! : 0;
      const up = y > 0 ? rows[begin + i - stride - 1]! : 0;
      const corner = y > 0 && i > channels ? rows[begin + i - stride - 1 - channels]! : 0;
      const guess =
        filter === 1
          ? left
          : filter === 2
            ? up
            : filter === 3
              ? (left + up) >> 1
              : filter === 4
                ? paeth(left, up, corner)
                : 0;
      rows[begin + i] = rows[begin + i]! + guess;
    }
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
