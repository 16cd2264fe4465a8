import * as XLSX from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { notesOf, planReconciliation, type Reconciliation } from "../../../../src/reporting";
import { writeXlsx } from "../../../../src/hosts/xlsx";
import {
  a1,
  EMPTY_WORKBOOK,
  WorkbookBuilder,
  type CellValue,
  type ExistingWorkbook,
  type PlanCell,
  type SheetPlan,
  type WorkbookPlan,
} from "../../../../src/workbook";
import { inOffice, office } from "../../../support/office";
import { held } from "./sides";

const LEFT: readonly (readonly CellValue[])[] = [
  ["科目编码", "科目名称", "金额（万元）"],
  ["2070408", "出版发行", 5.51],
  [2080505, "养老保险", 10.12],
  ["2101101", "行政单位医疗", 20.25],
  ["", "办公费（含*邮电）", "1,234.50"],
  ["", "培训", 3.17],
  ["", "培训", 4.19],
  ["", "差旅费", null],
  ["", "其他", "见附表"],
  ["", "只有左方", 7.77],
];
const RIGHT: readonly (readonly CellValue[])[] = [
  ["编码", "名称", "金额（元）"],
  ["2101101", "行政单位医疗", 203511],
  ["2070605", "出版发行", 55100],
  ["2080505", "养老保险", 101234.56],
  ["", "办公费(含*邮电)", 12345000],
  ["", "培训", 41900],
  ["", "培训", 31700],
  ["", "差旅费", 0],
  ["", "其他", 1],
  ["", "只有右方", 8],
];
const LIVE = { left: null, right: null };
const OPTIONS = { language: "zh", reconciledAt: "2026-01-02 10:00", live: LIVE, mark: "{}" } as const;

const planned = (reconciliation: Reconciliation, existing: ExistingWorkbook = EMPTY_WORKBOOK): WorkbookPlan =>
  planReconciliation(existing, reconciliation, OPTIONS);

/** The user's own sheet. */
function typedSheet(name: string, values: readonly (readonly CellValue[])[]): SheetPlan {
  const builder = new WorkbookBuilder(EMPTY_WORKBOOK).sheet(name, "report", "report", name);
  builder.replaceAll(values.map((row) => row.map((value): PlanCell => ({ value }))));
  return builder.plan();
}

const reconciliation = held(LEFT, RIGHT);
const plan = planned(reconciliation);
const [sheet] = plan.sheets;
const cells = sheet!.blocks[0]!.cells;

describe("the sheet of a reconciliation", () => {
  test("has what needs a look first, its counts, and notes of what was taken for granted", () => {
    expect(sheet!.name).toBe("对账 左-右");
    expect(cells.slice(5).map((row) => row[0]!.value)).toEqual([
      "不符",
      "仅左方",
      "仅右方",
      "无法核对",
      "舍入",
      "相符",
      "相符",
      "相符",
      "相符",
      "相符",
    ]);
    expect(cells[1]![0]).toMatchObject({
      value: "不符 1　仅左方 1　仅右方 1　无法核对 1　舍入 1　相符 5",
      formula: expect.stringContaining('COUNTIF($A$6:$A$15,"仅左方")'),
    });
    expect(cells[3]![0]!.value).toContain("左方金额单位：万元；右方金额单位：元");
  });

  test("finds rows by what stands in them, in the unit of the result", () => {
    const row = cells[5]!;
    expect(row[1]!.value).toBe("2101101 行政单位医疗");
    expect(row[3]!.formula).toBe("=INDEX('左'!$C$2:$C$10,MATCH(\"2101101\",'左'!$A$2:$A$10,0))");
    expect(row[4]!.formula).toBe("=INDEX('右'!$C$2:$C$10,MATCH(\"2101101\",'右'!$A$2:$A$10,0))/10000");
    const formulas = cells.flatMap((line) => line.map((cell) => cell?.formula ?? ""));
    expect(formulas).toContain(
      '=VALUE(SUBSTITUTE(INDEX(\'左\'!$C$2:$C$10,MATCH("办公费（含~*邮电）",\'左\'!$B$2:$B$10,0)),",",""))',
    );
    expect(formulas).toContain("=IF('左'!$B$6=\"培训\",'左'!$C$6,NA())");
  });

  test("is written again in place, with the notes that were written beside its rows", () => {
    const shown = cells.map((row) => row.map((cell) => cell?.value ?? null));
    shown[6]![10] = "已核实";
    const existing: ExistingWorkbook = {
      sheets: [
        {
          name: sheet!.name,
          role: "report",
          disclosure: sheet!.properties["budget-disclosure.disclosure"]!,
          cells: null,
        },
      ],
      tables: [{ name: sheet!.tables[0]!.name, sheet: sheet!.name, row: 4, column: 0, header: [], rows: [] }],
    };
    const again = planReconciliation(existing, reconciliation, { ...OPTIONS, notes: notesOf(shown) }).sheets[0]!;
    expect(again).toMatchObject({ name: sheet!.name, mode: "replace", tables: [{ exists: true }] });
    expect(again.blocks[0]!.cells[6]![10]!.value).toBe("已核实");
  });

  test("is printed on A4 across, with its head on each page", () => {
    expect(sheet!.page).toMatchObject({ orientation: "landscape", pagesWide: 1, titleRows: 5, printedColumns: 8 });
  });
});

describe.skipIf(!office())("its formulas, calculated by LibreOffice", () => {
  const book = { ...plan, sheets: [...plan.sheets, typedSheet("左", LEFT), typedSheet("右", RIGHT)] };
  const wrong = (deeds: readonly string[]): string[] => {
    const found = XLSX.read(inOffice(writeXlsx(book), deeds), { type: "array" }).Sheets[sheet!.name]!;
    return cells.flatMap((row, i) =>
      row.flatMap((cell, j) => {
        if (!cell?.formula || j === 8 || j === 9) return [];
        const value = (found[a1(i, j)] as { v?: unknown } | undefined)?.v ?? "";
        const same =
          typeof cell.value === "number" && typeof value === "number"
            ? Math.abs(cell.value - value) < 1e-9
            : String(cell.value ?? "") === String(value);
        return same ? [] : [`${a1(i, j)}: ${String(cell.value)} / ${String(value)}`];
      }),
    );
  };

  test("come to what was written in their cells", () => expect(wrong([])).toEqual([]), 200_000);

  test("and to the same where a side is sorted, but for rows that say the same of themselves", () => {
    const sorted = wrong(['SortRange doc, "右", "A2:C10", 2, True']);
    // 培训 stands twice: what moved is not evaluated, and never taken for the other.
    expect(sorted.filter((line) => !/无法核对|相符 5/.test(line) && !/^[EF]/.test(line))).toEqual([]);
    expect(sorted.every((line) => !/\/ 不符/.test(line))).toBe(true);
  }, 200_000);
});
