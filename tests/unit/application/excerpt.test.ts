import { describe, expect, test } from "vitest";
import { excerptOf, readInput } from "../../../src/application";
import type { Grid, SourceDocument } from "../../../src/reading";

const document = (blocks: SourceDocument["blocks"]): SourceDocument => ({
  file: "a",
  sha256: "",
  kind: "xlsx",
  pages: null,
  blocks,
  issues: [],
});

/** A sheet of twenty rows and ten columns whose cells say where they stand; row 0 spans all of it. */
const SHEET: Grid = {
  type: "grid",
  rows: 20,
  columns: 10,
  origin: "sheet",
  source: { sheet: "表1" },
  cells: [
    { row: 0, column: 0, rowSpan: 1, columnSpan: 10, text: "标题", source: { sheet: "表1", cell: "A1" } },
    ...Array.from({ length: 19 * 10 }, (_, i) => {
      const [row, column] = [1 + Math.floor(i / 10), i % 10];
      const cell = `${String.fromCharCode(65 + column)}${row + 1}`;
      return { row, column, rowSpan: 1, columnSpan: 1, text: cell, source: { sheet: "表1", cell } };
    }),
  ],
};

const marked = (excerpt: ReturnType<typeof excerptOf>): string[] => {
  if (excerpt?.type === "lines") return excerpt.lines.filter((l) => l.marked).map((l) => l.text);
  return (excerpt?.rows ?? []).flatMap((row) => row.filter((c) => c.marked).map((c) => c.text));
};

describe("what stands round a place", () => {
  test("of a worksheet: its rows and columns, the heads, and the one cell marked", () => {
    const found = excerptOf(document([SHEET]), { sheet: "表1", cell: "I15" }, "I15");
    if (found?.type !== "grid") throw new Error("no grid");
    expect(marked(found)).toEqual(["I15"]);
    expect(found.sheet).toBe("表1");
    // Three rows of heads, six above, itself, five below: the sheet ends there.
    expect(found.rows.map((row) => row[0]!.text)).toEqual(
      ["标题", "A2", "A3"].concat(["A9", "A10", "A11", "A12", "A13", "A14", "A15", "A16", "A17", "A18", "A19", "A20"]),
    );
    // Two columns of names, five to the left, itself and the last.
    expect(found.rows[1]!.map((c) => c.text)).toEqual(["A2", "B2", "D2", "E2", "F2", "G2", "H2", "I2", "J2"]);
    expect(found.rows[0]![0]!.columnSpan).toBe(9);
  });

  test("of a table that has one place for all of its cells: the cell that says what was printed", () => {
    const table: Grid = {
      ...SHEET,
      cells: SHEET.cells.map((c) => ({ ...c, text: c.text === "C5" ? "1,234.50" : c.text, source: { line: 7 } })),
      source: { line: 7 },
    };
    expect(marked(excerptOf(document([table]), { line: 7 }, "1234.50"))).toEqual(["1,234.50"]);
  });

  /** A table of Word: three rows that hold the same amount, one place for all. */
  const word: Grid = {
    type: "grid",
    rows: 4,
    columns: 3,
    origin: "markup",
    source: { line: 9 },
    cells: [
      ["编码", "名称", "合计"],
      ["20899", "其他支出", "5.00"],
      ["2089999", "其他支出", "5.00"],
      ["2089999", "另一支出", ""],
    ].flatMap((row, r) =>
      row.map((text, column) => ({ row: r, column, rowSpan: 1, columnSpan: 1, text, source: { line: 9 } })),
    ),
  };
  const markedRow = (found: ReturnType<typeof excerptOf>): string | undefined =>
    found?.type === "grid"
      ? found.rows
          .find((row) => row.some((c) => c.marked))
          ?.map((c) => c.text)
          .join(" ")
      : undefined;

  test("where rows hold the same amount, the row's other words tell which is meant", () => {
    const at = (texts: readonly string[], printed: string) =>
      markedRow(excerptOf(document([word]), { line: 9 }, printed, { texts, column: 2 }));
    expect(at(["2089999", "其他支出", "5.00"], "5.00")).toBe("2089999 其他支出 5.00");
    expect(at(["20899", "其他支出", "5.00"], "5.00")).toBe("20899 其他支出 5.00");
    // A blank one by its column.
    expect(at(["2089999", "另一支出", ""], "")).toBe("2089999 另一支出 ");
  });

  test("nothing is marked where that is not certain", () => {
    const twice: Grid = { ...word, cells: word.cells.map((c) => (c.text === "20899" ? { ...c, text: "2089999" } : c)) };
    const row = { texts: ["2089999", "其他支出", "5.00"], column: 2 };
    expect(excerptOf(document([twice]), { line: 9 }, "5.00", row)).toBeNull();
    expect(excerptOf(document([word]), { line: 9 }, "7.00", { texts: ["1", "无此行", "7.00"], column: 2 })).toBeNull();
  });

  test("of a text: the lines round it", async () => {
    const lines = Array.from({ length: 30 }, (_, i) => `第${i + 1}行的话`);
    const read = await readInput({ type: "text", name: "a.txt", text: lines.join("\n") });
    const found = excerptOf(read, { line: 12 }, null);
    expect(marked(found)).toEqual(["第12行的话"]);
    expect(found?.type === "lines" && found.lines.map((l) => l.number)).toEqual(
      Array.from({ length: 13 }, (_, i) => 6 + i),
    );
  });

  test("a place that the document has not is none", () => {
    expect(excerptOf(document([SHEET]), { sheet: "表2", cell: "A1" }, "A1")).toBeNull();
    expect(excerptOf(document([SHEET]), { line: 3 }, null)).toBeNull();
  });
});
