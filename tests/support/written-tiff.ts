import { zlibSync } from "fflate";

/** A page of a TIFF: its tags (short or long by their values), and its strips or tiles as they are packed. */
export interface TiffPageOf {
  readonly tags: Readonly<Record<number, readonly number[]>>;
  readonly pieces: readonly Uint8Array[];
  readonly tiled?: boolean;
}

/** Writes a TIFF (TIFF 6.0, part 1). */
export function writtenTiff(pages: readonly TiffPageOf[], little = true): Uint8Array {
  const out: number[] = little ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42];
  const number = (value: number, bytes: number): number[] => {
    const all = Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) & 255);
    return little ? all : all.reverse();
  };
  const patch = (at: number): void => number(out.length, 4).forEach((byte, i) => (out[at + i] = byte));
  let link = out.push(0, 0, 0, 0) - 4;
  for (const { tags, pieces, tiled = false } of pages) {
    const offsets = pieces.map((piece) => {
      const at = out.length;
      for (const byte of piece) out.push(byte);
      if (out.length % 2 === 1) out.push(0);
      return at;
    });
    const all = { ...tags, [tiled ? 324 : 273]: offsets, [tiled ? 325 : 279]: pieces.map((piece) => piece.length) };
    const entries = Object.entries(all).map(([tag, values]) => {
      const isLong = values.some((value) => value > 0xffff);
      const bytes = values.flatMap((value) => number(value, isLong ? 4 : 2));
      const head = [...number(Number(tag), 2), ...number(isLong ? 4 : 3, 2), ...number(values.length, 4)];
      if (bytes.length <= 4) return [...head, ...bytes, ...Array<number>(4 - bytes.length).fill(0)];
      const at = out.length;
      out.push(...bytes);
      return [...head, ...number(at, 4)];
    });
    patch(link);
    out.push(...number(entries.length, 2), ...entries.flat());
    link = out.push(0, 0, 0, 0) - 4;
  }
  return Uint8Array.from(out);
}

/** Tags of a page: its size, bits of a sample, compression, kind of colours, samples. */
export const tiffTags = (
  width: number,
  height: number,
  { bits = 8, compression = 1, photometric = 1, samples = 1 } = {},
): Record<number, readonly number[]> => ({
  256: [width],
  257: [height],
  258: Array<number>(samples).fill(bits),
  259: [compression],
  262: [photometric],
  277: [samples],
  278: [height],
});

export const deflated = (rows: Uint8Array): Uint8Array => zlibSync(rows);

/** PackBits, in runs and in pieces as they are. */
export function packedBits(rows: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < rows.length;) {
    let run = 1;
    while (run < 128 && at + run < rows.length && rows[at + run] === rows[at]) run++;
    if (run > 1) out.push(257 - run, rows[at]!);
    else out.push(0, rows[at]!);
    at += run;
  }
  return Uint8Array.from(out);
}

/** LZW as TIFF has it. */
export function packedLzw(rows: Uint8Array): Uint8Array {
  const out: number[] = [];
  let [buffer, held, width] = [0, 0, 9];
  let codes = new Map<string, number>();
  const put = (code: number): void => {
    buffer = (buffer << width) | code;
    held += width;
    while (held >= 8) {
      out.push((buffer >> (held - 8)) & 255);
      held -= 8;
      buffer &= 2 ** held - 1;
    }
  };
  const clear = (): void => {
    put(256);
    codes = new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte]));
    width = 9;
  };
  clear();
  let word = "";
  for (const byte of rows) {
    const longer = word + String.fromCharCode(byte);
    if (codes.has(longer)) {
      word = longer;
      continue;
    }
    put(codes.get(word)!);
    codes.set(longer, codes.size + 2);
    if (codes.size + 2 === 2 ** width) width++;
    word = String.fromCharCode(byte);
    if (codes.size + 2 >= 4094) {
      put(codes.get(word)!);
      word = "";
      clear();
    }
  }
  if (word !== "") put(codes.get(word)!);
  put(257);
  if (held > 0) out.push((buffer << (8 - held)) & 255);
  return Uint8Array.from(out);
}
