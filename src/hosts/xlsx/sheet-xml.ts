import {
  PAGE_OF_PAGES,
  a1,
  footCode,
  rectA1,
  reference,
  type BodyRow,
  type PagePlan,
  type PlanCell,
  type SheetPlan,
} from "../../workbook";
import type { Shelf } from "../../application";
import type { SharedStrings } from "./shared-strings";
import { Spool } from "./spool";
import type { StyleTable } from "./style-table";
import { MAIN, REL, element, escapeXml, part } from "./xml";

/** Relationship ids that a sheet's XML names. */
export interface SheetRelations {
  readonly tables: readonly string[];
  /** Of its charts; null where it has none. */
  readonly drawing: string | null;
  readonly properties: readonly { readonly name: string; readonly id: string }[];
}

/** Links of one sheet: so many as Excel opens a file with, and the files that they lead to. */
export class SheetLinks {
  private readonly ids = new Map<string, string>();
  private count = 0;

  /** The XML of a cell's link; nothing where it has none. */
  xml(row: number, column: number, { link, file, value }: PlanCell): string {
    if ((!link && file === undefined) || this.count >= MOST_LINKS) return "";
    this.count++;
    const to = link ? { location: reference(link) } : { "r:id": this.idOf(file!) };
    return element("hyperlink", { ref: a1(row, column), ...to, display: String(value ?? "") });
  }

  /** Files with the ids by which the sheet names them. */
  files(): Iterable<readonly [address: string, id: string]> {
    return this.ids;
  }

  private idOf(address: string): string {
    let id = this.ids.get(address);
    if (id === undefined) this.ids.set(address, (id = `rIdF${this.ids.size + 1}`));
    return id;
  }
}

/** Looks and strings of the whole file. */
export interface Interning {
  readonly styles: StyleTable;
  readonly strings: SharedStrings;
}

/** Rows that were written before their sheet's head could be: those of one table, which stand together. */
export class SheetBody {
  private readonly rows: Spool;
  private readonly links: Spool;
  first = Infinity;
  /** Rows and columns of the sheet that it reaches to. */
  lastRow = 0;
  lastColumn = 0;

  constructor(
    private readonly interning: Interning,
    private readonly told: SheetLinks,
    shelf: Shelf,
  ) {
    this.rows = new Spool(shelf);
    this.links = new Spool(shelf);
  }

  add({ row, column, cells, points }: BodyRow): void {
    this.first = Math.min(this.first, row);
    this.lastRow = Math.max(this.lastRow, row + 1);
    this.lastColumn = Math.max(this.lastColumn, column + cells.length);
    const placed = cellsOf({ row, lines: [{ column, cells }] });
    this.rows.add(rowXml(row, placed, points ?? undefined, this.interning));
    for (const [at, cell] of placed) if (leads(cell)) this.links.add(this.told.xml(row, at, cell));
  }

  xml(): Iterable<string> {
    return this.rows.pieces();
  }

  linksXml(): Iterable<string> {
    return this.links.pieces();
  }
}

/** The XML of one worksheet in pieces, elements in the order that the schema wants. */
export function* sheetXml(
  plan: SheetPlan,
  bodies: readonly SheetBody[],
  interning: Interning,
  links: SheetLinks,
  relations: SheetRelations,
  active: boolean,
): Iterable<string> {
  const { styles } = interning;
  const rows = rowsOf(plan);
  const ref = dimension(rows, bodies);
  yield part(`<worksheet xmlns="${MAIN}" xmlns:r="${REL}">`);
  yield (
    element(
      "sheetPr",
      {},
      (plan.tabColor ? element("tabColor", { rgb: `FF${plan.tabColor.slice(1)}` }) : "") +
        (plan.page.scale === null ? '<pageSetUpPr fitToPage="1"/>' : ""),
    ) +
    element("dimension", { ref }) +
    element("sheetViews", {}, viewXml(plan, active)) +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    columnsXml(plan)
  );
  yield "<sheetData>";
  yield* rowsXml(rows, plan, bodies, interning);
  yield "</sheetData>";
  yield* list(
    "mergeCells",
    plan.merges.length,
    mapped(plan.merges, (r) => element("mergeCell", { ref: rectA1(r) })),
  );
  yield conditionalXml(plan, styles);
  yield* list(
    "dataValidations",
    plan.validations.length,
    mapped(plan.validations, (v) =>
      element(
        "dataValidation",
        { type: "list", allowBlank: 1, showErrorMessage: 1, errorStyle: "warning", sqref: rectA1(v.range) },
        element("formula1", {}, escapeXml(`"${v.list.join(",")}"`)),
      ),
    ),
  );
  yield* hyperlinksXml(rows, bodies, links);
  yield (
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    element("pageSetup", {
      paperSize: A4,
      orientation: plan.page.orientation,
      ...(plan.page.scale === null ? { fitToWidth: plan.page.pagesWide, fitToHeight: 0 } : { scale: plan.page.scale }),
    }) +
    element("headerFooter", {}, element("oddFooter", {}, escapeXml(footOf(plan.page.foot)))) +
    pageBreaksXml("rowBreaks", plan.page.breaks, LAST_COLUMN) +
    pageBreaksXml("colBreaks", plan.page.columnBreaks ?? [], LAST_ROW)
  );
  if (relations.properties.length > 0)
    yield element(
      "customProperties",
      {},
      relations.properties.map((p) => element("customPr", { name: p.name, "r:id": p.id })).join(""),
    );
  yield element("ignoredErrors", {}, element("ignoredError", { sqref: ref, numberStoredAsText: 1 }));
  if (relations.drawing !== null) yield element("drawing", { "r:id": relations.drawing });
  yield* list(
    "tableParts",
    relations.tables.length,
    mapped(relations.tables, (id) => element("tablePart", { "r:id": id })),
  );
  yield "</worksheet>";
}

