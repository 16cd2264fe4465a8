import { requireWithin } from "../errors";
import type { Limits } from "../limits";
import type { Grid, GridCell } from "../source-document";
import { addressOf } from "./address";
import type { Area } from "./model";
import { regionsOf } from "./regions";
import type { Visible } from "./visible";

/** Boxes up to this area get their blank cells too; in a larger one, blanks are left out. */
const LARGEST_FULL_BOX = 60_000;
/** Places of a grid for each cell that a document may have: mostly blank sheets are long, never endless. */
const PLACES_PER_CELL = 10;

/** A text at the place where it is seen, what is hidden taken out; the address of its cell where another place has it. */
export interface SeenCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly address?: string;
}

type Key = (row: number, column: number) => number;
/** More than Excel has columns. */
const key: Key = (row, column) => row * 65_536 + column;

/** The worksheet that the grids are of. */
export interface Worksheet {
  readonly sheet: string;
  readonly visible: Visible;
}

/** Texts and merges of a worksheet → grids with spans: one, or one for each part that stands far from the others. */
export function placeGrids(
  cells: readonly SeenCell[],
  merges: readonly Area[],
  { sheet, visible }: Worksheet,
  limits: Limits,
): Grid[] {
  const texts = new Map(cells.map((c) => [key(c.row, c.column), c]));
  return regionsOf(cells).map((bounds) => {
    const rows = bounds.bottom - bounds.top + 1;
    const columns = bounds.right - bounds.left + 1;
    requireWithin(columns, limits.columns, "columns");
    requireWithin(rows * columns, limits.cells * PLACES_PER_CELL, "cells");
    const spans = mergesInside(merges, bounds, texts, limits);
    return {
      type: "grid",
      rows,
      columns,
      cells: placeCells(bounds, spans, texts, { sheet, visible }),
      origin: "sheet",
      source: { sheet, cell: addressAt(bounds.top, bounds.left, texts, visible) },
    };
  });
}

function addressAt(row: number, column: number, texts: ReadonlyMap<number, SeenCell>, visible: Visible): string {
  return texts.get(key(row, column))?.address ?? addressOf(visible.rowAt(row), visible.columnAt(column));
}

/** Merges of cells with text, cut to the bounds except where they begin in the last row or column. */
function mergesInside(
  merges: readonly Area[],
  bounds: Area,
  texts: ReadonlyMap<number, SeenCell>,
  limits: Limits,
): Map<number, Area> {
  requireWithin(merges.length, limits.declaredCells, "declaredCells");
  const out = new Map<number, Area>();
  for (const m of merges) {
    if (m.top > bounds.bottom || m.left > bounds.right || m.bottom < bounds.top || m.right < bounds.left) continue;
    const top = Math.max(m.top, bounds.top);
    const left = Math.max(m.left, bounds.left);
    if (!texts.has(key(top, left)) && (top !== m.top || left !== m.left)) continue;
    const cut = { top, left, bottom: Math.min(m.bottom, bounds.bottom), right: Math.min(m.right, bounds.right) };
    out.set(key(top, left), cut);
  }
  return out;
}

function placeCells(
  bounds: Area,
  merges: ReadonlyMap<number, Area>,
  texts: ReadonlyMap<number, SeenCell>,
  { sheet, visible }: Worksheet,
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
      text: (texts.get(at)?.text ?? "").replace(/\r\n?/g, "\n"),
      source: { sheet, cell: addressAt(r, c, texts, visible) },
    });
  };
  if (full)
    for (let r = bounds.top; r <= bounds.bottom; r++) for (let c = bounds.left; c <= bounds.right; c++) add(r, c);
  else
    for (const { row, column } of [...texts.values()].sort((a, b) => a.row - b.row || a.column - b.column))
      if (row >= bounds.top && row <= bounds.bottom && column >= bounds.left && column <= bounds.right)
        add(row, column);
  return cells;
}
