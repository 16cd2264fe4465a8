import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { detectKind } from "../../../src/reading";
import { FACTS, factsOf, imported, separated, textGrid, TITLE } from "../../support/one-table";
import { grids, read, rowsOf } from "./fixtures";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));
const kindOf = (text: string): string => detectKind(bytes(text));
const titled = (separator: string): string => `${TITLE}${separator.repeat(8)}\r\n${separated(separator)}`;

/** The table as a program writes it that gives a record no more fields than it has. */
const ragged = (separator: string): string =>
  [[TITLE], ...textGrid()]
    .map((row) =>
      row.slice(
        0,
        row.reduce((width, t, i) => (t === "" ? width : i + 1), 0),
      ),
    )
    .map((row) => row.map((t) => (t.includes(separator) ? `"${t}"` : t)).join(separator))
    .join("\n");

describe("separated values", () => {
  test.each([
    ["commas", bytes(titled(","))],
    ["commas, with the mark that Excel writes", bytes(`\uFEFF${titled(",")}`)],
    ["semicolons", bytes(titled(";"))],
    ["tabs", bytes(titled("\t"))],
    ["tabs in UTF-16, Excel's Unicode text", utf16(titled("\t"))],
    ["commas in UTF-16", utf16(titled(","))],
    ["records of their own length", bytes(ragged(","))],
    ["semicolons, records of their own length", bytes(ragged(";"))],
    ["a first line that names the separator", bytes(`sep=;\r\n${titled(";")}`)],
    ["codes kept as text", bytes(titled(",").replace(/,(20\d+),/g, ',="$1",'))],
    ["blank lines between", bytes(titled(",").replace(/\r\n/, "\r\n\r\n"))],
  ])("%s give the facts", async (_name, file) => {
    expect(detectKind(file)).toBe("csv");
    expect(factsOf(await imported(file))).toEqual(FACTS);
  });

  it("may be GBK", async () => {
    const head = [0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0xd4, 0xa4, 0xcb, 0xe3, 0xca, 0xfd, 0x0d, 0x0a];
    const document = await read(Uint8Array.from([...head, ...bytes("A,1.00\r\nB,2.00\r\n")]));
    expect(rowsOf(grids(document)[0])).toEqual([
      ["项目", "预算数"],
      ["A", "1.00"],
      ["B", "2.00"],
    ]);
  });

  it("keeps what stands in quotes: separators, line breaks, quotes; each cell has its line", async () => {
    const grid = grids(
      await read(bytes('项目,说明,金额\n"甲,乙","第一行\r\n第二行","1,234.56"\n丙,"他说""好""",2.00\n')),
    )[0]!;
    expect(rowsOf(grid)).toEqual([
      ["项目", "说明", "金额"],
      ["甲,乙", "第一行\n第二行", "1,234.56"],
      ["丙", '他说"好"', "2.00"],
    ]);
    expect(grid).toMatchObject({ origin: "sheet", rows: 3, columns: 3 });
    expect(grid.cells.map((c) => c.source.line)).toEqual([1, 1, 1, 2, 2, 2, 4, 4, 4]);
  });

  it("bears a quote that is never closed", async () => {
    expect(rowsOf(grids(await read(bytes('甲,乙\n"丙,1\n丁,2\n')))[0])).toEqual([
      ["甲", "乙"],
      ['"丙', "1"],
      ["丁", "2"],
    ]);
  });

  it("takes a quote inside of a row for a sign, and loses no row by it", async () => {
    expect(rowsOf(grids(await read(bytes('甲,"乙\n丙,1"\n"丁"局,2\n"戊\n己",3\n')))[0])).toEqual([
      ["甲", "乙\n丙,1"],
      ['"丁"局', "2"],
      ["戊\n己", "3"],
    ]);
    expect(rowsOf(grids(await read(bytes('项目,金额\n"甲,1\n"乙,2\n丙,3\n')))[0])).toEqual([
      ["项目", "金额"],
      ['"甲', "1"],
      ['"乙', "2"],
      ["丙", "3"],
    ]);
  });

  it("are told from prose, lists, amounts in sentences and texts with columns of blanks", () => {
    expect(
      kindOf(
        "一、收入支出预算总体情况说明\n2026年收入预算1,905.60万元，比上年增加12.00万元，增长0.63%。\n其中，基本支出1,640.40万元。\n",
      ),
    ).toBe("text");
    expect(kindOf("合计 1,905.60 1,640.40\n文物 1,905.60 265.20\n")).toBe("text");
    expect(
      kindOf("项目        预算数       决算数\n人员经费    1,448.03     1,400.00\n公用经费    2,250.00     2,199.50\n"),
    ).toBe("text");
    expect(kindOf("1,905.60\n1,640.40\n265.20\n")).toBe("text");
    expect(kindOf("收入总表\n财政拨款\t12.00\n")).toBe("text");
    expect(kindOf("Dear all, this is a note.\nIt has commas, as letters do, and more.\nRegards, A\n")).toBe("text");
    expect(kindOf("合计，1，2\n文物，1，2\n")).toBe("text");
    const sample = new Uint8Array(readFileSync(new URL("../../../data/sample/yunxi-2026.txt", import.meta.url)));
    expect(detectKind(sample)).toBe("text");
  });

  it("keep the bounds", async () => {
    const wide = `${"1,".repeat(600)}\n`.repeat(3);
    await expect(read(bytes(wide))).rejects.toMatchObject({ code: "too-large" });
    await expect(read(bytes("a,1\n".repeat(60_000)))).rejects.toMatchObject({ code: "too-large" });
    const quotes = `${'"'.repeat(200_001)},1\n`.repeat(3);
    await expect(read(bytes(quotes)).catch((e: unknown) => (e as Error).name)).resolves.toBeDefined();
  });
});
