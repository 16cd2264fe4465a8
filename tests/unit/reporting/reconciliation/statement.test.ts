import * as XLSX from "@e965/xlsx";
import { beforeAll, describe, expect, test } from "vitest";
import { planImports, WorkbookSession, type StatementChoice } from "../../../../src/application";
import { BUDGET } from "../../../../src/checking/catalogue/documents/budget";
import { edit } from "../../../../src/checking/catalogue/documents/builder";
import { writeXlsx } from "../../../../src/hosts/xlsx";
import { a1, rectA1, type SheetPlan, type WorkbookPlan } from "../../../../src/workbook";
import { MemoryWorkbook } from "../../../support/memory-workbook";
import { importedExample } from "../../../support/imported-example";
import { inOffice, office } from "../../../support/office";
import { AUTO } from "./sides";

/** The fictional budget, with a slip in one class of 财政拨款收支总表. */
const imported = importedExample(edit(BUDGET, ["general", "210", "total", "500.82"]), "a");

let base: WorkbookPlan;
let plan: WorkbookPlan;
let sheet: SheetPlan;

beforeAll(() => {
  base = planImports([imported], { mode: "native", sheetUnit: "元" });
  const workbook = new MemoryWorkbook();
  workbook.write(base);
  const session = new WorkbookSession();
  session.check(workbook.contents(), []);
  const statements = session.reconcile({ ask: "statements" });
  const named = (end: string): StatementChoice => statements.find(({ title }) => title.endsWith(end))!;
  const side = (end: string) => ({ source: named(end).source, columns: null });
  plan = session.reconcile({
    ask: "plan",
    left: side(" 支出总表"),
    right: side(" 一般公共预算支出表"),
    options: AUTO,
    language: "zh",
    existing: workbook.existing(),
    written: [],
  });
  sheet = plan.sheets[0]!;
});

describe("two statements of a disclosure in the workbook", () => {
  test("are held against each other row by row, by the numbers of their rows, in the unit that they print", () => {
    const cells = sheet.blocks[0]!.cells;
    expect(String(cells[5]![1]!.value)).toContain("210 ");
    expect(cells[5]![0]!.value).toBe("不符");
    expect(cells[5]![3]!.formula).toMatch(/^=\(AVERAGEIFS\(.*\/10000\)$/);
    expect(cells[4]![3]!.value).toBe("左方金额（万元）");
  });

  test.skipIf(!office())(
    "by formulas that LibreOffice calculates to the same, also where the statements were sorted the other way round",
    () => {
      const book = { ...base, sheets: [...plan.sheets, ...base.sheets] };
      const deeds = base.sheets
        .filter((s) => s.role === "standard")
        .map((s) => {
          const { range } = s.tables[0]!;
          const body = rectA1({ ...range, row: range.row + 1, rows: range.rows - 1 });
          return `SortRange doc, "${s.name}", "${body}", 0, True`;
        });
      const found = XLSX.read(inOffice(writeXlsx(book), deeds), { type: "array" }).Sheets[sheet.name]!;
      const wrong = sheet.blocks[0]!.cells.flatMap((row, i) =>
        row.flatMap((cell, j) => {
          const value = (found[a1(i, j)] as { v?: unknown } | undefined)?.v ?? "";
          if (!cell?.formula || j === 8 || j === 9) return [];
          const same =
            typeof cell.value === "number" ? Math.abs(cell.value - Number(value)) < 1e-9 : cell.value === value;
          return same ? [] : [`${a1(i, j)}: ${String(cell.value)} / ${String(value)}`];
        }),
      );
      expect(wrong).toEqual([]);
    },
    200_000,
  );
});
