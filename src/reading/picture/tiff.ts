import { unzlibSync, zlibSync } from "fflate";
import { ReadingError, requireWithin } from "../errors";
import { notRead } from "../foreign";
import type { Limits } from "../limits";
import { unpackLzw } from "./lzw";
import { hexPalette, type Piece, type PicturePage } from "./pdf-image";

/** Tags of a directory (TIFF 6.0, part 1), by what they say. */
const TAG = {
  subfile: 254,
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  xResolution: 282,
  yResolution: 283,
  planar: 284,
  t4Options: 292,
  resolutionUnit: 296,
  predictor: 317,
  palette: 320,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  extraSamples: 338,
  jpegTables: 347,
} as const;

/** Compressions. */
const NONE = 1;
const MODIFIED_HUFFMAN = 2;
const GROUP_3 = 3;
const GROUP_4 = 4;
const LZW = 5;
const JPEG = 7;
const DEFLATE = [8, 32946];
const PACK_BITS = 32773;

/** Kinds of colours. */
const WHITE_IS_ZERO = 0;
const RGB = 2;
const PALETTE = 3;
const SEPARATED = 5;

/** A smaller version of another page, or a mask. */
const NO_PAGE = 1 | 4;
const CENTIMETRES = 3;
const REVERSED = 2;
/** Bytes of a value of each type: byte, ASCII, short, long, rational. */
const TYPE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1 };
/** More values of a tag than this are none that people have. */
const MOST_VALUES = 200_000;

type Directory = ReadonlyMap<number, readonly number[]>;

/** Whether a file begins as a TIFF does. */
export const isTiff = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 0x2a && bytes[3] === 0) ||
  (bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[2] === 0 && bytes[3] === 0x2a);

/**
 * Pages of a TIFF. Fax and JPEG go into the PDF as they are packed; what else there is is unpacked row by row, no further than the page says
 * that it is large.
 */
export function tiffPages(bytes: Uint8Array, limits: Limits): PicturePage[] {
  const pages: PicturePage[] = [];
  for (const directory of directories(bytes, limits)) {
    if (((directory.get(TAG.subfile)?.[0] ?? 0) & NO_PAGE) !== 0) continue;
    pages.push(pageOf(new TiffPage(bytes, directory), limits));
  }
  if (pages.length === 0) throw new ReadingError("corrupt");
  return pages;
}

function directories(bytes: Uint8Array, limits: Limits): Directory[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = bytes[0] === 0x49;
  const need = (at: number, length: number): void => {
    if (at < 0 || at + length > bytes.length) throw new ReadingError("truncated");
  };
  const value = (at: number, type: number): number =>
    type === 3
      ? view.getUint16(at, little)
      : type === 4
        ? view.getUint32(at, little)
        : type === 5
          ? view.getUint32(at, little) / (view.getUint32(at + 4, little) || 1)
          : view.getUint8(at);
  need(0, 8);
  const found: Directory[] = [];
  const met = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0 && !met.has(at);) {
    met.add(at);
    requireWithin(met.size, limits.pages, "pages");
    need(at, 2);
    const count = view.getUint16(at, little);
    need(at + 2, count * 12 + 4);
    const directory = new Map<number, number[]>();
    for (let i = 0; i < count; i++) {
      const entry = at + 2 + i * 12;
      const type = view.getUint16(entry + 2, little);
      const values = view.getUint32(entry + 4, little);
      const size = TYPE_BYTES[type];
      if (size === undefined || values > MOST_VALUES) continue;
      const place = size * values <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
      need(place, size * values);
      directory.set(
        view.getUint16(entry, little),
        Array.from({ length: values }, (_, k) => value(place + k * size, type)),
      );
    }
    found.push(directory);
    at = view.getUint32(at + 2 + count * 12, little);
  }
  return found;
}

