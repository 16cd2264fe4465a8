import * as CFB from "cfb";
import { withOddNumber } from "./bytes";
import type { Mutation, Mutations } from "./mutation";

const SECTOR = 512;
const HEADER_BYTES = 512;
/** Where the header tells the first sector of the directory, of the mini FAT, and of the FAT. */
const DIRECTORY_AT = 0x30;
const MINI_FAT_AT = 0x3c;
const FAT_AT = 0x4c;

/** Changes a number in the sector whose number the header holds at a place. */
const inSector =
  (headerAt: number): Mutation =>
  (bytes, random) => {
    if (bytes.length < HEADER_BYTES) return null;
    const sector = new DataView(bytes.buffer, bytes.byteOffset).getUint32(headerAt, true);
    const from = HEADER_BYTES + sector * SECTOR;
    return from + SECTOR > bytes.length ? null : { bytes: withOddNumber(bytes, from, from + SECTOR, random) };
  };

/** Mutations of compound files: header, tables of sectors, directory, and the streams inside. */
export const COMPOUND: Mutations = {
  "compound-header": (bytes, random) => ({ bytes: withOddNumber(bytes, 8, HEADER_BYTES, random) }),
  "compound-fat": inSector(FAT_AT),
  "compound-mini-fat": inSector(MINI_FAT_AT),
  "compound-directory": inSector(DIRECTORY_AT),
  "compound-stream": (bytes, random) => {
    try {
      const file = CFB.read(bytes as unknown as CFB.CFB$Blob, { type: "array" });
      const streams = file.FileIndex.filter((e) => e.type === 2 && e.size > 0);
      if (streams.length === 0) return null;
      const entry = random.pick(streams);
      let content: Uint8Array = Uint8Array.from(entry.content as unknown as ArrayLike<number>);
      for (let i = random.below(4); i >= 0; i--)
        content = withOddNumber(content, 0, random.oneIn(2) ? Math.min(2048, content.length) : content.length, random);
      entry.content = content as unknown as CFB.CFB$Blob;
      return { bytes: new Uint8Array(CFB.write(file, { type: "buffer" }) as unknown as ArrayBuffer) };
    } catch {
      return null;
    }
  },
};
