import type { IRange, IStyleData } from "@univerjs/core";
import { columnName } from "./addresses";
import type { WorkbookModel } from "./model";
import type { TableModel } from "./tables";
import type { UniverSheet } from "./univer";

/** One sheet as plain data; by address or by row and column, so that two pictures of the same sheet are equal. */
export interface SheetPicture {
  readonly name: string;
  readonly hidden: boolean;
  readonly tabColor: string;
  readonly gridlines: boolean;
  readonly freeze: unknown;
  /** What a cell holds: formula or value, and its look. */
  readonly cells: Readonly<Record<string, { readonly content: unknown; readonly look: unknown }>>;
  readonly merges: readonly string[];
  readonly heights: Readonly<Record<number, number>>;
  readonly widths: Readonly<Record<number, number>>;
  readonly validations: Readonly<Record<string, readonly unknown[]>>;
  readonly conditionals: Readonly<Record<string, readonly unknown[]>>;
  readonly links: Readonly<Record<string, unknown>>;
  readonly properties: Readonly<Record<string, string>>;
  readonly page: Readonly<Record<string, unknown>>;
  readonly charts: readonly unknown[];
}

/** The workbook as plain data. */
export interface Picture {
  readonly sheets: readonly SheetPicture[];
  readonly names: readonly { readonly name: string; readonly formula: string }[];
  readonly tables: readonly unknown[];
  readonly active: { readonly sheet: string; readonly cell: string };
}

/** Everything that a user could miss of the workbook; ids, and the size of what is empty, are none of it. */
export function pictureOf(model: WorkbookModel, tables: TableModel): Picture {
  model.flush();
  const active = model.workbook.getActiveSheet();
  const cell = active.getSelection()?.getCurrentCell();
  return {
    sheets: model.sheets().map((sheet) => sheetPicture(sheet, model)),
    names: model.workbook
      .getDefinedNames()
      .map((name) => ({ name: name.getName(), formula: name.getFormulaOrRefString() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    tables: tables
      .list()
      .map(({ id: _id, sheetId, ...table }) => ({
        ...table,
        sheet: model.sheet(sheetId)?.getSheetName(),
        columns: tables.columnNames({ id: _id, sheetId, ...table }),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    active: {
      sheet: active.getSheetName(),
      cell: cell ? address(cell.actualRow, cell.actualColumn) : "A1",
    },
  };
}

const address = (row: number, column: number): string => `${columnName(column)}${row + 1}`;
const rangeText = ({ startRow, startColumn, endRow, endColumn }: IRange): string =>
  `${address(startRow, startColumn)}:${address(endRow, endColumn)}`;

function sheetPicture(sheet: UniverSheet, model: WorkbookModel): SheetPicture {
  const config = sheet.getSheet().getConfig();
  const extras = model.extrasOf(sheet.getSheetId());
  const prefix = `${sheet.getSheetId()}!`;
  const sizes = <T>(data: Readonly<Record<number, T>>, size: (one: T) => number | undefined, usual: number) =>
    Object.fromEntries(
      Object.entries(data).flatMap(([key, one]) => {
        const value = one ? size(one as T) : undefined;
        return value === undefined || value === usual ? [] : [[key, value]];
      }),
    );
  return {
    name: sheet.getSheetName(),
    hidden: sheet.isSheetHidden(),
    tabColor: sheet.getTabColor() ?? "",
    gridlines: !sheet.hasHiddenGridLines(),
    freeze: frozen(sheet),
    cells: cellsOf(sheet, model),
    merges: sheet
      .getMergedRanges()
      .map((merged) => rangeText(merged.getRange()))
      .sort(),
    heights: sizes(config.rowData, (row) => row.h, config.defaultRowHeight),
    widths: sizes(config.columnData, (column) => column.w, config.defaultColumnWidth),
    validations: byCell(
      sheet.getDataValidations().flatMap(({ rule }) => {
        const { uid: _uid, ranges, ...what } = rule;
        return ranges.map((range: IRange) => ({ range, what }));
      }),
    ),
    conditionals: byCell(
      sheet
        .getConditionalFormattingRules()
        .flatMap(({ ranges, rule, stopIfTrue }) => ranges.map((range) => ({ range, what: { rule, stopIfTrue } }))),
    ),
    links: Object.fromEntries(
      [...model.hyperlinks]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, link]) => [key.slice(prefix.length), link] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    properties: Object.fromEntries([...extras.customProperties].sort(([a], [b]) => (a < b ? -1 : 1))),
    page: Object.fromEntries([...extras.page].sort(([a], [b]) => (a < b ? -1 : 1))),
    charts: model.charts
      .list(sheet.getSheetId())
      .map(({ id: _id, sheetId: _sheet, ...chart }) => structuredClone(chart))
      .sort((a, b) => a.place.top - b.place.top || a.place.left - b.place.left || (a.name < b.name ? -1 : 1)),
  };
}

const frozen = (sheet: UniverSheet): { rows: number; columns: number } => {
  const { xSplit, ySplit } = sheet.getFreeze();
  return { rows: ySplit, columns: xSplit };
};

function cellsOf(sheet: UniverSheet, model: WorkbookModel): SheetPicture["cells"] {
  const used = model.usedRect(sheet, false);
  if (!used) return {};
  const formulas = model.formulas(sheet, used);
  const looks = model.styles(sheet, used);
  const cells: Record<string, { content: unknown; look: unknown }> = {};
  formulas.forEach((row, i) =>
    row.forEach((content, j) => {
      const look = plainLook(looks[i]![j]);
      if (content === "" && look === null) return;
      // A text that begins with "=" is no formula.
      const isText = typeof content === "string" && !sheet.getSheet().getCellRaw(used.top + i, used.left + j)?.f;
      cells[address(used.top + i, used.left + j)] = { content: isText ? { text: content } : content, look };
    }),
  );
  return cells;
}

/** A look without what stands for nothing. */
function plainLook(look: IStyleData | null | undefined): unknown {
  const parts = Object.entries(look ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return parts.length > 0 ? Object.fromEntries(parts.sort(([a], [b]) => (a < b ? -1 : 1))) : null;
}

/** What applies to each cell. */
function byCell(rules: readonly { range: IRange; what: unknown }[]): Record<string, unknown[]> {
  const cells = new Map<string, unknown[]>();
  for (const { range, what } of rules) {
    for (let row = range.startRow; row <= range.endRow; row++)
      for (let column = range.startColumn; column <= range.endColumn; column++) {
        const key = address(row, column);
        cells.set(key, [...(cells.get(key) ?? []), what]);
      }
  }
  return Object.fromEntries([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
}
