const CLEAR = 256;
const END = 257;
const FIRST_CODE = 258;
const NARROWEST = 9;
const WIDEST = 12;

/** LZW as TIFF has it: codes from the highest bit, widened one early. @param length of what is packed: no more is unpacked */
export function unpackLzw(packed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  /** Where the bytes of each code stand in what is unpacked, and how many they are. */
  const starts = new Int32Array(2 ** WIDEST + 1);
  const lengths = new Int32Array(2 ** WIDEST + 1);
  let [width, next, to] = [NARROWEST, FIRST_CODE, 0];
  let [buffer, held] = [0, 0];
  /** Where the last code was written. */
  let before: { start: number; length: number } | null = null;
  for (const byte of packed) {
    buffer = ((buffer << 8) | byte) & 0xffffff;
    held += 8;
    if (held < width) continue;
    const code = (buffer >> (held - width)) & (2 ** width - 1);
    held -= width;
    if (code === END || to >= length) break;
    if (code === CLEAR) {
      [width, next, before] = [NARROWEST, FIRST_CODE, null];
      continue;
    }
    const start = to;
    if (code < CLEAR) out[to++] = code;
    else {
      // The code that is just being made is the last one and its own first byte: both stand at its place already.
      const known = code < next;
      if (!known && !before) break;
      const from = known ? starts[code]! : before!.start;
      const count = Math.min(length - to, known ? lengths[code]! : before!.length + 1);
      for (let i = 0; i < count; i++) out[to + i] = out[from + i]!;
      to += count;
    }
    if (before && next < 2 ** WIDEST) {
      starts[next] = before.start;
      lengths[next] = before.length + 1;
      next++;
    }
    before = { start, length: to - start };
    if (next + 1 >= 2 ** width && width < WIDEST) width++;
  }
  return out;
}
