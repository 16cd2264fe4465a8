import {
  PAGE_OF_PAGES,
  a1,
  footCode,
  rectA1,
  reference,
  type PagePlan,
  type PlanCell,
  type SheetPlan,
} from "../../workbook";
import type { SharedStrings } from "./shared-strings";
import type { StyleTable } from "./style-table";
import { MAIN, REL, element, escapeXml, part } from "./xml";

/** Relationship ids that a sheet's XML names. */
export interface SheetRelations {
  readonly tables: readonly string[];
  readonly properties: readonly { readonly name: string; readonly id: string }[];
}

/** The XML of one worksheet, elements in the order that the schema wants. */
export function sheetXml(
  plan: SheetPlan,
  styles: StyleTable,
  strings: SharedStrings,
  relations: SheetRelations,
  active: boolean,
): string {
  const grid = gather(plan);
  const body =
    element(
      "sheetPr",
      {},
      (plan.tabColor ? element("tabColor", { rgb: `FF${plan.tabColor.slice(1)}` }) : "") +
        '<pageSetUpPr fitToPage="1"/>',
    ) +
    element("dimension", { ref: dimension(grid) }) +
    element("sheetViews", {}, viewXml(plan, active)) +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    columnsXml(plan) +
    element("sheetData", {}, rowsXml(grid, plan, styles, strings)) +
    list(
      "mergeCells",
      plan.merges.map((r) => element("mergeCell", { ref: rectA1(r) })),
    ) +
    conditionalXml(plan, styles) +
    list(
      "dataValidations",
      plan.validations.map((v) =>
        element(
          "dataValidation",
          { type: "list", allowBlank: 1, showErrorMessage: 1, errorStyle: "warning", sqref: rectA1(v.range) },
          element("formula1", {}, escapeXml(`"${v.list.join(",")}"`)),
        ),
      ),
    ) +
    hyperlinksXml(grid) +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    element("pageSetup", {
      paperSize: A4,
      orientation: plan.page.orientation,
      fitToWidth: plan.page.pagesWide,
      fitToHeight: 0,
    }) +
    element("headerFooter", {}, element("oddFooter", {}, escapeXml(footOf(plan.page.foot)))) +
    pageBreaksXml(plan.page.breaks) +
    (relations.properties.length
      ? element(
          "customProperties",
          {},
          relations.properties.map((p) => element("customPr", { name: p.name, "r:id": p.id })).join(""),
        )
      : "") +
    element("ignoredErrors", {}, element("ignoredError", { sqref: dimension(grid), numberStoredAsText: 1 })) +
    list(
      "tableParts",
      relations.tables.map((id) => element("tablePart", { "r:id": id })),
    );
  return part(element("worksheet", { xmlns: MAIN, "xmlns:r": REL }, body));
}

/** `id` is the row above the break, counted from 1. */
function pageBreaksXml(rows: readonly number[]): string {
  const breaks = rows.map((id) => element("brk", { id, max: LAST_COLUMN, man: 1 }));
  return breaks.length > 0
    ? element("rowBreaks", { count: breaks.length, manualBreakCount: breaks.length }, breaks.join(""))
    : "";
}

const LAST_COLUMN = 16_383;
/** Of `paperSize`. */
const A4 = 9;

/** A foot in the codes of the format: left, page of pages, right. */
function footOf({ left, right }: PagePlan["foot"]): string {
  return `&L${footCode(left)}&C${PAGE_OF_PAGES}&R${footCode(right)}`;
}

type Sparse = Map<number, Map<number, PlanCell>>;

function gather(plan: SheetPlan): Sparse {
  const grid: Sparse = new Map();
  for (const block of plan.blocks) {
    block.cells.forEach((row, i) => {
      const cells = grid.get(block.row + i) ?? new Map<number, PlanCell>();
      grid.set(block.row + i, cells);
      row.forEach((cell, j) => cell && cells.set(block.column + j, cell));
    });
  }
  return grid;
}

function dimension(grid: Sparse): string {
  let columns = 1;
  let rows = 1;
  for (const [r, cells] of grid) {
    rows = Math.max(rows, r + 1);
    for (const c of cells.keys()) columns = Math.max(columns, c + 1);
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
  return list(
    "cols",
    widths.map((w) => element("col", { min: w.column + 1, max: w.column + 1, width: w.width + 0.7, customWidth: 1 })),
    false,
  );
}

function rowsXml(grid: Sparse, plan: SheetPlan, styles: StyleTable, strings: SharedStrings): string {
  const heights = new Map(plan.heights.map((h) => [h.row, h.points]));
  return [...grid]
    .sort(([a], [b]) => a - b)
    .map(([r, cells]) => {
      const xml = [...cells]
        .sort(([a], [b]) => a - b)
        .map(([c, cell]) => cellXml(a1(r, c), cell, styles.cell(cell), strings))
        .join("");
      const ht = heights.get(r);
      return xml ? element("row", { r: r + 1, ht, customHeight: ht === undefined ? undefined : 1 }, xml) : "";
    })
    .join("");
}

function cellXml(r: string, cell: PlanCell, s: number, strings: SharedStrings): string {
  const { value, formula } = cell;
  if (formula !== undefined) {
    const t = typeof value === "string" ? "str" : typeof value === "boolean" ? "b" : undefined;
    const cached =
      value === null ? "" : element("v", {}, escapeXml(String(typeof value === "boolean" ? Number(value) : value)));
    return element("c", { r, s, t }, element("f", {}, escapeXml(formula.replace(/^=/, ""))) + cached);
  }
  if (value === null || value === "") return s ? element("c", { r, s }) : "";
  if (typeof value === "number") return element("c", { r, s }, element("v", {}, String(value)));
  if (typeof value === "boolean") return element("c", { r, s, t: "b" }, element("v", {}, value ? "1" : "0"));
  return element("c", { r, s, t: "s" }, element("v", {}, String(strings.add(value))));
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

function hyperlinksXml(grid: Sparse): string {
  const links: string[] = [];
  for (const [r, cells] of grid) {
    for (const [c, cell] of cells) {
      if (cell.link)
        links.push(
          element("hyperlink", { ref: a1(r, c), location: reference(cell.link), display: String(cell.value ?? "") }),
        );
    }
  }
  return list("hyperlinks", links, false);
}

/** A list element with its count; nothing where the list is empty. */
function list(name: string, items: readonly string[], counted = true): string {
  return items.length ? element(name, counted ? { count: items.length } : {}, items.join("")) : "";
}