/** What a directory says of a page. */
class TiffPage {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  readonly bits: number;
  readonly compression: number;
  readonly photometric: number;
  /** Of a strip or a tile. */
  readonly pieceWidth: number;
  readonly pieceHeight: number;
  private readonly tiled: boolean;

  constructor(
    readonly bytes: Uint8Array,
    private readonly directory: Directory,
  ) {
    this.width = this.one(TAG.width, 0);
    this.height = this.one(TAG.height, 0);
    this.samples = this.one(TAG.samples, 1);
    this.bits = this.one(TAG.bits, 1);
    this.compression = this.one(TAG.compression, NONE);
    this.photometric = this.one(TAG.photometric, WHITE_IS_ZERO);
    this.tiled = directory.has(TAG.tileOffsets);
    this.pieceWidth = this.tiled ? this.one(TAG.tileWidth, 0) : this.width;
    const rows = this.tiled
      ? this.one(TAG.tileHeight, 0)
      : Math.min(this.height, this.one(TAG.rowsPerStrip, this.height));
    this.pieceHeight = rows;
  }

  one(tag: number, otherwise: number): number {
    return this.directory.get(tag)?.[0] ?? otherwise;
  }

  all(tag: number): readonly number[] {
    return this.directory.get(tag) ?? [];
  }

  /** Strips or tiles as they are packed, with their places. */
  *pieces(): Generator<{ packed: Uint8Array; left: number; top: number; rows: number }> {
    const offsets = this.all(this.tiled ? TAG.tileOffsets : TAG.stripOffsets);
    const lengths = this.all(this.tiled ? TAG.tileBytes : TAG.stripBytes);
    const across = Math.ceil(this.width / this.pieceWidth);
    const count = across * Math.ceil(this.height / this.pieceHeight);
    if (offsets.length < count) throw new ReadingError("corrupt");
    for (let i = 0; i < count; i++) {
      const top = Math.floor(i / across) * this.pieceHeight;
      const from = offsets[i]!;
      const length = lengths[i] ?? (count === 1 ? this.bytes.length - from : 0);
      if (from + length > this.bytes.length) throw new ReadingError("truncated");
      const packed = this.bytes.subarray(from, from + length);
      yield {
        packed: this.one(TAG.fillOrder, 1) === REVERSED ? packed.map((byte) => REVERSE[byte]!) : packed,
        left: (i % across) * this.pieceWidth,
        top,
        rows: this.tiled ? this.pieceHeight : Math.min(this.pieceHeight, this.height - top),
      };
    }
  }

  /** Points of its longer side; null where it says none that a page has. */
  get points(): { readonly width: number; readonly height: number } | null {
    const perInch = this.one(TAG.resolutionUnit, 2) === CENTIMETRES ? 2.54 : 1;
    const [x, y] = [this.one(TAG.xResolution, 0) * perInch, this.one(TAG.yResolution, 0) * perInch];
    const [width, height] = [(this.width / x) * 72, (this.height / y) * 72];
    const longer = Math.max(width, height);
    return longer >= SHORTEST_PAGE && longer <= LONGEST_PAGE ? { width, height } : null;
  }
}

/** Points of the longer side of a page: a postcard, and A2. */
const SHORTEST_PAGE = 400;
const LONGEST_PAGE = 1700;

const REVERSE = Uint8Array.from({ length: 256 }, (_, byte) => {
  let out = 0;
  for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1) out |= 0x80 >> bit;
  return out;
});

function pageOf(page: TiffPage, limits: Limits): PicturePage {
  const { width, height, pieceWidth, pieceHeight, compression, points } = page;
  if (width === 0 || height === 0 || pieceWidth === 0 || pieceHeight === 0) throw new ReadingError("corrupt");
  requireWithin(width * height, limits.picturePixels, "picturePixels");
  requireWithin(pieceWidth * pieceHeight, limits.picturePixels, "picturePixels");
  const pieces =
    compression === MODIFIED_HUFFMAN || compression === GROUP_3 || compression === GROUP_4
      ? faxPieces(page)
      : compression === JPEG
        ? jpegPieces(page)
        : [unpacked(page, limits)];
  return { width, height, pieces, points };
}

