import {
  MAX_SHEET_NAME,
  REPORT_PROPERTY,
  sheetName,
  WorkbookBuilder,
  type CellTarget,
  type ChartPlan,
  type ColumnWidth,
  type ExistingWorkbook,
  type PlanCell,
  type Rect,
  type RowHeight,
  type SheetPlan,
  type WorkbookPlan,
} from "../../workbook";
import type { DrawnChart } from "./chart-drawing";
import { checkTemplate } from "./check";
import { reportMark, type FillLayout, type ReportMark } from "./report-mark";
import { fillTemplate, type Filled, type FilledField } from "./fill";
import type { Template, TemplateCell } from "./template";
import { TemplateError } from "./template-error";
import { kindOf, unitKey, yearOf, type TemplateDocument, type World } from "./world";

/** What is to be filled. */
export interface FillRequest {
  readonly template: Template;
  /** How the template is found again. */
  readonly source: string;
  readonly layout: FillLayout;
}

/** A plan of filled sheets, and what became of each field. */
export interface FillPlan {
  readonly plan: WorkbookPlan;
  readonly sheets: readonly { readonly name: string; readonly fields: readonly FilledField[] }[];
}

/** Tells whether a cell of the workbook, outside of what was filled, holds something of the user's. */
export type Occupied = (target: CellTarget) => boolean;

/** The parts in which a template is filled: each stands on a sheet of its own, or is a block of one. */
interface FillPart {
  readonly base: TemplateDocument;
  readonly key: string;
  readonly title: Title;
}

/** What a sheet is called by beside its template. */
interface Title {
  readonly unit: string;
  /** Year and kind, as far as they tell it apart. */
  readonly more: string;
}

const NO_TITLE: Title = { unit: "", more: "" };

/**
 * Which documents a template is filled for, one after another: it repeats over units itself, or over the years of a unit, or it is about one
 * disclosure.
 */
function partsOf(world: World, template: Template): FillPart[] {
  const { overUnits, overYears, overSubordinates, overKinds } = checkTemplate(template);
  const latest = (list: readonly TemplateDocument[]): TemplateDocument =>
    [...list].sort(
      (a, b) =>
        Number(b.identity.level === "部门") - Number(a.identity.level === "部门") ||
        (yearOf(b) ?? 0) - (yearOf(a) ?? 0),
    )[0]!;
  const part = (base: TemplateDocument, key: string, title: Title): FillPart => ({ base, key, title });
  if (overUnits) return [part(latest(world.chosen), "", NO_TITLE)];
  const groups = new Map<string, TemplateDocument[]>();
  const departments = world.chosen.filter((d) => d.identity.level === "部门");
  const about = overSubordinates && departments.length > 0 ? departments : world.chosen;
  for (const d of about) {
    // One sheet says both.
    const both = overKinds && kindOf(d) === "budget" && about.some((o) => kindOf(o) === "final" && isOfSame(o, d));
    if (both) continue;
    const key = JSON.stringify([
      unitKey(d.identity),
      kindOf(d),
      ...(overYears ? [] : [d.identity.year, d.identity.version]),
    ]);
    groups.set(key, [...(groups.get(key) ?? []), d]);
  }
  return [...groups].map(([key, list]) => {
    const base = latest(list);
    const { unit, year, kind } = base.identity;
    const more = [...(overYears ? [] : [year]), ...(kind === "决算" ? ["决算"] : [])].join(" ");
    return part(base, key, { unit, more });
  });
}

const isOfSame = (a: TemplateDocument, b: TemplateDocument): boolean =>
  unitKey(a.identity) === unitKey(b.identity) && yearOf(a) === yearOf(b);

/**
 * Plans the filled sheets. A sheet that was filled before is written in place: rows come and go where its repetitions grow and shrink, so
 * that what the user wrote beside and below moves along.
 */
export function planFill(
  existing: ExistingWorkbook,
  world: World,
  request: FillRequest,
  occupied: Occupied = () => false,
): FillPlan {
  const { template, source, layout } = request;
  if (world.chosen.length === 0) throw new TemplateError("nothing-chosen", {});
  if (checkTemplate(template).fields === 0)
    throw new TemplateError("no-fields", { template: template.name, open: "{{", close: "}}" });
  const book = new WorkbookBuilder(existing, { left: template.name, right: world.options.today });
  const parts = partsOf(world, template);
  const together = layout === "blocks" && parts.length > 1;
  const sheets = together
    ? [{ part: "", title: NO_TITLE, parts }]
    : parts.map((p) => ({ part: p.key, title: p.title, parts: [p] }));
  const told: { name: string; fields: readonly FilledField[] }[] = [];
  const chosen = world.chosen.map((d) => d.key);
  let activate: CellTarget | null = null;
  for (const { part, title, parts: own } of sheets) {
    const filled = stacked(world, template, own);
    const key = JSON.stringify([source, layout, part]);
    const former = existing.sheets.find((s) => s.role === "report" && s.disclosure === key);
    const sheet = book.sheet(reportName(template.name, title), "report", "report", key);
    const before = reportMark(former?.report);
    if (before && former) requireRoom(former.name, before, filled, occupied);
    const block = before ? withEmptied(filled, before) : filled.cells;
    if (before) sheet.rowEdits.push(...rowEdits(before.counts, filled.counts));
    if (!before && former) sheet.replaceAll(block);
    else sheet.blocks.push({ row: 0, column: 0, cells: block });
    sheet.widths.push(...filled.widths);
    sheet.heights.push(...filled.heights);
    sheet.merges.push(...filled.merges);
    sheet.chartsGone.push(...(before?.charts ?? []));
    sheet.charts.push(...named(filled.charts, before?.charts ?? []));
    const mark: ReportMark = {
      template: source,
      layout,
      chosen,
      part,
      counts: filled.counts,
      columns: filled.columns,
      charts: sheet.charts.map(({ name }) => name),
    };
    sheet.properties[REPORT_PROPERTY] = JSON.stringify(mark);
    sheet.printedColumns = filled.columns;
    told.push({ name: sheet.name, fields: filled.fields });
    activate ??= { sheet: sheet.name, row: 0, column: 0 };
  }
  return { plan: book.plan(activate!), sheets: told };
}

