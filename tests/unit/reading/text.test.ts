import { describe, expect, it } from "vitest";
import { readText } from "../../../src/reading";
import { read, texts } from "./fixtures";

const GB = Uint8Array.from([0xb2, 0xbf, 0xc3, 0xc5, 0xd4, 0xa4, 0xcb, 0xe3]); // 部门预算

describe("plain text", () => {
  it("keeps tabs, leading blanks and blank lines, each line with its number", async () => {
    const document = await readText("  一、收入\t12.00\n\n   \n\t合计\t12.00\n");
    expect(texts(document)).toEqual(["  一、收入\t12.00", "", "   ", "\t合计\t12.00"]);
    expect(document.blocks.map((b) => b.source.line)).toEqual([1, 2, 3, 4]);
    expect(document.kind).toBe("text");
    expect(document.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("counts pages by form feeds", async () => {
    const document = await readText("第一页\n\f第二页\n");
    expect(document.pages).toBe(2);
    expect(document.blocks.map((b) => b.source.page)).toEqual([1, 2]);
  });

  it("finds the encoding: UTF-8, GB 18030 and UTF-16 by its mark", async () => {
    expect(texts(await read(GB))).toEqual(["部门预算"]);
    expect(texts(await read(new TextEncoder().encode("\uFEFF部门预算")))).toEqual(["部门预算"]);
    expect(texts(await read(Uint8Array.from([0xff, 0xfe, 0xe8, 0x90, 0xe8, 0x95])))).toEqual(["部门"]);
  });

  it("refuses what holds nothing", async () => {
    await expect(read(new Uint8Array())).rejects.toMatchObject({ code: "empty-file" });
    await expect(readText(" \n")).rejects.toMatchObject({ code: "no-content" });
  });
});
