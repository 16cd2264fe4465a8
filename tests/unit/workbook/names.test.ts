import { expect, test } from "vitest";
import {
  a1,
  columnIndex,
  columnName,
  mapReferences,
  sheetName,
  tableName,
  withQuotedSheets,
} from "../../../src/workbook";

test("sheet names hold to Excel's rules", () => {
  expect(sheetName("原表 2026 甲/乙:[丙]?*")).toBe("原表 2026 甲 乙 丙");
  expect(sheetName("'x'")).toBe("x");
  expect(sheetName("字".repeat(40))).toHaveLength(31);
  expect(sheetName("核对", new Set(["核对", "核对 (2)"]))).toBe("核对 (3)");
});

test("table names lose what Excel refuses", () => {
  expect(tableName("“三公”经费支出表")).toBe("三公经费支出表");
  expect(tableName("2026 表")).toBe("_2026表");
});

test("addresses", () => {
  expect([columnName(0), columnName(25), columnName(26), columnName(701), columnName(702)]).toEqual([
    "A",
    "Z",
    "AA",
    "ZZ",
    "AAA",
  ]);
  expect(columnIndex("AAA")).toBe(702);
  expect(a1(4, 27)).toBe("AB5");
});

test("references to other sheets move, words in quotes do not", () => {
  const down = (t: { sheet: string; row: number; column: number }) => ({ ...t, row: t.row + 2 });
  expect(mapReferences(`=IF('甲''s'!$B$3=1,"'甲'!B3",C4)`, down)).toBe(`=IF('甲''s'!$B$5=1,"'甲'!B3",C4)`);
});

test("sheets that Excel gives back without quotes get them again; words, tables and what is quoted stay", () => {
  const given = `=IF($B$2=0,SUM(支出总表!C7:C9),'2026 甲''s'!$C:$C)&"支出总表!C7"&表[列]&核对_2!A1`;
  const spelled = `=IF($B$2=0,SUM('支出总表'!C7:C9),'2026 甲''s'!$C:$C)&"支出总表!C7"&表[列]&'核对_2'!A1`;
  expect(withQuotedSheets(given)).toBe(spelled);
  expect(withQuotedSheets(spelled)).toBe(spelled);
});
