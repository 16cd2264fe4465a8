import type { Transform } from "../../page/geometry";
import type { PdfiumExports, Pointer } from "./exports";

/** Reads PDFium's memory. Any call may let it grow, which detaches views: each read asks for a view that holds. */
export class Memory {
  private views!: { u8: Uint8Array; u16: Uint16Array; u32: Uint32Array; f32: Float32Array; f64: Float64Array };
  /** Room for results; every call that fills it is read before the next. */
  readonly scratch: Pointer;
  static readonly SCRATCH_BYTES = 1024;

  constructor(private readonly exports: PdfiumExports) {
    this.scratch = exports.malloc(Memory.SCRATCH_BYTES);
    this.renew();
  }

  private renew(): void {
    const { buffer } = this.exports.memory;
    this.views = {
      u8: new Uint8Array(buffer),
      u16: new Uint16Array(buffer),
      u32: new Uint32Array(buffer),
      f32: new Float32Array(buffer),
      f64: new Float64Array(buffer),
    };
  }

  private get fresh(): typeof this.views {
    // A view that was detached has no length; asking the memory for its buffer each time would cost more than the read.
    if (this.views.u8.length === 0) this.renew();
    return this.views;
  }

  get bytes(): Uint8Array {
    return this.fresh.u8;
  }

  get floats(): Float32Array {
    return this.fresh.f32;
  }

  unsigned(at: Pointer): number {
    return this.fresh.u32[at >> 2]!;
  }

  float(at: Pointer): number {
    return this.fresh.f32[at >> 2]!;
  }

  double(at: Pointer): number {
    return this.fresh.f64[at >> 3]!;
  }

  matrix(at: Pointer): Transform {
    const { f32 } = this.fresh;
    const i = at >> 2;
    return [f32[i]!, f32[i + 1]!, f32[i + 2]!, f32[i + 3]!, f32[i + 4]!, f32[i + 5]!];
  }

  /** A UTF-16 string of so many bytes, its closing NUL not counted. */
  utf16(at: Pointer, bytes: number): string {
    let text = "";
    for (const unit of this.fresh.u16.subarray(at >> 1, (at + bytes) >> 1))
      if (unit !== 0) text += String.fromCharCode(unit);
    return text;
  }

  /** Lays bytes into memory of their own; null when there is none left. */
  place(bytes: Uint8Array): Pointer | null {
    const at = this.exports.malloc(bytes.length);
    if (at === 0) return null;
    this.bytes.set(bytes, at);
    return at;
  }
}
