import * as XLSX from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { builtInTemplates, fillImports, readTemplates, type Template } from "../../../../src/application";
import { BUDGET } from "../../../../src/checking/catalogue/documents/budget";
import { edit, type ExampleDocument } from "../../../../src/checking/catalogue/documents/builder";
import { writeXlsx } from "../../../../src/hosts/xlsx";
import { a1, rectA1, type SheetPlan } from "../../../../src/workbook";
import { inOffice, office } from "../../../support/office";
import { importedExample } from "../../../support/imported-example";

const NEXT: ExampleDocument = {
  ...edit(BUDGET, ["general", "合计", "total", "600.69"], ["general", "210", "total", "499.82"]),
  year: "2025",
};
const OPTIONS = {
  layout: "sheets",
  language: "zh",
  sheetUnit: "万元",
  valuesOnly: false,
  clock: { now: () => new Date("2026-01-02T10:00:00") },
} as const;
const { plan } = fillImports(
  [importedExample(BUDGET, "a"), importedExample(NEXT, "b")],
  [],
  builtInTemplates().map((t) => t.template),
  OPTIONS,
);
const reports = plan.sheets.filter((s) => s.role === "report");

/** Cells of a report that hold formulas, with the value that the plan wrote beside each. */
const formulas = (sheet: SheetPlan): { cell: string; value: unknown }[] =>
  sheet.blocks.flatMap((block) =>
    block.cells.flatMap((row, i) =>
      row.flatMap((cell, j) =>
        // A formula of the template's own has no value yet.
        cell?.formula === undefined || cell.value === null
          ? []
          : [{ cell: a1(block.row + i, block.column + j), value: cell.value }],
      ),
    ),
  );

const same = (expected: unknown, found: unknown): boolean =>
  typeof expected === "number" && typeof found === "number"
    ? Math.abs(expected - found) < 1e-6
    : String(expected ?? "") === String(found ?? "");

function wrong(bytes: Uint8Array): string[] {
  const book = XLSX.read(bytes, { type: "array" });
  return reports.flatMap((sheet) =>
    formulas(sheet).flatMap(({ cell, value }) => {
      const found = (book.Sheets[sheet.name]?.[cell] as { v?: unknown } | undefined)?.v;
      return same(value, found) ? [] : [`${sheet.name}!${cell}: ${String(value)} / ${String(found)}`];
    }),
  );
}

describe.skipIf(!office())("formulas of reports, calculated by LibreOffice", () => {
  const bytes = writeXlsx(plan);

  test("come to what was evaluated", () => {
    expect(reports.flatMap(formulas).length).toBeGreaterThan(150);
    expect(wrong(inOffice(bytes))).toEqual([]);
  }, 200_000);

  test("and still do where the standard sheets were sorted the other way round", () => {
    const deeds = plan.sheets
      .filter((s) => s.role === "standard")
      .map((s) => {
        const { range } = s.tables[0]!;
        const body = rectA1({ ...range, row: range.row + 1, rows: range.rows - 1 });
        return `SortRange doc, "${s.name.replace(/"/g, '""')}", "${body}", 0, True`;
      });
    expect(wrong(inOffice(bytes, deeds))).toEqual([]);
  }, 200_000);
});

describe("a template as a file", () => {
  const template: Template = {
    name: "模板",
    cells: [
      [
        { value: "{{单位}}", look: { bold: true, size: 16, horizontal: "center", fill: "#EAF2F8", color: "#0F3D5C" } },
        null,
      ],
      [
        { value: "合计", look: { borders: { top: "thin", bottom: "double" }, wrap: true } },
        { value: "{{支出总表[合计].合计}}", format: "#,##0.0", look: { italic: true, underline: true } },
      ],
      [{ value: null, formula: "=B2*2" }, { value: 3 }],
    ],
    widths: [
      { column: 0, width: 20 },
      { column: 1, width: 12 },
    ],
    heights: [],
    merges: [{ row: 0, column: 0, rows: 1, columns: 2 }],
  };

  test("is read with its looks, widths, merged cells and formulas", () => {
    const sheet: SheetPlan = {
      ...reports[0]!,
      name: "模板",
      mode: "create",
      rowEdits: [],
      blocks: [{ row: 0, column: 0, cells: template.cells.map((row) => row.map((c) => c ?? { value: null })) }],
      merges: template.merges,
      widths: template.widths,
      heights: [],
    };
    const file = writeXlsx({ ...plan, sheets: [sheet], names: [], activate: { sheet: "模板", row: 0, column: 0 } });
    const [read] = readTemplates("t.xlsx", file);
    expect(read!.name).toBe("模板");
    expect(read!.merges).toEqual(template.merges);
    expect(read!.widths.map((w) => [w.column, Math.round(w.width)])).toEqual([
      [0, 20],
      [1, 12],
    ]);
    expect(read!.cells[0]![0]).toMatchObject(template.cells[0]![0]!);
    expect(read!.cells[1]![0]).toMatchObject(template.cells[1]![0]!);
    expect(read!.cells[1]![1]).toMatchObject(template.cells[1]![1]!);
    expect(read!.cells[2]![0]).toMatchObject({ formula: "=B2*2" });
    expect(read!.cells[2]![1]).toMatchObject({ value: 3 });
  });

  test("without a field is none", () => {
    const file = writeXlsx({ ...plan, sheets: plan.sheets.filter((s) => s.role === "overview") });
    expect(() => readTemplates("t.xlsx", file)).toThrow(expect.objectContaining({ code: "template/no-sheet" }));
  });
});
