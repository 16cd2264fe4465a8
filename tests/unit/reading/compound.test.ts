import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { CompoundFile } from "../../../src/reading/archive/compound";
import { detectKind } from "../../../src/reading";
import { read } from "./fixtures";

function workbook(rows = 200): Uint8Array {
  const book = XLSX.utils.book_new();
  const sheet = XLSX.utils.aoa_to_sheet(Array.from({ length: rows }, (_, i) => [`项目${i}`, i]));
  XLSX.utils.book_append_sheet(book, sheet, "表");
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
}

const u32 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer).getUint32(at, true);
function withU32(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const out = bytes.slice();
  new DataView(out.buffer).setUint32(at, value, true);
  return out;
}

describe("compound files", () => {
  const whole = workbook();

  it("give their streams by name", () => {
    const file = new CompoundFile(whole);
    expect(file.names()).toContain("Workbook");
    expect(file.stream("workbook")![0]).toBe(0x09);
    expect(file.stream("nothing")).toBeNull();
  });

  /** First sector of the FAT and of the directory. */
  const fat = (u32(whole, 0x4c) + 1) * 512;
  const directory = (u32(whole, 0x30) + 1) * 512;
  const entryOf = (name: string): number => {
    for (let at = directory; at < whole.length; at += 128)
      if (Buffer.from(whole.subarray(at, at + 2 * name.length)).toString("utf16le") === name) return at;
    throw new Error(name);
  };
  const start = u32(whole, entryOf("Workbook") + 116);

  it.each([
    ["a chain that leads to itself", withU32(whole, fat + 4 * start, start)],
    ["a chain that leads out of the file", withU32(whole, fat + 4 * start, 0x00ffffff)],
    ["two chains that share a sector", withU32(whole, entryOf("Workbook") + 116, u32(whole, 0x30))],
    ["a directory that leads to itself", withU32(whole, fat + 4 * u32(whole, 0x30), u32(whole, 0x30))],
    ["a stream larger than the file", withU32(whole, entryOf("Workbook") + 120, 0x7fffffff)],
    ["a wrong first sector of the short streams", withU32(whole, 0x3c, 0x00fffff0)],
    ["a wrong directory sector", withU32(whole, 0x30, 0x00fffff0)],
    ["a wrong FAT sector", withU32(whole, 0x4c, 0x00fffff0)],
    ["endless further FAT sectors", withU32(withU32(whole, 0x44, 0), 0x48, 0x7fffffff)],
    [
      "sectors of another size",
      (() => {
        const b = whole.slice();
        b[0x1e] = 31;
        return b;
      })(),
    ],
  ])("with %s are refused", async (_what, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code: expect.stringMatching(/^(corrupt|truncated)$/) as string });
  });

  it("cut or altered anywhere end with a message or are read, at once", async () => {
    for (let length = 0; length < whole.length; length += 997) {
      const result = await read(whole.slice(0, length)).catch((e: unknown) => e);
      expect(result, String(length)).toHaveProperty(result instanceof Error ? "code" : "blocks");
    }
    let seed = 7;
    const random = (below: number): number => (seed = (seed * 48271) % 0x7fffffff) % below;
    for (let i = 0; i < 300; i++) {
      const at = random(4) === 0 ? random(512) : random(2) === 0 ? directory + random(512) : fat + random(512);
      const bytes = whole.slice();
      bytes[at] = random(256);
      const result = await read(bytes).catch((e: unknown) => e);
      if (result instanceof Error) expect(result, `${at}`).toHaveProperty("code");
    }
  });

  it("are told by what stands at their top, not by what they embed", () => {
    expect(detectKind(whole)).toBe("xls");
  });
});
