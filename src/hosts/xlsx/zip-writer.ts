import { Zip, ZipDeflate, strToU8 } from "fflate";

/** Text is packed in pieces of about this many characters. */
const PIECE = 65_536;

/** A zip file that comes out while it is written. A fixed time makes equal contents equal files. */
export class ZipWriter {
  private ready: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error) throw error;
    this.ready.push(chunk);
  });

  /** Writes one file from its parts, and gives out what is packed so far. */
  *file(name: string, parts: Iterable<string | Uint8Array>): Iterable<Uint8Array> {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = new Date(1980, 0, 1);
    this.zip.add(entry);
    let text = "";
    for (const part of parts) {
      if (typeof part !== "string") {
        entry.push(part, false);
        continue;
      }
      text += part;
      if (text.length < PIECE) continue;
      entry.push(strToU8(text), false);
      text = "";
      yield* this.take();
    }
    entry.push(strToU8(text), true);
    yield* this.take();
  }

  /** Writes the directory. */
  *end(): Iterable<Uint8Array> {
    this.zip.end();
    yield* this.take();
  }

  private take(): Uint8Array[] {
    const ready = this.ready;
    this.ready = [];
    return ready;
  }
}