function faxPieces(page: TiffPage): Piece[] {
  const options = page.one(TAG.t4Options, 0);
  const k = page.compression === GROUP_4 ? -1 : page.compression === GROUP_3 && (options & 1) !== 0 ? 1 : 0;
  const aligned = page.compression === MODIFIED_HUFFMAN || (page.compression === GROUP_3 && (options & 4) !== 0);
  return [...page.pieces()].map(({ packed, left, top, rows }): Piece => {
    const parameters =
      `/K ${k}/Columns ${page.pieceWidth}/Rows ${rows}/EncodedByteAlign ${aligned}/EndOfLine ${page.compression === GROUP_3}` +
      `/BlackIs1 ${page.photometric !== WHITE_IS_ZERO}`;
    return {
      left,
      top,
      width: page.pieceWidth,
      height: rows,
      dictionary: `/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<<${parameters}>>`,
      data: packed,
    };
  });
}

function jpegPieces(page: TiffPage): Piece[] {
  const tables = Uint8Array.from(page.all(TAG.jpegTables));
  const colours = page.samples === 1 ? "/DeviceGray" : page.samples === 3 ? "/DeviceRGB" : null;
  if (colours === null) throw notRead("TIFF", "picture");
  const transform = page.samples === 3 && page.photometric === RGB ? "/DecodeParms<</ColorTransform 0>>" : "";
  return [...page.pieces()].map(({ packed, left, top, rows }): Piece => {
    // Tables that all pieces share (without the marks of begin and end) go behind the mark of begin.
    const data = new Uint8Array(packed.length + Math.max(0, tables.length - 4));
    data.set(packed.subarray(0, 2));
    data.set(tables.subarray(2, Math.max(2, tables.length - 2)), 2);
    data.set(packed.subarray(2), 2 + Math.max(0, tables.length - 4));
    return {
      left,
      top,
      width: page.pieceWidth,
      height: rows,
      dictionary: `/BitsPerComponent 8/ColorSpace${colours}/Filter/DCTDecode${transform}`,
      data,
    };
  });
}

/** Colours and transparency of the largest picture take so many bytes a dot. */
const BYTES_OF_DOT = 4;

/** A page whose rows are unpacked, as one picture. */
function unpacked(page: TiffPage, limits: Limits): Piece {
  const { width, height, samples, bits, photometric, pieceWidth } = page;
  const planes = page.one(TAG.planar, 1);
  const known = photometric <= PALETTE || photometric === SEPARATED;
  const depth = bits === 8 || bits === 16 || ((bits === 1 || bits === 2 || bits === 4) && samples === 1);
  const predictor = page.one(TAG.predictor, 1);
  if (
    !known ||
    !depth ||
    (planes !== 1 && samples > 1) ||
    samples > 5 ||
    predictor > 2 ||
    (predictor === 2 && bits !== 8)
  )
    throw notRead("TIFF", "picture");
  const stride = Math.ceil((width * samples * bits) / 8);
  requireWithin(stride * height, BYTES_OF_DOT * limits.picturePixels, "picturePixels");
  const pieceStride = Math.ceil((pieceWidth * samples * bits) / 8);
  const dots = new Uint8Array(stride * height);
  for (const { packed, left, top, rows } of page.pieces()) {
    const piece = unpack(packed, page.compression, pieceStride * rows);
    if (predictor === 2)
      for (let y = 0; y < rows; y++)
        for (let i = y * pieceStride + samples, end = (y + 1) * pieceStride; i < end; i++)
          piece[i]! += piece[i - samples]!;
    const from = (left * samples * bits) / 8;
    for (let y = 0; y < rows && top + y < height; y++)
      dots.set(
        piece.subarray(y * pieceStride, y * pieceStride + Math.min(pieceStride, stride - from)),
        (top + y) * stride + from,
      );
  }
  return { left: 0, top: 0, width, height, ...coloured(page, dots) };
}

