import { DisclosureError } from "../../application";
import type { PLAN_FAULTS } from "../../words";
import { MAX_SHEET_NAME, type Rect, type SheetPlan, type WorkbookPlan } from "../../workbook";

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
const MAX_TEXT = 32_767;

/** Refuses a plan that Excel could not hold, before anything is touched. */
export function validatePlan(plan: WorkbookPlan): void {
  const names = new Set<string>();
  const tables = new Set<string>();
  for (const sheet of plan.sheets) {
    const name = sheet.name.toLowerCase();
    if (
      !sheet.name ||
      sheet.name.length > MAX_SHEET_NAME ||
      /[\\/?*[\]:]/.test(sheet.name) ||
      /^'|'$/.test(sheet.name) ||
      names.has(name)
    ) {
      throw refuse("sheet-name", sheet.name);
    }
    names.add(name);
    for (const table of sheet.tables) {
      if (tables.has(table.name.toLowerCase()) || !/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(table.name))
        throw refuse("table-name", table.name);
      tables.add(table.name.toLowerCase());
      requireInside(table.range, sheet);
    }
    for (const block of sheet.blocks) {
      const columns = block.cells[0]?.length ?? 0;
      requireInside({ row: block.row, column: block.column, rows: block.cells.length, columns }, sheet);
      for (const row of block.cells) {
        if (row.length !== columns) throw refuse("uneven-rows", sheet.name);
        if (row.some((c) => typeof c?.value === "string" && c.value.length > MAX_TEXT))
          throw refuse("long-text", sheet.name);
      }
    }
  }
}

function requireInside(rect: Rect, sheet: SheetPlan): void {
  if (rect.row < 0 || rect.column < 0 || rect.row + rect.rows > MAX_ROWS || rect.column + rect.columns > MAX_COLUMNS) {
    throw refuse("outside-sheet", sheet.name);
  }
}

function refuse(reason: keyof typeof PLAN_FAULTS, where: string): DisclosureError {
  return new DisclosureError("plan-invalid", { reason, where });
}
