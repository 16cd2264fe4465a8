import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import type { Shelf } from "./ports";

/** Keeps texts packed in memory, where there is no disk to put them on. */
export class MemoryShelf implements Shelf {
  private readonly packed: Uint8Array[] = [];

  put(text: string): number {
    return this.packed.push(deflateSync(strToU8(text), { level: 1 })) - 1;
  }

  take(at: number): string {
    return strFromU8(inflateSync(this.packed[at]!));
  }
}
