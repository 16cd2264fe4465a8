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
