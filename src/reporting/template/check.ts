import type { ChartPart, Expression, Marker, Part } from "./ast";
import { chartSource, type ReadTemplate } from "./chart-source";
import { columnMarker, rowMarkers } from "./expand";
import { ownNames } from "./lists";
import { nearestFirst } from "../../checking";
import { columnKey, tableIds } from "../../checking";
import { ROW_LISTS } from "./ast";
import { parsedCell, type Template } from "./template";
import { TemplateError } from "./template-error";

/** A mistake of a template, and the cell in which it stands. */
export interface TemplateFault {
  readonly row: number;
  readonly column: number;
  readonly error: TemplateError;
}

/** What is known of a template before anything is filled. */
export interface CheckedTemplate {
  readonly faults: readonly TemplateFault[];
  /** How many fields it has. */
  readonly fields: number;
  /** Its rows or columns are repeated over units; over years. */
  readonly overUnits: boolean;
  readonly overYears: boolean;
  /** It speaks of the units below a department; of the budget and the final accounts beside each other. */
  readonly overSubordinates: boolean;
  readonly overKinds: boolean;
}

/** Looks through a template: what can't be read, and what can't be meant where it stands. */
export function checkTemplate(template: Template): CheckedTemplate {
  const grid = template.cells.map((row) => row.map((cell) => parsedCell(cell)));
  const faults: TemplateFault[] = [];
  const markers: Marker[] = [];
  let fields = 0;
  let kinds = false;
  grid.forEach((cells, row) => {
    const own = rowMarkers(cells);
    cells.forEach((parsed, column) => {
      if (!parsed) return;
      const fault = (error: TemplateError): number => faults.push({ row, column, error });
      parsed.errors.forEach(fault);
      for (const part of parsed.parts) {
        if (part.kind === "chart") {
          const error = chartFault({ cells: template.cells, grid }, row, column, part);
          if (error) fault(error);
        }
        if (part.kind === "field") {
          fields++;
          kinds ||= speaksOfKind(part.field.expression);
          const error = misplaced(part, own, columnMarker(grid, column));
          if (error) fault(error);
        }
        if (part.kind !== "marker") continue;
        markers.push(part.marker);
        const twice = own.filter((m) => m.list === part.marker.list).length > 1;
        if (part.marker.along === "row" && twice)
          fault(new TemplateError("two-markers", { field: part.written.trim(), list: part.marker.list }));
      }
    });
  });
  const over = (...lists: readonly Marker["list"][]): boolean => markers.some((m) => lists.includes(m.list));
  return {
    faults,
    fields,
    overUnits: over("单位"),
    overYears: over("年度"),
    overSubordinates: over("下属单位"),
    overKinds: kinds,
  };
}

/** What a chart can't be where it stands. */
function chartFault(template: ReadTemplate, row: number, column: number, part: ChartPart): TemplateError | null {
  try {
    chartSource(template, row, column, part);
    return null;
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** A field that speaks of a row where none is repeated, or of a column that the repeated row has not. */
function misplaced(
  part: Extract<Part, { kind: "field" }>,
  rows: readonly Marker[],
  column: Marker | null,
): TemplateError | null {
  const field = part.written.trim();
  const around = [...rows, ...(column ? [column] : [])].filter((m) => ownNames(m).length > 0);
  for (const name of ownColumns(part.field.expression)) {
    const marker = around.at(-1);
    if (!marker) return new TemplateError("outside-row", { field, marker: "{{每个 科目 于 支出总表}}" });
    const known = ownNames(marker);
    const ids = ROW_LISTS.includes(marker.list) || marker.list === "项目" ? tableIds(marker.table ?? "项目支出表") : [];
    if (!known.includes(name) && ids.every((id) => columnKey(id, name) === null))
      return new TemplateError("unknown-column", {
        field,
        table: `${marker.list}`,
        column: name,
        known: nearestFirst(name, known).join("、"),
      });
  }
  const numbered = wordsIn(part.field.expression).includes("序号");
  return numbered && rows.length === 0
    ? new TemplateError("outside-row", { field, marker: "{{每个 科目 于 支出总表}}" })
    : null;
}

/** The columns of 本行 that an expression speaks of. */
function ownColumns(e: Expression): string[] {
  return e.kind === "own" ? [e.column] : partsOf(e).flatMap(ownColumns);
}

const wordsIn = (e: Expression): string[] => (e.kind === "word" ? [e.word] : partsOf(e).flatMap(wordsIn));

function partsOf(e: Expression): readonly Expression[] {
  return e.kind === "call" ? e.of : e.kind === "binary" ? [e.left, e.right] : [];
}

const speaksOfKind = (e: Expression): boolean =>
  ((e.kind === "cell" || e.kind === "own") && e.shift.kind !== undefined) || partsOf(e).some(speaksOfKind);
