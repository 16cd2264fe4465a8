import { expect, test } from "vitest";
import { check } from "../../../src/checking";
import { BUDGET } from "../../../src/checking/catalogue/documents/budget";
import { disclosureOf } from "../../../src/checking/catalogue/documents/builder";
import { publishedCell } from "../../../src/disclosure";
import { planWorkbook } from "../../../src/workbook";
import { fixtureImport, fixtureOptions } from "./fixture";

/** The clean budget with one amount of a goal form misprinted. */
function misprinted(field: string, printed: string) {
  const at = BUDGET.tables.findIndex((t) => t.id === "goal");
  const tables = BUDGET.tables.map((t, i) => (i === at ? { ...t, fields: { ...t.fields, [field]: printed } } : t));
  const disclosure = disclosureOf({ ...BUDGET, tables });
  return { disclosure, report: check(disclosure) };
}

test.each([
  ["预算数", "107.35"],
  ["其中：财政资金", "101.85"],
])("a suggestion names %s of a goal form, and the workbook can take it up", (field, printed) => {
  const { disclosure, report } = misprinted(field, printed);
  const at = report.findings.findIndex((f) => f.rule === "W11");
  const suggestion = report.findings[at]!.suggestion!;
  expect(suggestion.cell).toEqual({ table: "goal", index: 1, row: -1, column: -1, field });
  expect(suggestion.value).toBe("101.35");
  expect(publishedCell(disclosure, suggestion.cell)?.text).toBe(printed);

  const plan = planWorkbook([{ ...fixtureImport(), disclosure, report }], fixtureOptions());
  const [correction] = plan.corrections[0]![at]!;
  expect(correction).toMatchObject({ before: printed, after: "101.35", value: 101.35 });
  const { sheet, row, column } = correction!.target;
  const blocks = plan.sheets.find((s) => s.name === sheet)!.blocks;
  const cell = blocks
    .filter((b) => row >= b.row && row < b.row + b.cells.length)
    .map((b) => b.cells[row - b.row]?.[column - b.column])
    .find((c) => c !== undefined);
  expect(cell?.value).toBe(Number(printed));
});