/** `id` is the row above the break, or the column before it, counted from 1. */
function pageBreaksXml(name: "rowBreaks" | "colBreaks", before: readonly number[], max: number): string {
  const breaks = before.map((id) => element("brk", { id, max, man: 1 }));
  return breaks.length > 0
    ? element(name, { count: breaks.length, manualBreakCount: breaks.length }, breaks.join(""))
    : "";
}

const LAST_COLUMN = 16_383;
const LAST_ROW = 1_048_575;
/** A sheet with more has to be repaired. */
const MOST_LINKS = 65_530;
/** Of `paperSize`. */
const A4 = 9;

/** A foot in the codes of the format: left, page of pages, right. */
function footOf({ left, right }: PagePlan["foot"]): string {
  return `&L${footCode(left)}&C${PAGE_OF_PAGES}&R${footCode(right)}`;
}

/** A planned cell with its column. */
type PlacedCell = readonly [column: number, cell: PlanCell];

/** Rows of a sheet from the top, each with the lines of the blocks that stand in it. */
interface PlannedRow {
  readonly row: number;
  readonly lines: { readonly column: number; readonly cells: readonly (PlanCell | null)[] }[];
}

function rowsOf(plan: SheetPlan): PlannedRow[] {
  const rows = new Map<number, PlannedRow>();
  for (const block of plan.blocks) {
    block.cells.forEach((cells, i) => {
      const row = block.row + i;
      const known = rows.get(row) ?? { row, lines: [] };
      known.lines.push({ column: block.column, cells });
      rows.set(row, known);
    });
  }
  return [...rows.values()].sort((a, b) => a.row - b.row);
}

/** Cells of a row from the left; of two for one place the later counts. */
function cellsOf({ lines }: PlannedRow): PlacedCell[] {
  const placed = lines.flatMap(({ column, cells }) =>
    cells.flatMap((cell, i): PlacedCell[] => (cell ? [[column + i, cell]] : [])),
  );
  return lines.length === 1 ? placed : [...new Map(placed)].sort(([a], [b]) => a - b);
}

function dimension(planned: readonly PlannedRow[], bodies: readonly SheetBody[]): string {
  let columns = bodies.reduce((most, b) => Math.max(most, b.lastColumn), 1);
  let rows = bodies.reduce((most, b) => Math.max(most, b.lastRow), 1);
  for (const { row, lines } of planned) {
    rows = Math.max(rows, row + 1);
    for (const { column, cells } of lines) columns = Math.max(columns, column + cells.length);
  }
  return rectA1({ row: 0, column: 0, rows, columns });
}

function viewXml(plan: SheetPlan, active: boolean): string {
  const { freezeRows, freezeColumns } = plan;
  const name = freezeRows && freezeColumns ? "bottomRight" : freezeRows ? "bottomLeft" : "topRight";
  const first = a1(freezeRows, freezeColumns);
  const pane =
    freezeRows || freezeColumns
      ? element("pane", {
          xSplit: freezeColumns || undefined,
          ySplit: freezeRows || undefined,
          topLeftCell: first,
          activePane: name,
          state: "frozen",
        }) + element("selection", { pane: name, activeCell: first, sqref: first })
      : "";
  return element("sheetView", { showGridLines: 0, tabSelected: active ? 1 : undefined, workbookViewId: 0 }, pane);
}

