import * as XLSX from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { grids, read, rowsOf, spanOf } from "./fixtures";

function workbook(type: "xlsx" | "biff8"): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet([
    [],
    [null, "收支总表"],
    [null, "项目", "预算数"],
    [null, "拨款", 1250.5],
    [null, "合计", "2101501"],
  ]);
  sheet["!merges"] = [{ s: { r: 1, c: 1 }, e: { r: 1, c: 2 } }];
  (sheet["C4"] as XLSX.CellObject).z = "#,##0.00";
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, "表一");
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([["旧表"]]), "模板");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return new Uint8Array(XLSX.write(book, { type: "array", bookType: type }) as ArrayBuffer);
}

describe("workbooks", () => {
  it.each([
    ["xlsx", "xlsx"],
    ["biff8", "xls"],
  ] as const)("reads %s: displayed text, merges, addresses; hidden sheets are named", async (type, kind) => {
    const document = await read(workbook(type));
    expect(document.kind).toBe(kind);
    expect(grids(document)).toHaveLength(1);
    const grid = grids(document)[0]!;
    expect(spanOf(grid, "收支总表")).toEqual([0, 0, 1, 2]);
    expect(rowsOf(grid).slice(1)).toEqual([
      ["项目", "预算数"],
      ["拨款", "1,250.50"],
      ["合计", "2101501"],
    ]);
    expect(grid.cells.find((c) => c.text === "1,250.50")!.source).toEqual({ sheet: "表一", cell: "C4" });
    expect(document.issues).toEqual([
      { code: "content-skipped", pages: [], values: { sheet: "模板", reason: "hidden" } },
    ]);
  });

  it("refuses a million cells and entities before they are parsed", async () => {
    const parts = (sheet: string): Uint8Array =>
      zipSync({ "xl/workbook.xml": strToU8("<workbook/>"), "xl/worksheets/sheet1.xml": strToU8(sheet) });
    await expect(
      read(parts("<worksheet>" + "<c r='A1'/>".repeat(650_000) + Math.random() + "</worksheet>"), {
        limits: { zipRatio: 1e6 },
      }),
    ).rejects.toMatchObject({ code: "too-large" });
    await expect(read(parts("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>"))).rejects.toMatchObject({
      code: "doctype-refused",
    });
  });
});
