import { describe, expect, test } from "vitest";
import { chunkBlock, inputOf, matricesOf, styledRects } from "../../../src/hosts/excel/matrices";
import { validatePlan } from "../../../src/hosts/excel/validate-plan";
import { planWorkbook } from "../../../src/workbook";
import { fixtureImport, fixtureOptions } from "../workbook/fixture";

describe("what Excel is given", () => {
  test("text that Excel would calculate gets its apostrophe; formulas of ours do not", () => {
    expect(["=1+1", "+1", "-5", "@x", "'a", "正常"].map((value) => inputOf({ value }))).toEqual([
      "'=1+1",
      "'+1",
      "'-5",
      "'@x",
      "''a",
      "正常",
    ]);
    expect(inputOf({ value: "通过", formula: "=A1" })).toBe("=A1");
  });

  test("a blank clears, no cell leaves alone", () => {
    expect([inputOf({ value: null }), inputOf(null)]).toEqual(["", null]);
    expect(matricesOf([[{ value: 1, format: "0.00" }, null]])).toEqual({
      inputs: [[1, null]],
      formats: [["0.00", null]],
      hasFormulas: false,
    });
  });

  test("a long block is cut by size and nothing gets lost", () => {
    const cells = Array.from({ length: 1000 }, (_, i) => [{ value: `第 ${i} 行`.padEnd(100, "字") }]);
    const chunks = chunkBlock({ row: 7, column: 2, cells }, 50_000);
    expect(chunks.length).toBeGreaterThan(3);
    expect(chunks.every((c) => c.size <= 50_000)).toBe(true);
    expect(chunks.flatMap((c) => c.block.cells)).toEqual(cells);
    expect(chunks[1]!.block.row).toBe(7 + chunks[0]!.block.cells.length);
  });

  test("alike looks become one rectangle", () => {
    const t = { value: 1, style: "total" as const };
    const n = { value: 1 };
    expect(
      styledRects({
        row: 1,
        column: 1,
        cells: [
          [t, t, n],
          [t, t, n],
          [n, n, t],
        ],
      }),
    ).toEqual([
      { row: 1, column: 1, rows: 2, columns: 2, style: "total" },
      { row: 3, column: 3, rows: 1, columns: 1, style: "total" },
    ]);
  });
});

test("a plan that Excel can't hold is refused before anything is touched", () => {
  const plan = planWorkbook([fixtureImport()], fixtureOptions());
  expect(() => validatePlan(plan)).not.toThrow();
  const [first, ...rest] = plan.sheets;
  expect(() => validatePlan({ ...plan, sheets: [{ ...first!, name: "a/b" }, ...rest] })).toThrow(
    /plan-invalid.*sheet-name.*a\/b/,
  );
  expect(() => validatePlan({ ...plan, sheets: [...plan.sheets, first!] })).toThrow(/plan-invalid.*sheet-name/);
});
