import {
  checksStayInPlace,
  LAYOUT_PROPERTY,
  type CellValue,
  type ExistingWorkbook,
  type SheetPlan,
  type WorkbookPlan,
} from "../../../src/workbook";

/** The sheet's values as they stand once a new workbook is written. */
export function values(sheet: SheetPlan): CellValue[][] {
  const out: CellValue[][] = [];
  for (const block of sheet.blocks)
    block.cells.forEach((row, i) =>
      row.forEach((c, j) => ((out[block.row + i] ??= [])[block.column + j] = c?.formula ?? c?.value ?? null)),
    );
  return out;
}

/** A workbook that holds a new plan, as a host would read it back. */
export function written(plan: WorkbookPlan): ExistingWorkbook {
  const workbook: ExistingWorkbook = {
    sheets: plan.sheets.map((s) => ({
      name: s.name,
      role: s.role,
      disclosure: s.properties["budget-disclosure.disclosure"] ?? null,
      layout: s.properties[LAYOUT_PROPERTY] ?? null,
      cells: null,
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
  return withChecks(workbook, (name) => values(plan.sheets.find((s) => s.name === name)!));
}

/** The same with the cells of 核对 where it has to be written anew. */
export function withChecks(workbook: ExistingWorkbook, cellsOf: (sheet: string) => CellValue[][]): ExistingWorkbook {
  const stays = checksStayInPlace(workbook);
  const sheets = workbook.sheets.map((s) => ({
    ...s,
    cells: s.role === "checks" && !stays ? cellsOf(s.name) : null,
  }));
  return { ...workbook, sheets };
}
