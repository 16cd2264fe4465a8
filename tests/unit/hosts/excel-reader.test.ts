import { expect, test } from "vitest";
import { planImports } from "../../../src/application";
import { check } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import { readContents } from "../../../src/hosts/excel/contents";
import { readWorkbook } from "../../../src/hosts/excel/reader";
import { MemoryWorkbook } from "../../support/memory-workbook";
import { readingDouble } from "../../support/reading-double";

const template = disclosureOf(BUDGET);
const report = check(template);

function imported(n: number): Parameters<typeof planImports>[0][number] {
  const disclosure = { ...template, unitName: `云溪县第${n}测绘队` };
  return { disclosure, report, source: { file: `${n}.pdf`, sha256: `${n}`, kind: "pdf", pages: 1 } };
}

function workbookOf(count: number): MemoryWorkbook {
  const workbook = new MemoryWorkbook();
  workbook.write(
    planImports(
      Array.from({ length: count }, (_, i) => imported(i)),
      { mode: "addin" },
    ),
  );
  return workbook;
}

const rowsRead = async (workbook: MemoryWorkbook, units: readonly string[] | null) => {
  const { context, cells, requests } = readingDouble(workbook);
  const read = await readWorkbook(context, units && new Set(units));
  return { read, cells: cells(), requests: requests() };
};

test("all of it is what the workbook holds, but for the formulas of 核对, whose rows stay in place", async () => {
  const workbook = workbookOf(3);
  const { read } = await rowsRead(workbook, null);
  expect(read).toEqual(workbook.existing());
});

test("of other units each row is told by its keys alone; what is nobody's is read whole", async () => {
  const workbook = workbookOf(3);
  const findings = workbook.table("规则结果");
  const rows = findings.row + findings.rows.length + 1;
  workbook.insertRows(findings.sheet, rows - 2, 1);
  workbook.set({ sheet: findings.sheet, row: rows - 2, column: 1 }, "复核人的话");
  const units = ["云溪县第1测绘队"];
  const { read } = await rowsRead(workbook, units);
  // A few rows between two that were asked for come with them.
  const told = workbook.existing(units).tables;
  read.tables.forEach((table, i) => {
    expect(table.header).toEqual(told[i]!.header);
    table.rows.forEach((row, j) =>
      row.forEach((value, k) => told[i]!.rows[j]![k] !== null && expect(value).toEqual(told[i]!.rows[j]![k])),
    );
  });
  expect(JSON.stringify(read)).toContain("复核人的话");
  expect(planImports([imported(1)], { mode: "addin", existing: read }).sheets).toEqual(
    planImports([imported(1)], { mode: "addin", existing: workbook.existing() }).sheets,
  );
});

test("beside others a disclosure reads its own rows and a few columns of keys", async () => {
  const few = await rowsRead(workbookOf(2), ["云溪县第1测绘队"]);
  const many = await rowsRead(workbookOf(12), ["云溪县第1测绘队"]);
  const all = await rowsRead(workbookOf(12), null);
  expect(all.cells).toBeGreaterThan(4 * few.cells);
  expect(many.cells).toBeLessThan(2 * few.cells);
  expect(many.requests).toBe(few.requests);
});

test("a check sheet of an earlier layout, or beside a sorted table, is read with its formulas", async () => {
  const old = workbookOf(2);
  old.setProperty("核对", "budget-disclosure.layout", "");
  const sorted = workbookOf(2);
  sorted.sort("支出总表", (a, b) => String(b[0]).localeCompare(String(a[0])));
  const wider = workbookOf(2);
  for (const _ of ["复核人", "日期", "意见"]) wider.insertColumn("核对", 2);
  for (const workbook of [old, sorted, wider]) {
    const { read } = await rowsRead(workbook, []);
    const cells = read.sheets.find((s) => s.role === "checks")!.cells?.flat();
    expect(cells).toContainEqual(expect.stringMatching(/^=IF\(\$B\$2=0/));
    expect(cells).toContain("核对标识");
  }
});

test("a later check reads the sheets of what it can check", async () => {
  const workbook = workbookOf(12);
  workbook.deleteSheet(workbook.sheetNames().find((name) => name.startsWith("数据 ") && name.includes("第3"))!);
  const { context } = readingDouble(workbook);
  const contents = await readContents(context);
  expect(contents.stored).toHaveLength(11);
  expect(contents.published.filter(({ cells }) => cells.length > 0)).toHaveLength(11);
  expect(contents.published).toHaveLength(12);
});
