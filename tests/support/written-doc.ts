import * as CFB from "cfb";

/** Word 97 files, written by hand. */

const PAGE = 512;
/** Operations of a paragraph that stands in a table. */
export const IN_TABLE = [0x16, 0x24, 1];
/** Operations of a paragraph that ends a row. */
export const ROW_END = [...IN_TABLE, 0x17, 0x24, 1];

const u16 = (n: number): number[] => [n & 0xff, (n >> 8) & 0xff];

/** sprmTDefTable: edges in twips, and for each cell the flags of its merges. */
export function definition(edges: number[], flags: number[]): number[] {
  const cells = flags.flatMap((flag) => [...u16(flag), ...Array<number>(18).fill(0)]);
  const operand = [flags.length, ...edges.flatMap((edge) => u16(edge & 0xffff)), ...cells];
  return [0x08, 0xd6, ...u16(operand.length + 1), ...operand];
}

/** A Word 97 file from paragraphs: text with its end mark, and paragraph operations. Text in UTF-16, one piece. */
export function writtenDoc(paragraphs: readonly (readonly [string, number[]])[], flags = 0): Uint8Array {
  const text = paragraphs.map(([words]) => words).join("");
  const textAt = 4 * PAGE;
  const main = Buffer.alloc(textAt + Math.ceil((2 * text.length) / PAGE) * PAGE + PAGE);
  const pageNumber = main.length / PAGE - 1;
  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0xc1, 2);
  main.writeUInt16LE(flags, 0x0a);
  main.writeUInt32LE(text.length, 0x4c);
  main.write(text, textAt, "utf16le");
  const page = main.subarray(pageNumber * PAGE);
  page[PAGE - 1] = paragraphs.length;
  let start = textAt;
  let free = PAGE - 2;
  paragraphs.forEach(([words, operations], i) => {
    page.writeUInt32LE(start, 4 * i);
    start += 2 * words.length;
    const odd = operations.length + (operations.length % 2 === 0 ? 1 : 0);
    const size = 1 + 2 + odd;
    free = (free - size) & ~1;
    page[free] = (2 + odd + 1) / 2;
    page.set(operations, free + 3);
    page[4 * (paragraphs.length + 1) + 13 * i] = free / 2;
  });
  page.writeUInt32LE(start, 4 * paragraphs.length);
  const table = Buffer.alloc(100);
  // Pages of paragraph properties: two positions and one page number.
  table.writeUInt32LE(textAt, 0);
  table.writeUInt32LE(start, 4);
  table.writeUInt32LE(pageNumber, 8);
  // Piece table: one piece.
  table[12] = 2;
  table.writeUInt32LE(16, 13);
  table.writeUInt32LE(0, 17);
  table.writeUInt32LE(text.length, 21);
  table.writeUInt32LE(textAt, 27);
  main.writeUInt32LE(0, 0x9a + 8 * 13);
  main.writeUInt32LE(12, 0x9a + 8 * 13 + 4);
  main.writeUInt32LE(12, 0x9a + 8 * 33);
  main.writeUInt32LE(21, 0x9a + 8 * 33 + 4);
  main.writeUInt32LE(4, 0x9a + 8 * 12 + 4);
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, "/WordDocument", main);
  CFB.utils.cfb_add(file, "/0Table", Buffer.concat([table, Buffer.alloc(4096)]));
  return new Uint8Array(CFB.write(file, { type: "buffer" }) as unknown as ArrayBuffer);
}
