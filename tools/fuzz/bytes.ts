import type { Mutations } from "./mutation";
import type { Random } from "./random";

const LONGEST_INSERT = 2000;

const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256));
}

/** Writes a number that programs trip over, 1, 2 or 4 bytes of it, between two places. */
export function withOddNumber(bytes: Uint8Array, from: number, to: number, random: Random): Uint8Array {
  const out = bytes.slice();
  const size = random.pick([1, 2, 4]);
  const at = from + random.below(Math.max(1, to - from - size));
  if (at + size > out.length) return out;
  const value = random.oneIn(3) ? random.below(4096) : random.oddNumber();
  for (let i = 0; i < size; i++) out[at + i] = Math.floor(value / 256 ** i) % 256;
  return out;
}

/** Mutations of any file. */
export const BYTES: Mutations = {
  "bytes-flip": (bytes, random) => {
    const out = bytes.slice();
    for (let i = random.below(8); i >= 0; i--) out[random.below(out.length)]! ^= 1 << random.below(8);
    return { bytes: out };
  },
  "bytes-insert": (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const filled = random.oneIn(2) ? noise(random, 1 + random.below(40)) : new Uint8Array(1 + random.below(LONGEST_INSERT)).fill(random.below(256)); // prettier-ignore
    return { bytes: joined(bytes.subarray(0, at), filled, bytes.subarray(at)) };
  },
  "bytes-delete": (bytes, random) => {
    const { from, to } = random.stretch(bytes.length);
    return { bytes: joined(bytes.subarray(0, from), bytes.subarray(to)) };
  },
  "bytes-cut": (bytes, random) => ({ bytes: bytes.slice(0, random.below(bytes.length)) }),
  "bytes-twice": (bytes, random) => {
    const { from, to } = random.stretch(bytes.length);
    const block = bytes.subarray(from, to);
    const times = random.oneIn(8) ? 50 : 1;
    return { bytes: joined(bytes.subarray(0, to), ...Array<Uint8Array>(times).fill(block), bytes.subarray(to)) };
  },
  "bytes-move": (bytes, random) => {
    const { from, to } = random.stretch(bytes.length);
    const out = bytes.slice();
    out.copyWithin(random.below(bytes.length), from, to);
    return { bytes: out };
  },
  "bytes-number": (bytes, random) => ({ bytes: withOddNumber(bytes, 0, bytes.length, random) }),
};
