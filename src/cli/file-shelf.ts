import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Shelf } from "../application";
import { outputFailed } from "./output-failed";

/** Packed as fast as can be: it is read again within the minute. */
const LEVEL = 1;

/**
 * Puts texts into a file that nobody else sees: its name is taken away as soon as it is open, so that it is gone with the program, however
 * that ends.
 */
export class FileShelf implements Shelf {
  private readonly parts: { readonly at: number; readonly length: number }[] = [];
  private readonly descriptor: number;
  private end = 0;

  /**
   * @param file where there is room: a disk, not the memory that a folder for temporary files often is
   * @param output what can't be written where this fails
   */
  constructor(
    private readonly file: string,
    private readonly output: string,
  ) {
    this.descriptor = this.guarded(() => openSync(file, "wx+", 0o600));
    this.unlink();
  }

  put(text: string): number {
    const packed = deflateRawSync(Buffer.from(text, "utf8"), { level: LEVEL });
    this.guarded(() => {
      for (let at = 0; at < packed.length;)
        at += writeSync(this.descriptor, packed, at, packed.length - at, this.end + at);
    });
    this.parts.push({ at: this.end, length: packed.length });
    this.end += packed.length;
    return this.parts.length - 1;
  }

  take(index: number): string {
    const { at, length } = this.parts[index]!;
    const packed = Buffer.allocUnsafe(length);
    this.guarded(() => {
      for (let got = 0; got < length;) {
        const more = readSync(this.descriptor, packed, got, length - got, at + got);
        if (more === 0) throw Object.assign(new Error("the file ends"), { code: "EIO" });
        got += more;
      }
    });
    return inflateRawSync(packed).toString("utf8");
  }

  close(): void {
    closeSync(this.descriptor);
    this.unlink();
  }

  /** Some systems keep the name for as long as the file is open. */
  private unlink(): void {
    try {
      rmSync(this.file, { force: true });
    } catch {
      // Tried again when it is closed.
    }
  }

  private guarded<T>(step: () => T): T {
    try {
      return step();
    } catch (error) {
      throw outputFailed(this.output, (error as NodeJS.ErrnoException).code, error);
    }
  }
}
