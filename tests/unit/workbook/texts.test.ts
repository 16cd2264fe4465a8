import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { writeXlsx } from "../../../src/hosts/xlsx";
import { planWorkbook, type CellValue } from "../../../src/workbook";
import { fixtureImport, fixtureOptions } from "./fixture";

const valuesOf = (unitName: string): CellValue[] =>
  planWorkbook([fixtureImport({ unitName })], fixtureOptions()).sheets.flatMap((s) =>
    s.blocks.flatMap((b) => b.cells.flatMap((row) => row.map((c) => c?.value ?? null))),
  );

test("signs that turn the direction of text are seen, everywhere alike", () => {
  const values = valuesOf("云溪县\u202e档案馆").map(String);
  expect(values.filter((v) => v.includes("云溪县[U+202E]档案馆")).length).toBeGreaterThan(5);
  expect(values.filter((v) => /[\u202a-\u202e]/.test(v))).toEqual([]);
});

test("a text that no cell holds is cut with a note, and never in the middle of a sign", () => {
  const long = valuesOf(`${"馆".repeat(32_740)}${"𠮷".repeat(400)}`).map(String);
  expect(Math.max(...long.map((v) => v.length))).toBeLessThanOrEqual(32_767);
  const cut = long.filter((v) => v.endsWith("（超过单元格的长度，其余见原文件）"));
  expect(cut.length).toBeGreaterThan(0);
  for (const value of cut) expect(value).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
});

test("text that looks like a formula is marked as text in the file, other text is not", () => {
  const styled = (unitName: string): number => {
    const parts = unzipSync(writeXlsx(planWorkbook([fixtureImport({ unitName })], fixtureOptions())));
    expect(
      Object.entries(parts).some(([name, part]) => /sheet\d/.test(name) && strFromU8(part).includes("<f>1+1")),
    ).toBe(false);
    return strFromU8(parts["xl/styles.xml"]!).split('quotePrefix="1"').length - 1;
  };
  expect(styled("云溪县档案馆")).toBe(0);
  expect(styled("=1+1")).toBeGreaterThan(0);
  expect(styled("+云溪县档案馆")).toBeGreaterThan(0);
});
