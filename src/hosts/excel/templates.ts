import { hasField, type Template, type TemplateCell } from "../../application";
import type { CellValue } from "../../workbook";
import { fromA1, loadMatrices } from "./load-matrices";
import { LOOK_LOAD, lookOf } from "./looks";
import { loadSheets } from "./reader";

/** Excel measures columns in points. */
const POINTS_PER_CHARACTER = 5.6;
/** Rows and columns of a template: what is larger is a sheet of data. */
const MOST_ROWS = 500;
const MOST_COLUMNS = 100;

/** The sheets of the user's own, and those that templates were put on, in which fields stand. In a bounded number of requests. */
export async function readTemplateSheets(context: Excel.RequestContext): Promise<Template[]> {
  const marks = (await loadSheets(context)).filter(({ role }) => role === null || role === "template");
  const asked = marks.map(({ sheet, name }) => {
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load("rowIndex,columnIndex,rowCount,columnCount");
    return { sheet, name, used };
  });
  await context.sync();
  const small = asked.flatMap(({ sheet, name, used }) => {
    if (used.isNullObject) return [];
    const rect = fromA1(used);
    return rect.rows > MOST_ROWS || rect.columns > MOST_COLUMNS ? [] : [{ sheet, name, rect }];
  });
  const formulas = await loadMatrices(
    context,
    small.map(({ sheet, rect }) => ({ sheet, rect, property: "formulas" as const })),
  );
  const found = small
    .map((one, i) => ({ ...one, cells: formulas[i]! }))
    .filter(({ cells }) => cells.some((row) => row.some((c) => typeof c === "string" && hasField(c))));
  const formats = await loadMatrices(
    context,
    found.map(({ sheet, rect }) => ({ sheet, rect, property: "numberFormat" as const })),
  );
  const drawn = found.map(({ sheet, rect }) => {
    const range = sheet.getRangeByIndexes(rect.row, rect.column, rect.rows, rect.columns);
    const merged = range.getMergedAreasOrNullObject();
    merged.load("areaCount");
    return {
      looks: range.getCellProperties(LOOK_LOAD),
      widths: range.getColumnProperties({ format: { columnWidth: true } } as Excel.ColumnPropertiesLoadOptions),
      heights: range.getRowProperties({ format: { rowHeight: true } } as Excel.RowPropertiesLoadOptions),
      merged,
    };
  });
  await context.sync();
  const areas = drawn.map(({ merged }) => {
    if (merged.isNullObject) return null;
    merged.areas.load("items/rowIndex,items/columnIndex,items/rowCount,items/columnCount");
    return merged.areas;
  });
  await context.sync();
  return found.map(({ name, rect, cells }, i): Template => {
    const { looks, widths, heights } = drawn[i]!;
    const usual = usualFont(looks.value);
    return {
      name,
      cells: cells.map((row, r) =>
        row.map((value, c) => cellOf(value, formats[i]![r]![c] ?? null, lookOf(looks.value[r]![c]!, usual))),
      ),
      widths: widths.value.flatMap(({ format }, column) =>
        format?.columnWidth ? [{ column: rect.column + column, width: format.columnWidth / POINTS_PER_CHARACTER }] : [],
      ),
      heights: heights.value.flatMap(({ format }, row) =>
        // A row of one line is left to itself.
        format?.rowHeight && format.rowHeight > ONE_LINE ? [{ row, points: format.rowHeight }] : [],
      ),
      merges: (areas[i]?.items ?? []).map((m) => ({
        row: m.rowIndex,
        column: m.columnIndex,
        rows: m.rowCount,
        columns: m.columnCount,
      })),
    };
  });
}

/** Points of a row with one line of the default font. */
const ONE_LINE = 20;

/** The font of most cells is the sheet's own. */
function usualFont(looks: readonly (readonly Excel.CellProperties[])[]): { font: string; size: number } {
  const counts = new Map<string, { font: string; size: number; count: number }>();
  for (const { format } of looks.flat()) {
    const { name = "", size = 0 } = format?.font ?? {};
    const key = `${name}/${size}`;
    counts.set(key, { font: name, size, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0] ?? { font: "", size: 0 };
}

function cellOf(value: CellValue, format: CellValue, look: TemplateCell["look"]): TemplateCell | null {
  const isFormula = typeof value === "string" && value.startsWith("=");
  const said = isFormula ? { value: null, formula: value } : { value: value === "" ? null : value };
  const formatted = typeof format === "string" && format !== "General" && format !== "" ? { format } : {};
  if (said.value === null && !isFormula && !look) return null;
  return { ...said, ...formatted, ...(look ? { look } : {}) };
}
