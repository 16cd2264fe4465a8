import { ICommandService, type IRange } from "@univerjs/core";
import { SetColDataMutation, SetRowDataMutation } from "@univerjs/preset-sheets-core";
import { columnsOf, intersect, rowsOf, type Rect } from "../../grid/addresses";
import type { UniverSheet } from "../../grid/univer";
import type { Host } from "../host";
import { HostError } from "../host-error";
import { sheetOf, WHOLE_SHEET, type RangeObject } from "../objects";
import { copyConditionals } from "./rules";

/**
 * `range.copyFrom(source, "All")`: cells, looks, merges, rules and links of one range to the same addresses of another sheet;
 * of whole sheets their widths and heights too. Formulas keep their texts so: they are not moved.
 */
export function copyAll(target: RangeObject, source: RangeObject, host: Host): void {
  if (JSON.stringify(source.rect) !== JSON.stringify(target.rect) || source.sheetId === target.sheetId)
    throw new HostError("ApiNotFound", "The workbench plays Range.copyFrom() to the same addresses of another sheet.");
  const { model } = host;
  model.flush();
  const [from, to] = [sheetOf(source, host), sheetOf(target, host)];
  const used = model.usedRect(from, false);
  const there = model.usedRect(to, false);
  const reach = (a: Rect | undefined): Rect => (a && intersect(a, source.rect)) ?? { ...source.rect, bottom: source.rect.top, right: source.rect.left }; // prettier-ignore
  const [a, b] = [reach(used), reach(there)];
  const rect: Rect = {
    top: Math.min(a.top, b.top),
    left: Math.min(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.max(a.right, b.right),
  };
  model.ensureSize(to, rect);
  for (const merged of to.getMergedRanges()) {
    if (intersect(rectOf(merged.getRange()), target.rect)) merged.breakApart();
  }
  model.copyCells(from, to, rect);
  for (const merged of from.getMergedRanges()) {
    const own = rectOf(merged.getRange());
    if (intersect(own, source.rect)) gridRange(to, own).merge();
  }
  if (rowsOf(source.rect) === rowsOf(WHOLE_SHEET) && columnsOf(source.rect) === columnsOf(WHOLE_SHEET))
    copySizes(from, to, host);
  copyValidations(from, to, source.rect, host);
  copyConditionals(from, to, source.rect, host);
  model.copyLinks(from, to, source.rect);
}

const rectOf = ({ startRow, endRow, startColumn, endColumn }: IRange): Rect => ({
  top: startRow,
  left: startColumn,
  bottom: endRow,
  right: endColumn,
});

const gridRange = (sheet: UniverSheet, rect: Rect) =>
  sheet.getRange(rect.top, rect.left, rowsOf(rect), columnsOf(rect));

function copySizes(from: UniverSheet, to: UniverSheet, host: Host): void {
  const [source, target] = [from.getSheet().getConfig(), to.getSheet().getConfig()];
  const commands = host.model.injector.get(ICommandService);
  const base = { unitId: host.model.workbook.getId(), subUnitId: to.getSheetId() };
  const over = <T>(own: Readonly<Record<number, T>>, other: Readonly<Record<number, T>>) =>
    Object.fromEntries([...Object.keys(own), ...Object.keys(other)].map((key) => [key, other[Number(key)] ?? null]));
  host.model.ensureSize(to, {
    top: 0,
    left: 0,
    bottom: from.getMaxRows() - 1,
    right: from.getMaxColumns() - 1,
  });
  const rowData = structuredClone(over(target.rowData, source.rowData));
  commands.syncExecuteCommand(SetRowDataMutation.id, { ...base, rowData });
  const columnData = structuredClone(over(target.columnData, source.columnData));
  commands.syncExecuteCommand(SetColDataMutation.id, { ...base, columnData });
}

function copyValidations(from: UniverSheet, to: UniverSheet, rect: Rect, host: Host): void {
  const known = host.model.onSheet(to, rect);
  if (!known) return;
  gridRange(to, known).setDataValidation(null);
  for (const rule of from.getDataValidations()) {
    for (const range of rule.getRanges()) {
      const part = intersect(rectOf(range.getRange()), known);
      if (part) gridRange(to, part).setDataValidation(rule.copy().build());
    }
  }
}