/** What charts of ours are called, with a number. */
const CHART_NAME = "预决算公开图 ";

/** Charts with names that no earlier one of the sheet has: both are there while the sheet is written. */
function named(charts: readonly DrawnChart[], before: readonly string[]): ChartPlan[] {
  const last = Math.max(0, ...before.map((name) => Number(name.slice(CHART_NAME.length)) || 0));
  return charts.map((chart, i) => ({ ...chart, name: `${CHART_NAME}${last + 1 + i}` }));
}

/** Fillings below one another, with a blank row between. */
function stacked(world: World, template: Template, parts: readonly FillPart[]): Filled {
  const cells: (readonly PlanCell[])[] = [];
  const heights: RowHeight[] = [];
  const merges: Rect[] = [];
  const charts: DrawnChart[] = [];
  const fields: FilledField[] = [];
  const counts: number[] = [];
  let widths: readonly ColumnWidth[] = [];
  let columns = 0;
  parts.forEach(({ base }, i) => {
    if (i > 0) {
      cells.push([{ value: null }]);
      counts.push(1);
    }
    const filled = fillTemplate(world, template, base, cells.length);
    cells.push(...filled.cells);
    heights.push(...filled.heights);
    merges.push(...filled.merges);
    charts.push(...filled.charts);
    fields.push(...filled.fields);
    counts.push(...filled.counts);
    if (filled.columns > columns) ({ widths, columns } = filled);
  });
  const even = cells.map((row) => Array.from({ length: columns }, (_, i): PlanCell => row[i] ?? { value: null }));
  return { cells: even, widths, heights, merges, charts, fields, counts, columns };
}

/** Columns that the sheet had before and has no more are emptied. */
function withEmptied({ cells, columns }: Filled, before: ReportMark): Filled["cells"] {
  const more = before.columns - columns;
  return more <= 0
    ? cells
    : cells.map((row) => [...row, ...Array.from({ length: more }, (): PlanCell => ({ value: null }))]);
}

/** Rows put in and taken out, so that each row of the template keeps its place among what stands beside it. */
function rowEdits(before: readonly number[], now: readonly number[]): SheetPlan["rowEdits"] {
  const edits: { at: number; count: number }[] = [];
  let at = 0;
  const length = Math.max(before.length, now.length);
  for (let i = 0; i < length; i++) {
    const [old, own] = [before[i] ?? 0, now[i] ?? 0];
    if (own !== old) edits.push({ at: at + Math.min(old, own), count: own - old });
    at += own;
  }
  return edits;
}

/** Refuses to write over what the user put beside a sheet that becomes wider. */
function requireRoom(sheet: string, before: ReportMark, filled: Filled, occupied: Occupied): void {
  const rows = before.counts.reduce((sum, n) => sum + n, 0);
  for (let row = 0; row < rows; row++)
    for (let column = before.columns; column < filled.columns; column++)
      if (occupied({ sheet, row, column }))
        throw new TemplateError("in-the-way", { sheet, row: row + 1, column: column + 1 });
}

/** How sheets of templates are called, so that reports are not. */
const TEMPLATE_SHEET = /（模板）(?: \(\d+\))?$/;
/** Room for the number of a second sheet of one name. */
const NUMBER_ROOM = 4;

/** The name of a report: of a long one the unit is cut, so that the year stays. */
function reportName(template: string, { unit, more }: Title): string {
  const name = template.replace(TEMPLATE_SHEET, "");
  const behind = more === "" ? "" : ` ${more}`;
  const room = MAX_SHEET_NAME - NUMBER_ROOM - name.length - behind.length - 1;
  const shown = unit.length <= room ? unit : `${unit.slice(0, Math.max(1, room - 1))}…`;
  return sheetName(`${name}${unit === "" ? "" : ` ${shown}`}${behind}`);
}

/** A plan of a sheet that holds a template, to be edited there. */
export function planTemplate(existing: ExistingWorkbook, template: Template, id: string): WorkbookPlan {
  const book = new WorkbookBuilder(existing);
  // Each insertion is a sheet of its own: one that was edited is never written over.
  const sheet = book.sheet(`${template.name}（模板）`, "template", "template", `${id}#${existing.sheets.length}`);
  const columns = Math.max(1, ...template.cells.map((row) => row.length));
  const cells = template.cells.map((row) =>
    Array.from({ length: columns }, (_, i): PlanCell => templateCell(row[i] ?? null)),
  );
  sheet.replaceAll(cells);
  sheet.widths.push(...template.widths);
  sheet.heights.push(...template.heights);
  sheet.merges.push(...template.merges);
  return book.plan({ sheet: sheet.name, row: 0, column: 0 });
}

const templateCell = (cell: TemplateCell | null): PlanCell =>
  cell === null
    ? { value: null }
    : {
        value: cell.value,
        ...(cell.formula === undefined ? {} : { formula: cell.formula }),
        ...(cell.format ? { format: cell.format } : {}),
        ...(cell.look ? { look: cell.look } : {}),
      };