function columnsXml(plan: SheetPlan): string {
  const widths = [...plan.widths].sort((a, b) => a.column - b.column);
  if (widths.length === 0) return "";
  const columns = widths.map((w) =>
    element("col", { min: w.column + 1, max: w.column + 1, width: w.width + 0.7, customWidth: 1 }),
  );
  return element("cols", {}, columns.join(""));
}

function* rowsXml(
  rows: readonly PlannedRow[],
  plan: SheetPlan,
  bodies: readonly SheetBody[],
  interning: Interning,
): Iterable<string> {
  const heights = new Map(plan.heights.map((h) => [h.row, h.points]));
  const waiting = [...bodies].sort((a, b) => a.first - b.first);
  for (const planned of rows) {
    const { row } = planned;
    while (waiting.length > 0 && waiting[0]!.first < row) yield* waiting.shift()!.xml();
    const xml = rowXml(row, cellsOf(planned), heights.get(row), interning);
    if (xml) yield xml;
  }
  for (const body of waiting) yield* body.xml();
}

/** A row; nothing where its cells say nothing. */
function rowXml(row: number, cells: readonly PlacedCell[], ht: number | undefined, interning: Interning): string {
  const xml = cells.map(([column, cell]) => cellXml(a1(row, column), cell, interning)).join("");
  return xml ? element("row", { r: row + 1, ht, customHeight: ht === undefined ? undefined : 1 }, xml) : "";
}

/** What a formula gives that finds nothing. */
const GAP = "#N/A";

function cellXml(r: string, cell: PlanCell, { styles, strings }: Interning): string {
  const { value, formula } = cell;
  const s = styles.cell(cell);
  if (formula !== undefined) {
    const t = value === GAP ? "e" : typeof value === "string" ? "str" : typeof value === "boolean" ? "b" : undefined;
    const cached =
      value === null ? "" : element("v", {}, escapeXml(String(typeof value === "boolean" ? Number(value) : value)));
    return element("c", { r, s, t }, element("f", {}, escapeXml(formula.replace(/^=/, ""))) + cached);
  }
  if (value === null || value === "") return s ? element("c", { r, s }) : "";
  if (typeof value === "number") return element("c", { r, s }, element("v", {}, String(value)));
  if (typeof value === "boolean") return element("c", { r, s, t: "b" }, element("v", {}, value ? "1" : "0"));
  const shared = strings.add(value);
  if (shared === null) {
    const text = element("t", { "xml:space": "preserve" }, escapeXml(value));
    return element("c", { r, s, t: "inlineStr" }, element("is", {}, text));
  }
  return element("c", { r, s, t: "s" }, element("v", {}, String(shared)));
}

function conditionalXml(plan: SheetPlan, styles: StyleTable): string {
  return plan.conditionalFormats
    .map((f, i) =>
      element(
        "conditionalFormatting",
        { sqref: rectA1(f.range) },
        element(
          "cfRule",
          { type: "expression", dxfId: styles.differential(f.style), priority: i + 1, stopIfTrue: 1 },
          element("formula", {}, escapeXml(f.formula.replace(/^=/, ""))),
        ),
      ),
    )
    .join("");
}

function* hyperlinksXml(
  rows: readonly PlannedRow[],
  bodies: readonly SheetBody[],
  links: SheetLinks,
): Iterable<string> {
  let open = false;
  for (const xml of linksOf(rows, bodies, links)) {
    if (!xml) continue;
    if (!open) yield "<hyperlinks>";
    open = true;
    yield xml;
  }
  if (open) yield "</hyperlinks>";
}

function* linksOf(rows: readonly PlannedRow[], bodies: readonly SheetBody[], links: SheetLinks): Iterable<string> {
  for (const planned of rows)
    for (const [column, cell] of cellsOf(planned)) if (leads(cell)) yield links.xml(planned.row, column, cell);
  for (const body of bodies) yield* body.linksXml();
}

const leads = ({ link, file }: PlanCell): boolean => link !== undefined || file !== undefined;

function* mapped<T>(items: readonly T[], xml: (item: T) => string): Iterable<string> {
  for (const item of items) yield xml(item);
}

/** A list element with its count; nothing where the list is empty. */
function* list(name: string, count: number, items: Iterable<string>): Iterable<string> {
  if (count === 0) return;
  yield `<${name} count="${count}">`;
  yield* items;
  yield `</${name}>`;
}
