import { Inflate } from "fflate";
import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import { decodeText } from "../text/decode";
import { crc32 } from "./crc32";

/** An entry of a zip's central directory. */
export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly offset: number;
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number;
}

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
/** Fed to the inflater at a time: deflate grows at most about a thousandfold, so this bounds a step's output too. */
const STEP_BYTES = 8 * 1024;

/** Parts that are parsed; pictures and fonts are never unpacked. */
const PARSED = /\.(?:xml|rels|bin|vml)$/i;

/**
 * Reads the central directory, refusing by what it declares (entries, sizes, ratio) before anything is unpacked.
 * Our own walk, because the sizes must be known before and verified after unpacking.
 */
export function listZip(bytes: Uint8Array, limits: Limits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - END_BYTES;
  const lowest = Math.max(0, end - LONGEST_COMMENT);
  while (end >= lowest && view.getUint32(end, true) !== END_SIGNATURE) end--;
  if (end < lowest) throw new ReadingError("truncated");
  const count = view.getUint16(end + 10, true);
  requireWithin(count, limits.zipEntries, "zipEntries");
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw new ReadingError("truncated");
    const nameLength = view.getUint16(at + 28, true);
    const entry: ZipEntry = {
      name: decodeText(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, "/"),
      packedBytes: view.getUint32(at + 20, true),
      bytes: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      offset: view.getUint32(at + 42, true),
      crc: view.getUint32(at + 16, true),
    };
    if (PARSED.test(entry.name)) total += entry.bytes;
    if (total > limits.zipTotalBytes) throw new ReadingError("zip-bomb");
    requireSaneSize(entry, limits);
    entries.push(entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Pictures may be large; the parts that are parsed may not, nor may they be packed beyond what text ever is. */
function requireSaneSize(entry: ZipEntry, limits: Limits): void {
  if (!PARSED.test(entry.name)) return;
  if (entry.bytes > limits.zipPartBytes) throw new ReadingError("zip-bomb");
  if (entry.bytes > limits.zipRatioFloorBytes && entry.bytes > entry.packedBytes * limits.zipRatio)
    throw new ReadingError("zip-bomb");
}

/** Unpacks one entry, stopping as soon as it is longer than it declared. */
function unzipEntry(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw new ReadingError("encrypted");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE)
    throw new ReadingError("truncated");
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (packed.length < entry.packedBytes) throw new ReadingError("truncated");
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new ReadingError("corrupt", { part: entry.name });
  const unpacked = entry.method === STORED ? packed : inflate(packed, entry);
  // One flipped bit gives other text and still unpacks: only the checksum tells.
  if (crc32(unpacked) !== entry.crc) throw new ReadingError("corrupt", { part: entry.name });
  return unpacked;
}

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflater = new Inflate((chunk) => {
    length += chunk.length;
    if (length > entry.bytes) throw new ReadingError("zip-bomb");
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES)
      inflater.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length);
  } catch (cause) {
    if (cause instanceof ReadingError) throw cause;
    throw new ReadingError("corrupt", { part: entry.name }, { cause });
  }
  if (length !== entry.bytes) throw new ReadingError("zip-bomb");
  const out = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

/** An Office package: its parts by name, unpacked when asked for. */
export class Package {
  private readonly entries = new Map<string, ZipEntry>();

  constructor(
    private readonly bytes: Uint8Array,
    limits: Limits,
  ) {
    for (const entry of listZip(bytes, limits)) this.entries.set(entry.name.replace(/^\//, ""), entry);
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  /** The part, or null when the package has none of that name. */
  part(name: string): Uint8Array | null {
    const entry = this.entries.get(name);
    return entry ? unzipEntry(this.bytes, entry) : null;
  }
}
