import { describe, expect, it } from "vitest";
import { IN_TABLE, ROW_END, definition, writtenDoc as doc } from "../../support/written-doc";
import { grids, read, rowsOf, spanOf, texts } from "./fixtures";

describe("DOC", () => {
  it("gives paragraphs and tables with merges, by the edges of each row", async () => {
    const begin = 0b11 << 5;
    const goOn = 0b01 << 5;
    const document = await read(
      doc([
        ["收支总表\r", []],
        ["序号\x07", IN_TABLE],
        ["收入\x07", IN_TABLE],
        ["\x07", [...ROW_END, ...definition([0, 500, 2500], [begin, 0])]],
        ["\x07", IN_TABLE],
        ["项目\x07", IN_TABLE],
        ["预算数\x07", IN_TABLE],
        ["\x07", [...ROW_END, ...definition([0, 500, 1500, 2500], [goOn, 0, 0])]],
        ["1\x07", IN_TABLE],
        ["拨款\r", IN_TABLE],
        ["收入\x07", IN_TABLE],
        ["448.03\x07", IN_TABLE],
        ["\x07", [...ROW_END, ...definition([0, 510, 1490, 2500], [0, 0, 0])]],
        ["见\x13 PAGE \x14第 3\x15页\x0b注：无\r", []],
      ]),
    );
    expect(document.kind).toBe("doc");
    expect(texts(document)).toEqual(["收支总表", "见第 3页\n注：无"]);
    const grid = grids(document)[0]!;
    expect([grid.rows, grid.columns]).toEqual([3, 3]);
    expect(spanOf(grid, "序号")).toEqual([0, 0, 2, 1]);
    expect(spanOf(grid, "收入")).toEqual([0, 1, 1, 2]);
    expect(rowsOf(grid)[2]).toEqual(["1", "拨款\n收入", "448.03"]);
  });

  it("of pictures alone says that these are not read, and what to do", async () => {
    const file = doc([["\r", []]]);
    await expect(read(file)).rejects.toMatchObject({ code: "no-content", values: {} });
    const jpeg = Uint8Array.from([...file, 0xff, 0xd8, 0xff, 0xe0, 0, 16]);
    await expect(read(jpeg)).rejects.toMatchObject({ code: "no-content", values: { advice: "doc-pictures" } });
  });

  it("asks for the password's removal", async () => {
    await expect(read(doc([["甲\r", []]], 0x100))).rejects.toMatchObject({ code: "encrypted" });
  });
});
