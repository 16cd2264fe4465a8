import * as XLSX from "@e965/xlsx";
import { ReadingError, requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { Block, FileKind, Grid, GridCell, ReadingIssue } from "../source-document";
import { guardWorkbook, refuseDoctype } from "./guard";

/** Boxes up to this area get their blank cells too; in a larger one, blanks are left out. */
const LARGEST_FULL_BOX = 60_000;

/** XLSX, XLS or ET → a grid per visible worksheet, its blank margins cut off, each cell with its address. */
export function readWorkbook(
  bytes: Uint8Array,
  kind: FileKind,
  limits: Limits,
): { blocks: Block[]; issues: ReadingIssue[] } {
  if (kind === "xlsx") guardWorkbook(bytes, limits);
  else if (bytes[0] === 0x3c || bytes[0] === 0xef) refuseDoctype(bytes);
  const workbook = parse(bytes, limits);
  requireWithin(workbook.SheetNames.length, limits.sheets, "sheets");
  const hidden = (index: number): boolean => (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
  const allHidden = workbook.SheetNames.every((_, index) => hidden(index));
  const blocks: Block[] = [];
  const issues: ReadingIssue[] = [];
  let cells = 0;
  workbook.SheetNames.forEach((name, index) => {
    const sheet = workbook.Sheets[name];
    const grid = sheet ? readSheet(sheet, name, limits) : null;
    if (!grid) return;
    // What the publisher hid is not published: old templates and working sheets mostly.
    if (hidden(index) && !allHidden) {
      issues.push({ code: "content-skipped", pages: [], values: { sheet: name, reason: "hidden" } });
      return;
    }
    cells += grid.cells.length;
    requireWithin(cells, limits.cells, "cells");
    blocks.push(grid);
  });
  return { blocks, issues };
}

function parse(bytes: Uint8Array, limits: Limits): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, {
      type: "array",
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: true,
      cellDates: false,
      sheetRows: limits.rows,
      bookVBA: false,
    });
  } catch (cause) {
    const message = String((cause as Error)?.message ?? cause);
    throw new ReadingError(/password|encrypt/i.test(message) ? "encrypted" : "corrupt", {}, { cause });
  }
}

interface Bounds {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

function readSheet(sheet: XLSX.WorkSheet, name: string, limits: Limits): Grid | null {
  const data = (sheet as { "!data"?: (XLSX.CellObject | undefined)[][] })["!data"] ?? [];
  const texts = new Map<number, string>();
  const key = (row: number, column: number): number => row * 16384 + column;
  const bounds: Bounds = { top: Infinity, left: Infinity, bottom: -1, right: -1 };
  data.forEach((row, r) =>
    row?.forEach((cell, c) => {
      const text = cell ? displayed(cell) : "";
      if (text.trim() === "") return;
      texts.set(key(r, c), text);
      bounds.top = Math.min(bounds.top, r);
      bounds.left = Math.min(bounds.left, c);
      bounds.bottom = Math.max(bounds.bottom, r);
      bounds.right = Math.max(bounds.right, c);
    }),
  );
  if (bounds.bottom < 0) return null;
  const merges = mergesInside(sheet["!merges"] ?? [], bounds, texts, key, limits);
  requireWithin(bounds.right - bounds.left + 1, limits.columns, "columns");
  const cells = placeCells(bounds, merges, texts, key, name);
  return {
    type: "grid",
    rows: bounds.bottom - bounds.top + 1,
    columns: bounds.right - bounds.left + 1,
    cells,
    origin: "sheet",
    source: { sheet: name, cell: XLSX.utils.encode_cell({ r: bounds.top, c: bounds.left }) },
  };
}

/** The text that Excel shows; numbers keep their printed decimals. */
function displayed(cell: XLSX.CellObject): string {
  if (cell.w !== undefined) return cell.w;
  return cell.v === undefined || cell.v === null ? "" : String(cell.v);
}

type Key = (row: number, column: number) => number;

/** Merges of cells with text, cut to the bounds except where they begin in the last row or column. */
function mergesInside(
  merges: readonly XLSX.Range[],
  bounds: Bounds,
  texts: ReadonlyMap<number, string>,
  key: Key,
  limits: Limits,
): Map<number, Bounds> {
  requireWithin(merges.length, limits.declaredCells, "declaredCells");
  const out = new Map<number, Bounds>();
  for (const { s, e } of merges) {
    if (s.r > bounds.bottom || s.c > bounds.right || e.r < bounds.top || e.c < bounds.left) continue;
    const top = Math.max(s.r, bounds.top);
    const left = Math.max(s.c, bounds.left);
    if (!texts.has(key(top, left)) && (top !== s.r || left !== s.c)) continue;
    out.set(key(top, left), { top, left, bottom: Math.min(e.r, bounds.bottom), right: Math.min(e.c, bounds.right) });
  }
  return out;
}

function placeCells(
  bounds: Bounds,
  merges: ReadonlyMap<number, Bounds>,
  texts: ReadonlyMap<number, string>,
  key: Key,
  sheet: string,
): GridCell[] {
  const rows = bounds.bottom - bounds.top + 1;
  const columns = bounds.right - bounds.left + 1;
  const full = rows * columns <= LARGEST_FULL_BOX;
  const covered = new Set<number>();
  let coveredArea = 0;
  for (const [at, merge] of merges) {
    coveredArea += (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1);
    // Overlapping or giant merges are damage: each cell is covered once at most, so the area is bounded by the box.
    if (coveredArea > 4 * rows * columns) break;
    if (covered.has(at)) continue;
    for (let r = merge.top; r <= merge.bottom; r++)
      for (let c = merge.left; c <= merge.right; c++) if (key(r, c) !== at) covered.add(key(r, c));
  }
  const cells: GridCell[] = [];
  const add = (r: number, c: number): void => {
    const at = key(r, c);
    if (covered.has(at)) return;
    const merge = merges.get(at);
    cells.push({
      row: r - bounds.top,
      column: c - bounds.left,
      rowSpan: merge ? merge.bottom - merge.top + 1 : 1,
      columnSpan: merge ? merge.right - merge.left + 1 : 1,
      text: (texts.get(at) ?? "").replace(/\r\n?/g, "\n"),
      source: { sheet, cell: XLSX.utils.encode_cell({ r, c }) },
    });
  };
  if (full)
    for (let r = bounds.top; r <= bounds.bottom; r++) for (let c = bounds.left; c <= bounds.right; c++) add(r, c);
  else for (const at of [...texts.keys()].sort((a, b) => a - b)) add(Math.floor(at / 16384), at % 16384);
  return cells;
}
