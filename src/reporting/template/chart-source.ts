import { columnKey, nearestFirst, tableIds } from "../../checking";
import { fold } from "../../disclosure";
import { isStacked } from "../../workbook";
import type { ChartPart, Expression, Marker } from "./ast";
import { columnMarker, rowMarkers } from "./expand";
import { CHART_EXAMPLE, writtenMarker, type ParsedText } from "./grammar";
import type { TemplateCell } from "./template";
import { TemplateError } from "./template-error";

/** A template with what was read of its cells. */
export interface ReadTemplate {
  readonly cells: readonly (readonly (TemplateCell | null)[])[];
  readonly grid: readonly (readonly (ParsedText | null)[])[];
}

/** What a chart draws, by rows and columns of the template. */
export interface ChartSource {
  /** The row that is repeated. */
  readonly row: number;
  /** The row of the heads. */
  readonly head: number;
  readonly by: number;
  readonly values: readonly number[];
}

/** A head as a chart names it: without blanks and braces. */
function headOf({ cells, grid }: ReadTemplate, row: number, column: number): string {
  const parsed = grid[row]?.[column];
  const value = cells[row]?.[column]?.value;
  if (!parsed) return typeof value === "string" ? fold(value) : "";
  const text = parsed.parts.map((p) => (p.kind === "literal" ? p.text : p.kind === "field" ? p.written : ""));
  return fold(text.join(""));
}

const isRepeated = ({ grid }: ReadTemplate, row: number): boolean => rowMarkers(grid[row] ?? []).length > 0;

const repetition = ({ grid }: ReadTemplate, row: number): string =>
  rowMarkers(grid[row] ?? [])
    .map(writtenMarker)
    .join("|");

/** The repeated row that a chart stands by: the nearest above it, else the nearest below. It must be repeated by itself. */
function sourceRow(template: ReadTemplate, at: number): number | null {
  const rows = template.grid.flatMap((_, row) => (isRepeated(template, row) ? [row] : []));
  const row = rows.filter((r) => r < at).at(-1) ?? rows.find((r) => r > at);
  if (row === undefined) return null;
  const own = repetition(template, row);
  return [row - 1, row + 1].some((r) => repetition(template, r) === own) ? null : row;
}

/** Rows of such a list are totals and their parts beside each other. */
const mixesLevels = ({ list, level, largest }: Marker): boolean =>
  !largest && (list === "行" || (list === "科目" && level === undefined));

/** Finds what a chart is of. @throws TemplateError */
export function chartSource(template: ReadTemplate, at: number, column: number, part: ChartPart): ChartSource {
  const { chart } = part;
  const field = part.written.trim();
  const { grid } = template;
  if (isRepeated(template, at) || columnMarker(grid, column))
    throw new TemplateError("not-a-chart", { field, example: CHART_EXAMPLE });
  const row = sourceRow(template, at);
  if (row === null) throw new TemplateError("chart-no-rows", { field, marker: "{{每个 科目 于 支出总表 级次 类}}" });
  const marker = rowMarkers(grid[row]!).at(-1)!;
  if (mixesLevels(marker))
    throw new TemplateError("chart-totals", { field, marker: `{{${writtenMarker(marker)}}}`, level: "级次 类" });
  const wanted = [...chart.values, chart.by].map((name) => fold(name));
  const width = grid[row]!.length;
  const headsOf = (r: number): string[] => Array.from({ length: width }, (_, c) => headOf(template, r, c));
  const above = Array.from({ length: row }, (_, i) => row - 1 - i).filter((r) => !isRepeated(template, r));
  const head = above.find((r) => wanted.every((name) => headsOf(r).includes(name)));
  if (head === undefined) {
    // The row of heads is the one that has most of them, and it is the nearest that has any words.
    const had = (r: number): number => wanted.filter((name) => headsOf(r).includes(name)).length;
    const best = [...above].sort((a, b) => had(b) - had(a))[0];
    const known = best === undefined ? [] : headsOf(best).filter((h) => h !== "");
    const unknown = wanted.findIndex((name) => !known.includes(name));
    const name = [...chart.values, chart.by][Math.max(0, unknown)]!;
    throw new TemplateError("unknown-head", { field, head: name, known: nearestFirst(name, known).join("、") });
  }
  const heads = headsOf(head);
  const values = chart.values.map((name) => heads.indexOf(fold(name)));
  if (isStacked(chart.kind)) {
    const years = values.some((c) => columnMarker(grid, c)?.list === "年度");
    const totals = values.filter((c) => isTotal(grid[row]![c], marker));
    if (years || (totals.length > 0 && values.length > totals.length))
      throw new TemplateError("chart-stack", {
        field,
        head: chart.values[Math.max(0, values.indexOf(totals[0] ?? -1))]!,
      });
  }
  return { row, head, by: heads.indexOf(fold(chart.by)), values };
}

/** A field of a column that holds the whole of its row. */
function isTotal(parsed: ParsedText | null | undefined, marker: Marker): boolean {
  const field = parsed?.parts.find((p) => p.kind === "field");
  const e: Expression | undefined = field?.field.expression;
  const [table, column] =
    e?.kind === "cell" ? [e.cell.table, e.cell.column] : e?.kind === "own" ? [marker.table ?? "", e.column] : ["", ""];
  return tableIds(table).some((id) => columnKey(id, column) === "total");
}
