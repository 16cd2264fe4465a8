import type { CellValue, ExistingWorkbook, SheetPlan, WorkbookPlan } from "../../../src/workbook";

/** The sheet's values as they stand once a new workbook is written. */
export function values(sheet: SheetPlan): CellValue[][] {
  const out: CellValue[][] = [];
  for (const block of sheet.blocks)
    block.cells.forEach((row, i) =>
      row.forEach((c, j) => ((out[block.row + i] ??= [])[block.column + j] = c?.formula ?? c?.value ?? null)),
    );
  return out;
}

/** A workbook that holds a plan, as a host would read it back. */
export function written(plan: WorkbookPlan): ExistingWorkbook {
  return {
    sheets: plan.sheets.map((s) => ({
      name: s.name,
      role: s.role,
      disclosure: s.properties["budget-disclosure.disclosure"] ?? null,
      cells: s.role === "checks" ? values(s) : null,
    })),
    tables: plan.sheets.flatMap((s) =>
      s.tables.map((t) => {
        const grid = values(s);
        const cells = Array.from({ length: t.range.rows }, (_, r) =>
          Array.from({ length: t.range.columns }, (_c, c) => grid[t.range.row + r]?.[t.range.column + c] ?? null),
        );
        return {
          name: t.name,
          sheet: s.name,
          row: t.range.row,
          column: t.range.column,
          header: cells[0]!.map(String),
          rows: cells.slice(1),
        };
      }),
    ),
  };
}
