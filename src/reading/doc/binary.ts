import * as CFB from "cfb";
import { ReadingError } from "../errors";

/** A stream of little-endian numbers whose reads are checked: beyond the end is damage, not undefined. */
export class Stream {
  private readonly view: DataView;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  u8(at: number): number {
    return this.view.getUint8(at);
  }

  u16(at: number): number {
    return this.view.getUint16(at, true);
  }

  i16(at: number): number {
    return this.view.getInt16(at, true);
  }

  u32(at: number): number {
    return this.view.getUint32(at, true);
  }

  part(from: number, to: number): Uint8Array {
    if (from < 0 || to < from || to > this.length) throw new RangeError("part");
    return this.bytes.subarray(from, to);
  }
}

/** Streams of a compound file (OLE), by name. */
export class CompoundFile {
  private readonly container: CFB.CFB$Container;

  constructor(bytes: Uint8Array) {
    try {
      this.container = CFB.read(bytes as unknown as CFB.CFB$Blob, { type: "array" });
    } catch (cause) {
      throw new ReadingError("truncated", {}, { cause });
    }
  }

  stream(name: string): Stream | null {
    const content = CFB.find(this.container, name)?.content;
    return content ? new Stream(Uint8Array.from(content as ArrayLike<number>)) : null;
  }
}
