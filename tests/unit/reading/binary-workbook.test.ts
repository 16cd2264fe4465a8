import { strToU8, unzipSync, zipSync } from "fflate";
import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { grids, read, rowsOf } from "./fixtures";

const SHEET = "xl/worksheets/sheet1.bin";

function xlsb(): Record<string, Uint8Array> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["收支总表"], ["项目", 12.5]]), "表一");
  return unzipSync(new Uint8Array(write(book, { type: "buffer", bookType: "xlsb" }) as Uint8Array));
}

/** The worksheet with a record put before its end. */
function withRecord(...record: number[]): Uint8Array {
  const parts = xlsb();
  const sheet = parts[SHEET]!;
  // BrtEndSheet, 82 01 00.
  const at = sheet.length - 3;
  expect([...sheet.subarray(at)]).toEqual([0x82, 0x01, 0x00]);
  return zipSync({ ...parts, [SHEET]: new Uint8Array([...sheet.subarray(0, at), ...record, ...sheet.subarray(at)]) });
}

const u32 = (n: number): number[] => [n & 0xff, (n >>> 8) & 0xff, (n >>> 16) & 0xff, n >>> 24];

describe("XLS", () => {
  it("with a record that ends before the length of its text is refused at once", async () => {
    // A worksheet of Excel 2: its beginning, a cell of text that is cut after its place, its end.
    const records = [0x09, 0x00, 4, 0, 2, 0, 0x10, 0, 0x04, 0x00, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0x0a, 0x00, 0, 0];
    await expect(read(new Uint8Array(records))).rejects.toMatchObject({ code: "corrupt" });
  });
});

describe("XLSB", () => {
  it("is read", async () => {
    const document = await read(zipSync(xlsb()));
    expect(rowsOf(grids(document)[0]).flat()).toContain("项目");
  });

  it.each([
    ["columns", [0x3c, 18, ...u32(0), ...u32(0xffffffff), ...Array<number>(10).fill(0)]],
    ["a row", [0x00, 16, ...u32(0x7fffffff), ...Array<number>(12).fill(0)]],
    ["a cell", [0x05, 16, ...u32(99_999), ...Array<number>(12).fill(0)]],
    ["merged cells", [0xb0, 0x01, 16, ...u32(0), ...u32(0xfffffff0), ...u32(0), ...u32(1)]],
  ])("with %s that no worksheet has is refused before its memory is taken", async (_what, record) => {
    await expect(read(withRecord(...record))).rejects.toMatchObject({ code: "corrupt", values: { part: SHEET } });
  });

  it("with a link over a whole worksheet is too large", async () => {
    const area = [...u32(0), ...u32(1_048_575), ...u32(0), ...u32(16_383)];
    await expect(read(withRecord(0xee, 0x03, 16, ...area))).rejects.toMatchObject({ code: "too-large" });
  });

  it("with a worksheet in XML is refused", async () => {
    const xml = {
      "xl/worksheets/sheet2.xml": strToU8('<worksheet><cols><col min="1" max="4294967295"/></cols></worksheet>'),
    };
    await expect(read(zipSync({ ...xlsb(), ...xml }))).rejects.toMatchObject({ code: "corrupt" });
  });
});