function unpack(packed: Uint8Array, compression: number, length: number): Uint8Array {
  if (compression === LZW) return unpackLzw(packed, length);
  const out = new Uint8Array(length);
  if (compression === NONE) out.set(packed.subarray(0, length));
  else if (compression === PACK_BITS) unpackBits(packed, out);
  else if (DEFLATE.includes(compression))
    try {
      unzlibSync(packed, { out });
    } catch (cause) {
      throw new ReadingError("corrupt", {}, { cause });
    }
  else throw notRead("TIFF", "picture");
  return out;
}

/** PackBits: a count and so many bytes, or a count below nought and one byte to repeat. */
function unpackBits(packed: Uint8Array, out: Uint8Array): void {
  for (let at = 0, to = 0; at < packed.length && to < out.length;) {
    const count = (packed[at++]! << 24) >> 24;
    if (count >= 0) {
      out.set(packed.subarray(at, Math.min(at + count + 1, at + out.length - to)), to);
      at += count + 1;
      to += count + 1;
    } else if (count > -128) {
      out.fill(packed[at++] ?? 0, to, to + 1 - count);
      to += 1 - count;
    }
  }
}

/** Dots with what tells their colours; those with transparency are laid on paper, finer ones made of eight bits. */
function coloured(page: TiffPage, dots: Uint8Array): Pick<Piece, "dictionary" | "data"> {
  const { samples, photometric, width, height } = page;
  const colours = photometric === SEPARATED ? 4 : photometric === RGB ? 3 : 1;
  if (samples < colours) throw new ReadingError("corrupt");
  let { bits } = page;
  let data = dots;
  if (bits === 16) {
    const high = page.bytes[0] === 0x49 ? 1 : 0;
    data = Uint8Array.from({ length: dots.length / 2 }, (_, i) => dots[2 * i + high]!);
    bits = 8;
  }
  if (samples > colours) data = onPaper(data, page, colours, width * height);
  const space =
    photometric === PALETTE
      ? `[/Indexed/DeviceRGB ${2 ** bits - 1}${hexPalette(paletteOf(page, bits))}]`
      : colours === 4
        ? "/DeviceCMYK"
        : colours === 3
          ? "/DeviceRGB"
          : "/DeviceGray";
  const inverted = photometric === WHITE_IS_ZERO ? "/Decode[1 0]" : "";
  return {
    dictionary: `/BitsPerComponent ${bits}/ColorSpace${space}${inverted}/Filter/FlateDecode`,
    data: zlibSync(data, { level: 1 }),
  };
}

/** The first further sample is how opaque a dot is, where the file says so; others are left out. */
function onPaper(data: Uint8Array, page: TiffPage, colours: number, count: number): Uint8Array {
  const { samples, photometric } = page;
  const extra = page.all(TAG.extraSamples)[0] ?? 0;
  const paper = photometric === WHITE_IS_ZERO || photometric === SEPARATED ? 0 : 255;
  const out = new Uint8Array(count * colours);
  for (let i = 0; i < count; i++)
    for (let c = 0; c < colours; c++) {
      const value = data[i * samples + c]!;
      const opacity = extra === 0 ? 1 : data[i * samples + colours]! / 255;
      out[i * colours + c] = Math.min(255, (extra === 1 ? value : value * opacity) + paper * (1 - opacity) + 0.5);
    }
  return out;
}

/** All reds, all greens, all blues, of 16 bits → red, green, blue of each. */
function paletteOf(page: TiffPage, bits: number): Uint8Array {
  const values = page.all(TAG.palette);
  const count = 2 ** bits;
  if (values.length < 3 * count) throw new ReadingError("corrupt");
  return Uint8Array.from({ length: 3 * count }, (_, i) => values[(i % 3) * count + Math.floor(i / 3)]! >> 8);
}
